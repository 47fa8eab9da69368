//! Limits on new passwords per server: providers lock accounts, and some servers (Dovecot) delay every client at our address
//! after wrong passwords.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher as _, Hash, RandomState},
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;

/// Wrong passwords of one user at one server: the burst, then one per ten minutes.
const OF_USER: Allowance = Allowance {
    burst: 3,
    refill: 600_000,
};
/// Wrong passwords of all users at one server: the burst, then one per minute. It applies only to users who had a wrong password
/// there.
const OF_ALL: Allowance = Allowance {
    burst: 10,
    refill: 60_000,
};
/// Number of entries above which expired ones are removed.
const CROWD: usize = 50_000;

/// An allowance of a burst, which regains one try every `refill` milliseconds.
#[derive(Clone, Copy, Debug)]
struct Allowance {
    burst: i64,
    refill: i64,
}

impl Allowance {
    /// Takes one more and returns the time at which all will be regained, or how long to wait, in milliseconds. `full` is the
    /// previous such time.
    fn take(self, full: Option<i64>, now: i64) -> Result<i64, i64> {
        let full = self.full(full, now);
        let wait = full - now - (self.burst - 1) * self.refill;
        if wait > 0 {
            Err(wait)
        } else {
            Ok(full + self.refill)
        }
    }

    /// Limits `full` to plausible values, so that a clock that was set back delays nobody longer than an empty allowance does.
    fn full(self, full: Option<i64>, now: i64) -> i64 {
        full.unwrap_or(now)
            .clamp(now, now.saturating_add(self.burst * self.refill))
    }

    fn is_full(self, full: Option<i64>, now: i64) -> bool {
        self.full(full, now) <= now
    }
}

/// The network that counts as one server: an IPv4 address or an IPv6 network.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
struct ServerNetwork(IpAddr);

impl ServerNetwork {
    fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
            v4 @ IpAddr::V4(_) => v4,
        })
    }
}

/// The credentials tried at each server, by user; in memory.
#[derive(Debug, Default)]
pub struct CredentialTries {
    known: Mutex<TryHistory>,
    hasher: RandomState,
}

#[derive(Debug, Default)]
struct TryHistory {
    users: HashMap<(i64, ServerNetwork), Own>,
    all: HashMap<ServerNetwork, i64>,
    /// Passwords that were right, as keyed hashes.
    right: HashSet<u64>,
}

/// The tries of one user at one server.
#[derive(Clone, Copy, Debug)]
struct Own {
    /// When all tries of the user will be regained.
    full: i64,
    /// Tries whose result is not known yet; they are already counted.
    under_way: i64,
}

impl Own {
    fn has_wrong(self, now: i64) -> bool {
        !OF_USER.is_full(Some(self.full - self.under_way * OF_USER.refill), now)
    }
}

/// A try that was counted against a user.
#[derive(Debug)]
pub struct CountedTry {
    user_id: i64,
    places: Vec<ServerNetwork>,
    right: Vec<u64>,
    is_counted: bool,
}

impl CredentialTries {
    /// Counts a try of `credentials` at the server with these addresses, or returns how many seconds to wait. Credentials that
    /// were right before are not counted and do not wait.
    pub fn begin(
        &self,
        user_id: i64,
        addresses: &[IpAddr],
        credentials: impl Hash + Copy,
        now: Timestamp,
    ) -> Result<CountedTry, u64> {
        let now = now.as_millisecond();
        let mut places: Vec<ServerNetwork> = Vec::new();
        for place in addresses.iter().copied().map(ServerNetwork::of) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let right: Vec<u64> = places
            .iter()
            .map(|place| self.hasher.hash_one((user_id, place, credentials)))
            .collect();
        let mut known = self.lock();
        let mut taken = CountedTry {
            user_id,
            places,
            right,
            is_counted: false,
        };
        if taken.right.iter().any(|right| known.right.contains(right)) {
            return Ok(taken);
        }
        known.forget(now);
        let seconds = |wait: i64| wait.unsigned_abs().div_ceil(1000);
        let mut changes = Vec::new();
        for place in &taken.places {
            let own = known.users.get(&(user_id, *place)).copied();
            let full = OF_USER.take(own.map(|own| own.full), now).map_err(seconds)?;
            // Wrong attempts of others do not count for a user who made none.
            if own.is_some_and(|own| own.has_wrong(now)) {
                let all = known.all.get(place).copied();
                OF_ALL.take(all, now).map_err(seconds)?;
            }
            let under_way = own.map_or(0, |own| own.under_way) + 1;
            changes.push(((user_id, *place), Own { full, under_way }));
        }
        known.users.extend(changes);
        taken.is_counted = true;
        Ok(taken)
    }

    /// Records that the password was wrong.
    pub fn record_wrong(&self, taken: &mut CountedTry, now: Timestamp) {
        let now = now.as_millisecond();
        if let Some(mut known) = self.end(taken, 0) {
            for place in &taken.places {
                let all = known.all.get(place).copied();
                let full = OF_ALL.take(all, now).unwrap_or_else(|_| OF_ALL.full(all, now));
                known.all.insert(*place, full);
            }
        }
    }

    /// Gives the try back, because the password was not found wrong.
    pub fn give_back(&self, taken: &mut CountedTry) {
        self.end(taken, OF_USER.refill);
    }

