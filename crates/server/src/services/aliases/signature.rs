//! Signatures: the HTML of users, cleaned of what could do anything, small and simple.
//!
//! A parser of HTML may build far more than it reads: formatting that was never closed is built again inside every block that
//! follows. What it can build at most is known before it is let at it, and it never works where others wait for answers.

use std::{io, sync::LazyLock};

use fromline_core::Reason;
use tokio::sync::Semaphore;

mod estimate;

use super::UpdateMode;
use crate::heavy;
use estimate::estimate;

/// The longest signature, cleaned, in bytes. The columns of `store::aliases` know this number, too.
pub const MAX: usize = 10_000;
/// Signatures that are cleaned or wait for it; more are sent away.
const QUEUE: usize = 64;
/// Signatures that are cleaned at once.
const AT_ONCE: usize = 2;

/// Who has a signature cleaned, or waits for it.
struct Turns {
    all: Semaphore,
    running: Semaphore,
}

static TURNS: Turns = Turns::new();

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(ammonia::Builder::default);

/// The signature after a change. One that is larger than any is now, and that lists leave out, stays until another is written:
/// whoever replaces what a list said never saw it.
pub fn merge(new: Option<String>, stored: String, change: UpdateMode) -> String {
    match new {
        Some(new) => new,
        None if change == UpdateMode::Replace && stored.len() <= MAX => String::new(),
        None => stored,
    }
}

/// The signature as it is kept, or why it cannot be: too long, too complex, or too many at once.
pub async fn clean(html: &str) -> Result<String, Reason> {
    if !estimate(html).is_some_and(|estimate| estimate.is_acceptable()) {
        return Err(Reason::SignatureTooComplex);
    }
    let html = html.to_owned();
    TURNS.take(move || cleaned(&html)).await?
}

impl Turns {
    const fn new() -> Self {
        Self {
            all: Semaphore::const_new(QUEUE),
            running: Semaphore::const_new(AT_ONCE),
        }
    }

    /// Works on a thread of its own, in turn.
    async fn take<T: Send + 'static>(
        &'static self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Reason> {
        let _place = self.all.try_acquire().map_err(|_| Reason::Unavailable)?;
        let running = self.running.acquire().await.map_err(|_| Reason::Unavailable)?;
        heavy::run(move || {
            // The work's own: whoever goes away leaves it running.
            let _running = running;
            work()
        })
        .await
    }
}

fn cleaned(html: &str) -> Result<String, Reason> {
    let mut kept = BoundedWriter(Vec::new());
    let written = CLEANER.clean(html).write_to(&mut kept);
    written.map_err(|_| Reason::SignatureTooLong)?;
    String::from_utf8(kept.0).map_err(|_| Reason::Internal)
}

/// A buffer with an upper limit: cleaned HTML can be longer than its source.
struct BoundedWriter(Vec<u8>);

impl io::Write for BoundedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
