//! Detection of the servers that accept a domain's mail for submission.
//!
//! All sources are queried at once and learn nothing but the domain: the domain itself (autoconfig over HTTPS; SRV, RFC 6186 and
//! RFC 8314), Mozilla's database if the operator enabled it, and the built-in list of providers by the domain's MX. A guess comes
//! last and only counts if a server answers. Detected servers are contacted without credentials; no password is tried.

mod client_config;
mod probes;
mod sources;

use std::time::Duration;

use fromline_base::{
    dns::{Dns, Public, Within},
    idn::to_ascii,
};
use fromline_core::{
    Reason,
    api::SettingsSource,
    gateway::{
        found::{Candidate, rank},
        is_certified_mail,
        providers::{self, Provider},
    },
};
use fromline_outbound::{
    https::Fetch,
    limits::{DetectedServers, DetectionLimits},
    smtp::Gateways,
};
use fromline_store::users::User;
use futures_util::{StreamExt as _, stream::FuturesUnordered};
use tokio::time::{Instant, timeout_at};

use super::{policies, refusal::Refusal};
use crate::state::Base;
use probes::Probes;
use sources::DetectionSources;

/// Time after which an existing result is returned without waiting for slower sources.
const FIRST: Duration = Duration::from_millis(1800);
/// Time after which detection ends with whatever was found; a guess that started before may take one greeting longer.
const LAST: Duration = Duration::from_secs(8);
/// Largest number of servers in an answer.
const SERVERS: usize = 8;

/// The detector with the sources that it queries.
#[derive(Clone, Copy)]
pub struct Detector<'a> {
    /// Policy, configuration and clock.
    pub base: &'a Base,
    /// The cache of results and the limits per user.
    pub limits: &'a DetectionLimits,
    /// DNS, for what domains publish.
    pub dns: &'a dyn Dns,
    /// HTTPS, for what domains publish.
    pub fetch: &'a dyn Fetch,
    /// Access to the servers, which are greeted.
    pub gateways: &'a dyn Gateways,
}

/// What one source, or all of them together, said about a domain's servers.
#[derive(Debug)]
struct Detection {
    candidates: Vec<Candidate>,
    provider: Option<&'static Provider>,
    refused: Option<Reason>,
    /// Whether every source answered.
    complete: bool,
}

impl Default for Detection {
    fn default() -> Self {
        Self {
            candidates: Vec::new(),
            provider: None,
            refused: None,
            complete: true,
        }
    }
}

impl Detection {
    fn unanswered() -> Self {
        Self {
            complete: false,
            ..Self::default()
        }
    }

    fn add(&mut self, other: Self) {
        self.candidates.extend(other.candidates);
        self.provider = self.provider.or(other.provider);
        // Certified mail is a stronger reason than a published server without encryption.
        self.refused = match (self.refused, other.refused) {
            (Some(Reason::CertifiedMail), _) | (_, None) => self.refused,
            (_, refused) => refused,
        };
        self.complete &= other.complete;
    }

    /// Returns whether further results would change nothing.
    fn is_enough(&self) -> bool {
        !self.candidates.is_empty() || self.refused == Some(Reason::CertifiedMail)
    }

    fn answer(self, domain: &str) -> DetectedServers {
        let is_certified = self.refused == Some(Reason::CertifiedMail);
        let mut candidates = rank(self.candidates);
        candidates.truncate(if is_certified { 0 } else { SERVERS });
        DetectedServers {
            domain: domain.to_owned(),
            refused: self.refused.filter(|_| candidates.is_empty()),
            servers: candidates,
            provider: self.provider,
            complete: self.complete,
        }
    }
}

impl Detector<'_> {
    /// Detects the servers of a domain (A-labels) for a user who is allowed to use gateways.
    pub async fn detect_servers(&self, user: &User, domain: &str) -> Result<DetectedServers, Refusal> {
        if !self
            .base
            .store
            .read(|db| policies::resolve(db, user))
            .await?
            .allowed
        {
            return Err(Refusal::gateways_forbidden(domain));
        }
        if self.base.config.is_own_domain(domain) {
            return Err(Refusal::field("domain", Reason::GatewayForOwnDomain));
        }
        if let Some(known) = self.find_in_memory(domain) {
            return Ok(known);
        }
        self.limits.take(user.id, self.base.clock.monotonic())?;
        let until = Instant::now() + FIRST;
        let permit = timeout_at(until, self.limits.acquire(user.id)).await;
        // Another request may have found it while this one waited.
        if let Some(known) = self.find_in_memory(domain) {
            return Ok(known);
        }
        // Without a permit nothing is looked up, and the answer is not kept.
        let Ok(_permit) = permit else {
            return Ok(Detection::unanswered().answer(domain));
        };
        let found = self.look_up(domain).await.answer(domain);
        self.limits.cache(&found, self.base.clock.monotonic());
        Ok(found)
    }

    /// Returns a result that needs no query.
    fn find_in_memory(&self, domain: &str) -> Option<DetectedServers> {
        if is_certified_mail(domain) {
            let heard = Detection {
                refused: Some(Reason::CertifiedMail),
                ..Detection::default()
            };
            return Some(heard.answer(domain));
        }
        if let Some(provider) = providers::by_domain(domain) {
            let mut candidates = provider.candidates(None, SettingsSource::Known, &to_ascii);
            candidates.retain(|found| self.base.config.gateway_ports.contains(&found.gateway.port));
            let heard = Detection {
                candidates,
                provider: Some(provider),
                ..Detection::default()
            };
            return Some(heard.answer(domain));
        }
        self.limits.find_cached(domain, self.base.clock.monotonic())
    }

    /// Queries all sources at once.
    async fn look_up(&self, domain: &str) -> Detection {
        let begin = Instant::now();
        let (first, last) = (begin + FIRST, begin + LAST);
        let dns = Public::new(self.dns, &self.base.config.domains);
        let dns = Within::new(&dns, last);
        let probes = Probes::new(self.gateways);
        let sources = DetectionSources {
            detector: self,
            dns: &dns,
            probes: &probes,
            domain,
        };
        let mut asked = FuturesUnordered::new();
        for question in sources.all() {
            asked.push(question);
        }
        let mut all = Detection::default();
        let mut has_guessed = false;
        loop {
            let until = if has_guessed && !all.is_enough() {
                last
            } else {
                first
            };
            match timeout_at(until, asked.next()).await {
                Ok(Some(heard)) => all.add(heard),
                in_time if all.is_enough() || has_guessed => {
                    all.complete &= in_time.is_ok();
                    return all;
                }
                _ => {
                    has_guessed = true;
                    asked.push(sources.guess());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::testing::Fixture;
    use fromline_outbound::testing::Published;

    #[tokio::test]
    async fn without_a_place_nobody_is_asked() {
        let published = Arc::new(Published::default());
        let fixture = Fixture::new().await.with_fetch(published.clone());
        fixture.allow_gateways().await;
        let user = fixture.user("user@example.com").await;
        let app = &fixture.app;
        let detector = Detector {
            base: app,
            limits: &app.detection_limits,
            dns: &*app.lookups.dns,
            fetch: &*app.fetch,
            gateways: &*app.gateways,
        };
        let mut places = Vec::new();
        for others in 0..16 {
            places.push(fixture.app.detection_limits.acquire(1000 + others).await);
        }
        let found = detector.detect_servers(&user, "partner.com").await.unwrap();
        assert!(!found.complete && found.servers.is_empty());
        assert!(published.asked().is_empty());
        drop(places);
        detector.detect_servers(&user, "partner.com").await.unwrap();
        assert!(!published.asked().is_empty());
    }
}
