//! Scheduled refreshes at three quarters of a token's life, so that mail need not wait for one and users learn that a consent has
//! ended before mail gets stuck.

use std::time::Duration;

use fromline_store::{
    Tx,
    aliases::{self, Alias},
    consents, users,
};
use futures_util::{StreamExt as _, stream};
use jiff::SignedDuration;

use super::refresh::{self, Need};
use crate::{aliases::derive_state, gateway_health, policies, refusal::Refusal, state::TokenContext};

/// Interval between looks at the queue.
const LOOK: Duration = Duration::from_secs(5);
/// Largest number of refreshes per look.
const AT_MOST: u32 = 500;
/// Number of refreshes that run at once.
const AT_ONCE: usize = 16;
/// Time after which a gateway that may not be used now is looked at again.
const LATER: SignedDuration = SignedDuration::from_hours(1);

/// Number of days before expiry from which a client secret is mentioned in the log.
const SOON: i64 = 30;
/// Interval between those log lines.
const SAID: SignedDuration = SignedDuration::from_hours(24);

/// Logs the registrations whose client secrets expire within 30 days or have expired.
fn say_ends(context: &TokenContext) {
    let today = context.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    for provider in context.providers.iter() {
        if let Some(days) = provider.days_left(today).filter(|days| *days <= SOON) {
            let provider = provider.name();
            tracing::warn!(
                provider,
                days,
                "the secret of a registration ends, and no gateway there gets a token then"
            );
        }
    }
}

/// Refreshes tokens that are due; never returns.
pub async fn run(context: TokenContext) {
    let mut said = None;
    loop {
        let now = context.clock.now();
        if said.is_none_or(|said| now.duration_since(said).abs() >= SAID) {
            say_ends(&context);
            said = Some(now);
        }
        match due(&context).await {
            // There may be more.
            Ok(AT_MOST..) => (),
            Ok(_) => tokio::time::sleep(LOOK).await,
            Err(refusal) => {
                tracing::error!(reason = refusal.reason.code(), "refreshing tokens");
                tokio::time::sleep(LOOK).await;
            }
        }
    }
}

/// Refreshes tokens that are due now, and returns their number.
pub async fn due(context: &TokenContext) -> Result<u32, Refusal> {
    let now = context.clock.now();
    let due = context
        .store
        .scan(|db| Ok::<_, Refusal>(consents::due(db, now, AT_MOST)?))
        .await?;
    let count = u32::try_from(due.len()).unwrap_or(u32::MAX);
    stream::iter(due)
        .map(|gateway| one(context, gateway))
        .buffer_unordered(AT_ONCE)
        .for_each(async |outcome| {
            if let Err(refusal) = outcome {
                tracing::error!(reason = refusal.reason.code(), "a token was not refreshed");
            }
        })
        .await;
    Ok(count)
}

async fn one(context: &TokenContext, gateway: i64) -> Result<(), Refusal> {
    let allowed = context.store.read(|db| allowed(db, gateway)).await?;
    let stored = allowed.as_ref().and_then(|alias| alias.gateway.as_ref());
    let (Some(alias), Some(stored)) = (&allowed, stored) else {
        let later = context.clock.now() + LATER;
        return context
            .store
            .write(|db| Ok(consents::put_off(db, gateway, later)?))
            .await;
    };
    let version = stored.version();
    match refresh::run(context, version, Need::Ahead).await {
        Err(failure) if refresh::is_users(failure.reason) => {
            gateway_health::lost_consent(context, alias, failure).await;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Returns the alias, if its gateway may be used now.
fn allowed(db: &mut Tx, gateway: i64) -> Result<Option<Alias>, Refusal> {
    let Some(alias) = aliases::of_gateway(db, gateway)?.filter(|alias| alias.accepted) else {
        return Ok(None);
    };
    let Some(user) = users::by_id(db, alias.user_id)?.filter(|user| !user.disabled) else {
        return Ok(None);
    };
    let policy = policies::resolve(db, &user)?;
    Ok((!derive_state(&alias, policy).is_suspended()).then_some(alias))
}
