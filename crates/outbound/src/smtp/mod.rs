//! Outgoing SMTP: gateways that users name (hostile until proven otherwise) and the organization's relay (named by the operator,
//! trusted).

mod authorities;
mod bearer;
mod capped;
mod certificate;
mod connector;
mod credentials;
mod gateways;
pub mod guard;
mod recipient_result;
mod relay;
mod resolver;
mod sasl;
mod session;
mod timeouts;
mod tls;
mod wire;

#[cfg(test)]
mod tests;

use async_trait::async_trait;
use fromline_core::{Reason, gateway::Gateway};
use jiff::Timestamp;
use secrecy::SecretString;

pub use authorities::read_authorities;
pub(crate) use capped::CappedStream;
pub use connector::{Connect, DirectConnector};
pub use credentials::{AccessToken, Credential, Credentials, Login, Trial};
pub use gateways::GuardedGateways;
pub use recipient_result::{RecipientResult, Rejection, Stage};
pub use relay::SmtpRelay;
pub use resolver::{DnsResolver, Resolve};
pub use session::{Server, SmtpSession, can_travel, is_clean};
pub use timeouts::Timeouts;
pub use tls::{TlsClient, TlsFailure, build_client_config};
pub use wire::{Wire, dot_stuff};

/// A gateway with the credentials of one user.
#[derive(Clone, Debug)]
pub struct GatewayAccount {
    /// The server and how to connect to it.
    pub gateway: Gateway,
    /// The username there, never displayed.
    pub username: SecretString,
    /// Password of the user at the gateway.
    pub password: SecretString,
}

impl GatewayAccount {
    /// Returns the credentials alone.
    pub fn login(&self) -> Login {
        Login::with_password(self.username.clone(), self.password.clone())
    }
}

/// The envelope of a message: MAIL FROM and RCPT TO.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Envelope {
    /// MAIL FROM, with the domain in A-labels; `None` is the null sender.
    pub sender: Option<String>,
    /// RCPT TO, one entry per recipient.
    pub recipients: Vec<String>,
    /// Whether the message may be delivered to only some of the recipients.
    pub addressed: PartialDelivery,
    /// MAIL FROM to use if a server permanently refuses the null sender; with `None` there is no second attempt.
    pub instead: Option<String>,
}

/// What to do with a message when the server refuses some of its recipients.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PartialDelivery {
    /// Deliver it to the others; the sender learns the result for each.
    Each,
    /// Deliver it to none; the sender gets one result and would send it again.
    Together,
}

/// The reason why a server did not do what was asked: one of the check's codes, never the remote server's words.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{}", reason.code())]
pub struct SmtpFailure {
    /// The reason; see `Reason`, "The gateway check".
    pub reason: Reason,
    /// Whether a later attempt may succeed.
    pub temporary: bool,
}

impl SmtpFailure {
    /// Creates a failure that another attempt will not change.
    pub const fn permanent(reason: Reason) -> Self {
        Self {
            reason,
            temporary: false,
        }
    }

    /// Creates a failure that may pass.
    pub const fn temporary(reason: Reason) -> Self {
        Self {
            reason,
            temporary: true,
        }
    }
}

/// What a session learned about a gateway besides its replies.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct GatewayFacts {
    /// When the gateway's certificate expires.
    pub certificate_expires: Option<Timestamp>,
}

/// The addresses for asking a server whether it lets its user send from an alias, before the alias is created or changed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SenderQuestion {
    /// The alias, with the domain in A-labels.
    pub sender: String,
    /// The user's own primary address, with the domain in A-labels. No other person's address is revealed to the server, and
    /// nothing is sent.
    pub recipient: String,
}

/// Whether a server lets a user send from an address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SenderPermission {
    /// The server accepted the address.
    Yes,
    /// The server refuses the address but accepts the login as sender.
    No,
    /// The server's replies do not tell.
    Unknown,
}

/// The result of a check before a gateway is saved.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CheckFindings {
    /// What the session learned about the gateway.
    pub seen: GatewayFacts,
    /// Whether it is unknown if the server lets the user send from the alias.
    pub sender_unknown: bool,
}

/// The result of delivering a message to a gateway.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HandoverResult {
    /// The gateway's result for each recipient, in order.
    pub verdicts: Vec<RecipientResult>,
    /// What the session learned about the gateway.
    pub seen: GatewayFacts,
}

/// Access to users' gateways. The only implementation connects through the guard.
#[async_trait]
pub trait Gateways: Send + Sync {
    /// Connects without credentials and checks that a server with a valid certificate answers.
    async fn greet(&self, gateway: &Gateway) -> Result<(), SmtpFailure>;

    /// Connects and authenticates, but sends nothing. Takes at most 40 seconds; dropping the future closes the connection.
    async fn look(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
    ) -> Result<GatewayFacts, SmtpFailure>;

    /// Connects and authenticates with known credentials, as [`Self::look`] does.
    async fn check(&self, account: &GatewayAccount) -> Result<GatewayFacts, SmtpFailure> {
        self.look(&account.gateway, &account.login()).await
    }

    /// Connects and authenticates with new credentials, and asks whether the user may send from the alias;
    /// [`Reason::SenderRefused`] if not. Sends nothing.
    async fn check_before_saving(
        &self,
        gateway: &Gateway,
        trial: &dyn Trial,
        question: &SenderQuestion,
    ) -> Result<CheckFindings, SmtpFailure>;

    /// Connects, authenticates with the credentials valid at that moment, and delivers one message (CRLF line ends).
    async fn deliver(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<HandoverResult, SmtpFailure>;

    /// Delivers one message with known credentials; fails if any recipient is refused, with the first refusal.
    async fn send(
        &self,
        account: &GatewayAccount,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<(), SmtpFailure> {
        let login = account.login();
        let handed = self.deliver(&account.gateway, &login, envelope, message);
        let all: Result<(), _> = handed.await?.verdicts.into_iter().collect();
        Ok(all?)
    }
}

/// The organization's mail server, to which users' mail is submitted.
#[async_trait]
pub trait Submission: Send + Sync {
    /// Submits one message (CRLF line ends) as if the user `login` had signed in to the mail server, and returns the result for
    /// each recipient.
    async fn submit(
        &self,
        login: &str,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<Vec<RecipientResult>, SmtpFailure>;
}

/// The organization's outgoing relay.
#[async_trait]
pub trait Relay: Send + Sync {
    /// Delivers one message (CRLF line ends).
    async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SmtpFailure>;

    /// Begins a session as for a message, signs in if there is a password, and sends none.
    async fn check(&self) -> Result<(), SmtpFailure>;
}
