//! Valid access tokens, kept in memory only, and the locks that let one task per gateway request the next one.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use crate::smtp::AccessToken;

/// Remaining validity below which a token is not used for a new message, since sending may take a while.
const MARGIN: Duration = Duration::from_mins(2);
/// Number of entries above which expired ones are removed.
const CROWD: usize = 20_000;

/// Identifies credentials: the gateway's row id and their revision.
pub type TokenKey = (i64, i64);

/// A valid access token.
#[derive(Clone, Debug)]
pub struct Held {
    /// Access token to sign in with.
    pub token: AccessToken,
    /// When it was received, by the monotonic clock.
    pub since: Duration,
    /// When it expires, by the monotonic clock.
    pub until: Duration,
}

/// The access tokens of all gateways.
#[derive(Debug, Default)]
pub struct AccessTokens {
    held: Mutex<HashMap<TokenKey, Held>>,
    turns: Mutex<HashMap<i64, Arc<tokio::sync::Mutex<()>>>>,
}

impl AccessTokens {
    /// Returns a token that stays valid for a while.
    pub fn get(&self, key: TokenKey, now: Duration) -> Option<Held> {
        let held = lock(&self.held).get(&key).cloned();
        held.filter(|held| now + MARGIN < held.until)
    }

    /// Stores a token, replacing the gateway's previous one.
    pub fn put(&self, key: TokenKey, held: Held) {
        let mut all = lock(&self.held);
        let now = held.since;
        if all.len() >= CROWD {
            all.retain(|_, held| now < held.until);
        }
        all.retain(|(id, revision), _| *id != key.0 || *revision == key.1);
        all.insert(key, held);
    }

    /// Removes a token that was refused.
    pub fn forget(&self, key: TokenKey) {
        lock(&self.held).remove(&key);
    }

    /// Removes all tokens of a deleted gateway.
    pub fn forget_all(&self, gateway: i64) {
        lock(&self.held).retain(|(id, _), _| *id != gateway);
    }

    /// Returns the lock for requesting a gateway's next token. Tasks that wait for it find the new token afterwards.
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
    use fromline_base::idn::to_ascii;

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
