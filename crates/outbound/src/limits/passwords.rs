//! Limits on wrong passwords that affect the attacker, not the account under attack.
//!
//! An attempt is reserved before the password is checked, and given back if it was right. When all attempts are reserved, the
//! next one waits for the result of the others: forty colleagues behind one address may all sign in at nine.

use std::{
    net::IpAddr,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use fromline_base::clock::Clock;
use tokio::{
    sync::{Notify, Semaphore},
    time::{Instant, timeout_at},
};

use super::{BucketLevels, Wait, lock};

/// Longest wait of an attempt.
const PATIENCE: Duration = Duration::from_secs(5);
/// Largest number of waiting attempts.
const WAITING: usize = 256;

/// An attempt to sign in with a password: which account, and from where.
#[derive(Clone, Debug)]
pub struct PasswordAttempt {
    /// The account, by its comparison key.
    pub account: String,
    /// The network address that the attempt comes from.
    pub sender: IpAddr,
    /// The device cookie's id, if it proves that the account has signed in there before.
    pub device: Option<String>,
}

/// The limit that was exceeded.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TooMany {
    /// Too many attempts from this network.
    #[error(transparent)]
    Sender(Wait),
    /// Too many attempts for this account from elsewhere.
    #[error(transparent)]
    Account(Wait),
}

/// The limits on wrong passwords.
///
/// - A sender has ten attempts with wrong passwords and regains one every 20 s.
/// - An account has a hundred and regains one every 36 s. When they are used up, each network has one attempt per minute for that
///   account, and all networks together have twenty, regaining one every 5 s.
/// - A browser in which the account has signed in before has ten attempts of its own, which no stranger can use up.
#[derive(Debug)]
pub struct PasswordLimits {
    levels: Mutex<All>,
    settled: Notify,
    waiting: Semaphore,
    forwarding_ignored: AtomicBool,
}

#[derive(Debug)]
struct All {
    senders: BucketLevels<IpAddr>,
    accounts: BucketLevels<String>,
    /// For accounts that have used up all of theirs: attempts per network.
    networks: BucketLevels<(String, IpAddr)>,
    crowds: BucketLevels<String>,
    devices: BucketLevels<String>,
}

/// A reserved attempt. If it is dropped without [`Self::give_back`], it counts as a wrong password.
#[derive(Debug)]
pub struct ReservedTry<'a> {
    limits: &'a PasswordLimits,
    attempt: PasswordAttempt,
    way: AttemptOrigin,
    is_given_back: bool,
}

/// The bucket from which an attempt was taken, besides the sender's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum AttemptOrigin {
    Device,
    Account,
    Crowd,
}

/// The limit that stands in the way of an attempt.
#[derive(Debug)]
struct Hold {
    why: fn(Wait) -> TooMany,
    lack: Duration,
    may_be_given: bool,
}

impl Default for PasswordLimits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self {
            levels: Mutex::new(All {
                senders: BucketLevels::new(10, seconds(20)),
                accounts: BucketLevels::new(100, seconds(36)),
                networks: BucketLevels::new(1, seconds(60)),
                crowds: BucketLevels::new(20, seconds(5)),
                devices: BucketLevels::new(10, seconds(20)),
            }),
            settled: Notify::new(),
            waiting: Semaphore::new(WAITING),
            forwarding_ignored: AtomicBool::new(false),
        }
    }
}

