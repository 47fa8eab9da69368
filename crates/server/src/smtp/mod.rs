//! SMTP towards the outside: gateways that users name (hostile until proven otherwise) and the
//! organisation's relay (named by the operator, trusted).

mod authorities;
mod capped;
mod connector;
mod gateways;
pub mod guard;
mod relay;
mod resolver;
mod session;
mod times;
mod tls;
mod wire;

#[cfg(test)]
mod tests;

use async_trait::async_trait;
use fromline_core::{Reason, gateway::Gateway};
use secrecy::SecretString;

pub use authorities::authorities;
pub use connector::{Connect, DirectConnector};
pub use gateways::GuardedGateways;
pub use relay::SmtpRelay;
pub use resolver::{DnsResolver, Resolve};
pub(crate) use session::is_clean;
pub use times::Times;
pub use tls::client_config;
pub(crate) use wire::{Wire, stuffed};

/// A gateway with the credentials of one user.
#[derive(Clone, Debug)]
pub struct GatewayAccount {
    /// Where.
    pub gateway: Gateway,
    /// User name there; not shown to anybody.
    pub username: SecretString,
    /// Password there.
    pub password: SecretString,
}

/// MAIL FROM and RCPT TO.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Envelope {
    /// MAIL FROM, domain in A-labels; `None` is the null sender.
    pub sender: Option<String>,
    /// RCPT TO.
    pub recipients: Vec<String>,
}

/// Why a server did not do what was asked: one of the check's reasons, never words of the remote server.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{}", reason.code())]
pub struct SmtpFailure {
    /// See `Reason`, "The gateway check".
    pub reason: Reason,
    /// Whether trying again later makes sense.
    pub temporary: bool,
}

impl SmtpFailure {
    /// A failure that another try will not change.
    pub const fn permanent(reason: Reason) -> Self {
        Self {
            reason,
            temporary: false,
        }
    }

    /// A failure that may pass.
    pub const fn temporary(reason: Reason) -> Self {
        Self {
            reason,
            temporary: true,
        }
    }
}

/// Users' gateways. The only implementation connects through the guard.
#[async_trait]
pub trait Gateways: Send + Sync {
    /// Connects and authenticates, sends nothing. At most 30 seconds; dropping the future closes the connection.
    async fn check(&self, account: &GatewayAccount) -> Result<(), SmtpFailure>;

    /// Connects, authenticates and hands over one message (CRLF line ends).
    async fn deliver(
        &self,
        account: &GatewayAccount,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<(), SmtpFailure>;
}

/// The organisation's outgoing relay.
#[async_trait]
pub trait Relay: Send + Sync {
    /// Hands over one message (CRLF line ends).
    async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SmtpFailure>;
}
