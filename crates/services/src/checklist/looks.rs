//! Looks outside of this machine, beside requests: the relay, and what the organization's domains publish.

use std::{net::IpAddr, sync::Arc, time::Duration};

use fromline_base::dns::{Public, Within};
use fromline_core::{
    Reason,
    authentication::are_related,
    checklist::{ChecklistFinding, ChecklistTask, SpfFacts, judge_dkim, judge_dmarc, judge_spf},
};
use fromline_outbound::{
    limits::{ChecklistMemory, DomainFacts},
    smtp::Relay,
};
use fromline_store::checklist::SeenSignature;
use tokio::time::{Instant, timeout};

use super::{Checklist, FoundDetail, FoundRecord};
use crate::{
    mail_authentication::{self, DEADLINE},
    state::{Base, DeliveryContext},
};

/// For how long the relay counts as working; and as refusing the password, which changes with a restart, while too many attempts could lock
/// the account.
const WORKS: Duration = Duration::from_mins(5);
/// For how long DNS answers count; how long they are valid is the cache's business.
const HOLDS: Duration = Duration::from_mins(1);
/// For how long a failure counts.
const AGAIN: Duration = Duration::from_secs(20);
/// Time limit for the relay.
const PATIENCE: Duration = Duration::from_secs(10);

/// Returns how the relay received us, if that is known, and asks it again when that is due.
pub(super) fn relay(
    context: &DeliveryContext,
    memory: &Arc<ChecklistMemory>,
    relay: &Arc<dyn Relay>,
) -> Option<Result<(), Reason>> {
    let (known, due) = memory.relay.begin((), context.clock.monotonic());
    if due {
        let (memory, relay, clock) = (memory.clone(), relay.clone(), context.clock.clone());
        tokio::spawn(async move {
            let found = match timeout(PATIENCE, relay.check()).await {
                Ok(session) => session.map_err(|failure| failure.reason),
                Err(_) => Err(Reason::Timeout),
            };
            let holds = match found {
                Ok(()) | Err(Reason::AuthRejected) => WORKS,
                Err(_) => AGAIN,
            };
            memory.relay.end((), found, holds, clock.monotonic());
        });
    }
    known
}

impl Checklist<'_> {
    /// Returns what is known of the domains' SPF, DMARC and DKIM, and looks again at what is due.
    pub(super) fn domains(self, signatures: &[SeenSignature]) -> [(ChecklistTask, Vec<FoundDetail>); 3] {
        let config = &self.context.config;
        let [mut spf, mut dmarc, mut dkim] = [const { Vec::new() }; 3];
        self.memory.keys.keep(|name| {
            signatures
                .iter()
                .filter_map(key_name)
                .any(|wanted| wanted == *name)
        });
        for domain in &config.domains {
            let facts = self.facts(domain);
            spf.push(spf_detail(
                domain,
                facts.map(|facts| facts.spf),
                &config.sending_addresses,
            ));
            dmarc.push(dmarc_detail(domain, facts));
            let seen = signatures.iter().find(|seen| seen.domain == *domain);
            dkim.push(self.dkim_detail(domain, seen));
        }
        [
            (ChecklistTask::Spf, spf),
            (ChecklistTask::Dmarc, dmarc),
            (ChecklistTask::Dkim, dkim),
        ]
    }

    fn facts(self, domain: &str) -> Option<DomainFacts> {
        let now = self.context.clock.monotonic();
        let (known, due) = self.memory.domains.begin(domain.to_owned(), now);
        if due {
            let (base, lookups) = (Base::clone(self.context), self.lookups.clone());
            let (memory, domain) = (self.memory.clone(), domain.to_owned());
            tokio::spawn(async move {
                let _permit = lookups.limits.acquire_without_gateways().await;
                let public = Public::new(&*lookups.dns, &base.config.domains);
                let dns = Within::new(&public, Instant::now() + DEADLINE);
                let addresses = &base.config.sending_addresses;
                let found = mail_authentication::look_at(&dns, &domain, addresses).await;
                let holds = if dns.failed() { AGAIN } else { HOLDS };
                memory.domains.end(domain, found, holds, base.clock.monotonic());
            });
        }
        known
    }

    /// Returns whether a key is published, as far as that is known.
    fn has_key(self, name: &str) -> Option<bool> {
        let now = self.context.clock.monotonic();
        let (known, due) = self.memory.keys.begin(name.to_owned(), now);
        if due {
            let (base, lookups) = (Base::clone(self.context), self.lookups.clone());
            let (memory, name) = (self.memory.clone(), name.to_owned());
            tokio::spawn(async move {
                let _permit = lookups.limits.acquire_without_gateways().await;
                let public = Public::new(&*lookups.dns, &base.config.domains);
                let dns = Within::new(&public, Instant::now() + DEADLINE);
                let found = mail_authentication::find_key(&dns, &name).await;
                let holds = if found.is_none() { AGAIN } else { HOLDS };
                memory.keys.end(name, found, holds, base.clock.monotonic());
            });
        }
        known.flatten()
    }

    fn dkim_detail(self, domain: &str, seen: Option<&SeenSignature>) -> FoundDetail {
        let signing = self.context.config.signing_domains();
        let signs = signing.iter().any(|signing| are_related(signing, domain));
        let key = seen.and_then(key_name);
        let has_key = key.as_deref().and_then(|name| self.has_key(name));
        let finding = judge_dkim(signs, seen.map(|seen| seen.found.result), has_key);
        let server = seen.map(|seen| seen.found.authserv_id.clone());
        FoundDetail {
            at: seen.map(|seen| seen.at),
            server: server.filter(|server| !server.is_empty()),
            record: key
                .filter(|_| finding == ChecklistFinding::DkimKeyMissing)
                .map(FoundRecord::at),
            ..FoundDetail::of(domain, finding)
        }
    }
}

