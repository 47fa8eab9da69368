//! The composition root: what a server is made of, and which jobs run beside its requests. `fromline serve` and tests start here.

use std::sync::Arc;

use axum::Router;
use tokio::task::JoinHandle;
use tracing::Instrument as _;

use crate::{
    clock::Clock,
    config::Config,
    demo::{DemoInbox, DemoIssuer},
    dns::Dns,
    http,
    https::{Ask, Fetch},
    keys::{KeyError, Keyring, encode_hex, random},
    metrics::Metrics,
    oauth::Providers,
    passwords::Passwords,
    readiness::Readiness,
    services::{clock_steps, gateway_health::rechecks, notices, outbox::Outbox, readiness, tokens::schedule},
    smtp::{Gateways, Relay, Submission},
    state::{
        AliasContext, App, Base, DeliveryContext, HealthContext, LookupContext, MailContext, Parts,
        SignInContext, TokenContext,
    },
    store::Store,
    text::Texts,
};

/// What a server is given. What it keeps in memory (limits, consents under way, tokens) it makes itself, empty.
pub struct Components {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// What the operator set.
    pub config: Config,
    /// The operator's keys.
    pub keys: Keyring,
    /// Hashing of passwords.
    pub passwords: Passwords,
    /// The texts of all languages.
    pub texts: Texts,
    /// Users' gateways.
    pub gateways: Arc<dyn Gateways>,
    /// DNS, for what domains publish about their mail.
    pub dns: Arc<dyn Dns>,
    /// HTTPS, for what domains publish about their mail.
    pub fetch: Arc<dyn Fetch>,
    /// Providers of tokens, as the operator registered them.
    pub providers: Providers,
    /// HTTPS to those providers.
    pub web: Arc<dyn Ask>,
    /// The organisation's outgoing relay, if there is one.
    pub relay: Option<Arc<dyn Relay>>,
    /// The organisation's mail server, if it asks Fromline about mail.
    pub submission: Option<Arc<dyn Submission>>,
    /// Gives random numbers below 1000, which spread the checks of gateways over time.
    pub chance: fn() -> u16,
    /// What readiness is told by, besides the database.
    pub readiness: Readiness,
    /// Everybody's mail, in the demo.
    pub demo_mailbox: Option<Arc<DemoInbox>>,
    /// The provider of tokens, in the demo.
    pub demo_issuer: Option<Arc<DemoIssuer>>,
}

impl Components {
    /// A server of these components, under a name of its own in the queue of jobs. Nothing runs yet.
    pub fn compose(self) -> Result<App, KeyError> {
        let [readers, writers] = self.store.waits();
        let base = Base {
            metrics: Arc::new(Metrics::new(readers, writers)),
            store: self.store,
            clock: self.clock,
            config: Arc::new(self.config),
            keys: Arc::new(self.keys),
        };
        let mail = MailContext {
            base,
            texts: Arc::new(self.texts),
            relay: self.relay,
            job_holder: encode_hex(&random::<8>()?),
        };
        let health = HealthContext {
            mail,
            outcome_memory: Arc::default(),
            chance: self.chance,
        };
        let signing_in = TokenContext {
            health,
            providers: Arc::new(self.providers),
            web: self.web,
            flows: Arc::default(),
            tokens: Arc::default(),
        };
        let delivery = DeliveryContext {
            signing_in,
            gateways: self.gateways,
            submission: self.submission,
            delivery_limits: Arc::default(),
        };
        Ok(App::from(Parts {
            aliases: AliasContext {
                delivery,
                gateway_check_limits: Arc::default(),
            },
            sign_in: SignInContext {
                passwords: Arc::new(self.passwords),
                password_limits: Arc::default(),
                last_used: Arc::default(),
            },
            request_limits: Arc::default(),
            send_limits: Arc::default(),
            lookups: LookupContext {
                dns: self.dns,
                limits: Arc::default(),
            },
            fetch: self.fetch,
            detection_limits: Arc::default(),
            readiness: Arc::new(self.readiness),
            demo_mailbox: self.demo_mailbox,
            demo_issuer: self.demo_issuer,
        }))
    }
}

/// Every request that a server answers.
pub fn build_router(app: &App) -> Router {
    http::build_router(app.clone())
}

/// What monitoring reads, for a listener of its own.
pub fn build_metrics_router(app: &App) -> Router {
    http::metrics::build_router(app.clone())
}

/// The jobs of a server; they end when this is dropped.
#[derive(Debug)]
pub struct Jobs([JoinHandle<()>; 6]);

impl Jobs {
    /// Starts every job; each logs in a span of its own.
    pub fn start(app: &App) -> Self {
        let clock = clock_steps::run(app.store.clone(), app.clock.clone());
        Self([
            start("outbox", Outbox::of(app).run()),
            start("notices", notices::run(MailContext::clone(app))),
            start("clock", clock),
            start("checks", rechecks::run(DeliveryContext::clone(app))),
            start("tokens", schedule::run(TokenContext::clone(app))),
            start("lock", readiness::keep_lock(app.readiness.clone())),
        ])
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.0.iter().for_each(JoinHandle::abort);
    }
}

fn start(kind: &'static str, job: impl Future<Output = ()> + Send + 'static) -> JoinHandle<()> {
    tokio::spawn(job.instrument(tracing::error_span!("job", kind)))
}

#[cfg(test)]
mod tests;
