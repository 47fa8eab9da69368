//! Scheduled checks: every gateway in use about once a day, those that fail more often, all of them slowly. A gateway's row says
//! when; it is written when the gateway is saved.
//!
//! At most one begins in a second, four run at once, and never two at one host: nobody shall take us for somebody who tries
//! passwords. So 86,400 gateways can be looked at in a day; of more, each has its turn less often. They go through the same guarded connection as the wizard's.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::SignedDuration;
use sqlx::SqliteConnection;
use tracing::Instrument as _;

use super::{Outcome, Source, record};
use crate::{
    services::{
        aliases::{secret, state},
        policies,
        refusal::Refusal,
    },
    smtp::GatewayAccount,
    state::App,
    store::{
        aliases::Alias,
        health::{self, checks},
        users,
    },
};

/// Between two beginnings.
const PACE: Duration = Duration::from_secs(1);
/// Between two looks where nothing is due.
const LOOK: Duration = Duration::from_secs(15);
/// Checks at once.
const AT_ONCE: usize = 4;
/// What was begun and came to no end, or may not be begun now, is due again after this.
const LATER: SignedDuration = SignedDuration::from_hours(1);

/// The hosts that are being looked at.
#[derive(Clone, Debug, Default)]
pub struct Running(Arc<Mutex<HashSet<String>>>);

/// A check that runs; its host is free again when this is dropped.
#[derive(Debug)]
struct Turn {
    running: Running,
    host: String,
}

impl Running {
    fn lock(&self) -> MutexGuard<'_, HashSet<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The hosts that are busy; none if there is no room for another.
    fn busy(&self) -> Option<[String; AT_ONCE - 1]> {
        let hosts = self.lock();
        let mut all = hosts.iter().cloned();
        (hosts.len() < AT_ONCE).then(|| std::array::from_fn(|_| all.next().unwrap_or_default()))
    }

    fn enter(&self, host: &str) -> Option<Turn> {
        self.lock().insert(host.to_owned()).then(|| Turn {
            running: self.clone(),
            host: host.to_owned(),
        })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.running.lock().remove(&self.host);
    }
}

/// Looks at what is due, for ever.
pub async fn run(app: App) {
    let running = Running::default();
    loop {
        let begun = begin(&app, &running).await;
        if let Err(refusal) = &begun {
            tracing::error!(reason = refusal.reason.code(), "scheduled checks");
        }
        // What waits for its host or for room is due in a second again.
        let is_busy = matches!(begun, Ok(Some(_))) || !running.lock().is_empty();
        tokio::time::sleep(if is_busy { PACE } else { LOOK }).await;
    }
}

/// Begins one check, if one is due and there is room for it.
pub async fn begin(app: &App, running: &Running) -> Result<Option<tokio::task::JoinHandle<()>>, Refusal> {
    let Some(busy) = running.busy() else {
        return Ok(None);
    };
    let now = app.clock.now();
    let mut db = app.store.read().await?;
    let due = checks::due(&mut db, now, busy.each_ref().map(String::as_str)).await?;
    drop(db);
    if due.is_empty() {
        return Ok(None);
    }
    let mut db = app.store.write().await?;
    let mut chosen = None;
    for alias in due {
        health::postpone(&mut db, alias.id, now + LATER).await?;
        chosen = allowed(&mut db, app, alias).await?;
        if chosen.is_some() {
            break;
        }
    }
    db.commit().await?;
    let Some((alias, account)) = chosen else {
        return Ok(None);
    };
    let Some(turn) = running.enter(account.gateway.host.as_str()) else {
        return Ok(None);
    };
    let app = app.clone();
    let span = tracing::error_span!("check", user = alias.user_id, alias = alias.id);
    let check = async move {
        let _turn = turn;
        let checked = app.gateways.check(&account).await;
        record(&app, &alias, Outcome::of_check(&checked), Source::Check).await;
    };
    Ok(Some(tokio::spawn(check.instrument(span))))
}

/// The alias as it is now with its credentials, if it may be looked at by the policy that holds now.
async fn allowed(
    db: &mut SqliteConnection,
    app: &App,
    due: Alias,
) -> Result<Option<(Alias, GatewayAccount)>, Refusal> {
    let found = crate::store::aliases::by_id(db, due.id).await?;
    let Some(alias) = found.filter(|alias| alias.accepted) else {
        return Ok(None);
    };
    let user = users::by_id(db, alias.user_id).await?;
    let Some(user) = user.filter(|user| !user.disabled) else {
        return Ok(None);
    };
    let policy = policies::resolve(db, &user).await?;
    let Some(stored) = &alias.gateway else {
        return Ok(None);
    };
    if state(&alias, policy).is_suspended() {
        return Ok(None);
    }
    match secret::open(&app.keys, &alias, stored) {
        Ok(account) => Ok(Some((alias, account))),
        Err(error) => {
            tracing::error!(alias = alias.id, %error, "key");
            Ok(None)
        }
    }
}
