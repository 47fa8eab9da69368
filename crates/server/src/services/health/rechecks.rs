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
        Tx,
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
    let busy = busy.each_ref().map(String::as_str);
    let due = app.store.read(|db| checks::due(db, now, busy)).await?;
    if due.is_empty() {
        return Ok(None);
    }
    let chosen = app
        .store
        .write(|db| {
            for alias in &due {
                health::postpone(db, alias.id, now + LATER)?;
                if let Some(chosen) = allowed(db, app, alias.id)? {
                    return Ok::<_, Refusal>(Some(chosen));
                }
            }
            Ok(None)
        })
        .await?;
    let Some((alias, account)) = chosen else {
        return Ok(None);
    };
    let Some(turn) = running.enter(account.gateway.host.as_str()) else {
        return Ok(None);
    };
    let app = app.clone();
    Ok(Some(tokio::spawn(async move {
        let _turn = turn;
        let checked = app.gateways.check(&account).await;
        record(&app, &alias, Outcome::of_check(&checked), Source::Check).await;
    })))
}

/// The alias as it is now with its credentials, if it may be looked at by the policy that holds now.
fn allowed(db: &mut Tx, app: &App, id: i64) -> Result<Option<(Alias, GatewayAccount)>, Refusal> {
    let found = crate::store::aliases::by_id(db, id)?;
    let Some(alias) = found.filter(|alias| alias.accepted) else {
        return Ok(None);
    };
    let user = users::by_id(db, alias.user_id)?;
    let Some(user) = user.filter(|user| !user.disabled) else {
        return Ok(None);
    };
    let policy = policies::resolve(db, &user)?;
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
