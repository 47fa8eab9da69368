//! Correction after the machine's clock was ahead and is set back, so that nobody waits for days.
//!
//! Limits in memory use the monotonic clock. Comparisons with stored times treat a future time as "just now", and this job
//! corrects the stored times.

use std::{sync::Arc, time::Duration};

use fromline_base::clock::Clock;
use fromline_store::{Store, StoreError, clock::pull_back};

/// Interval between checks of the clock.
const LOOK: Duration = Duration::from_secs(5);
/// Smallest correction that counts as a step, in milliseconds; smaller ones are normal adjustments.
const STEP: i128 = 2000;
/// 1 November 2026. A machine whose clock shows an earlier time has started without a valid clock.
const SURELY_OVER: i64 = 1_793_491_200;

/// Corrects times that an earlier process stored ahead of now, then watches the clock for steps; never returns.
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

/// Corrects times that lie ahead of now. Returns false if that must be repeated, because writing failed or the clock is not set
/// yet.
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

/// Returns by how many milliseconds the wall clock is ahead of the monotonic clock, which changes when the wall clock is set.
fn compute_lead(clock: &dyn Clock) -> i128 {
    let passed = i128::try_from(clock.monotonic().as_millis()).unwrap_or(i128::MAX);
    i128::from(clock.now().as_millisecond()) - passed
}
