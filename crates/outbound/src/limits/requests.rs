//! Limits on simultaneous requests per user: heavy use delays the same user's requests, not those of others.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, Weak},
    time::Duration,
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use super::lock;

/// Simultaneous requests of one kind per user. Fromline's pages send two or three at a time, and a gateway check may take half a
/// minute.
const OF_USER: usize = 4;

/// Longest wait for one's own earlier requests: four that are slow for reasons of their own (an unresponsive gateway, a locked
/// database) should not block the fifth.
const PATIENCE: Duration = Duration::from_millis(750);

/// The kind of a request. Reads do not wait for changes by the same user.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum RequestKind {
    /// The request only reads.
    Read,
    /// The request changes something or contacts another server.
    Change,
}

/// Limits how many requests of each user, by row id, run at once.
#[derive(Debug, Default)]
pub struct RequestLimits(Mutex<HashMap<(i64, RequestKind), Weak<Semaphore>>>);

/// Permission for one request; it is released when the last clone is dropped.
#[derive(Clone, Debug)]
pub struct RequestPermit {
    _place: Option<Arc<OwnedSemaphorePermit>>,
}

impl RequestLimits {
    /// Waits, briefly and in order of arrival, until a request of this user may run.
    pub async fn acquire(&self, user_id: i64, work: RequestKind) -> RequestPermit {
        let place = timeout(PATIENCE, self.places((user_id, work)).acquire_owned()).await;
        RequestPermit {
            _place: place.ok().and_then(Result::ok).map(Arc::new),
        }
    }

    fn places(&self, whose: (i64, RequestKind)) -> Arc<Semaphore> {
        let mut all = lock(&self.0);
        if let Some(places) = all.get(&whose).and_then(Weak::upgrade) {
            return places;
        }
        all.retain(|_, places| places.strong_count() > 0);
        let places = Arc::new(Semaphore::new(OF_USER));
        all.insert(whose, Arc::downgrade(&places));
        places
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_for_what_is_slow() {
        let requests = RequestLimits::default();
        let _turns =
            futures_util::future::join_all((0..OF_USER).map(|_| requests.acquire(1, RequestKind::Read)))
                .await;
        let asked = tokio::time::Instant::now();
        requests.acquire(1, RequestKind::Change).await;
        assert_eq!(asked.elapsed(), Duration::ZERO);
        requests.acquire(1, RequestKind::Read).await;
        assert_eq!(asked.elapsed(), PATIENCE);
    }

    #[tokio::test]
    async fn who_asks_for_much_waits_and_nobody_else_does() {
        let requests = RequestLimits::default();
        let turn = |user_id| requests.acquire(user_id, RequestKind::Read).now_or_never();
        let mut turns: Vec<_> = (0..OF_USER).map(|_| turn(1).unwrap()).collect();
        assert!(turn(1).is_none());
        assert!(turn(2).is_some());
        let clone = turns.pop().unwrap().clone();
        assert!(turn(1).is_none(), "the clone still works");
        drop(clone);
        assert!(turn(1).is_some());
        drop(turns);
        assert!(turn(3).is_some());
        assert_eq!(lock(&requests.0).len(), 1, "who is done is forgotten");
    }
}
