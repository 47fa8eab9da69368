//! Token buckets: a burst at once, then one token per interval.

use std::{collections::HashMap, hash::Hash, sync::Mutex, time::Duration};

use super::{Wait, lock};

/// Number of entries above which full buckets are removed, which equal absent ones.
const CROWD: usize = 50_000;

/// A token bucket per key. All times are monotonic times of a [`Clock`](fromline_base::clock::Clock).
#[derive(Debug)]
pub struct TokenBuckets<K>(Mutex<BucketLevels<K>>);

impl<K: Eq + Hash> TokenBuckets<K> {
    /// Creates buckets of `burst` tokens that regain one per `refill`.
    pub fn new(burst: u32, refill: Duration) -> Self {
        Self(Mutex::new(BucketLevels::new(burst, refill)))
    }

    /// Takes a token, or returns how long to wait for one.
    pub fn take(&self, key: K, now: Duration) -> Result<(), Wait> {
        let mut levels = lock(&self.0);
        match levels.compute_wait(&key, 1, now) {
            Duration::ZERO => levels.take(key, 1, now),
            lack => return Err(Wait::of(lack)),
        }
        Ok(())
    }
}

/// The levels of token buckets, for limits of several kinds that are taken together or not at all.
#[derive(Debug)]
pub(crate) struct BucketLevels<K> {
    refill: Duration,
    burst: u32,
    all: HashMap<K, Level>,
}

#[derive(Debug, Default)]
struct Level {
    /// When the bucket will be full again.
    full: Duration,
    /// Number of taken tokens that may still be given back.
    pending: u32,
}

impl<K: Eq + Hash> BucketLevels<K> {
    /// Creates buckets of `burst` tokens that regain one per `refill`.
    pub fn new(burst: u32, refill: Duration) -> Self {
        Self {
            refill,
            burst,
            all: HashMap::new(),
        }
    }

    /// Returns the time until `count` tokens can be taken; zero means now. A count above the bucket's size means a full bucket.
    pub fn compute_wait(&self, key: &K, count: u32, now: Duration) -> Duration {
        let full = self.all.get(key).map_or(now, |level| level.full.max(now));
        self.until(full, count, now)
    }

    fn until(&self, full: Duration, count: u32, now: Duration) -> Duration {
        (full + self.refill * count.min(self.burst)).saturating_sub(now + self.refill * self.burst)
    }

    /// Returns whether a token would be available if all reserved ones were given back.
    pub fn may_be_refilled(&self, key: &K, now: Duration) -> bool {
        self.all.get(key).is_some_and(|level| {
            let full = level.full.max(now).saturating_sub(self.refill * level.pending);
            level.pending > 0 && self.until(full.max(now), 1, now).is_zero()
        })
    }

    /// Takes `count` tokens, even if the bucket holds fewer.
    pub fn take(&mut self, key: K, count: u32, now: Duration) {
        if self.all.len() >= CROWD {
            self.all.retain(|_, level| level.full > now || level.pending > 0);
        }
        let level = self.all.entry(key).or_default();
        level.full = level.full.max(now) + self.refill * count.min(self.burst);
    }

    /// Takes a token that may be given back; [`Self::settle`] decides.
    pub fn reserve(&mut self, key: &K, now: Duration)
    where
        K: Clone,
    {
        self.take(key.clone(), 1, now);
        if let Some(level) = self.all.get_mut(key) {
            level.pending += 1;
        }
    }

    /// Settles a reserved token: it is given back or stays taken.
    pub fn settle(&mut self, key: &K, given_back: bool) {
        if let Some(level) = self.all.get_mut(key) {
            level.pending = level.pending.saturating_sub(1);
            if given_back {
                level.full = level.full.saturating_sub(self.refill);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_bucket_empties_and_fills() {
        let buckets = TokenBuckets::new(2, at(30));
        let now = at(1000);
        assert_eq!(buckets.take("a", now), Ok(()));
        assert_eq!(buckets.take("a", now), Ok(()));
        assert_eq!(buckets.take("a", now), Err(Wait(30)));
        assert_eq!(buckets.take("b", now), Ok(()));
        assert_eq!(buckets.take("a", now + at(10)), Err(Wait(20)));
        assert_eq!(buckets.take("a", now + at(30)), Ok(()));
        assert_eq!(buckets.take("a", now + at(30)), Err(Wait(30)));
        assert_eq!(
            buckets.take("a", now + Duration::from_millis(59_999)),
            Err(Wait(1))
        );
    }

    #[test]
    fn what_is_pending_may_be_given_back() {
        let mut levels = BucketLevels::new(2, at(30));
        let now = at(5);
        levels.reserve(&"a", now);
        levels.reserve(&"a", now);
        assert_eq!(
            (
                levels.compute_wait(&"a", 1, now),
                levels.may_be_refilled(&"a", now)
            ),
            (at(30), true)
        );
        levels.settle(&"a", false);
        assert!(levels.may_be_refilled(&"a", now));
        levels.settle(&"a", true);
        assert_eq!(
            (
                levels.compute_wait(&"a", 1, now),
                levels.may_be_refilled(&"a", now)
            ),
            (at(0), false)
        );
        levels.take("a", 1, now);
        assert_eq!(
            (
                levels.compute_wait(&"a", 1, now),
                levels.may_be_refilled(&"a", now)
            ),
            (at(30), false)
        );
    }

    #[test]
    fn several_are_taken_at_once_and_more_than_there_are_take_all() {
        let mut levels = BucketLevels::new(10, at(1));
        assert_eq!(levels.compute_wait(&1, 10, at(0)), at(0));
        levels.take(1, 8, at(0));
        assert_eq!(levels.compute_wait(&1, 3, at(0)), at(1));
        assert_eq!(levels.compute_wait(&1, 50, at(0)), at(8));
        levels.take(1, 50, at(8));
        assert_eq!(levels.compute_wait(&1, 1, at(8)), at(1));
    }

    #[test]
    fn full_buckets_are_forgotten_and_pending_ones_are_not() {
        let mut levels = BucketLevels::new(1, at(1));
        levels.reserve(&0, at(0));
        for key in 1..CROWD {
            levels.take(key, 1, at(0));
        }
        levels.take(CROWD, 1, at(10));
        assert_eq!(levels.all.len(), 2);
    }
}
