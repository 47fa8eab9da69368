//! Rate limits, in memory and by the monotonic clock, which cannot be set back.

mod buckets;
mod checklist_memory;
mod deliveries;
mod detections;
mod gateway_checks;
mod last_used;
mod lookups;
mod outcome_memory;
mod passwords;
mod requests;
mod sends;
mod tries;

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

pub(crate) use buckets::BucketLevels;
pub use buckets::TokenBuckets;
pub use checklist_memory::{ChecklistMemory, DomainFacts, Looks};
pub use deliveries::{DeliveryLimits, DeliveryPermit};
pub use detections::{DetectedServers, DetectionLimits};
pub use gateway_checks::{GatewayCheckDenied, GatewayCheckLimits, GatewayCheckPermit};
pub use last_used::LastUsed;
pub use lookups::{LookupLimits, LookupPermit};
pub use outcome_memory::OutcomeMemory;
pub use passwords::{PasswordAttempt, PasswordLimits, ReservedTry, TooMany};
pub use requests::{RequestKind, RequestLimits, RequestPermit};
pub use sends::SendLimits;
pub use tries::{CountedTry, CredentialTries};

/// Number of seconds to wait before the next attempt, at least one.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("too many attempts; try again in {0} s")]
pub struct Wait(pub u64);

impl Wait {
    /// Rounds up to whole seconds.
    pub(crate) fn of(wait: Duration) -> Self {
        let begun = u64::from(wait.subsec_nanos() > 0);
        Self((wait.as_secs() + begun).max(1))
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
