//! Time, passed in: so that "24 hours later" is a fast test.

#![expect(clippy::disallowed_methods, reason = "everything else asks here")]

use std::{
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Span, Timestamp};

/// A time for the wire (RFC 3339), to the second: what depends on TTLs or on the Date of a message is no finer.
pub fn format_second(time: Timestamp) -> String {
    Timestamp::from_second(time.as_second())
        .unwrap_or(time)
        .to_string()
}

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// Now, as the machine's clock says. It can be set, forward and back: a virtual machine wakes up, NTP corrects.
    fn now(&self) -> Timestamp;

    /// Time since some moment in the life of this process; it only goes forward. For whatever ends with the process.
    fn monotonic(&self) -> Duration;
}

/// The machine's clock.
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
    /// A clock that shows `now`.
    pub fn new(now: Timestamp) -> Self {
        Self(Mutex::new(Shown {
            now,
            monotonic: Duration::ZERO,
        }))
    }

    /// Moves on: time passes.
    pub fn advance(&self, span: Span) {
        let mut shown = self.lock();
        let now = shown.now.checked_add(span).unwrap_or(shown.now);
        let passed = Duration::try_from(now.duration_since(shown.now)).unwrap_or_default();
        *shown = Shown {
            now,
            monotonic: shown.monotonic + passed,
        };
    }

    /// Is set to another time, forward or back, while no time passes.
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
