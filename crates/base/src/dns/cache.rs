//! A cache of DNS answers, positive and negative, for as long as they are valid.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::{Dns, DnsAnswer, QueryType, Unanswered};
use crate::clock::Clock;
use async_trait::async_trait;

/// Largest number of cached answers; with the limit on each they take 16 MiB at most.
const ANSWERS: usize = 1000;
/// Shortest caching time, in seconds, whatever the record's owner says, so that an immediate repetition returns the same.
const MIN_TTL: u32 = 60;
/// Longest caching time, in seconds, so that a corrected record is visible after an hour.
const MAX_TTL: u32 = 3600;

/// Caches the answers of another source. Failed queries are not cached.
pub struct Cache {
    dns: Arc<dyn Dns>,
    clock: Arc<dyn Clock>,
    kept: Mutex<HashMap<(QueryType, String), Kept>>,
}

struct Kept {
    answer: DnsAnswer,
    /// Expiry by the monotonic clock, since the wall clock may be set back.
    until: Duration,
}

impl Cache {
    /// Creates a cache in front of `dns`.
    pub fn new(dns: Arc<dyn Dns>, clock: Arc<dyn Clock>) -> Self {
        Self {
            dns,
            clock,
            kept: Mutex::default(),
        }
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<(QueryType, String), Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, key: (QueryType, String), answer: DnsAnswer, now: Duration) {
        let mut kept = self.kept();
        if kept.len() >= ANSWERS {
            kept.retain(|_, kept| kept.until > now);
        }
        if kept.len() >= ANSWERS {
            let first = kept.iter().min_by_key(|(_, kept)| kept.until);
            if let Some(first) = first.map(|(key, _)| key.clone()) {
                kept.remove(&first);
            }
        }
        let until = now + Duration::from_secs(answer.ttl.into());
        kept.insert(key, Kept { answer, until });
    }
}

#[async_trait]
impl Dns for Cache {
    async fn ask(&self, name: &str, kind: QueryType) -> Result<DnsAnswer, Unanswered> {
        if let Some(known) = self.known(name, kind) {
            return Ok(known);
        }
        let now = self.clock.monotonic();
        let mut answer = self.dns.ask(name, kind).await?;
        answer.ttl = answer.ttl.clamp(MIN_TTL, MAX_TTL);
        self.keep((kind, name.to_ascii_lowercase()), answer.clone(), now);
        Ok(answer)
    }

    fn known(&self, name: &str, kind: QueryType) -> Option<DnsAnswer> {
        let now = self.clock.monotonic();
        let kept = self.kept();
        let kept = kept
            .get(&(kind, name.to_ascii_lowercase()))
            .filter(|kept| kept.until > now)?;
        let left = kept.until.saturating_sub(now).as_secs();
        Some(DnsAnswer {
            ttl: u32::try_from(left).unwrap_or(0),
            ..kept.answer.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use jiff::ToSpan as _;

    use super::*;
    use crate::{clock::MockClock, dns::DnsRecord, testing::time};

    /// The TTL is the name's first label; every second query for `mute` fails.
    #[derive(Default)]
    struct Counting(AtomicUsize);

    #[async_trait]
    impl Dns for Counting {
        async fn ask(&self, name: &str, _: QueryType) -> Result<DnsAnswer, Unanswered> {
            let asked = self.0.fetch_add(1, Ordering::Relaxed);
            match name.split_once('.').unwrap_or((name, "")) {
                ("mute", _) => Err(Unanswered),
                (ttl, "none") => Ok(DnsAnswer::no_such_name(ttl.parse().unwrap())),
                (ttl, _) => {
                    let record = DnsRecord::Text(asked.to_string().into_bytes());
                    Ok(DnsAnswer::of(vec![record], ttl.parse().unwrap()))
                }
            }
        }
    }

    fn cache() -> (Arc<Counting>, Arc<MockClock>, Cache) {
        let dns = Arc::new(Counting::default());
        let clock = Arc::new(MockClock::new(time("2026-11-23T09:00:00Z")));
        (dns.clone(), clock.clone(), Cache::new(dns, clock))
    }

    #[tokio::test]
    async fn an_answer_holds_as_long_as_it_says_within_limits() {
        for (name, held) in [
            ("300.some", 300),
            ("300.none", 300),
            ("0.some", 60),
            ("4000000.none", 3600),
        ] {
            let (dns, clock, cache) = cache();
            let first = cache.ask(name, QueryType::Text).await.unwrap();
            assert_eq!(first.ttl, held, "{name}");
            clock.advance((i64::from(held) - 1).seconds());
            let second = cache.ask(&name.to_uppercase(), QueryType::Text).await.unwrap();
            assert_eq!((second.ttl, second.records), (1, first.records), "{name}");
            assert_eq!(dns.0.load(Ordering::Relaxed), 1);
            clock.advance(1.seconds());
            cache.ask(name, QueryType::Text).await.unwrap();
            assert_eq!(dns.0.load(Ordering::Relaxed), 2);
        }
    }

    #[tokio::test]
    async fn what_could_not_be_asked_is_asked_again_and_kinds_are_apart() {
        let (dns, _, cache) = cache();
        for _ in 0..2 {
            assert_eq!(cache.ask("mute", QueryType::Text).await, Err(Unanswered));
        }
        cache.ask("300.some", QueryType::Text).await.unwrap();
        cache.ask("300.some", QueryType::Ipv4).await.unwrap();
        assert_eq!(dns.0.load(Ordering::Relaxed), 4);
    }

    #[tokio::test]
    async fn it_does_not_grow_without_end() {
        let (_, _, cache) = cache();
        for number in 0..3 * ANSWERS {
            cache
                .ask(&format!("{}.n{number}", 100 + number), QueryType::Text)
                .await
                .unwrap();
            assert!(cache.kept().len() <= ANSWERS);
        }
    }
}
