//! Consents under way: what was asked of which provider, by whom, and what came of it until a gateway is saved with it. In memory:
//! after a restart a user begins again.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use secrecy::SecretString;

use super::{Account, Provider};
use crate::keys::{KeyError, random_token, token_hash};

/// From the beginning to the way back.
pub const ASKED: Duration = Duration::from_mins(10);
/// From the way back until a gateway is saved.
pub const GIVEN: Duration = Duration::from_mins(30);
/// Of each kind of one user at once; the oldest goes.
const OF_USER: usize = 5;

/// Whose it is: the browser's session in which it was begun, and nobody else's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Owner {
    /// The user's row id.
    pub user: i64,
    /// The session's.
    pub session: i64,
}

/// What was asked of a provider.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Which.
    pub provider: Arc<Provider>,
    /// What proves that the code is for us.
    pub verifier: SecretString,
}

/// A code that a user enters on another device.
#[derive(Clone, Debug)]
pub struct AskedDevice {
    /// Whose.
    pub provider: Arc<Provider>,
    /// What is asked with meanwhile.
    pub secret: SecretString,
    /// Between two questions.
    pub interval: Duration,
    /// Not before.
    pub next: Duration,
}

/// What a provider gave.
#[derive(Clone, Debug)]
pub struct Given {
    /// Which.
    pub provider: Arc<Provider>,
    /// Who consented.
    pub account: Option<Account>,
    /// The refresh token.
    pub refresh: SecretString,
    /// An access token.
    pub access: SecretString,
    /// Until when that holds, by the clock that only goes forward.
    pub access_until: Duration,
}

/// All of them, by the hash of what names them.
#[derive(Debug, Default)]
pub struct Flows {
    asked: Kept<Asked>,
    devices: Kept<AskedDevice>,
    given: Kept<Given>,
}

impl Flows {
    /// Keeps what is asked: the state that the provider has to bring back, once, within [`ASKED`].
    ///
    /// # Errors
    ///
    /// Without random numbers.
    pub fn ask(&self, owner: Owner, asked: Asked, now: Duration) -> Result<String, KeyError> {
        self.asked.put(owner, asked, now, ASKED)
    }

    /// What was asked under this state, by this session; it is over with that.
    pub fn answered(&self, owner: Owner, state: &str, now: Duration) -> Option<Asked> {
        self.asked.take(owner, state, now)
    }

    /// Keeps a code for another device: what names it for as long as that holds.
    ///
    /// # Errors
    ///
    /// Without random numbers.
    pub fn ask_device(
        &self,
        owner: Owner,
        asked: AskedDevice,
        now: Duration,
        life: Duration,
    ) -> Result<String, KeyError> {
        self.devices.put(owner, asked, now, life)
    }

    /// The code of this session's of this name; whether the provider may be asked now. If so, not again before its interval is over,
    /// whoever asks.
    pub fn device(&self, owner: Owner, name: &str, now: Duration) -> Option<(AskedDevice, bool)> {
        self.devices.change(owner, name, now, |asked| {
            let may_ask = now >= asked.next;
            if may_ask {
                asked.next = now + asked.interval;
            }
            (asked.clone(), may_ask)
        })
    }

    /// The provider wants to be asked less often.
    pub fn slow_down(&self, owner: Owner, name: &str, now: Duration, more: Duration) {
        self.devices.change(owner, name, now, |asked| {
            asked.interval += more;
            asked.next += more;
        });
    }

    /// It is over.
    pub fn end_device(&self, owner: Owner, name: &str, now: Duration) {
        self.devices.take(owner, name, now);
    }

    /// Keeps what was given: what names it for [`GIVEN`].
    ///
    /// # Errors
    ///
    /// Without random numbers.
    pub fn give(&self, owner: Owner, given: Given, now: Duration) -> Result<String, KeyError> {
        self.given.put(owner, given, now, GIVEN)
    }

    /// What was given to this session under this name.
    pub fn given(&self, owner: Owner, name: &str, now: Duration) -> Option<Given> {
        self.given.look(owner, name, now)
    }

    /// A gateway was saved with it: it is over.
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

    /// Gone with the first who brings the name, whoever that is: a name that somebody else has is known too widely.
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
            provider: Arc::new(Provider::new(provider(), None)),
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
