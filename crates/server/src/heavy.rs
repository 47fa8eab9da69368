//! Work that takes longer than a moment.

use fromline_core::Reason;

/// Runs `work` on a thread of its own, so that those who wait for other answers are not held up: whatever reads more than a few
/// dozen kilobytes belongs here. It goes on to its end even if nobody waits for it any longer; how much of it there may be at once
/// is its caller's to say.
///
/// # Errors
///
/// [`Reason::Internal`] if it panicked.
pub async fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Reason> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Reason::Internal)
}
