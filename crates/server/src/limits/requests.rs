//! How many requests of one user are worked on at once: whoever asks for much at a time waits behind themselves, not before others.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, Weak},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::lock;

/// Requests of one user at once: a page of ours asks for two or three things at a time, and a gateway check may last half a minute.
const OF_USER: usize = 6;

/// The requests of everybody who is known, by row id.
#[derive(Debug, Default)]
pub struct Requests(Mutex<HashMap<i64, Weak<Semaphore>>>);

/// A request that is worked on; it ends when the last clone of this is dropped.
#[derive(Clone, Debug)]
pub struct Turn {
    _place: Option<Arc<OwnedSemaphorePermit>>,
}

impl Requests {
    /// Waits until a request of this user may be worked on; in the order in which they came.
    pub async fn turn(&self, user_id: i64) -> Turn {
        let place = self.places(user_id).acquire_owned().await;
        Turn {
            _place: place.ok().map(Arc::new),
        }
    }

    fn places(&self, user_id: i64) -> Arc<Semaphore> {
        let mut all = lock(&self.0);
        if let Some(places) = all.get(&user_id).and_then(Weak::upgrade) {
            return places;
        }
        all.retain(|_, places| places.strong_count() > 0);
        let places = Arc::new(Semaphore::new(OF_USER));
        all.insert(user_id, Arc::downgrade(&places));
        places
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    #[test]
    fn who_asks_for_much_waits_and_nobody_else_does() {
        let requests = Requests::default();
        let turn = |user_id| requests.turn(user_id).now_or_never();
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
