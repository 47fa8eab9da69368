//! The contexts of services: parts of the server, of which each service gets only what it uses.
//!
//! Contexts are nested, and each gives access to the one below: a service that may deliver may also sign in at gateways, record
//! their health, and email users about it. It cannot access what is beside or above its context.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

use fromline_base::{clock::Clock, dns::Dns, keys::Keyring, metrics::Metrics, passwords::Passwords};
use fromline_config::Config;
use fromline_outbound::{
    https::Ask,
    limits::{DeliveryLimits, GatewayCheckLimits, LastUsed, LookupLimits, OutcomeMemory, PasswordLimits},
    oauth::{AccessTokens, Flows, Providers},
    smtp::{Gateways, Relay, Submission},
};
use fromline_store::Store;
use fromline_text::Texts;

/// Gives a context access to the one below it.
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

/// The base of every context.
#[derive(Clone)]
pub struct Base {
    /// Database that the services read and write.
    pub store: Store,
    /// Clock that the services ask for the time.
    pub clock: Arc<dyn Clock>,
    /// Configuration that the operator wrote.
    pub config: Arc<Config>,
    /// Keys that secrets are sealed with.
    pub keys: Arc<Keyring>,
    /// What is counted for monitoring.
    pub metrics: Arc<Metrics>,
}

/// The context for emailing users.
#[derive(Clone)]
pub struct MailContext {
    /// Context that this one extends.
    pub base: Base,
    /// The texts of all languages.
    pub texts: Arc<Texts>,
    /// The organization's outgoing relay; without one no alias can be confirmed.
    pub relay: Option<Arc<dyn Relay>>,
    /// The name under which this process holds jobs.
    pub job_holder: String,
}
stands_on!(MailContext, base: Base);

/// The context for recording gateway health.
#[derive(Clone)]
pub struct HealthContext {
    /// The context below, for notifying users.
    pub mail: MailContext,
    /// The outcome last written for each gateway.
    pub outcome_memory: Arc<OutcomeMemory>,
    /// Returns a random number below 1000, which spreads the checks of gateways over time.
    pub chance: fn() -> u16,
}
stands_on!(HealthContext, mail: MailContext);

/// The context for tokens and the credentials of gateways.
#[derive(Clone)]
pub struct TokenContext {
    /// The context below, for recording lost consents.
    pub health: HealthContext,
    /// The OAuth providers that the operator registered.
    pub providers: Arc<Providers>,
    /// HTTPS to the providers, through the guard.
    pub web: Arc<dyn Ask>,
    /// Consents that users have begun and not finished.
    pub flows: Arc<Flows>,
    /// Access tokens that are still valid.
    pub tokens: Arc<AccessTokens>,
}
stands_on!(TokenContext, health: HealthContext);

/// The context for delivering messages.
#[derive(Clone)]
pub struct DeliveryContext {
    /// Context that this one extends.
    pub signing_in: TokenContext,
    /// Users' gateways, through the guard.
    pub gateways: Arc<dyn Gateways>,
    /// The organization's mail server, if it uses Fromline.
    pub submission: Option<Arc<dyn Submission>>,
    /// Limits on simultaneous deliveries per gateway.
    pub delivery_limits: Arc<DeliveryLimits>,
}
stands_on!(DeliveryContext, signing_in: TokenContext);

/// The context for changing aliases.
#[derive(Clone)]
pub struct AliasContext {
    /// Context that this one extends.
    pub delivery: DeliveryContext,
    /// Limits on gateway checks.
    pub gateway_check_limits: Arc<GatewayCheckLimits>,
}
stands_on!(AliasContext, delivery: DeliveryContext);

/// The context for signing users in.
#[derive(Clone)]
pub struct SignInContext {
    /// Hasher of users' passwords.
    pub passwords: Arc<Passwords>,
    /// Limits on wrong passwords.
    pub password_limits: Arc<PasswordLimits>,
    /// The times at which sessions were last used.
    pub last_used: Arc<LastUsed>,
}

/// The context for DNS lookups about domains.
#[derive(Clone)]
pub struct LookupContext {
    /// DNS, for records that domains publish about their mail.
    pub dns: Arc<dyn Dns>,
    /// Limits on DNS lookups that users cause.
    pub limits: Arc<LookupLimits>,
}
