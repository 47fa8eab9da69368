//! Access tokens that hold now: in memory alone. Whose turn it is to get the next one, too.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use crate::smtp::AccessToken;

/// A token that ends sooner than this is not begun with: a message may take a while.
const MARGIN: Duration = Duration::from_mins(2);
/// Entries after which those that have ended are forgotten.
const CROWD: usize = 20_000;

/// Which credentials of which gateway: its row id, and their number.
pub type Key = (i64, i64);

/// A token that holds.
#[derive(Clone, Debug)]
pub struct Held {
    /// The token.
    pub token: AccessToken,
    /// When it came, by the clock that only goes forward.
    pub since: Duration,
    /// When it ends.
    pub until: Duration,
}

/// Those of every gateway.
#[derive(Debug, Default)]
pub struct AccessTokens {
    held: Mutex<HashMap<Key, Held>>,
    turns: Mutex<HashMap<i64, Arc<tokio::sync::Mutex<()>>>>,
}

impl AccessTokens {
    /// The one that holds for a while yet.
    pub fn get(&self, key: Key, now: Duration) -> Option<Held> {
        let held = lock(&self.held).get(&key).cloned();
        held.filter(|held| now + MARGIN < held.until)
    }

    /// Keeps one in place of what the gateway had.
    pub fn put(&self, key: Key, held: Held) {
        let mut all = lock(&self.held);
        let now = held.since;
        if all.len() >= CROWD {
            all.retain(|_, held| now < held.until);
        }
        all.retain(|(id, revision), _| *id != key.0 || *revision == key.1);
        all.insert(key, held);
    }

    /// It was refused: it is not shown again.
    pub fn forget(&self, key: Key) {
        lock(&self.held).remove(&key);
    }

    /// The gateway is gone.
    pub fn forget_all(&self, gateway: i64) {
        lock(&self.held).retain(|(id, _), _| *id != gateway);
    }

    /// Whoever has it gets a gateway's next token; the others of this process wait, and find it.
    pub fn turn(&self, gateway: i64) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = lock(&self.turns);
        if turns.len() >= CROWD {
            turns.retain(|_, turn| Arc::strong_count(turn) > 1);
        }
        turns.entry(gateway).or_default().clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use fromline_core::gateway::Host;

    use super::*;
    use crate::idn::to_ascii;

    fn held(until: u64) -> Held {
        let host = Host::parse("smtp.partner.com", &to_ascii).unwrap();
        Held {
            token: AccessToken::new("t", [host].into()).unwrap(),
            since: Duration::ZERO,
            until: Duration::from_secs(until),
        }
    }

    #[test]
    fn what_ends_soon_or_is_of_other_credentials_does_not_hold() {
        let tokens = AccessTokens::default();
        tokens.put((1, 0), held(3600));
        assert!(tokens.get((1, 0), Duration::from_secs(3479)).is_some());
        assert!(tokens.get((1, 0), Duration::from_mins(58)).is_none());
        tokens.put((1, 1), held(3600));
        assert!(
            tokens.get((1, 0), Duration::ZERO).is_none(),
            "the user has connected again"
        );
        assert!(tokens.get((1, 1), Duration::ZERO).is_some());
        tokens.forget((1, 1));
        assert!(tokens.get((1, 1), Duration::ZERO).is_none());
        assert!(Arc::ptr_eq(&tokens.turn(1), &tokens.turn(1)));
    }
}
