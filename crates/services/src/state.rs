//! The state that every handler can access; services get only the parts that they use.

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
use fromline_outbound::{
    demo::{DemoInbox, DemoIssuer},
    https::Fetch,
    limits::{ChecklistMemory, DetectionLimits, RequestLimits, SendLimits},
};
use fromline_store::readiness::Readiness;

/// The running server, with a single reference count, since each layer of each request clones it.
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

/// Allows changes before serving; a clone that already serves keeps its previous state.
impl DerefMut for App {
    fn deref_mut(&mut self) -> &mut Parts {
        Arc::make_mut(&mut self.0)
    }
}

/// The parts of a server.
#[derive(Clone)]
pub struct Parts {
    /// The context for aliases, with all contexts below it.
    pub aliases: AliasContext,
    /// The context for signing in.
    pub sign_in: SignInContext,
    /// Limits on simultaneous requests per user.
    pub request_limits: Arc<RequestLimits>,
    /// Limits on messages that users send.
    pub send_limits: Arc<SendLimits>,
    /// The context for DNS lookups.
    pub lookups: LookupContext,
    /// HTTPS, for documents that domains publish about their mail, through the guard.
    pub fetch: Arc<dyn Fetch>,
    /// The cache of detected servers, and limits on detections.
    pub detection_limits: Arc<DetectionLimits>,
    /// What the setup checklist found out outside of this machine.
    pub checklist: Arc<ChecklistMemory>,
    /// The state on which readiness depends, besides the database.
    pub readiness: Arc<Readiness>,
    /// The mailbox of all demo mail, in the demo.
    pub demo_mailbox: Option<Arc<DemoInbox>>,
    /// The demo's OAuth provider, in the demo.
    pub demo_issuer: Option<Arc<DemoIssuer>>,
}
stands_on!(Parts, aliases: AliasContext);
