//! A clock that runs faster than the machine's.

use std::time::{Duration, Instant};

use fromline_base::clock::Clock;
use jiff::{SignedDuration, Timestamp};

/// The clock; it begins at the time of its creation.
pub struct FastClock {
    began: Timestamp,
    real: Instant,
    times: u32,
}

impl FastClock {
    /// Creates a clock that is so many times as fast.
    pub fn new(times: u32) -> Self {
        Self {
            began: Timestamp::now(),
            real: Instant::now(),
            times,
        }
    }
}

impl Clock for FastClock {
    fn now(&self) -> Timestamp {
        self.began + SignedDuration::try_from(self.monotonic()).unwrap_or_default()
    }

    fn monotonic(&self) -> Duration {
        self.real.elapsed() * self.times
    }
}
