//! What every handler can reach; services are given the parts of it that they use.

mod contexts;

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

use contexts::stands_on;
pub use contexts::{
    AliasContext, Base, DeliveryContext, HealthContext, LookupContext, MailContext, SignInContext,
    TokenContext,
};

use crate::{
    demo::{DemoInbox, DemoIssuer},
    https::Fetch,
    limits::{DetectionLimits, RequestLimits, SendLimits},
    readiness::Readiness,
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
    /// What aliases take, and all that this stands on.
    pub aliases: AliasContext,
    /// What signing in takes.
    pub sign_in: SignInContext,
    /// How many requests of each user are worked on.
    pub request_limits: Arc<RequestLimits>,
    /// How much users may send.
    pub send_limits: Arc<SendLimits>,
    /// What asking DNS takes.
    pub lookups: LookupContext,
    /// Https, for what domains publish about their mail: guarded.
    pub fetch: Arc<dyn Fetch>,
    /// What was found about domains' servers, and how often they are asked.
    pub detection_limits: Arc<DetectionLimits>,
    /// What says whether the server is ready, beside the database.
    pub readiness: Arc<Readiness>,
    /// Everybody's mail, in the demo.
    pub demo_mailbox: Option<Arc<DemoInbox>>,
    /// The provider of tokens, in the demo.
    pub demo_issuer: Option<Arc<DemoIssuer>>,
}
stands_on!(Parts, aliases: AliasContext);
