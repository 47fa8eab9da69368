//! Limits on gateway checks, so that Fromline cannot be used as a port scanner.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use super::tries::CredentialTries;
use super::{TokenBuckets, Wait};

/// Simultaneous checks of one user.
const OF_USER: usize = 2;
/// Simultaneous checks of all users.
const OF_ALL: usize = 16;

/// Wait that is suggested when all slots are taken.
const BUSY: Wait = Wait(30);

/// Limits gateway checks: five in ten minutes for each user, two of a user at once, sixteen in all.
#[derive(Debug)]
pub struct GatewayCheckLimits {
    tries: CredentialTries,
    often: TokenBuckets<i64>,
    running: Arc<Mutex<HashMap<i64, usize>>>,
}

impl Default for GatewayCheckLimits {
    fn default() -> Self {
        Self {
            tries: CredentialTries::default(),
            often: TokenBuckets::new(5, Duration::from_mins(2)),
            running: Arc::default(),
        }
    }
}

/// The reasons why a check may not start now.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum GatewayCheckDenied {
    /// The user has the maximum number running, or started too many.
    #[error(transparent)]
    TooOften(#[from] Wait),
    /// Other users' checks take all slots.
    #[error("all places for gateway checks are taken")]
    Full(Wait),
}

/// Permission for one gateway check; it is released when this is dropped.
#[derive(Debug)]
pub struct GatewayCheckPermit {
    user_id: i64,
    running: Arc<Mutex<HashMap<i64, usize>>>,
}

impl GatewayCheckLimits {
    /// Returns the limits on trying new passwords.
    pub const fn tries(&self) -> &CredentialTries {
        &self.tries
    }

    /// Starts a user's check, or refuses it without waiting.
    pub fn enter(&self, user_id: i64, now: Duration) -> Result<GatewayCheckPermit, GatewayCheckDenied> {
        {
            let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
            let all: usize = running.values().sum();
            let own = running.get(&user_id).copied().unwrap_or_default();
            if own >= OF_USER {
                return Err(BUSY.into());
            }
            if all >= OF_ALL {
                return Err(GatewayCheckDenied::Full(BUSY));
            }
            running.insert(user_id, own + 1);
        }
        let turn = GatewayCheckPermit {
            user_id,
            running: self.running.clone(),
        };
        self.often.take(user_id, now)?;
        Ok(turn)
    }
}

impl Drop for GatewayCheckPermit {
    fn drop(&mut self) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = running.get_mut(&self.user_id) {
            *own = own.saturating_sub(1);
            if *own == 0 {
                running.remove(&self.user_id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_did_nothing_is_not_told_of_attempts() {
        let limits = GatewayCheckLimits::default();
        let now = Duration::ZERO;
        let mut running: Vec<_> = (0..OF_USER).map(|_| limits.enter(0, now).unwrap()).collect();
        assert_eq!(
            limits.enter(0, now).unwrap_err(),
            GatewayCheckDenied::TooOften(BUSY)
        );
        running.extend((1..=14).map(|user_id| limits.enter(user_id, now).unwrap()));
        assert_eq!(running.len(), OF_ALL);
        assert_eq!(limits.enter(99, now).unwrap_err(), GatewayCheckDenied::Full(BUSY));
        drop(running);
        assert!(limits.enter(99, now).is_ok());
    }
}
