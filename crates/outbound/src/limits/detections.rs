//! A cache of detected submission servers, and limits on detections per user.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use fromline_core::{
    Reason,
    gateway::{found::Candidate, providers::Provider},
};

use super::{LookupLimits, LookupPermit, Wait};

/// Largest number of cached domains; each has a few servers, so the cache takes two megabytes at most.
const DOMAINS: usize = 1000;
/// Validity of a successful detection.
const FOUND: Duration = Duration::from_mins(10);
const NOT_FOUND: Duration = Duration::from_mins(1);

/// The servers that accept a domain's mail for submission, as far as they were detected.
#[derive(Clone, Debug)]
pub struct DetectedServers {
    /// The domain, in A-labels.
    pub domain: String,
    /// The servers, best first.
    pub servers: Vec<Candidate>,
    /// The provider that runs the domain's mail, if known.
    pub provider: Option<&'static Provider>,
    /// The reason why no server can be offered, if known.
    pub refused: Option<Reason>,
    /// Whether every source answered.
    pub complete: bool,
}

/// Limits on detections: thirty domains in ten minutes and three at once per user, sixteen at once for all. Also caches the
/// results.
#[derive(Debug, Default)]
pub struct DetectionLimits {
    lookups: LookupLimits,
    kept: Mutex<HashMap<String, CachedDetection>>,
}

#[derive(Debug)]
struct CachedDetection {
    found: DetectedServers,
    /// When the entry expires, by the monotonic clock.
    until: Duration,
}

impl DetectionLimits {
    /// Counts a detection for a user, or returns how long to wait.
    pub fn take(&self, user_id: i64, now: Duration) -> Result<(), Wait> {
        self.lookups.take(user_id, now)
    }

    /// Waits for a slot among those of the user and of everyone.
    pub async fn acquire(&self, user_id: i64) -> LookupPermit<'_> {
        self.lookups.acquire(user_id).await
    }

    /// Returns a cached result that is still valid.
    pub fn find_cached(&self, domain: &str, now: Duration) -> Option<DetectedServers> {
        let kept = self.kept();
        let kept = kept.get(domain).filter(|kept| kept.until > now)?;
        Some(kept.found.clone())
    }

    /// Caches a result for a limited time.
    pub fn cache(&self, found: &DetectedServers, now: Duration) {
        let mut kept = self.kept();
        if kept.len() >= DOMAINS {
            kept.retain(|_, kept| kept.until > now);
        }
        if kept.len() >= DOMAINS {
            let first = kept.iter().min_by_key(|(_, kept)| kept.until);
            if let Some(domain) = first.map(|(domain, _)| domain.clone()) {
                kept.remove(&domain);
            }
        }
        let holds = if found.complete && !found.servers.is_empty() {
            FOUND
        } else {
            NOT_FOUND
        };
        let found = found.clone();
        let until = now + holds;
        kept.insert(found.domain.clone(), CachedDetection { found, until });
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<String, CachedDetection>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(domain: String) -> DetectedServers {
        DetectedServers {
            domain,
            servers: Vec::new(),
            provider: None,
            refused: None,
            complete: true,
        }
    }

    #[test]
    fn kept_for_a_while_and_not_without_end() {
        let memory = DetectionLimits::default();
        let now = Duration::from_secs(1000);
        for number in 0..3 * DOMAINS {
            memory.cache(&found(format!("d{number}.example")), now);
            assert!(memory.kept().len() <= DOMAINS);
        }
        memory.cache(&found("partner.com".to_owned()), now);
        assert!(memory.find_cached("partner.com", now + NOT_FOUND / 2).is_some());
        assert!(memory.find_cached("partner.com", now + NOT_FOUND).is_none());
    }
}
