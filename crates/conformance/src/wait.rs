//! Waiting for what takes its time.

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use crate::Failure;

/// How long anything may take: the machine may be busy.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// How often is looked.
pub const PAUSE: Duration = Duration::from_millis(50);

/// After how long something that did not come is asked for again.
pub const AGAIN: Duration = Duration::from_secs(3);

/// Looks every now and then until `look` has found something.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Result<Option<T>, Failure>) -> Result<T, Failure> {
    let start = Instant::now();
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        if start.elapsed() > PATIENCE {
            return Err(format!("waited in vain for {what}").into());
        }
        sleep(PAUSE);
    }
}
