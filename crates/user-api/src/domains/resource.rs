//! The wire format of facts about domains.

use fromline_base::{clock::format_second, dns::Unanswered};
use fromline_core::{
    api::{
        DkimAuthentication, DmarcPolicy, DmarcRecordFault, DmarcResult, DomainAuthentication,
        GatewayAuthentication, MailProvider, OrganisationAuthentication, Rfc7489Authentication,
        SpfAuthentication, SubmissionServer, SubmissionServers,
    },
    dmarc::AppliedPolicy,
    gateway::{Gateway, found::Candidate, providers::Provider},
};
use fromline_outbound::limits::DetectedServers;
use fromline_services::mail_authentication::{DkimAlignment, DomainPrediction, SpfPrediction};
use fromline_store::test_messages::ReceiverResult;

use crate::send_as::seen_to_api;

/// Converts the prediction for a domain to its wire form, with the result of the newest test message.
pub fn authentication_to_api(found: DomainPrediction, seen: Option<ReceiverResult>) -> DomainAuthentication {
    let expected = match &found.policy {
        Err(_) => DmarcResult::Unknown,
        Ok(None) => DmarcResult::None,
        Ok(Some(_)) => DmarcResult::Pass,
    };
    let (dmarc, disposition) = found.verdicts.today;
    let before = found.before;
    let fault = found.record_fault;
    DomainAuthentication {
        domain: found.domain,
        organisational_domain: found.organisational_domain,
        policy: known_to_api(&found.policy),
        organisation: OrganisationAuthentication {
            dmarc,
            disposition,
            spf: found.spf.map(spf_to_api),
            dkim: found.dkim.into_iter().map(dkim_to_api).collect(),
        },
        gateway: GatewayAuthentication {
            expected,
            seen: seen.map(seen_to_api),
        },
        rfc7489: found.verdicts.rfc7489.map(|organisation| Rfc7489Authentication {
            organisational_domain: before.organisational_domain,
            policy: known_to_api(&before.policy),
            organisation,
        }),
        record_fault: fault.map(|(domain, fault)| DmarcRecordFault {
            at: format!("_dmarc.{domain}"),
            fault,
        }),
        remedy: found.remedy,
        checked_at: format_second(found.checked),
        expires_at: format_second(found.expires),
    }
}

/// Returns the policy in wire form; `None` if DNS did not answer.
fn known_to_api(policy: &Result<Option<AppliedPolicy>, Unanswered>) -> Option<DmarcPolicy> {
    policy.as_ref().ok().map(|policy| policy_to_api(policy.as_ref()))
}

fn policy_to_api(policy: Option<&AppliedPolicy>) -> DmarcPolicy {
    policy.map_or_else(DmarcPolicy::default, |policy| DmarcPolicy {
        published: true,
        disposition: policy.disposition,
        strict_spf: policy.strict_spf,
        strict_dkim: policy.strict_dkim,
        record_at: Some(policy.record_at()),
    })
}

fn spf_to_api(spf: SpfPrediction) -> SpfAuthentication {
    SpfAuthentication {
        domain: spf.domain,
        result: spf.result,
        trouble: spf.trouble,
        aligned: spf.aligned,
    }
}

fn dkim_to_api(dkim: DkimAlignment) -> DkimAuthentication {
    DkimAuthentication {
        domain: dkim.domain,
        aligned: dkim.aligned,
    }
}

/// Converts detected servers to their wire form.
pub fn servers_to_api(found: DetectedServers) -> SubmissionServers {
    SubmissionServers {
        domain: found.domain,
        servers: found.servers.into_iter().map(server_to_api).collect(),
        provider: found.provider.map(provider_to_api),
        refused: found.refused,
        complete: found.complete,
    }
}

fn server_to_api(candidate: Candidate) -> SubmissionServer {
    let Gateway { host, port, security } = candidate.gateway;
    SubmissionServer {
        host: host.to_string(),
        port: port.into(),
        security_mode: security.mode(),
        username: candidate.username,
        takes_passwords: candidate.takes_passwords,
        source: candidate.source,
        state: candidate.state,
    }
}

fn provider_to_api(provider: &Provider) -> MailProvider {
    MailProvider {
        name: provider.name.to_owned(),
        password: provider.password,
        page: provider.page.map(str::to_owned),
        switched_off: provider.switched_off,
        host_of_customer: provider.has_host_of_customer(),
    }
}