    /// Ends a counted try and gives back `back` milliseconds; `None` if it had ended before or was not counted.
    fn end(&self, taken: &mut CountedTry, back: i64) -> Option<MutexGuard<'_, TryHistory>> {
        if !std::mem::take(&mut taken.is_counted) {
            return None;
        }
        let mut known = self.lock();
        for place in &taken.places {
            if let Some(own) = known.users.get_mut(&(taken.user_id, *place)) {
                own.under_way = (own.under_way - 1).max(0);
                own.full -= back;
            }
        }
        Some(known)
    }

    /// Records that the password was right.
    pub fn record_right(&self, taken: &mut CountedTry) {
        self.give_back(taken);
        let mut known = self.lock();
        if known.right.len() >= CROWD {
            known.right.clear();
        }
        known.right.extend(taken.right.iter().copied());
    }

    fn lock(&self) -> MutexGuard<'_, TryHistory> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TryHistory {
    fn forget(&mut self, now: i64) {
        if self.users.len() >= CROWD {
            self.users.retain(|_, own| own.under_way > 0 || own.full > now);
        }
        if self.all.len() >= CROWD {
            self.all.retain(|_, full| *full > now);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::*;

    const HERE: &[IpAddr] = &[IpAddr::V4(std::net::Ipv4Addr::new(198, 51, 100, 1))];
    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn wrong(tries: &CredentialTries, user_id: i64, addresses: &[IpAddr], now: Timestamp) -> Result<(), u64> {
        let mut taken = tries.begin(user_id, addresses, "wrong", now)?;
        tries.record_wrong(&mut taken, now);
        Ok(())
    }

    #[test]
    fn three_wrong_tries_and_then_one_in_ten_minutes() {
        let tries = CredentialTries::default();
        for _ in 0..3 {
            wrong(&tries, 1, HERE, NOW).unwrap();
        }
        assert_eq!(wrong(&tries, 1, HERE, NOW), Err(600));
        assert_eq!(wrong(&tries, 1, HERE, NOW + 9.minutes()), Err(60));
        wrong(&tries, 1, HERE, NOW + 10.minutes()).unwrap();
        assert_eq!(wrong(&tries, 1, HERE, NOW + 10.minutes()), Err(600));
        // Another server, and another user.
        wrong(&tries, 1, &["198.51.100.2".parse().unwrap()], NOW).unwrap();
        wrong(&tries, 2, HERE, NOW).unwrap();
    }

    #[test]
    fn names_and_addresses_of_one_server_are_one_server() {
        let tries = CredentialTries::default();
        let ways = [
            "198.51.100.1",
            "::ffff:198.51.100.1",
            "198.51.100.1",
            "198.51.100.1",
        ];
        for (number, way) in ways.into_iter().enumerate() {
            let with_another = [
                way.parse().unwrap(),
                format!("203.0.113.{number}").parse().unwrap(),
            ];
            assert_eq!(wrong(&tries, 1, &with_another, NOW).is_ok(), number < 3);
        }
        for number in 0..4 {
            let address = format!("2001:db8:0:1::{number}").parse().unwrap();
            assert_eq!(wrong(&tries, 1, &[address], NOW).is_ok(), number < 3);
        }
    }

    #[test]
    fn whoever_has_no_wrong_try_always_has_a_share() {
        let tries = CredentialTries::default();
        let allowed = (0..100).filter(|number| wrong(&tries, number % 20, HERE, NOW).is_ok());
        // Twenty users have a first attempt each; then the common limit is used up.
        assert_eq!(allowed.count(), 20);
        assert_eq!(wrong(&tries, 3, HERE, NOW), Err(60));
        wrong(&tries, 77, HERE, NOW).unwrap();
    }

    /// A try does not count as wrong before its result is known, but cannot be multiplied by running many at once.
    #[test]
    fn what_is_under_way_counts_for_its_user_alone() {
        let tries = CredentialTries::default();
        let under_way: Vec<_> = (0..60)
            .filter_map(|number| tries.begin(number % 15, HERE, "x", NOW).ok())
            .collect();
        assert_eq!(under_way.len(), 45);
        wrong(&tries, 77, HERE, NOW).unwrap();
        wrong(&tries, 77, HERE, NOW).unwrap();
    }

    #[test]
    fn what_was_right_neither_counts_nor_waits() {
        let tries = CredentialTries::default();
        let mut right = tries.begin(1, HERE, "right", NOW).unwrap();
        tries.record_right(&mut right);
        for _ in 0..3 {
            wrong(&tries, 1, HERE, NOW).unwrap();
        }
        for _ in 0..20 {
            assert!(!tries.begin(1, HERE, "right", NOW).unwrap().is_counted);
        }
        assert_eq!(wrong(&tries, 1, HERE, NOW), Err(600));
        // A password that is right for one user is not known for another.
        assert!(tries.begin(2, HERE, "right", NOW).unwrap().is_counted);
    }

    #[test]
    fn what_says_nothing_of_the_password_is_given_back_once() {
        let tries = CredentialTries::default();
        for _ in 0..10 {
            let mut taken = tries.begin(1, HERE, "x", NOW).unwrap();
            tries.give_back(&mut taken);
            tries.give_back(&mut taken);
        }
        for _ in 0..3 {
            wrong(&tries, 1, HERE, NOW).unwrap();
        }
        assert!(wrong(&tries, 1, HERE, NOW).is_err());
    }

    #[test]
    fn a_clock_that_was_set_back_locks_nobody_out() {
        let tries = CredentialTries::default();
        for _ in 0..3 {
            wrong(&tries, 1, HERE, NOW + 48.hours()).unwrap();
        }
        let wait = wrong(&tries, 1, HERE, NOW).unwrap_err();
        assert!(wait <= 600, "{wait}");
    }
}
