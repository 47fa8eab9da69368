//! What follows when the machine's clock was ahead and is set back: nobody is kept waiting for days.
//!
//! Limits in memory run by a clock that cannot be set. Whatever is compared with stored times takes one that lies ahead for "just
//! now"; and this job corrects what is stored.

use std::{sync::Arc, time::Duration};

use crate::{
    clock::Clock,
    store::{Store, StoreError, clock::pull_back},
};

/// How often it looks.
const LOOK: Duration = Duration::from_secs(5);
/// A clock that was moved by less is one that is being disciplined.
const STEP: i128 = 2000;
/// 1 November 2026: a machine that says it is earlier has just woken up without a clock.
const SURELY_OVER: i64 = 1_793_491_200;

/// Corrects what an earlier process wrote ahead of now, then watches the clock for steps; never returns.
pub async fn run(store: Store, clock: Arc<dyn Clock>) {
    let mut before = None;
    loop {
        let is_behind = before.is_none_or(|before| compute_lead(&*clock) < before - STEP);
        if !is_behind || correct(&store, &*clock).await {
            before = Some(compute_lead(&*clock));
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Corrects what lies ahead of now; false if that is still to be done: it could not be written, or the clock is not set yet.
pub async fn correct(store: &Store, clock: &dyn Clock) -> bool {
    if clock.now().as_second() < SURELY_OVER {
        return false;
    }
    match try_correct(store, clock).await {
        Ok(0) => true,
        Ok(rows) => {
            tracing::warn!(
                rows,
                "the clock was set back: what was written ahead of now is corrected"
            );
            true
        }
        Err(error) => {
            tracing::error!(%error, "the clock was set back, and nothing can be corrected");
            false
        }
    }
}

async fn try_correct(store: &Store, clock: &dyn Clock) -> Result<usize, StoreError> {
    store.write(|db| pull_back(db, clock.now())).await
}

/// By how many milliseconds the machine's clock is ahead of the one that cannot be set: it changes when that one is set.
fn compute_lead(clock: &dyn Clock) -> i128 {
    let passed = i128::try_from(clock.monotonic().as_millis()).unwrap_or(i128::MAX);
    i128::from(clock.now().as_millisecond()) - passed
}
