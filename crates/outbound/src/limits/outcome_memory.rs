//! The outcome last written for each gateway, so that at a hundred messages a second most of them cause no database write.

use std::{
    collections::HashMap,
    hash::{BuildHasher as _, Hash, RandomState},
    sync::{Mutex, MutexGuard, PoisonError},
};

use fromline_store::gateways::Version;
use jiff::{SignedDuration, Timestamp};

/// Time after which the same outcome is written again.
const STALE: SignedDuration = SignedDuration::from_mins(5);
/// Largest number of gateways that are remembered.
const REMEMBERED: usize = 50_000;

/// The outcome last written for each gateway.
#[derive(Debug, Default)]
pub struct OutcomeMemory {
    written: Mutex<HashMap<i64, (u64, Timestamp)>>,
    hasher: RandomState,
}

impl OutcomeMemory {
    /// Returns whether an outcome should be written: it differs from the last one, or that was written some minutes ago. It is
    /// then remembered as written. New credentials always count as different, and a successful check differs from an accepted
    /// message.
    pub fn is_news(&self, gateway: Version, found: impl Hash, now: Timestamp) -> bool {
        let told = self.hasher.hash_one((gateway.revision, found));
        let mut written = self.lock();
        let known = written.get(&gateway.id).is_some_and(|(last, at)| {
            let age = now.duration_since(*at);
            *last == told && age >= SignedDuration::ZERO && age < STALE
        });
        if !known {
            if written.len() >= REMEMBERED {
                written.clear();
            }
            written.insert(gateway.id, (told, now));
        }
        !known
    }

    /// Forgets an outcome that could not be written.
    pub fn forget(&self, gateway: Version) {
        self.lock().remove(&gateway.id);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, (u64, Timestamp)>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::*;

    /// Outcomes of an attempt, for the test.
    #[derive(Clone, Copy, Hash)]
    enum Outcome {
        Works,
        TimesOut,
        IsRejected,
    }

    #[test]
    fn the_same_is_news_after_five_minutes_and_anything_else_at_once() {
        let memory = OutcomeMemory::default();
        let works = Outcome::Works;
        let mut now = Timestamp::UNIX_EPOCH;
        let version = |id, revision| Version { id, revision };
        for (wait, revision, outcome, expected) in [
            (0, 0, works, true),
            (299, 0, works, false),
            (1, 0, works, true),
            (1, 0, Outcome::TimesOut, true),
            (1, 0, Outcome::TimesOut, false),
            (1, 0, Outcome::IsRejected, true),
            (1, 0, works, true),
            (1, 1, works, true),
        ] {
            now += wait.seconds();
            let found = (outcome, "delivery");
            assert_eq!(
                memory.is_news(version(1, revision), found, now),
                expected,
                "{now}"
            );
        }
        let looked = (works, "check");
        assert!(memory.is_news(version(1, 1), looked, now));
        assert!(memory.is_news(version(1, 1), (works, "delivery"), now));
        let works = (works, "delivery");
        assert!(memory.is_news(version(2, 1), works, now));
        memory.forget(version(2, 1));
        assert!(memory.is_news(version(2, 1), works, now));
    }
}
