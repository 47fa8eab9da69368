//! What the setup checklist found out outside of this machine, and what is being found out: beside requests, so that none waits.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use fromline_core::{
    Reason,
    checklist::{DmarcFacts, SpfFacts},
};

use super::lock;

/// Time after which a look that has not ended counts as lost.
const LOST: Duration = Duration::from_mins(1);
/// Interval between writes of when the mail server last asked.
const ASKED: Duration = Duration::from_hours(1);

/// What DNS says of one of the organization's domains.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DomainFacts {
    /// What DNS says of SPF for the domain.
    pub spf: SpfFacts,
    /// What DNS says of DMARC for the domain.
    pub dmarc: DmarcFacts,
}

/// The memory of the setup checklist.
#[derive(Debug, Default)]
pub struct ChecklistMemory {
    /// How the relay received us.
    pub relay: Looks<(), Result<(), Reason>>,
    /// What DNS says, by the domain.
    pub domains: Looks<String, DomainFacts>,
    /// Whether a DKIM key is published, by its name in DNS; `None` if DNS did not answer.
    pub keys: Looks<String, Option<bool>>,
    /// When it was last written that the mail server asks, in monotonic seconds; 0 for never.
    asked: AtomicU64,
}

impl ChecklistMemory {
    /// Records that the mail server has asked, and returns whether to write that to the database.
    pub fn note_asked(&self, now: Duration) -> bool {
        let (now, before) = (now.as_secs().max(1), self.asked.load(Ordering::Relaxed));
        let due = before == 0 || now.saturating_sub(before) >= ASKED.as_secs();
        due && self
            .asked
            .compare_exchange(before, now, Ordering::Relaxed, Ordering::Relaxed)
            .is_ok()
    }
}

/// Results of looks that run beside requests: at most one at a time for each key. What was found counts until the next look has ended.
#[derive(Debug)]
pub struct Looks<K, T>(Mutex<HashMap<K, Look<T>>>);

impl<K, T> Default for Looks<K, T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

/// One look; times are monotonic.
#[derive(Clone, Copy, Debug)]
struct Look<T> {
    /// What the last one found, and until when that is not looked for again.
    found: Option<(T, Duration)>,
    /// Until when the running one is waited for.
    running: Option<Duration>,
}

impl<K: Eq + Hash, T: Copy> Looks<K, T> {
    /// Returns what is known, and whether the caller has to look now and call [`Self::end`].
    pub fn begin(&self, key: K, now: Duration) -> (Option<T>, bool) {
        let mut all = lock(&self.0);
        let look = all.entry(key).or_insert(Look {
            found: None,
            running: None,
        });
        let is_running = look.running.is_some_and(|until| until > now);
        let is_due = look.found.is_none_or(|(_, until)| until <= now);
        if is_due && !is_running {
            look.running = Some(now + LOST);
        }
        (look.found.map(|(found, _)| found), is_due && !is_running)
    }

    /// Stores what was found, for `holds`.
    pub fn end(&self, key: K, found: T, holds: Duration, now: Duration) {
        let look = Look {
            found: Some((found, now + holds)),
            running: None,
        };
        lock(&self.0).insert(key, look);
    }

    /// Forgets what was found under keys that are no longer wanted.
    pub fn keep(&self, wanted: impl Fn(&K) -> bool) {
        lock(&self.0).retain(|key, _| wanted(key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn one_look_at_a_time_and_what_was_found_stays_meanwhile() {
        let looks = Looks::<&str, u8>::default();
        let minute = Duration::from_mins(1);
        assert_eq!(looks.begin("a", at(0)), (None, true));
        assert_eq!(looks.begin("a", at(1)), (None, false), "one is under way");
        assert_eq!(looks.begin("b", at(1)), (None, true), "another domain");
        looks.end("a", 1, minute, at(2));
        assert_eq!(looks.begin("a", at(61)), (Some(1), false));
        assert_eq!(looks.begin("a", at(62)), (Some(1), true));
        assert_eq!(looks.begin("a", at(63)), (Some(1), false));
        looks.end("a", 2, minute, at(64));
        assert_eq!(looks.begin("a", at(65)), (Some(2), false));
    }

    #[test]
    fn a_look_that_never_ended_is_begun_again() {
        let looks = Looks::<(), u8>::default();
        assert!(looks.begin((), at(0)).1);
        assert!(!looks.begin((), at(59)).1);
        assert!(looks.begin((), at(60)).1);
    }

    #[test]
    fn what_nobody_wants_is_forgotten() {
        let looks = Looks::<u8, u8>::default();
        for key in 0..100 {
            looks.end(key, key, at(60), at(0));
            looks.keep(|other| *other == key);
        }
        assert_eq!(lock(&looks.0).len(), 1);
    }

    #[test]
    fn that_the_mail_server_asks_is_written_once_an_hour() {
        let memory = ChecklistMemory::default();
        let asked = [0, 1, 3600, 3601, 3602, 7201].map(|seconds| memory.note_asked(at(seconds)));
        assert_eq!(asked, [true, false, false, true, false, true]);
    }
}
