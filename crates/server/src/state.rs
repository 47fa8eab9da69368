//! What every handler can reach.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

use crate::{
    clock::Clock,
    config::Config,
    demo::{DemoInbox, DemoIssuer},
    dns::Dns,
    https::{Ask, Fetch},
    keys::Keyring,
    limits::{
        DeliveryLimits, DetectionLimits, GatewayCheckLimits, LastUsed, LookupLimits, OutcomeMemory,
        PasswordLimits, RequestLimits, SendLimits,
    },
    oauth::{AccessTokens, Flows, Providers},
    passwords::Passwords,
    readiness::Readiness,
    smtp::{Gateways, Relay, Submission},
    store::Store,
    text::Texts,
};

/// The running server: one count of references, however much of it there is, since each layer of each request clones it.
#[derive(Clone)]
pub struct App(Arc<Parts>);

impl From<Parts> for App {
    fn from(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// Before it serves: a clone that serves already keeps what it had.
impl DerefMut for App {
    fn deref_mut(&mut self) -> &mut Parts {
        Arc::make_mut(&mut self.0)
    }
}

/// What there is one of in a server.
#[derive(Clone)]
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// What the operator set.
    pub config: Arc<Config>,
    /// The operator's key.
    pub keys: Arc<Keyring>,
    /// Hashing of passwords.
    pub passwords: Arc<Passwords>,
    /// How often passwords may be tried.
    pub password_limits: Arc<PasswordLimits>,
    /// When sessions were last used.
    pub last_used: Arc<LastUsed>,
    /// How many requests of each user are worked on.
    pub request_limits: Arc<RequestLimits>,
    /// How much users may send.
    pub send_limits: Arc<SendLimits>,
    /// The texts of all languages.
    pub texts: Arc<Texts>,
    /// The way to users' gateways: guarded.
    pub gateways: Arc<dyn Gateways>,
    /// How many gateway checks run.
    pub gateway_check_limits: Arc<GatewayCheckLimits>,
    /// DNS, for what domains say of their mail.
    pub dns: Arc<dyn Dns>,
    /// How often it is asked.
    pub lookup_limits: Arc<LookupLimits>,
    /// Https, for what domains publish about their mail: guarded.
    pub fetch: Arc<dyn Fetch>,
    /// What was found about domains' servers, and how often they are asked.
    pub detection_limits: Arc<DetectionLimits>,
    /// Providers of tokens, as the operator registered them.
    pub providers: Arc<Providers>,
    /// Https to them: guarded.
    pub web: Arc<dyn Ask>,
    /// Consents under way.
    pub flows: Arc<Flows>,
    /// Access tokens that hold.
    pub tokens: Arc<AccessTokens>,
    /// The organisation's outgoing relay; without one no alias can be confirmed.
    pub relay: Option<Arc<dyn Relay>>,
    /// The organisation's mail server, if it asks Fromline about mail.
    pub submission: Option<Arc<dyn Submission>>,
    /// How many deliveries each gateway gets at once.
    pub delivery_limits: Arc<DeliveryLimits>,
    /// What was last written of each gateway.
    pub outcome_memory: Arc<OutcomeMemory>,
    /// A number below 1000: how far a check of a gateway is moved, so that not all come at once.
    pub chance: fn() -> u16,
    /// What says whether the server is ready, beside the database.
    pub readiness: Arc<Readiness>,
    /// By which name this process does jobs.
    pub job_holder: String,
    /// Everybody's mail, in the demo.
    pub demo_mailbox: Option<Arc<DemoInbox>>,
    /// The provider of tokens, in the demo.
    pub demo_issuer: Option<Arc<DemoIssuer>>,
}
