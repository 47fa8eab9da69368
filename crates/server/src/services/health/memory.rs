//! What was written last of each gateway: at a hundred messages a second nothing is written for most of them.

use std::{
    collections::HashMap,
    hash::{BuildHasher as _, RandomState},
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::{SignedDuration, Timestamp};

use super::{Outcome, Source};

/// How long the same outcome is no news.
const STALE: SignedDuration = SignedDuration::from_mins(5);
/// The most gateways that are remembered.
const REMEMBERED: usize = 50_000;

/// What was written last, for each alias.
#[derive(Debug, Default)]
pub struct Memory {
    written: Mutex<HashMap<i64, (u64, Timestamp)>>,
    hasher: RandomState,
}

impl Memory {
    /// Whether an outcome differs from what was written last, or that is some minutes ago; if so, it counts as written. Other
    /// credentials are another gateway, and a look that went well is not a message that was taken.
    pub fn is_news(&self, alias_id: i64, secret: &[u8], found: (Outcome, Source), now: Timestamp) -> bool {
        let told = self.hasher.hash_one((secret, found));
        let mut written = self.lock();
        let known = written.get(&alias_id).is_some_and(|(last, at)| {
            let age = now.duration_since(*at);
            *last == told && age >= SignedDuration::ZERO && age < STALE
        });
        if !known {
            if written.len() >= REMEMBERED {
                written.clear();
            }
            written.insert(alias_id, (told, now));
        }
        !known
    }

    /// It was not written after all.
    pub fn forget(&self, alias_id: i64) {
        self.lock().remove(&alias_id);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, (u64, Timestamp)>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use fromline_core::Reason;
    use jiff::ToSpan as _;

    use super::*;

    #[test]
    fn the_same_is_news_after_five_minutes_and_anything_else_at_once() {
        let memory = Memory::default();
        let works = Outcome::Works {
            certificate_expires: None,
        };
        let mut now = Timestamp::UNIX_EPOCH;
        for (wait, secret, outcome, expected) in [
            (0, b"a", works, true),
            (299, b"a", works, false),
            (1, b"a", works, true),
            (1, b"a", Outcome::Fails(Reason::Timeout), true),
            (1, b"a", Outcome::Fails(Reason::Timeout), false),
            (1, b"a", Outcome::Fails(Reason::AuthRejected), true),
            (1, b"a", works, true),
            (1, b"b", works, true),
        ] {
            now += wait.seconds();
            let found = (outcome, Source::Delivery);
            assert_eq!(memory.is_news(1, secret, found, now), expected, "{now}");
        }
        let looked = (works, Source::Check);
        assert!(memory.is_news(1, b"b", looked, now));
        assert!(memory.is_news(1, b"b", (works, Source::Delivery), now));
        let works = (works, Source::Delivery);
        assert!(memory.is_news(2, b"b", works, now));
        memory.forget(2);
        assert!(memory.is_news(2, b"b", works, now));
    }
}
