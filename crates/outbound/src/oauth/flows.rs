//! Consents in progress: the request to a provider, the session that made it, and its result until a gateway is saved with it.
//! They are kept in memory; after a restart the user starts again.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use fromline_base::keys::{KeyError, random_token, token_hash};
use secrecy::SecretString;

use super::{TokenAccount, TokenProvider};

/// Time from the request to the provider's redirect.
pub const ASKED: Duration = Duration::from_mins(10);
/// Time from the redirect until a gateway is saved.
pub const GIVEN: Duration = Duration::from_mins(30);
/// Number of entries of each kind per user; the oldest is dropped.
const OF_USER: usize = 5;

/// The owner of a consent: the browser session that started it, and no other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Owner {
    /// The user's row id.
    pub user: i64,
    /// The session's row id.
    pub session: i64,
}

/// A consent request to a provider.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Provider that is asked for consent.
    pub provider: Arc<TokenProvider>,
    /// The PKCE verifier, which proves that the code was issued for this request.
    pub verifier: SecretString,
}

/// A device code that the user enters on another device.
#[derive(Clone, Debug)]
pub struct AskedDevice {
    /// Provider that gave out the device code.
    pub provider: Arc<TokenProvider>,
    /// The secret with which Fromline polls.
    pub secret: SecretString,
    /// Minimum interval between two questions whether the user has agreed.
    pub interval: Duration,
    /// The earliest time of the next poll.
    pub next: Duration,
}

/// A consent that a provider confirmed.
#[derive(Clone, Debug)]
pub struct GivenConsent {
    /// Provider that confirmed the consent.
    pub provider: Arc<TokenProvider>,
    /// The account that consented.
    pub account: Option<TokenAccount>,
    /// Refresh token, from which access tokens are made.
    pub refresh: SecretString,
    /// Access token that came with the refresh token.
    pub access: SecretString,
    /// When the access token expires, by the monotonic clock.
    pub access_until: Duration,
}

/// All consents in progress, by the hash of their names.
#[derive(Debug, Default)]
pub struct Flows {
    asked: Kept<Asked>,
    devices: Kept<AskedDevice>,
    given: Kept<GivenConsent>,
}

impl Flows {
    /// Stores a request and returns its state parameter, which the provider must return once, within [`ASKED`].
    ///
    /// # Errors
    ///
    /// [`KeyError::Random`] if the system provides no random numbers.
    pub fn ask(&self, owner: Owner, asked: Asked, now: Duration) -> Result<String, KeyError> {
        self.asked.put(owner, asked, now, ASKED)
    }

    /// Takes the request that this session made under this state, which ends it.
    pub fn answered(&self, owner: Owner, state: &str, now: Duration) -> Option<Asked> {
        self.asked.take(owner, state, now)
    }

    /// Stores a device code and returns a name for it, valid as long as the code.
    ///
    /// # Errors
    ///
    /// [`KeyError::Random`] if the system provides no random numbers.
    pub fn ask_device(
        &self,
        owner: Owner,
        asked: AskedDevice,
        now: Duration,
        life: Duration,
    ) -> Result<String, KeyError> {
        self.devices.put(owner, asked, now, life)
    }

    /// Returns this session's device code by name, and whether the provider may be polled now. If so, the next poll must wait for
    /// the interval.
    pub fn device(&self, owner: Owner, name: &str, now: Duration) -> Option<(AskedDevice, bool)> {
        self.devices.change(owner, name, now, |asked| {
            let may_ask = now >= asked.next;
            if may_ask {
                asked.next = now + asked.interval;
            }
            (asked.clone(), may_ask)
        })
    }

    /// Increases the polling interval because the provider asked to slow down.
    pub fn slow_down(&self, owner: Owner, name: &str, now: Duration, more: Duration) {
        self.devices.change(owner, name, now, |asked| {
            asked.interval += more;
            asked.next += more;
        });
    }

    /// Ends a device code.
    pub fn end_device(&self, owner: Owner, name: &str, now: Duration) {
        self.devices.take(owner, name, now);
    }

    /// Stores a confirmed consent and returns a name for it, valid for [`GIVEN`].
    ///
    /// # Errors
    ///
    /// [`KeyError::Random`] if the system provides no random numbers.
    pub fn give(&self, owner: Owner, given: GivenConsent, now: Duration) -> Result<String, KeyError> {
        self.given.put(owner, given, now, GIVEN)
    }

