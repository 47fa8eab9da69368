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
use jiff::{SignedDuration, Timestamp};

use super::refusal::Refusal;
use crate::{
    smtp::{CheckFindings, GatewayFacts, HandoverResult, Rejection, SmtpFailure},
    state::HealthContext,
    store::{
        StoreError, Tx,
        aliases::{self, Alias},
        gateways::StoredGateway,
        health::{self, Health},
        users::{self, User},
    },
};
pub use page::{GatewayPage, ListedGateway, is_certificate_ending, list};

/// The outcome of an attempt to use a gateway.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum GatewayOutcome {
    /// It took a message; or, looked at, our credentials.
    Works {
        /// When its certificate ends.
        certificate_expires: Option<Timestamp>,
    },
    /// It took our credentials, and what it said of the message says nothing of the gateway: too large, no such recipient, later.
    SignsIn {
        /// When its certificate ends.
        certificate_expires: Option<Timestamp>,
    },
    /// It took our credentials, and has not confirmed the message.
    Refuses(Reason),
    /// It did not come to that.
    Fails(Reason),
}

impl GatewayOutcome {
    /// Of a check.
    pub fn of_check(checked: &Result<GatewayFacts, SmtpFailure>) -> Self {
        match checked {
            Ok(seen) => Self::from(*seen),
            Err(failure) => Self::Fails(failure.reason),
        }
    }

    /// Of a delivery; none if it says nothing about the gateway: the policy was changed meanwhile, a key is missing.
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
    /// A message that was handed over.
    Delivery,
    /// Fromline itself, at saving or as scheduled.
    Check,
}

/// How long a gateway that refused the credentials is left alone by mail: providers lock accounts. A new password, or a new consent,
/// ends it.
const REFUSED: SignedDuration = SignedDuration::from_mins(30);

/// Why the gateway of an alias refused the credentials just now, if it did.
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

/// Records that a gateway's consent gives no token any longer: its user is told before mail is stuck.
pub async fn lost_consent(context: &HealthContext, alias: &Alias, failure: SmtpFailure) {
    record(
        context,
        alias,
        GatewayOutcome::Fails(failure.reason),
        OutcomeSource::Check,
    )
    .await;
}

/// Records how a delivery by the gateway of `alias`, as it was read, went.
pub async fn delivered(
    context: &HealthContext,
    alias: &Alias,
    outcome: &Result<HandoverResult, SmtpFailure>,
) {
    if let Some(outcome) = GatewayOutcome::of_delivery(outcome) {
        record(context, alias, outcome, OutcomeSource::Delivery).await;
    }
}

/// Records what a try of the gateway of `alias`, as it was read, found. What cannot be written is logged: the mail is on its way
/// regardless.
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
            // If the gateway was changed or removed meanwhile, what was tried is another one.
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

/// Keeps that a gateway was checked and saved, in the caller's transaction: nothing that was known before counts. What is not
/// saved is not recorded: it is no gateway of the alias's.
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
    // Nobody is written to about an address that is not confirmed to be theirs.
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

/// Changes, once each; never an address.
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
