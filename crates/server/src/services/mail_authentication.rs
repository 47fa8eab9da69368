//! Prediction whether mail will arrive, from DNS and the configuration, for a From domain.
//!
//! For the organization's route it is computed, since its addresses and signatures are configured. DNS proves nothing about a
//! partner's servers: for them there is an expectation, and what a test message has shown.

mod dmarc;
mod spf;
mod suffixes;
#[cfg(test)]
mod tests;

use std::time::Duration;

use fromline_core::{
    api::{
        BothVerdicts, DkimAuthentication, DmarcPolicy, DmarcRecordFault, DmarcResult, DomainAuthentication,
        GatewayAuthentication, OrganisationAuthentication, Rfc7489Authentication, Rfc7489Verdict,
        SpfAuthentication, SpfResult,
    },
    dmarc::{AppliedPolicy, Percent, Relation, Remedy},
};
use jiff::SignedDuration;
use tokio::{
    task::JoinSet,
    time::{Instant, timeout_at},
};

use super::refusal::Refusal;
use crate::{
    clock::format_second,
    dns::{CacheOnlyDns, Dns, Public, Unanswered, Within},
    state::{Base, LookupContext},
    store::{
        test_messages::{self, ReceiverResult},
        users::User,
    },
};
use dmarc::{Domain, judge};
use spf::Evaluated;

/// Time limit for all lookups, so that the page gets its answer however slow DNS is.
pub const DEADLINE: Duration = Duration::from_secs(5);
/// The verdict when it could not be determined in time.
pub const UNKNOWN: BothVerdicts = BothVerdicts {
    today: (DmarcResult::Unknown, None),
    rfc7489: Some(Rfc7489Verdict::UNKNOWN),
};
/// Seconds after which failed lookups should be repeated.
const AGAIN: u32 = 30;

/// Evaluates SPF, DKIM and DMARC for mail that `user` sends with this From domain (A-labels), and adds observed results.
pub async fn check_domain(
    base: &Base,
    lookups: &LookupContext,
    user: &User,
    domain: &str,
) -> Result<(DomainAuthentication, Option<ReceiverResult>), Refusal> {
    let found = computed(base, lookups, user, domain).await?;
    let seen = base
        .store
        .read(|db| test_messages::find_newest_result(db, user.id, domain))
        .await?;
    Ok((found, seen))
}

/// Computes the prediction, within the user's limits.
async fn computed(
    base: &Base,
    lookups: &LookupContext,
    user: &User,
    domain: &str,
) -> Result<DomainAuthentication, Refusal> {
    let until = Instant::now() + DEADLINE;
    if let Some(known) = from_memory(base, lookups, user, domain, until).await {
        return Ok(known);
    }
    let taken = lookups.limits.take(user.id, base.clock.monotonic());
    taken.map_err(Refusal::from)?;
    let _permit = timeout_at(until, lookups.limits.acquire(user.id)).await;
    Ok(look_up(base, &*lookups.dns, user, domain, until).await)
}

/// Answers from the cache alone, without a permit or a wait.
async fn from_memory(
    base: &Base,
    lookups: &LookupContext,
    user: &User,
    domain: &str,
    until: Instant,
) -> Option<DomainAuthentication> {
    let known = CacheOnlyDns::new(&*lookups.dns);
    let found = look_up(base, &known, user, domain, until).await;
    (!known.missed()).then_some(found)
}

/// Predicts what would happen to mail with these From domains if the organization's servers delivered it: each with its user, in
/// the given order; unknown where time runs out.
pub async fn without_gateways(
    base: &Base,
    lookups: &LookupContext,
    asked: Vec<(User, String)>,
) -> Vec<BothVerdicts> {
    let until = Instant::now() + DEADLINE;
    let mut questions = JoinSet::new();
    for (place, (user, domain)) in asked.into_iter().enumerate() {
        let (base, lookups) = (base.clone(), lookups.clone());
        questions.spawn(async move {
            if let Some(known) = from_memory(&base, &lookups, &user, &domain, until).await {
                return (place, known);
            }
            let _permit = timeout_at(until, lookups.limits.acquire_without_gateways()).await;
            (place, look_up(&base, &*lookups.dns, &user, &domain, until).await)
        });
    }
    let mut verdicts = vec![UNKNOWN; questions.len()];
    while let Some(answer) = questions.join_next().await {
        if let Ok((place, found)) = answer {
            verdicts[place] = found.verdicts();
        }
    }
    verdicts
}