    /// Returns this session's confirmed consent by name.
    pub fn given(&self, owner: Owner, name: &str, now: Duration) -> Option<GivenConsent> {
        self.given.look(owner, name, now)
    }

    /// Ends a consent after a gateway was saved with it.
    pub fn spend(&self, owner: Owner, name: &str, now: Duration) {
        self.given.take(owner, name, now);
    }
}

#[derive(Debug)]
struct Kept<T>(Mutex<HashMap<Vec<u8>, Entry<T>>>);

#[derive(Debug)]
struct Entry<T> {
    owner: Owner,
    what: T,
    until: Duration,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Kept<T> {
    fn put(&self, owner: Owner, what: T, now: Duration, life: Duration) -> Result<String, KeyError> {
        let name = random_token()?;
        let mut all = self.lock();
        all.retain(|_, entry| now < entry.until);
        while all
            .values()
            .filter(|entry| entry.owner.user == owner.user)
            .count()
            >= OF_USER
        {
            let own = all.iter().filter(|(_, entry)| entry.owner.user == owner.user);
            let Some(oldest) = own
                .min_by_key(|(_, entry)| entry.until)
                .map(|(name, _)| name.clone())
            else {
                break;
            };
            all.remove(&oldest);
        }
        let until = now + life;
        all.insert(token_hash(&name), Entry { owner, what, until });
        Ok(name)
    }

    fn look(&self, owner: Owner, name: &str, now: Duration) -> Option<T> {
        let all = self.lock();
        let entry = all.get(&token_hash(name))?;
        (entry.owner == owner && now < entry.until).then(|| entry.what.clone())
    }

    fn change<R>(
        &self,
        owner: Owner,
        name: &str,
        now: Duration,
        change: impl FnOnce(&mut T) -> R,
    ) -> Option<R> {
        let mut all = self.lock();
        let entry = all.get_mut(&token_hash(name))?;
        (entry.owner == owner && now < entry.until).then(|| change(&mut entry.what))
    }

    /// Removes an entry even if another session asks for it: its name has become known too widely.
    fn take(&self, owner: Owner, name: &str, now: Duration) -> Option<T> {
        let entry = self.lock().remove(&token_hash(name))?;
        (entry.owner == owner && now < entry.until).then_some(entry.what)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Vec<u8>, Entry<T>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::tests::provider;

    const OWN: Owner = Owner { user: 1, session: 10 };
    const BEGIN: Duration = Duration::from_secs(100);

    fn asked() -> Asked {
        Asked {
            provider: Arc::new(TokenProvider::new(provider(), None)),
            verifier: SecretString::from("canary-verifier"),
        }
    }

    #[test]
    fn a_state_is_good_once_for_its_session_and_ten_minutes() {
        let flows = Flows::default();
        let state = flows.ask(OWN, asked(), BEGIN).unwrap();
        assert!(!format!("{flows:?}").contains("canary") && !format!("{flows:?}").contains(&state));
        assert!(
            flows
                .answered(OWN, &state, BEGIN + Duration::from_secs(599))
                .is_some()
        );
        assert!(flows.answered(OWN, &state, BEGIN).is_none(), "once");
        let state = flows.ask(OWN, asked(), BEGIN).unwrap();
        assert!(flows.answered(OWN, &state, BEGIN + ASKED).is_none(), "too late");
        for other in [Owner { user: 2, ..OWN }, Owner { session: 11, ..OWN }] {
            let state = flows.ask(OWN, asked(), BEGIN).unwrap();
            assert!(flows.answered(other, &state, BEGIN).is_none(), "another's");
            assert!(flows.answered(OWN, &state, BEGIN).is_none(), "and burnt");
        }
        assert!(flows.answered(OWN, "", BEGIN).is_none());
    }

    #[test]
    fn a_user_has_five_and_takes_nobody_s_place() {
        let flows = Flows::default();
        let others = flows.ask(Owner { user: 2, session: 20 }, asked(), BEGIN).unwrap();
        let states: Vec<_> = (0..7)
            .map(|number| {
                flows
                    .ask(OWN, asked(), BEGIN + Duration::from_secs(number))
                    .unwrap()
            })
            .collect();
        let now = BEGIN + Duration::from_secs(7);
        let good: Vec<_> = states
            .iter()
            .map(|state| flows.answered(OWN, state, now).is_some())
            .collect();
        assert_eq!(good, [false, false, true, true, true, true, true]);
        assert!(
            flows
                .answered(Owner { user: 2, session: 20 }, &others, now)
                .is_some()
        );
    }
}