/// The name of a key in DNS (RFC 6376, section 3.6.2.1).
fn key_name(seen: &SeenSignature) -> Option<String> {
    let (selector, signer) = seen.found.key.as_ref()?;
    Some(format!("{selector}._domainkey.{signer}"))
}

fn spf_detail(domain: &str, facts: Option<SpfFacts>, addresses: &[IpAddr]) -> FoundDetail {
    let finding = judge_spf(facts);
    let record = || FoundRecord::at(domain.to_owned());
    let mut detail = FoundDetail::of(domain, finding);
    match (finding, facts) {
        (ChecklistFinding::SpfMissing, _) => {
            detail.record = Some(FoundRecord {
                text: suggest_spf(addresses),
                ..record()
            });
        }
        (ChecklistFinding::SpfRefuses, Some(SpfFacts::Evaluated(_, address))) => {
            detail.address = Some(address);
            detail.record = Some(record());
        }
        (ChecklistFinding::SpfInvalid, _) => detail.record = Some(record()),
        _ => (),
    }
    detail
}

/// A record for these addresses. Mail from others only looks suspicious: there may be servers that nobody thinks of.
fn suggest_spf(addresses: &[IpAddr]) -> Option<String> {
    let terms = addresses.iter().map(|address| match address {
        IpAddr::V4(address) => format!(" ip4:{address}"),
        IpAddr::V6(address) => format!(" ip6:{address}"),
    });
    let terms: String = terms.collect();
    (!terms.is_empty()).then(|| format!("v=spf1{terms} ~all"))
}

fn dmarc_detail(domain: &str, facts: Option<DomainFacts>) -> FoundDetail {
    let finding = judge_dmarc(facts.map(|facts| facts.dmarc));
    let record = FoundRecord::at(format!("_dmarc.{domain}"));
    let mut detail = FoundDetail::of(domain, finding);
    match finding {
        // It asks receivers for nothing: what it would do to mail is learned from reports before it does it.
        ChecklistFinding::DmarcMissing => {
            detail.record = Some(FoundRecord {
                text: Some("v=DMARC1; p=none".to_owned()),
                ..record
            });
        }
        ChecklistFinding::DmarcInvalid => detail.record = Some(record),
        _ => (),
    }
    detail
}
