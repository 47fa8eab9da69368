//! Scheduled checks: every gateway in use about once a day, failing ones more often, all at a slow pace. A gateway's row says
//! when it is due; it is written when the gateway is saved.
//!
//! At most one check starts per second, four run at once, and never two at one host, so that no provider mistakes Fromline for a
//! password-guessing attack. So at most 86,400 gateways are checked per day; with more, each is checked less often. Checks use
//! the same guarded connection as the wizard.

use std::time::Duration;

use fromline_outbound::vault::credentials;
use fromline_store::{
    StoreError, Tx,
    aliases::Alias,
    gateways::{CredentialKind, StoredGateway},
    jobs::{self, Job, JobSubject},
    users,
};
use jiff::{SignedDuration, Timestamp};
use tracing::Instrument as _;

use super::{GatewayOutcome, OutcomeSource, record};
use crate::{
    aliases::derive_state, jobs::JobHolder, policies, refusal::Refusal, state::DeliveryContext,
    tokens::Presenting,
};

/// Interval between the starts of two checks.
const PACE: Duration = Duration::from_secs(1);
/// Interval between two looks at the queue when nothing is due.
const LOOK: Duration = Duration::from_secs(15);
/// Number of checks that run at once.
const AT_ONCE: u32 = 4;
/// Number of gateways that one transaction may skip: if the policy forbids them, there may be many.
const IN_ONE: u32 = 50;
/// Time after which an abandoned or forbidden check is due again.
const LATER: SignedDuration = SignedDuration::from_hours(1);

/// Runs checks that are due; never returns.
pub async fn run(context: DeliveryContext) {
    loop {
        let begun = begin_next(&context).await;
        if let Err(refusal) = &begun {
            tracing::error!(reason = refusal.reason.code(), "scheduled checks");
        }
        // A check that waits for its host or for a place is due again in a second.
        let is_busy = matches!(begun, Ok(Some(_))) || is_any_under_way(&context).await;
        tokio::time::sleep(if is_busy { PACE } else { LOOK }).await;
    }
}

async fn is_any_under_way(context: &DeliveryContext) -> bool {
    let looking: Result<u32, StoreError> = context.store.read(jobs::count_looks).await;
    looking.is_ok_and(|looking| looking > 0)
}

/// Starts one check, if one is due and a slot is free.
pub async fn begin_next(context: &DeliveryContext) -> Result<Option<tokio::task::JoinHandle<()>>, Refusal> {
    let now = context.clock.now();
    // Read without the write lock, since all checks for a busy host are passed over.
    let due = context
        .store
        .scan(|db| jobs::list_due_looks(db, now, IN_ONE))
        .await?;
    if due.is_empty() {
        return Ok(None);
    }
    let claimed = context
        .store
        .write(|db| claim(db, context, &due, now + LATER))
        .await?;
    let Some((job, alias, stored)) = claimed else {
        return Ok(None);
    };
    if job.lapsed > 0 {
        let lapsed = job.lapsed;
        tracing::warn!(
            job = job.id,
            lapsed,
            "a gateway is looked at whose look came to no end"
        );
    }
    let context = context.clone();
    let span = tracing::error_span!("check", user = alias.user_id, alias = alias.id);
    let check = async move {
        let presenting = Presenting::new(&context, &alias, &stored);
        let look = context.gateways.look(&stored.gateway, &presenting);
        let holder = JobHolder::of(&context);
        let checked = holder.hold_while(&job, look).await;
        // Our own errors, or a change meanwhile, show nothing about the gateway.
        if checked
            .as_ref()
            .err()
            .is_none_or(|failure| failure.reason.blames_gateway())
        {
            record(
                &context,
                &alias,
                GatewayOutcome::of_check(&checked),
                OutcomeSource::Check,
            )
            .await;
        }
        let released: Result<(), StoreError> = context
            .store
            .write(|db| jobs::release(db, job.id, &holder.name))
            .await;
        if let Err(error) = released {
            tracing::warn!(job = job.id, %error, "a look is over, and nobody could write that");
        }
    };
    Ok(Some(tokio::spawn(check.instrument(span))))
}

/// Claims the first of these that may be checked; skipped ones are due again after `LATER`.
fn claim(
    db: &mut Tx,
    context: &DeliveryContext,
    due: &[i64],
    later: Timestamp,
) -> Result<Option<(Job, Alias, StoredGateway)>, Refusal> {
    for id in due {
        let Some(job) = jobs::claim_look(db, *id, &context.job_holder, AT_ONCE, later)? else {
            continue;
        };
        let JobSubject::Look(gateway) = job.subject else {
            continue;
        };
        if let Some((alias, stored)) = allowed(db, context, gateway)? {
            return Ok(Some((job, alias, stored)));
        }
        jobs::release(db, job.id, &context.job_holder)?;
    }
    Ok(None)
}

/// Returns the alias with its gateway, if the present policy allows checking it.
fn allowed(
    db: &mut Tx,
    context: &DeliveryContext,
    id: i64,
) -> Result<Option<(Alias, StoredGateway)>, Refusal> {
    let found = fromline_store::aliases::of_gateway(db, id)?;
    let Some(alias) = found.filter(|alias| alias.accepted) else {
        return Ok(None);
    };
    let user = users::by_id(db, alias.user_id)?;
    let Some(user) = user.filter(|user| !user.disabled) else {
        return Ok(None);
    };
    let policy = policies::resolve(db, &user)?;
    let Some(stored) = alias.gateway.clone() else {
        return Ok(None);
    };
    if derive_state(&alias, policy).is_suspended() {
        return Ok(None);
    }
    match stored.kind {
        CredentialKind::Password => match credentials::open(&context.keys, &alias, &stored) {
            Ok(_) => Ok(Some((alias, stored))),
            Err(error) => {
                tracing::error!(alias = alias.id, %error, "key");
                Ok(None)
            }
        },
        CredentialKind::Token => Ok(Some((alias, stored))),
    }
}
