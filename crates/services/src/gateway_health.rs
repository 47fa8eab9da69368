//! Gateway health: records the outcome of every delivery, test message and check, and warns the owner before mail gets stuck.
//!
//! A gateway that fails defers mail; nothing here ever chooses another route.

mod episode;
mod notification;
mod page;
pub mod rechecks;

#[cfg(test)]
mod tests;

use fromline_core::Reason;
use fromline_outbound::smtp::{CheckFindings, GatewayFacts, HandoverResult, Rejection, SmtpFailure};
use fromline_store::{
    StoreError, Tx,
    aliases::{self, Alias},
    gateways::StoredGateway,
    health::{self, Health},
    users::{self, User},
};
use jiff::{SignedDuration, Timestamp};

use super::refusal::Refusal;
use crate::state::HealthContext;
pub use page::{GatewayPage, ListedGateway, hosts, is_certificate_ending, list, search};

/// The outcome of an attempt to use a gateway.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum GatewayOutcome {
    /// It accepted a message or, in a check, the credentials.
    Works {
        /// When its certificate expires.
        certificate_expires: Option<Timestamp>,
    },
    /// It accepted the credentials, and its refusal of the message says nothing about the gateway: too large, unknown recipient,
    /// or try later.
    SignsIn {
        /// When its certificate expires.
        certificate_expires: Option<Timestamp>,
    },
    /// It accepted the credentials but did not confirm the message.
    Refuses(Reason),
    /// It did not get as far as accepting the credentials.
    Fails(Reason),
}

impl GatewayOutcome {
    /// Derives the outcome from a check.
    pub fn of_check(checked: &Result<GatewayFacts, SmtpFailure>) -> Self {
        match checked {
            Ok(seen) => Self::from(*seen),
            Err(failure) => Self::Fails(failure.reason),
        }
    }

    /// Derives the outcome from a delivery; `None` if that says nothing about the gateway, for example because the policy changed
    /// or a key is missing.
    fn of_delivery(delivered: &Result<HandoverResult, SmtpFailure>) -> Option<Self> {
        match delivered {
            Ok(handed) => Some(Self::of_verdicts(handed)),
            Err(failure) if failure.reason.is_about_message() => Some(Self::Refuses(failure.reason)),
            Err(failure) => failure
                .reason
                .blames_gateway()
                .then_some(Self::Fails(failure.reason)),
        }
    }

    fn of_verdicts(handed: &HandoverResult) -> Self {
        let GatewayFacts { certificate_expires } = handed.seen;
        let mut refused = handed.verdicts.iter().filter_map(|verdict| verdict.err());
        if handed.verdicts.iter().any(Result::is_ok) {
            return Self::Works { certificate_expires };
        }
        let counts = |rejection: &Rejection| {
            matches!(rejection.reason(), Reason::SenderRefused | Reason::MessageRefused)
        };
        match refused.find(counts) {
            Some(rejection) => Self::Refuses(rejection.reason()),
            None => Self::SignsIn { certificate_expires },
        }
    }
}

impl From<GatewayFacts> for GatewayOutcome {
    fn from(GatewayFacts { certificate_expires }: GatewayFacts) -> Self {
        Self::Works { certificate_expires }
    }
}

/// What attempted to use the gateway.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum OutcomeSource {
    /// The delivery of a message.
    Delivery,
    /// A check by Fromline, when saving or as scheduled.
    Check,
}

/// Time for which no mail is sent to a gateway that refused the credentials, because providers lock accounts. A new password or
/// consent ends it.
const REFUSED: SignedDuration = SignedDuration::from_mins(30);

/// Returns why an alias's gateway recently refused the credentials, if it did.
pub fn refuses_credentials(db: &mut Tx, alias: &Alias, now: Timestamp) -> Result<Option<Reason>, StoreError> {
    let Some(stored) = &alias.gateway else {
        return Ok(None);
    };
    let health = health::find(db, stored.id)?;
    let refused = health.filter(|health| health.password_refused_since.is_some());
    let last = refused.and_then(|health| health.last_failure);
    let last = last.filter(|(at, _)| now.duration_since(*at).abs() < REFUSED);
    let reason = last.map(|(_, reason)| reason);
    Ok(reason.filter(|reason| reason.needs_password() || reason.needs_consent()))
}

