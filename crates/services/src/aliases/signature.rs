//! Signatures: users' HTML, sanitized and limited in size and complexity.
//!
//! An HTML parser can build far more than it reads, because it repeats unclosed formatting elements in every following block. So
//! an upper bound is computed before parsing, and parsing runs on threads where it does not delay other answers.

use std::{io, sync::LazyLock};

use fromline_core::Reason;
use tokio::sync::Semaphore;

mod estimate;

use fromline_base::heavy;

use super::UpdateMode;
use estimate::estimate;

/// Longest sanitized signature, in bytes. The columns of `store::aliases` repeat this number.
pub const MAX: usize = 10_000;
/// Largest number of signatures being sanitized or waiting; more are refused.
const QUEUE: usize = 64;
/// Number of signatures sanitized at once.
const AT_ONCE: usize = 2;

/// The permits for sanitizing and for waiting.
struct Turns {
    all: Semaphore,
    running: Semaphore,
}

static TURNS: Turns = Turns::new();

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(ammonia::Builder::default);

/// Returns the signature after an update. One stored before the present limit, which lists leave out, stays until a new one is
/// given, since a client that replaces what a list returned never saw it.
pub fn merge(new: Option<String>, stored: String, change: UpdateMode) -> String {
    match new {
        Some(new) => new,
        None if change == UpdateMode::Replace && stored.len() <= MAX => String::new(),
        None => stored,
    }
}

/// Sanitizes the HTML of a signature, within limits on time and memory.
///
/// # Errors
///
/// [`Reason::SignatureTooComplex`] if parsing it could need too much memory, [`Reason::SignatureTooLong`] if more than [`MAX`]
/// bytes remain, [`Reason::Unavailable`] if too many are waiting.
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

    /// Runs a function on a thread of its own, with a permit.
    async fn take<T: Send + 'static>(
        &'static self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Reason> {
        let _place = self.all.try_acquire().map_err(|_| Reason::Unavailable)?;
        let running = self.running.acquire().await.map_err(|_| Reason::Unavailable)?;
        heavy::run(move || {
            // Moved into the work, which continues if its caller is gone.
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
