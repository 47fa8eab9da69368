//! Limits on sending through the API: they allow a mail merge but keep a stolen token from flooding recipients.

use std::{sync::Mutex, time::Duration};

use super::{BucketLevels, TokenBuckets, Wait, lock};

const DAY: Duration = Duration::from_hours(24);
/// Messages at once, and the interval in which one is regained.
const BURST: (u32, Duration) = (200, Duration::from_secs(2));
/// Messages per day, as in Google Workspace.
const MESSAGES: u32 = 2000;
/// Recipients per day, counted in every message, as in Google Workspace.
const RECIPIENTS: u32 = 10_000;
/// Test messages at once, and the interval in which one is regained.
const TESTS: (u32, Duration) = (10, Duration::from_mins(1));

/// Limits on sending per user, by row id: 200 messages at once, then one every two seconds; 2,000 messages and 10,000 recipients
/// per day, regained evenly; and separately ten test messages at once, then one per minute.
#[derive(Debug)]
pub struct SendLimits {
    messages: Mutex<Messages>,
    tests: TokenBuckets<i64>,
}

#[derive(Debug)]
struct Messages {
    burst: BucketLevels<i64>,
    day: BucketLevels<i64>,
    recipients: BucketLevels<i64>,
}

impl Default for SendLimits {
    fn default() -> Self {
        let messages = Messages {
            burst: BucketLevels::new(BURST.0, BURST.1),
            day: BucketLevels::new(MESSAGES, DAY / MESSAGES),
            recipients: BucketLevels::new(RECIPIENTS, DAY / RECIPIENTS),
        };
        Self {
            messages: Mutex::new(messages),
            tests: TokenBuckets::new(TESTS.0, TESTS.1),
        }
    }
}

impl SendLimits {
    /// Counts a message of a user to this many recipients, or returns how long to wait.
    pub fn take(&self, user_id: i64, recipients: usize, now: Duration) -> Result<(), Wait> {
        let recipients = u32::try_from(recipients).unwrap_or(u32::MAX);
        let mut all = lock(&self.messages);
        let lack = all.burst.compute_wait(&user_id, 1, now);
        let lack = lack.max(all.day.compute_wait(&user_id, 1, now));
        let lack = lack.max(all.recipients.compute_wait(&user_id, recipients, now));
        if !lack.is_zero() {
            return Err(Wait::of(lack));
        }
        all.burst.take(user_id, 1, now);
        all.day.take(user_id, 1, now);
        all.recipients.take(user_id, recipients, now);
        Ok(())
    }

    /// Counts a test message of a user, or returns how long to wait.
    pub fn take_test(&self, user_id: i64, now: Duration) -> Result<(), Wait> {
        self.tests.take(user_id, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    /// Returns how many of `count` messages pass that are sent at intervals of `gap`.
    fn passing(sends: &SendLimits, count: u64, gap: Duration, recipients: usize) -> usize {
        let times = (0..count).map(|number| gap * u32::try_from(number).unwrap());
        times
            .filter(|now| sends.take(1, recipients, *now).is_ok())
            .count()
    }

    #[test]
    fn a_mail_merge_passes_and_a_flood_does_not() {
        assert_eq!(passing(&SendLimits::default(), 100, Duration::ZERO, 1), 100);
        assert_eq!(passing(&SendLimits::default(), 1000, Duration::ZERO, 1), 200);
        // One message per second for ten hours: the first two thousand, and those whose turn has come again.
        assert_eq!(passing(&SendLimits::default(), 36_000, at(1), 1), 2833);
        assert_eq!(passing(&SendLimits::default(), 100, Duration::ZERO, 500), 20);
    }

    #[test]
    fn what_is_refused_costs_nothing_and_says_when() {
        let sends = SendLimits::default();
        for _ in 0..200 {
            sends.take(1, 1, at(0)).unwrap();
        }
        for _ in 0..5000 {
            assert_eq!(sends.take(1, 1, at(0)), Err(Wait(2)));
        }
        assert_eq!(sends.take(1, 1, at(2)), Ok(()));
        assert_eq!(sends.take(2, 1, at(0)), Ok(()), "another user");
        for _ in 0..10 {
            sends.take_test(1, at(0)).unwrap();
        }
        assert_eq!(sends.take_test(1, at(0)), Err(Wait(60)));
    }
}
