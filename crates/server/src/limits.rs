//! How often somebody may try: token buckets, in memory.

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;

/// Entries after which full buckets are forgotten; a full bucket is as good as none.
const CROWD: usize = 50_000;

/// Come back after so many seconds.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("too many attempts; try again in {0} s")]
pub struct Wait(pub u64);

/// A bucket for each key: `burst` tries at once, then one each `refill` seconds.
#[derive(Debug)]
pub struct Buckets<K> {
    refill: i64,
    /// What a full bucket is ahead by.
    ahead: i64,
    /// For each key, when its bucket will be full again. All times are milliseconds.
    full: Mutex<HashMap<K, i64>>,
}

impl<K: Eq + Hash> Buckets<K> {
    /// `burst` tries at once, then one each `refill` seconds.
    pub fn new(burst: u32, refill: u32) -> Self {
        let refill = i64::from(refill.max(1)) * 1000;
        Self {
            refill,
            ahead: i64::from(burst.max(1) - 1) * refill,
            full: Mutex::default(),
        }
    }

    /// Takes one try.
    pub fn take(&self, key: K, now: Timestamp) -> Result<(), Wait> {
        let now = now.as_millisecond();
        let mut all = lock(&self.full);
        if all.len() >= CROWD {
            all.retain(|_, full| *full > now);
        }
        let full = all.entry(key).or_insert(now);
        *full = (*full).max(now);
        let wait = *full - now - self.ahead;
        if wait > 0 {
            return Err(Wait(wait.unsigned_abs().div_ceil(1000)));
        }
        *full += self.refill;
        Ok(())
    }

    /// Gives one back: it was the right password.
    pub fn give_back(&self, key: &K) {
        if let Some(full) = lock(&self.full).get_mut(key) {
            *full -= self.refill;
        }
    }
}

/// The limits on passwords.
///
/// A wrong password costs its sender one of ten tries (one back each 20 s) and the account one of a hundred (one back each
/// 36 s). An empty account bucket refuses only senders who never signed in to that account: strangers cannot lock anybody out.
#[derive(Debug)]
pub struct Limits {
    senders: Buckets<IpAddr>,
    accounts: Buckets<String>,
    familiar: Mutex<HashSet<(String, IpAddr)>>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            senders: Buckets::new(10, 20),
            accounts: Buckets::new(100, 36),
            familiar: Mutex::default(),
        }
    }
}

impl Limits {
    /// Before a password is looked at.
    pub fn before(&self, account: &str, sender: IpAddr, now: Timestamp) -> Result<(), Wait> {
        let sender = network(sender);
        self.senders.take(sender, now)?;
        let familiar = lock(&self.familiar).contains(&(account.to_owned(), sender));
        match self.accounts.take(account.to_owned(), now) {
            Err(wait) if !familiar => Err(wait),
            _ => Ok(()),
        }
    }

    /// After it was right.
    pub fn was_right(&self, account: &str, sender: IpAddr) {
        let sender = network(sender);
        self.senders.give_back(&sender);
        self.accounts.give_back(&account.to_owned());
        let mut familiar = lock(&self.familiar);
        if familiar.len() >= CROWD {
            familiar.clear();
        }
        familiar.insert((account.to_owned(), sender));
    }
}

/// Whom an address belongs to: with IPv6 everybody has at least a /64.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() >> 64 << 64).into()),
        v4 @ IpAddr::V4(_) => v4,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::*;

    const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));

    #[test]
    fn a_bucket_empties_and_fills() {
        let buckets = Buckets::new(2, 30);
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(buckets.take("a", now), Ok(()));
        assert_eq!(buckets.take("a", now), Ok(()));
        assert_eq!(buckets.take("a", now), Err(Wait(30)));
        assert_eq!(buckets.take("b", now), Ok(()));
        assert_eq!(buckets.take("a", now + 10.seconds()), Err(Wait(20)));
        assert_eq!(buckets.take("a", now + 30.seconds()), Ok(()));
        assert_eq!(buckets.take("a", now + 30.seconds()), Err(Wait(30)));
        buckets.give_back(&"a");
        assert_eq!(buckets.take("a", now + 30.seconds()), Ok(()));
    }

    #[test]
    fn strangers_lock_nobody_out() {
        let limits = Limits::default();
        let now = Timestamp::UNIX_EPOCH;
        limits.before("user", HOME, now).unwrap();
        limits.was_right("user", HOME);
        let mut refused = 0;
        for stranger in 0..40_u8 {
            for _ in 0..10 {
                refused += usize::from(
                    limits
                        .before("user", [198, 51, 100, stranger].into(), now)
                        .is_err(),
                );
            }
        }
        assert_eq!(refused, 300, "a hundred tries for all strangers together");
        assert_eq!(limits.before("user", HOME, now), Ok(()));
    }

    #[test]
    fn one_sender_is_one_ipv6_network_whatever_the_account() {
        let limits = Limits::default();
        let now = Timestamp::UNIX_EPOCH;
        for host in 0..10 {
            let address = format!("2001:db8:0:7::{host}").parse().unwrap();
            assert_eq!(limits.before(&format!("user{host}"), address, now), Ok(()));
        }
        assert_eq!(
            limits.before("x", "2001:db8:0:7:ffff::1".parse().unwrap(), now),
            Err(Wait(20))
        );
        assert_eq!(
            limits.before("x", "2001:db8:0:8::1".parse().unwrap(), now),
            Ok(())
        );
    }
}