/// Looks up what is possible until the deadline. If no permit is obtained in time, everything is unknown.
async fn look_up(
    base: &Base,
    dns: &dyn Dns,
    user: &User,
    domain: &str,
    until: Instant,
) -> DomainAuthentication {
    let now = base.clock.now();
    let dns = Public::new(dns, &base.config.domains);
    let dns = Within::new(&dns, until);

    let (from, spf) = tokio::join!(
        Domain::ask(&dns, domain),
        spf::evaluate(&dns, user, &base.config.sending_addresses),
    );
    let spf_domain = user.address.domain();
    let spf_relation = from.relation(&dns, spf_domain).await;
    let mut dkim = Vec::new();
    for signing in base.config.signing_domains() {
        dkim.push((signing, from.relation(&dns, signing).await));
    }
    let signatures: Vec<_> = dkim.iter().map(|(_, relation)| *relation).collect();
    let result = spf.as_ref().map(|spf| spf.result);
    let (verdict, disposition) = judge(from.policy(), result, spf_relation, &signatures);
    let before = before(&from, result, spf_domain, base.config.signing_domains());

    let policy = from.policy();
    let strict = |which: fn(&AppliedPolicy) -> bool| policy.ok().flatten().is_some_and(which);
    let hold = dns.ttl().unwrap_or(AGAIN);
    let hold = if dns.failed() { hold.min(AGAIN) } else { hold };
    let fault = from.walk.fault().map(|(at, fault)| DmarcRecordFault {
        at: format!("_dmarc.{at}"),
        fault: fault.clone(),
    });
    let mut found = DomainAuthentication {
        domain: domain.to_owned(),
        organisational_domain: from.organisational().map(str::to_owned),
        policy: policy.ok().map(shown),
        organisation: OrganisationAuthentication {
            dmarc: verdict,
            disposition,
            spf: spf.map(|Evaluated { result, trouble }| SpfAuthentication {
                domain: spf_domain.to_owned(),
                result,
                trouble,
                aligned: spf_relation.map(|relation| relation.is_aligned(strict(|policy| policy.strict_spf))),
            }),
            dkim: dkim
                .into_iter()
                .map(|(signing, relation)| DkimAuthentication {
                    domain: signing.clone(),
                    aligned: relation
                        .map(|relation| relation.is_aligned(strict(|policy| policy.strict_dkim))),
                })
                .collect(),
        },
        gateway: GatewayAuthentication {
            expected: match policy {
                Err(Unanswered) => DmarcResult::Unknown,
                Ok(None) => DmarcResult::None,
                Ok(Some(_)) => DmarcResult::Pass,
            },
            seen: None,
        },
        rfc7489: Some(before),
        record_fault: fault,
        remedy: None,
        checked_at: format_second(now),
        expires_at: format_second(now + SignedDuration::from_secs(hold.into())),
    };
    let verdicts = found.verdicts();
    let passes_before = verdicts
        .rfc7489
        .is_some_and(|before| before.dmarc == DmarcResult::Pass);
    found.remedy = verdicts
        .differ()
        .then(|| Remedy::find(&from.walk, &from.before, passes_before));
    found
}

/// Computes the verdict by RFC 7489.
fn before<'a>(
    from: &Domain,
    spf: Option<SpfResult>,
    spf_domain: &str,
    signing: impl IntoIterator<Item = &'a String>,
) -> Rfc7489Authentication {
    let policy = from.policy_before();
    let signatures: Vec<Option<Relation>> = signing
        .into_iter()
        .map(|domain| Some(from.relation_before(domain)))
        .collect();
    let relation = Some(from.relation_before(spf_domain));
    let (dmarc, disposition) = judge(policy, spf, relation, &signatures);
    let percent = policy
        .ok()
        .flatten()
        .map_or(Percent::ALL, |policy| policy.percent);
    Rfc7489Authentication {
        organisational_domain: from.before.organisational().to_owned(),
        policy: policy.ok().map(shown),
        organisation: Rfc7489Verdict {
            dmarc,
            disposition,
            percent: percent.get(),
        },
    }
}

fn shown(policy: Option<&AppliedPolicy>) -> DmarcPolicy {
    policy.map_or_else(DmarcPolicy::default, |policy| DmarcPolicy {
        published: true,
        disposition: policy.disposition,
        strict_spf: policy.strict_spf,
        strict_dkim: policy.strict_dkim,
        record_at: Some(policy.record_at()),
    })
}
