//! Limits on domain lookups, so that one user's unresponsive domains do not delay the others.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

use super::{TokenBuckets, Wait};

/// Simultaneous lookups of one user.
const OF_USER: usize = 3;
/// Simultaneous lookups of all users.
const OF_ALL: usize = 16;
/// Additional simultaneous lookups for administrators' dialogs.
const WITHOUT_GATEWAYS: usize = 8;

/// Limits on lookups: thirty domains in ten minutes and three at once per user, sixteen at once for all, and eight more for
/// predicting the result without gateways.
#[derive(Debug)]
pub struct LookupLimits {
    often: TokenBuckets<i64>,
    /// The semaphores of users whose lookups are running or waiting.
    of_users: Mutex<HashMap<i64, Weak<Semaphore>>>,
    of_all: Semaphore,
    without_gateways: Semaphore,
}

impl Default for LookupLimits {
    fn default() -> Self {
        Self {
            often: TokenBuckets::new(30, Duration::from_secs(20)),
            of_users: Mutex::default(),
            of_all: Semaphore::new(OF_ALL),
            without_gateways: Semaphore::new(WITHOUT_GATEWAYS),
        }
    }
}

/// Permission for one lookup; it is released when this is dropped.
#[derive(Debug)]
pub struct LookupPermit<'a> {
    _of_user: Option<OwnedSemaphorePermit>,
    _of_all: Option<SemaphorePermit<'a>>,
}

impl LookupLimits {
    /// Counts one lookup of a user, or returns how long to wait.
    pub fn take(&self, user_id: i64, now: Duration) -> Result<(), Wait> {
        self.often.take(user_id, now)
    }

    /// Waits until a lookup of a user may start.
    pub async fn acquire(&self, user_id: i64) -> LookupPermit<'_> {
        // The user's own limit first, so that waiting for it takes no place from others.
        let of_user = self.of_user(user_id).acquire_owned().await;
        LookupPermit {
            _of_user: of_user.ok(),
            _of_all: self.of_all.acquire().await.ok(),
        }
    }

    /// Waits until a lookup for an administrator's dialog may start.
    pub async fn acquire_without_gateways(&self) -> LookupPermit<'_> {
        LookupPermit {
            _of_user: None,
            _of_all: self.without_gateways.acquire().await.ok(),
        }
    }

    fn of_user(&self, user_id: i64) -> Arc<Semaphore> {
        let mut all = self.of_users.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, places| places.strong_count() > 0);
        all.get(&user_id).and_then(Weak::upgrade).unwrap_or_else(|| {
            let places = Arc::new(Semaphore::new(OF_USER));
            all.insert(user_id, Arc::downgrade(&places));
            places
        })
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    fn turn(lookups: &LookupLimits, user_id: i64) -> Option<LookupPermit<'_>> {
        lookups.acquire(user_id).now_or_never()
    }

    #[test]
    fn three_of_a_user_and_sixteen_of_all() {
        let lookups = LookupLimits::default();
        let mut turns: Vec<LookupPermit> = (0..16)
            .map(|number| turn(&lookups, number / 3).unwrap())
            .collect();
        assert!(turn(&lookups, 0).is_none() && turn(&lookups, 9).is_none());
        drop(turns.pop());
        assert!(turn(&lookups, 0).is_none(), "the user has three");
        assert!(turn(&lookups, 9).is_some());
        drop(turns.remove(0));
        assert!(turn(&lookups, 0).is_some());
    }

    #[test]
    fn whoever_waits_keeps_nobody_waiting() {
        let lookups = LookupLimits::default();
        let _turns = [(); OF_USER].map(|()| turn(&lookups, 1).unwrap());
        let mut waiting: Vec<_> = (0..30).map(|_| Box::pin(lookups.acquire(1))).collect();
        for waiting in &mut waiting {
            assert!(waiting.now_or_never().is_none());
        }
        let others: Vec<_> = (2..15).filter_map(|user_id| turn(&lookups, user_id)).collect();
        assert_eq!(others.len(), OF_ALL - OF_USER);
    }

    #[test]
    fn who_is_done_or_gave_up_is_forgotten() {
        let lookups = LookupLimits::default();
        for user_id in 0..1000 {
            let turns: Vec<_> = (0..5).map(|_| turn(&lookups, user_id)).collect();
            assert_eq!(turns.iter().flatten().count(), OF_USER);
            assert!(lookups.of_users.lock().unwrap().len() <= 1);
        }
        assert_eq!(lookups.of_all.available_permits(), OF_ALL);
    }

    #[test]
    fn the_dialog_has_places_of_its_own() {
        let lookups = LookupLimits::default();
        let dialog = || lookups.acquire_without_gateways().now_or_never();
        let all: Vec<_> = (0..20).filter_map(|number| turn(&lookups, number)).collect();
        let dialogs: Vec<_> = (0..20).filter_map(|_| dialog()).collect();
        assert_eq!((all.len(), dialogs.len()), (OF_ALL, WITHOUT_GATEWAYS));
        drop(all);
        assert!(dialog().is_none() && turn(&lookups, 1).is_some());
    }
}
