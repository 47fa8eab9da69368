//! One refresh of a gateway's token.

use std::time::Duration;

use fromline_core::Reason;
use fromline_outbound::{
    oauth::{Held, Issued},
    smtp::{AccessToken, SmtpFailure},
    vault::{
        find_sealing_key,
        grants::{Grant, GrantError},
    },
};
use fromline_store::{
    StoreError, Tx, aliases, consents,
    gateways::{self, Version},
};
use jiff::{SignedDuration, Timestamp};

use super::{key, unavailable};
use crate::{refusal::Refusal, state::TokenContext};

/// Age below which a token is not replaced when a server refuses it.
const FRESH: Duration = Duration::from_mins(1);
/// Number of times to wait for another holder's refresh, for as long in total as a claim lasts.
const LOOKS: u32 = 150;
const LOOK: Duration = Duration::from_millis(200);
/// Pause after a provider did not answer.
const AWAY: SignedDuration = SignedDuration::from_mins(2);
/// Pause after a refusal that only someone else can fix; a new consent by the user ends it.
const REFUSED: SignedDuration = SignedDuration::from_hours(12);

/// The purpose for which a token is needed.
#[derive(Clone, Debug)]
pub(super) enum Need {
    /// A session that has no token.
    Session,
    /// A session whose token was refused.
    Another(AccessToken),
    /// Nobody needs it yet, but it is due. If another holder refreshes it or has just done so, that is enough.
    Ahead,
}

/// Returns a token for these credentials of a gateway: the current one, if it is sufficient, or a new one.
///
/// # Errors
///
/// The reason why there is none; [`Reason::GatewaysForbidden`] if the gateway has other credentials by now.
pub(super) async fn run(context: &TokenContext, version: Version, need: Need) -> Result<Held, SmtpFailure> {
    let context = context.clone();
    // The caller may stop waiting, but what the provider then issues must be kept.
    let work = tokio::spawn(async move { in_turn(&context, version, need).await });
    work.await
        .unwrap_or(Err(SmtpFailure::temporary(Reason::Unavailable)))
}

async fn in_turn(context: &TokenContext, version: Version, need: Need) -> Result<Held, SmtpFailure> {
    let turn = context.tokens.turn(version.id);
    let _turn = turn.lock().await;
    let now = context.clock.monotonic();
    match (context.tokens.get(key(version), now), &need) {
        // Another task has renewed the token meanwhile, or it did not need to be renewed.
        (Some(held), Need::Another(refused)) if !held.token.is(refused) => return Ok(held),
        (Some(held), Need::Session) => return Ok(held),
        (Some(held), Need::Another(_)) if now < held.since + FRESH => {
            return Err(SmtpFailure::permanent(Reason::TokenRejected));
        }
        (_, Need::Another(_)) => context.tokens.forget(key(version)),
        _ => (),
    }
    let claimed = claim(context, version, &need).await?;
    let issued = claimed
        .grant
        .provider
        .refresh(&*context.web, &claimed.grant.refresh)
        .await;
    match issued {
        Ok(issued) => keep(context, version, claimed, issued).await,
        Err(reason) => Err(failed(context, version, &claimed, reason).await),
    }
}

/// A claimed refresh of a gateway's token.
struct Claimed {
    grant: Grant,
    /// Number of earlier refreshes that were abandoned.
    lapsed: u32,
}

/// Claims the refresh, waiting for another holder.
async fn claim(context: &TokenContext, version: Version, need: &Need) -> Result<Claimed, SmtpFailure> {
    let due_by = matches!(need, Need::Ahead).then(|| context.clock.now());
    for _ in 0..LOOKS {
        let claimed = context
            .store
            .write(|db| try_claim(db, context, version, due_by))
            .await;
        match claimed {
            Ok(Some(claimed)) => return Ok(claimed),
            Ok(None) if due_by.is_some() => return Err(SmtpFailure::temporary(Reason::Unavailable)),
            Ok(None) => tokio::time::sleep(LOOK).await,
            Err(Unclaimed::Gone) => return Err(SmtpFailure::temporary(Reason::GatewaysForbidden)),
            Err(Unclaimed::Shut(reason)) => return Err(SmtpFailure::permanent(reason)),
            Err(Unclaimed::Refused(refusal)) => return Err(unavailable(&refusal)),
        }
    }
    Err(SmtpFailure::temporary(Reason::OauthUnavailable))
}

/// The reasons why a refresh cannot be claimed.
enum Unclaimed {
    /// The gateway, or these credentials of it, no longer exist.
    Gone,
    /// The credentials cannot be decrypted.
    Shut(Reason),
    /// An internal error occurred.
    Refused(Refusal),
}