/// Records that a gateway's consent no longer yields tokens, and notifies its user before mail gets stuck.
pub async fn lost_consent(context: &HealthContext, alias: &Alias, failure: SmtpFailure) {
    record(
        context,
        alias,
        GatewayOutcome::Fails(failure.reason),
        OutcomeSource::Check,
    )
    .await;
}

/// Records the outcome of a delivery by the gateway of `alias`, as it was read.
pub async fn delivered(
    context: &HealthContext,
    alias: &Alias,
    outcome: &Result<HandoverResult, SmtpFailure>,
) {
    if let Some(outcome) = GatewayOutcome::of_delivery(outcome) {
        record(context, alias, outcome, OutcomeSource::Delivery).await;
    }
}

/// Records the outcome of an attempt with the gateway of `alias`, as it was read. A failure to write it is only logged, since the
/// mail is on its way regardless.
async fn record(context: &HealthContext, alias: &Alias, outcome: GatewayOutcome, source: OutcomeSource) {
    let Some(stored) = &alias.gateway else { return };
    let now = context.clock.now();
    let is_news = context
        .outcome_memory
        .is_news(stored.version(), (outcome, source), now);
    if !is_news && source == OutcomeSource::Delivery {
        return;
    }
    if let Err(refusal) = write(context, alias, outcome, source, now).await {
        context.outcome_memory.forget(stored.version());
        tracing::error!(
            alias = alias.id,
            reason = refusal.reason.code(),
            "a gateway's state was not written"
        );
    }
}

async fn write(
    context: &HealthContext,
    tried: &Alias,
    outcome: GatewayOutcome,
    source: OutcomeSource,
    now: Timestamp,
) -> Result<(), Refusal> {
    let version = |alias: &Alias| alias.gateway.as_ref().map(StoredGateway::version);
    context
        .store
        .write(|db| {
            let alias = aliases::by_id(db, tried.id)?;
            // If the gateway was changed or removed meanwhile, the result is about another one.
            let Some(alias) = alias.filter(|alias| version(alias) == version(tried)) else {
                return Ok(());
            };
            let Some(user) = users::by_id(db, alias.user_id)? else {
                return Ok(());
            };
            let known = match &alias.gateway {
                Some(stored) => health::find(db, stored.id)?,
                None => None,
            };
            keep(db, context, &user, &alias, known, (outcome, source), now)
        })
        .await
}

/// Records, in the caller's transaction, that a gateway was checked and saved; earlier findings no longer count. A check whose
/// gateway is not saved is not recorded.
pub fn saved(
    db: &mut Tx,
    context: &HealthContext,
    user: &User,
    alias: &Alias,
    checked: CheckFindings,
) -> Result<(), Refusal> {
    let now = context.clock.now();
    let known = Health {
        sender_unknown: checked.sender_unknown,
        ..Health::unknown(now)
    };
    let tried = (checked.seen.into(), OutcomeSource::Check);
    keep(db, context, user, alias, Some(known), tried, now)
}

fn keep(
    db: &mut Tx,
    context: &HealthContext,
    user: &User,
    alias: &Alias,
    known: Option<Health>,
    (outcome, source): (GatewayOutcome, OutcomeSource),
    now: Timestamp,
) -> Result<(), Refusal> {
    let before = known.unwrap_or_else(|| Health::unknown(now));
    let mut health = episode::apply_outcome(&before, outcome, source, now, (context.chance)());
    // Users are not emailed about an address that they have not confirmed.
    if alias.accepted && context.relay.is_some() {
        for letter in episode::choose_notifications(&before, &health, now) {
            if notification::queue(db, context, user, alias, letter, now)? {
                episode::note_notified(&mut health, letter, now);
            }
        }
    }
    if let Some(stored) = &alias.gateway {
        health::set(db, stored.id, &health)?;
    }
    log(alias, &before, &health);
    Ok(())
}

/// Logs each change once, never with an address.
fn log(alias: &Alias, before: &Health, after: &Health) {
    let (user, id) = (alias.user_id, alias.id);
    let host = alias.gateway.as_ref().map(|stored| stored.gateway.host.as_str());
    let host = host.unwrap_or_default();
    let reason = |health: &Health| {
        let failure = health.last_failure.filter(|_| health.failing_since.is_some());
        failure.map(|(_, reason)| reason.code())
    };
    match (reason(before), reason(after)) {
        (old, Some(reason)) if old != Some(reason) => {
            tracing::warn!(user, alias = id, host, reason, "gateway fails");
        }
        (Some(_), None) => tracing::info!(user, alias = id, host, "gateway works again"),
        _ => (),
    }
}
