//! Prediction whether mail will arrive, from DNS and the configuration, for a From domain.
//!
//! For the organization's route it is computed, since its addresses and signatures are configured. DNS proves nothing about a
//! partner's servers: for them there is an expectation, and what a test message has shown.

mod dmarc;
mod own_domain;
mod spf;
mod suffixes;
#[cfg(test)]
mod tests;

use std::time::Duration;

use fromline_base::dns::{CacheOnlyDns, Dns, Public, Unanswered, Within};
use fromline_core::{
    api::{BothVerdicts, DmarcResult, Rfc7489Verdict, SpfResult, SpfTrouble},
    dmarc::{AppliedPolicy, Percent, RecordFault, Relation, Remedy},
};
use fromline_store::{
    test_messages::{self, ReceiverResult},
    users::User,
};
use jiff::{SignedDuration, Timestamp};
use tokio::{
    task::JoinSet,
    time::{Instant, timeout_at},
};

use super::refusal::Refusal;
use crate::state::{Base, LookupContext};
use dmarc::{Domain, judge};
pub use own_domain::{find_key, look_at};
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

/// The prediction for mail with a From domain that the organization's servers deliver. What DNS did not answer is "not known".
#[derive(Clone, Debug)]
pub struct DomainPrediction {
    /// The From domain, in A-labels.
    pub domain: String,
    /// The organizational domain by RFC 9989; `None` if DNS did not answer.
    pub organisational_domain: Option<String>,
    /// The domain's DMARC policy, if it has one.
    pub policy: Result<Option<AppliedPolicy>, Unanswered>,
    /// The DMARC verdicts of both rule sets.
    pub verdicts: BothVerdicts,
    /// SPF for the envelope domain; `None` if the organization's sending addresses are not configured.
    pub spf: Option<SpfPrediction>,
    /// The domains that the organization signs for with DKIM.
    pub dkim: Vec<DkimAlignment>,
    /// What RFC 7489 with the Public Suffix List says of the domain.
    pub before: DomainBefore,
    /// A fault of the DMARC record of the given domain.
    pub record_fault: Option<(String, RecordFault)>,
    /// The record to publish so that both rule sets let the mail pass, if only one does.
    pub remedy: Option<Remedy>,
    /// The time of the computation.
    pub checked: Timestamp,
    /// The end of the answer's validity.
    pub expires: Timestamp,
}

/// SPF for the envelope domain: the worst result among the organization's sending addresses.
#[derive(Clone, Debug)]
pub struct SpfPrediction {
    /// The envelope domain, that of the user's primary address.
    pub domain: String,
    /// Worst SPF result among the sending addresses.
    pub result: SpfResult,
    /// The cause of an error.
    pub trouble: Option<SpfTrouble>,
    /// Whether the envelope domain is aligned with the From domain; `None` if DNS did not answer.
    pub aligned: Option<bool>,
}

/// A domain that the organization signs for with DKIM.
#[derive(Clone, Debug)]
pub struct DkimAlignment {
    /// The signing domain, the signature's `d=`.
    pub domain: String,
    /// Whether it is aligned with the From domain; `None` if DNS did not answer.
    pub aligned: Option<bool>,
}

/// What RFC 7489 says of a From domain.
#[derive(Clone, Debug)]
pub struct DomainBefore {
    /// The organizational domain: a public suffix and one label more.
    pub organisational_domain: String,
    /// The domain's DMARC policy, if it has one.
    pub policy: Result<Option<AppliedPolicy>, Unanswered>,
}

/// Evaluates SPF, DKIM and DMARC for mail that `user` sends with this From domain (A-labels), and adds observed results.
pub async fn check_domain(
    base: &Base,
    lookups: &LookupContext,
    user: &User,
    domain: &str,
) -> Result<(DomainPrediction, Option<ReceiverResult>), Refusal> {
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
) -> Result<DomainPrediction, Refusal> {
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
) -> Option<DomainPrediction> {
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
            verdicts[place] = found.verdicts;
        }
    }
    verdicts
}

/// Looks up what is possible until the deadline. If no permit is obtained in time, everything is unknown.
async fn look_up(base: &Base, dns: &dyn Dns, user: &User, domain: &str, until: Instant) -> DomainPrediction {
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
    let verdicts = BothVerdicts {
        today: judge(from.policy(), result, spf_relation, &signatures),
        rfc7489: Some(judge_before(
            &from,
            result,
            spf_domain,
            base.config.signing_domains(),
        )),
    };
    let passes_before = verdicts
        .rfc7489
        .is_some_and(|before| before.dmarc == DmarcResult::Pass);
    let remedy = verdicts
        .differ()
        .then(|| Remedy::find(&from.walk, &from.before, passes_before));

    let policy = from.policy();
    let strict = |which: fn(&AppliedPolicy) -> bool| policy.ok().flatten().is_some_and(which);
    let hold = dns.ttl().unwrap_or(AGAIN);
    let hold = if dns.failed() { hold.min(AGAIN) } else { hold };
    let fault = from.walk.fault();
    DomainPrediction {
        domain: domain.to_owned(),
        organisational_domain: from.organisational().map(str::to_owned),
        policy: policy.map(Option::<&AppliedPolicy>::cloned),
        verdicts,
        spf: spf.map(|Evaluated { result, trouble }| SpfPrediction {
            domain: spf_domain.to_owned(),
            result,
            trouble,
            aligned: spf_relation.map(|relation| relation.is_aligned(strict(|policy| policy.strict_spf))),
        }),
        dkim: dkim
            .into_iter()
            .map(|(signing, relation)| DkimAlignment {
                domain: signing.clone(),
                aligned: relation.map(|relation| relation.is_aligned(strict(|policy| policy.strict_dkim))),
            })
            .collect(),
        before: DomainBefore {
            organisational_domain: from.before.organisational().to_owned(),
            policy: from.policy_before().map(Option::<&AppliedPolicy>::cloned),
        },
        record_fault: fault.map(|(domain, fault)| (domain.to_owned(), fault.clone())),
        remedy,
        checked: now,
        expires: now + SignedDuration::from_secs(hold.into()),
    }
}

/// Computes the verdict by RFC 7489.
fn judge_before<'a>(
    from: &Domain,
    spf: Option<SpfResult>,
    spf_domain: &str,
    signing: impl IntoIterator<Item = &'a String>,
) -> Rfc7489Verdict {
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
    Rfc7489Verdict {
        dmarc,
        disposition,
        percent: percent.get(),
    }
}
