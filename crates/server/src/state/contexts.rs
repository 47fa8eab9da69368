//! What services are given: each a part of the server, and no more of it than they use.
//!
//! The parts stand in each other, and each reaches what it stands on: whoever may deliver may also sign in at gateways, note how they
//! fare, and mail users about that. A function that takes one can reach nothing that stands beside or above it.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

use crate::{
    clock::Clock,
    config::Config,
    dns::Dns,
    https::Ask,
    keys::Keyring,
    limits::{DeliveryLimits, GatewayCheckLimits, LastUsed, LookupLimits, OutcomeMemory, PasswordLimits},
    metrics::Metrics,
    oauth::{AccessTokens, Flows, Providers},
    passwords::Passwords,
    smtp::{Gateways, Relay, Submission},
    store::Store,
    text::Texts,
};

/// Lets a part reach what it stands on.
macro_rules! stands_on {
    ($upper:ty, $field:ident: $lower:ty) => {
        impl Deref for $upper {
            type Target = $lower;

            fn deref(&self) -> &$lower {
                &self.$field
            }
        }

        impl DerefMut for $upper {
            fn deref_mut(&mut self) -> &mut $lower {
                &mut self.$field
            }
        }
    };
}
pub(super) use stands_on;

/// What every decision rests on.
#[derive(Clone)]
pub struct Base {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// What the operator set.
    pub config: Arc<Config>,
    /// The operator's key.
    pub keys: Arc<Keyring>,
    /// What is counted for monitoring.
    pub metrics: Arc<Metrics>,
}

/// What it takes to mail users.
#[derive(Clone)]
pub struct MailContext {
    /// What it stands on.
    pub base: Base,
    /// The texts of all languages.
    pub texts: Arc<Texts>,
    /// The organisation's outgoing relay; without one no alias can be confirmed.
    pub relay: Option<Arc<dyn Relay>>,
    /// By which name this process does jobs.
    pub job_holder: String,
}
stands_on!(MailContext, base: Base);

/// What it takes to note how gateways fare.
#[derive(Clone)]
pub struct HealthContext {
    /// What it stands on: their users are told.
    pub mail: MailContext,
    /// What was last written of each gateway.
    pub outcome_memory: Arc<OutcomeMemory>,
    /// A number below 1000: how far a check of a gateway is moved, so that not all come at once.
    pub chance: fn() -> u16,
}
stands_on!(HealthContext, mail: MailContext);

/// What it takes to have tokens, and the credentials of gateways.
#[derive(Clone)]
pub struct TokenContext {
    /// What it stands on: a consent that is lost is noted.
    pub health: HealthContext,
    /// Providers of tokens, as the operator registered them.
    pub providers: Arc<Providers>,
    /// Https to them: guarded.
    pub web: Arc<dyn Ask>,
    /// Consents under way.
    pub flows: Arc<Flows>,
    /// Access tokens that hold.
    pub tokens: Arc<AccessTokens>,
}
stands_on!(TokenContext, health: HealthContext);

/// What it takes to hand a message over.
#[derive(Clone)]
pub struct DeliveryContext {
    /// What it stands on.
    pub signing_in: TokenContext,
    /// The way to users' gateways: guarded.
    pub gateways: Arc<dyn Gateways>,
    /// The organisation's mail server, if it asks Fromline about mail.
    pub submission: Option<Arc<dyn Submission>>,
    /// How many deliveries each gateway gets at once.
    pub delivery_limits: Arc<DeliveryLimits>,
}
stands_on!(DeliveryContext, signing_in: TokenContext);

/// What it takes to change aliases.
#[derive(Clone)]
pub struct AliasContext {
    /// What it stands on.
    pub delivery: DeliveryContext,
    /// How many gateway checks run.
    pub gateway_check_limits: Arc<GatewayCheckLimits>,
}
stands_on!(AliasContext, delivery: DeliveryContext);

/// What it takes to know users by their passwords, and their sessions.
#[derive(Clone)]
pub struct SignInContext {
    /// Hashing of passwords.
    pub passwords: Arc<Passwords>,
    /// How often passwords may be tried.
    pub password_limits: Arc<PasswordLimits>,
    /// When sessions were last used.
    pub last_used: Arc<LastUsed>,
}

/// What it takes to ask DNS about domains.
#[derive(Clone)]
pub struct LookupContext {
    /// What domains say of their mail.
    pub dns: Arc<dyn Dns>,
    /// How often it is asked.
    pub limits: Arc<LookupLimits>,
}
