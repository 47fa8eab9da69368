//! The times at which sessions were last used: in memory for each request, written to the database now and then.

use std::{collections::HashMap, sync::Mutex, time::Duration};

use fromline_base::clock::Clock;
use fromline_store::sessions::Session;
use jiff::SignedDuration;

use super::lock;

/// Interval between writes for one session.
const EVERY: Duration = Duration::from_mins(5);
/// Number of sessions above which all are forgotten; the database then knows the time to within some minutes.
const CROWD: usize = 50_000;

/// When each session was last used, by its row; times are monotonic.
#[derive(Debug, Default)]
pub struct LastUsed(Mutex<HashMap<i64, Used>>);

#[derive(Clone, Copy, Debug)]
struct Used {
    at: Duration,
    written: Duration,
}

impl LastUsed {
    /// Returns for how long a session was not used. Negative if the wall clock was set back since then.
    pub fn measure_idle(&self, session: &Session, clock: &dyn Clock) -> SignedDuration {
        let stored = clock.now().duration_since(session.last_used);
        let used = lock(&self.0).get(&session.id).copied();
        let kept = used.and_then(|used| {
            let idle = clock.monotonic().saturating_sub(used.at);
            SignedDuration::try_from(idle).ok()
        });
        kept.map_or(stored, |kept| {
            if stored.is_negative() {
                kept
            } else {
                kept.min(stored)
            }
        })
    }

    /// Records that a session was opened now, which the database already knows.
    pub fn note_opened(&self, id: i64, now: Duration) {
        let used = Used {
            at: now,
            written: now,
        };
        lock(&self.0).insert(id, used);
    }

    /// Records that a session was used after `idle`, and returns whether to write that to the database.
    pub fn note(&self, id: i64, idle: SignedDuration, now: Duration) -> bool {
        let mut all = lock(&self.0);
        if all.len() >= CROWD && !all.contains_key(&id) {
            all.clear();
        }
        let written = Duration::try_from(idle).map_or(Duration::ZERO, |idle| now.saturating_sub(idle));
        let first = Used { at: now, written };
        let used = all.entry(id).or_insert(first);
        used.at = now;
        let due = idle.is_negative() || now.saturating_sub(used.written) >= EVERY;
        if due {
            used.written = now;
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_every_five_minutes_and_after_a_clock_was_set_back() {
        let used = LastUsed::default();
        let idle = SignedDuration::from_secs;
        let at = |seconds: u64| Duration::from_secs(10_000 + seconds);
        assert!(!used.note(1, idle(60), at(0)), "written a minute ago");
        assert!(!used.note(1, idle(0), at(239)));
        assert!(used.note(1, idle(0), at(240)));
        assert!(!used.note(1, idle(0), at(241)));
        assert!(used.note(1, idle(-100_000), at(242)));
        assert!(used.note(2, idle(300), at(0)), "of before a restart");
        assert!(used.note(3, idle(-5), at(0)));
    }
}