impl From<StoreError> for Unclaimed {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

fn try_claim(
    db: &mut Tx,
    context: &TokenContext,
    version: Version,
    due_by: Option<Timestamp>,
) -> Result<Option<Claimed>, Unclaimed> {
    let alias = aliases::of_gateway(db, version.id)?.ok_or(Unclaimed::Gone)?;
    let stored = alias
        .gateway
        .as_ref()
        .filter(|stored| stored.version() == version);
    let stored = stored.ok_or(Unclaimed::Gone)?;
    let grant =
        Grant::open(&context.keys, &context.providers, &alias, stored).map_err(|error| match error {
            GrantError::Key(error) => Unclaimed::Refused(error.into()),
            other => Unclaimed::Shut(other.reason()),
        })?;
    let lapsed = consents::claim(db, version.id, &context.job_holder, due_by)?;
    if let Some(lapsed) = lapsed.filter(|lapsed| *lapsed > 0) {
        tracing::warn!(
            gateway = version.id,
            lapsed,
            "a token is refreshed whose refresh came to no end: what the provider gave then may be lost"
        );
    }
    Ok(lapsed.map(|lapsed| Claimed { grant, lapsed }))
}

/// Stores the new tokens before they may be used.
async fn keep(
    context: &TokenContext,
    version: Version,
    claimed: Claimed,
    issued: Issued,
) -> Result<Held, SmtpFailure> {
    let life = Duration::from_secs(issued.life);
    let token = claimed.grant.access_token(&issued.access);
    let token = token.ok_or(SmtpFailure::temporary(Reason::OauthUnavailable));
    let is_rotated = issued.refresh.is_some();
    let grant = claimed.grant.with_refresh(issued.refresh);
    let due = after(context, life * 3 / 4);
    let kept: Result<bool, Refusal> = context
        .store
        .write(|db| {
            let alias = aliases::of_gateway(db, version.id)?;
            let stored = alias.as_ref().and_then(|alias| alias.gateway.as_ref());
            let (Some(alias), Some(_)) = (&alias, stored.filter(|stored| stored.version() == version)) else {
                return Ok(false);
            };
            if is_rotated {
                let seals = find_sealing_key(db, &context.keys)?;
                let sealed = grant.seal(&seals, alias.user_id, alias.address.key())?;
                gateways::reseal(db, version.id, &sealed.secret)?;
            }
            Ok(consents::release(db, version.id, &context.job_holder, due)?)
        })
        .await;
    let now = context.clock.monotonic();
    match kept {
        Ok(true) => {
            let held = Held {
                token: token?,
                since: now,
                until: now + life,
            };
            context.tokens.put(key(version), held.clone());
            Ok(held)
        }
        // The credentials have changed, or another task has claimed the refresh.
        Ok(false) => Err(SmtpFailure::temporary(Reason::GatewaysForbidden)),
        Err(refusal) => {
            if is_rotated {
                tracing::error!(
                    gateway = version.id,
                    "a changed refresh token could not be written"
                );
            }
            Err(unavailable(&refusal))
        }
    }
}

/// Records a provider's refusal and schedules the next attempt.
async fn failed(context: &TokenContext, version: Version, claimed: &Claimed, reason: Reason) -> SmtpFailure {
    let is_away = matches!(reason, Reason::OauthUnavailable | Reason::OauthClientRejected);
    let due = context.clock.now() + if is_away { AWAY } else { REFUSED };
    let released = context
        .store
        .write(|db| Ok::<_, Refusal>(consents::release(db, version.id, &context.job_holder, due)?))
        .await;
    if released.is_err() {
        tracing::warn!(
            gateway = version.id,
            "a refresh is over, and nobody could write that"
        );
    }
    let provider = claimed.grant.provider.name();
    let (code, lapsed) = (reason.code(), claimed.lapsed);
    if reason == Reason::OauthClientRejected {
        tracing::error!(
            provider,
            reason = code,
            "a provider does not take our registration"
        );
    } else {
        tracing::warn!(gateway = version.id, provider, reason = code, lapsed, "no token");
    }
    SmtpFailure {
        reason,
        temporary: is_away,
    }
}

fn after(context: &TokenContext, wait: Duration) -> Timestamp {
    let wait = SignedDuration::try_from(wait).unwrap_or(AWAY);
    // Spread, so that gateways that were connected together are not refreshed together.
    let spread = wait / 20_000 * i32::from((context.chance)());
    context.clock.now() + wait - spread
}

/// Returns whether the user is notified of a gateway without a token for this reason before they send: it will not resolve
/// without them, and is not the operator's concern.
pub(super) const fn is_users(reason: Reason) -> bool {
    !matches!(
        reason,
        Reason::OauthUnavailable
            | Reason::OauthClientRejected
            | Reason::Unavailable
            | Reason::GatewaysForbidden
            | Reason::Internal
    )
}
