//! The composition root: the components of a server and the jobs that run beside its requests. `fromline serve` and tests start
//! here.

use std::sync::Arc;

use fromline_base::{
    clock::Clock,
    dns::Dns,
    keys::{KeyError, Keyring, encode_hex, random},
    metrics::Metrics,
    passwords::Passwords,
};
use fromline_config::Config;
use fromline_outbound::{
    demo::{DemoInbox, DemoIssuer},
    https::{Ask, Fetch},
    oauth::Providers,
    smtp::{Gateways, Relay, Submission},
};
use fromline_store::{Store, readiness::Readiness};
use fromline_text::Texts;
use tokio::task::JoinHandle;
use tracing::Instrument as _;

use crate::{
    clock_steps,
    gateway_health::rechecks,
    notices,
    outbox::Outbox,
    readiness, revocations,
    state::{
        AliasContext, App, Base, DeliveryContext, HealthContext, LookupContext, MailContext, Parts,
        SignInContext, TokenContext,
    },
    tokens::schedule,
};

/// The components from which a server is composed. State kept in memory (limits, pending consents, tokens) is created empty.
pub struct Components {
    /// Open database of the server.
    pub store: Store,
    /// Clock that everything asks for the time.
    pub clock: Arc<dyn Clock>,
    /// Configuration that the operator wrote.
    pub config: Config,
    /// Keys that secrets are sealed with.
    pub keys: Keyring,
    /// Hasher of users' passwords.
    pub passwords: Passwords,
    /// The texts of all languages.
    pub texts: Arc<Texts>,
    /// Access to users' gateways.
    pub gateways: Arc<dyn Gateways>,
    /// DNS, for records that domains publish about their mail.
    pub dns: Arc<dyn Dns>,
    /// HTTPS, for documents that domains publish about their mail.
    pub fetch: Arc<dyn Fetch>,
    /// The OAuth providers that the operator registered.
    pub providers: Providers,
    /// HTTPS to those providers.
    pub web: Arc<dyn Ask>,
    /// The organization's outgoing relay, if there is one.
    pub relay: Option<Arc<dyn Relay>>,
    /// The organization's mail server, if it uses Fromline.
    pub submission: Option<Arc<dyn Submission>>,
    /// Returns random numbers below 1000, which spread the checks of gateways over time.
    pub chance: fn() -> u16,
    /// The state on which readiness depends, besides the database.
    pub readiness: Readiness,
    /// The mailbox of all demo mail, in the demo.
    pub demo_mailbox: Option<Arc<DemoInbox>>,
    /// The demo's OAuth provider, in the demo.
    pub demo_issuer: Option<Arc<DemoIssuer>>,
}

impl Components {
    /// Composes a server, with a unique name in the job queue. Nothing runs yet.
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
            texts: self.texts,
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
            checklist: Arc::default(),
            readiness: Arc::new(self.readiness),
            demo_mailbox: self.demo_mailbox,
            demo_issuer: self.demo_issuer,
        }))
    }
}

/// The background jobs of a server; they end when this is dropped.
#[derive(Debug)]
pub struct Jobs([JoinHandle<()>; 7]);

impl Jobs {
    /// Starts every job, each with a log span of its own.
    pub fn start(app: &App) -> Self {
        let clock = clock_steps::run(app.store.clone(), app.clock.clone());
        Self([
            start("outbox", Outbox::of(app).run()),
            start("notices", notices::run(TokenContext::clone(app))),
            start("clock", clock),
            start("checks", rechecks::run(DeliveryContext::clone(app))),
            start("tokens", schedule::run(TokenContext::clone(app))),
            start("revocations", revocations::run(TokenContext::clone(app))),
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
