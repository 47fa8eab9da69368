//! DNS answers that are already known, without any query.

use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;

use super::{Dns, DnsAnswer, QueryType, Unanswered};

/// Answers from another source's cache. A query that the cache cannot answer fails and is noted.
pub struct CacheOnlyDns<'a> {
    dns: &'a dyn Dns,
    missed: AtomicBool,
}

impl<'a> CacheOnlyDns<'a> {
    /// Creates a view of the answers that `dns` has cached.
    pub fn new(dns: &'a dyn Dns) -> Self {
        Self {
            dns,
            missed: AtomicBool::new(false),
        }
    }

    /// Returns whether a query could not be answered from the cache.
    pub fn missed(&self) -> bool {
        self.missed.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl Dns for CacheOnlyDns<'_> {
    async fn ask(&self, name: &str, kind: QueryType) -> Result<DnsAnswer, Unanswered> {
        let known = self.known(name, kind);
        if known.is_none() {
            self.missed.store(true, Ordering::Relaxed);
        }
        known.ok_or(Unanswered)
    }

    fn known(&self, name: &str, kind: QueryType) -> Option<DnsAnswer> {
        self.dns.known(name, kind)
    }
}
