//! DNS for one piece of work: until a deadline, and so many questions.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};

use async_trait::async_trait;
use tokio::time::{Instant, timeout_at};

use super::{Dns, DnsAnswer, QueryType, Unanswered};

/// The most questions of one piece of work; whoever publishes records decides how many there are.
const QUESTIONS: usize = 300;

/// After the deadline nothing can be asked any more; until then it remembers how long the shortest answer holds.
pub struct Within<'a> {
    dns: &'a dyn Dns,
    until: Instant,
    asked: AtomicUsize,
    shortest: AtomicU32,
    failed: AtomicBool,
}

impl<'a> Within<'a> {
    /// Asks `dns` until then.
    pub fn new(dns: &'a dyn Dns, until: Instant) -> Self {
        Self {
            dns,
            until,
            asked: AtomicUsize::new(0),
            shortest: AtomicU32::new(u32::MAX),
            failed: AtomicBool::new(false),
        }
    }

    /// For how many seconds what was made of all answers so far holds; `None` if none came.
    pub fn ttl(&self) -> Option<u32> {
        let shortest = self.shortest.load(Ordering::Relaxed);
        (shortest != u32::MAX).then_some(shortest)
    }

    /// Whether a question was left without an answer.
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
