//! Clocks, which are passed to the code that needs the time, so that tests can let 24 hours pass at once.

#![expect(clippy::disallowed_methods, reason = "everything else asks here")]

use std::{
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Span, Timestamp};

/// Formats a time for the wire (RFC 3339), rounded down to the second, because TTLs and Date fields are no finer.
pub fn format_second(time: Timestamp) -> String {
    Timestamp::from_second(time.as_second())
        .unwrap_or(time)
        .to_string()
}

/// A source of time.
pub trait Clock: Send + Sync {
    /// Returns the wall-clock time, which can jump in both directions, for example when a virtual machine resumes or NTP corrects
    /// it.
    fn now(&self) -> Timestamp;

    /// Returns the time since an arbitrary moment in the life of this process, which never goes back. For values that do not
    /// outlive the process.
    fn monotonic(&self) -> Duration;
}

/// The clock of this machine.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn monotonic(&self) -> Duration {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        START.elapsed()
    }
}

/// A clock that stands still until a test moves it.
#[derive(Debug)]
pub struct MockClock(Mutex<Shown>);

#[derive(Clone, Copy, Debug)]
struct Shown {
    now: Timestamp,
    monotonic: Duration,
}

impl MockClock {
    /// Creates a clock that shows `now`.
    pub fn new(now: Timestamp) -> Self {
        Self(Mutex::new(Shown {
            now,
            monotonic: Duration::ZERO,
        }))
    }

    /// Advances both clocks by a time span.
    pub fn advance(&self, span: Span) {
        let mut shown = self.lock();
        let now = shown.now.checked_add(span).unwrap_or(shown.now);
        let passed = Duration::try_from(now.duration_since(shown.now)).unwrap_or_default();
        *shown = Shown {
            now,
            monotonic: shown.monotonic + passed,
        };
    }

    /// Sets the wall clock forward or back without letting time pass.
    pub fn step(&self, by: SignedDuration) {
        let mut shown = self.lock();
        shown.now = shown.now.checked_add(by).unwrap_or(shown.now);
    }

    fn lock(&self) -> MutexGuard<'_, Shown> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for MockClock {
    fn now(&self) -> Timestamp {
        self.lock().now
    }

    fn monotonic(&self) -> Duration {
        self.lock().monotonic
    }
}
