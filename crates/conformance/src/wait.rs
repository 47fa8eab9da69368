//! Waiting for what takes its time.

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use crate::Failure;

/// The maximum wait for anything, since the machine may be busy.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// The interval between two looks.
pub const PAUSE: Duration = Duration::from_millis(50);

/// The wait before something that did not come is requested again.
pub const AGAIN: Duration = Duration::from_secs(3);

/// Calls `look` at intervals until it finds something.
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