impl PasswordLimits {
    /// Reserves an attempt before the password is checked, waiting up to five seconds for one.
    pub async fn reserve(
        &self,
        mut attempt: PasswordAttempt,
        clock: &dyn Clock,
    ) -> Result<ReservedTry<'_>, TooMany> {
        attempt.sender = network(attempt.sender);
        let deadline = Instant::now() + PATIENCE;
        let mut waits = None;
        loop {
            let mut settled = std::pin::pin!(self.settled.notified());
            // Subscribed before the check, so that nothing settled between the check and the wait is missed.
            settled.as_mut().enable();
            let hold = match self.take(&attempt, clock.monotonic()) {
                Ok(way) => {
                    return Ok(ReservedTry {
                        limits: self,
                        attempt,
                        way,
                        is_given_back: false,
                    });
                }
                Err(hold) => hold,
            };
            let refused = (hold.why)(Wait::of(hold.lack));
            let now = Instant::now();
            let until = if hold.may_be_given {
                deadline
            } else {
                now + hold.lack
            };
            if waits.is_none() {
                waits = self.waiting.try_acquire().ok();
            }
            if until > deadline || now >= deadline || waits.is_none() {
                return Err(refused);
            }
            // Either way, the next check finds the result.
            let _ = timeout_at(until, settled).await;
        }
    }

    fn take(&self, attempt: &PasswordAttempt, now: Duration) -> Result<AttemptOrigin, Hold> {
        let mut all = lock(&self.levels);
        let way = all.way(attempt, now)?;
        all.reserve(attempt, way, now);
        Ok(way)
    }

    /// Returns true the first time an untrusted proxy names a client, so that the warning is logged once.
    pub fn is_first_ignored_forwarding(&self) -> bool {
        !self.forwarding_ignored.swap(true, Ordering::Relaxed)
    }
}

impl All {
    fn way(&self, attempt: &PasswordAttempt, now: Duration) -> Result<AttemptOrigin, Hold> {
        let pair = (attempt.account.clone(), attempt.sender);
        let hold = |why, lack, may_be_given| {
            Err(Hold {
                why,
                lack,
                may_be_given,
            })
        };
        if let Some(device) = &attempt.device {
            return match self.devices.compute_wait(device, 1, now) {
                Duration::ZERO => Ok(AttemptOrigin::Device),
                lack => hold(TooMany::Sender, lack, self.devices.may_be_refilled(device, now)),
            };
        }
        let lack = self.senders.compute_wait(&attempt.sender, 1, now);
        if !lack.is_zero() {
            let may_be_given = self.senders.may_be_refilled(&attempt.sender, now);
            return hold(TooMany::Sender, lack, may_be_given);
        }
        if self.accounts.compute_wait(&attempt.account, 1, now).is_zero() {
            return Ok(AttemptOrigin::Account);
        }
        let network = self.networks.compute_wait(&pair, 1, now);
        let crowd = self.crowds.compute_wait(&attempt.account, 1, now);
        if network.max(crowd).is_zero() {
            return Ok(AttemptOrigin::Crowd);
        }
        let may_be_given = network.is_zero() && self.crowds.may_be_refilled(&attempt.account, now);
        // The account's own next attempt may come sooner, but a stranger may take it; this wait is certain.
        hold(TooMany::Account, network.max(crowd), may_be_given)
    }

    fn reserve(&mut self, attempt: &PasswordAttempt, way: AttemptOrigin, now: Duration) {
        if let (AttemptOrigin::Device, Some(device)) = (way, &attempt.device) {
            return self.devices.reserve(device, now);
        }
        self.senders.reserve(&attempt.sender, now);
        match way {
            AttemptOrigin::Crowd => {
                let account = &attempt.account;
                self.networks.reserve(&(account.clone(), attempt.sender), now);
                self.crowds.reserve(account, now);
            }
            AttemptOrigin::Account | AttemptOrigin::Device => self.accounts.reserve(&attempt.account, now),
        }
    }

    fn settle(&mut self, attempt: &PasswordAttempt, way: AttemptOrigin, given_back: bool) {
        if let (AttemptOrigin::Device, Some(device)) = (way, &attempt.device) {
            return self.devices.settle(device, given_back);
        }
        self.senders.settle(&attempt.sender, given_back);
        match way {
            AttemptOrigin::Crowd => {
                let pair = (attempt.account.clone(), attempt.sender);
                self.networks.settle(&pair, given_back);
                self.crowds.settle(&pair.0, given_back);
            }
            AttemptOrigin::Account | AttemptOrigin::Device => {
                self.accounts.settle(&attempt.account, given_back);
            }
        }
    }
}

impl ReservedTry<'_> {
    /// Gives the attempt back, because the password was right or was not checked.
    pub fn give_back(mut self) {
        self.is_given_back = true;
    }
}

impl Drop for ReservedTry<'_> {
    fn drop(&mut self) {
        lock(&self.limits.levels).settle(&self.attempt, self.way, self.is_given_back);
        self.limits.settled.notify_waiters();
    }
}

/// Returns the network of a client's address: with IPv6 its /64, the smallest that a customer gets.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() >> 64 << 64).into()),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests;
