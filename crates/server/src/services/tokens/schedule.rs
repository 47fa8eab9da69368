//! Refreshing ahead: at three quarters of a token's life, so that mail need not wait for it, and so that a consent that has ended is told
//! before mail is stuck.

use std::time::Duration;

use futures_util::{StreamExt as _, stream};
use jiff::SignedDuration;

use super::refresh::{self, Need};
use crate::{
    services::{aliases::derive_state, gateway_health, policies, refusal::Refusal},
    state::TokenContext,
    store::{
        Tx,
        aliases::{self, Alias},
        consents, users,
    },
};

/// Between two looks.
const LOOK: Duration = Duration::from_secs(5);
/// Of one look.
const AT_MOST: u32 = 500;
/// At once.
const AT_ONCE: usize = 16;
/// What may not be used now is looked at again after this.
const LATER: SignedDuration = SignedDuration::from_hours(1);

/// How long before its end a registration's secret is spoken of.
const SOON: i64 = 30;
/// How often.
const SAID: SignedDuration = SignedDuration::from_hours(24);

/// Says in the log which registrations' secrets end within 30 days, or have ended.
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

/// Refreshes what is due now: how many were.
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

/// The alias as it is now, if its gateway may be used.
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
