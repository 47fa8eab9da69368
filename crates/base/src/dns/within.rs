//! DNS queries for one task, limited in time and number.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};

use async_trait::async_trait;
use tokio::time::{Instant, timeout_at};

use super::{Dns, DnsAnswer, QueryType, Unanswered};

/// Largest number of queries for one task, since the owners of records decide how many are needed.
const QUESTIONS: usize = 300;

/// Passes queries on until a deadline, and records the shortest validity of the answers.
pub struct Within<'a> {
    dns: &'a dyn Dns,
    until: Instant,
    asked: AtomicUsize,
    shortest: AtomicU32,
    failed: AtomicBool,
}

impl<'a> Within<'a> {
    /// Creates a limited view of `dns` that ends at `until`.
    pub fn new(dns: &'a dyn Dns, until: Instant) -> Self {
        Self {
            dns,
            until,
            asked: AtomicUsize::new(0),
            shortest: AtomicU32::new(u32::MAX),
            failed: AtomicBool::new(false),
        }
    }

    /// Returns for how many seconds a result based on all answers so far is valid; `None` if there was none.
    pub fn ttl(&self) -> Option<u32> {
        let shortest = self.shortest.load(Ordering::Relaxed);
        (shortest != u32::MAX).then_some(shortest)
    }

    /// Returns whether a query failed.
    pub fn failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    async fn answer(&self, name: &str, kind: QueryType) -> Result<DnsAnswer, Unanswered> {
        if self.asked.fetch_add(1, Ordering::Relaxed) >= QUESTIONS || Instant::now() >= self.until {
            return Err(Unanswered);
        }
        let answer = timeout_at(self.until, self.dns.ask(name, kind)).await;
        answer.unwrap_or(Err(Unanswered))
    }
}

#[async_trait]
impl Dns for Within<'_> {
    async fn ask(&self, name: &str, kind: QueryType) -> Result<DnsAnswer, Unanswered> {
        let answer = self.answer(name, kind).await;
        match &answer {
            Ok(answer) => drop(self.shortest.fetch_min(answer.ttl, Ordering::Relaxed)),
            Err(Unanswered) => self.failed.store(true, Ordering::Relaxed),
        }
        answer
    }
}
