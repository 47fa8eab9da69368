//! SMTP towards the outside: gateways that users name (hostile until proven otherwise) and the
//! organisation's relay (named by the operator, trusted).

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
pub(crate) use session::{Server, SmtpSession, can_travel, is_clean};
pub use timeouts::Timeouts;
pub use tls::{TlsClient, TlsFailure, build_client_config};
pub(crate) use wire::{Wire, dot_stuff};

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

impl GatewayAccount {
    /// Its credentials alone.
    pub fn login(&self) -> Login {
        Login::with_password(self.username.clone(), self.password.clone())
    }
}

/// MAIL FROM and RCPT TO.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Envelope {
    /// MAIL FROM, domain in A-labels; `None` is the null sender.
    pub sender: Option<String>,
    /// RCPT TO.
    pub recipients: Vec<String>,
    /// Whether the message is for all of them or for nobody.
    pub addressed: PartialDelivery,
    /// MAIL FROM where a server refuses the null sender for good; `None`: it is not tried again.
    pub instead: Option<String>,
}

/// What to do with a message when the server refuses some of its recipients.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PartialDelivery {
    /// The others get it: whoever handed it over is told of each.
    Each,
    /// Nobody gets it: whoever handed it over is told one thing, and would send it again.
    Together,
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

/// What a session learned about a gateway besides the replies.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct GatewayFacts {
    /// When its certificate ends.
    pub certificate_expires: Option<Timestamp>,
}

/// What a server is asked before an alias with it is created or changed: whether it lets its user write from the alias.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SenderQuestion {
    /// The alias, domain in A-labels.
    pub sender: String,
    /// The user's own primary address, domain in A-labels: nobody else is named to a server, and nothing is sent.
    pub recipient: String,
}

/// Whether a server lets a user write from an address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SenderPermission {
    /// It said so.
    Yes,
    /// It refuses the address, and takes the login instead.
    No,
    /// It said neither.
    Unknown,
}

/// The result of a check before a gateway is saved.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CheckFindings {
    /// What the server showed of itself.
    pub seen: GatewayFacts,
    /// Whether it is not known that it lets the user write from the alias.
    pub sender_unknown: bool,
}

/// The result of handing a message to a gateway.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HandoverResult {
    /// What the gateway says of each recipient, in their order.
    pub verdicts: Vec<RecipientResult>,
    /// What it showed of itself.
    pub seen: GatewayFacts,
}

/// Users' gateways. The only implementation connects through the guard.
#[async_trait]
pub trait Gateways: Send + Sync {
    /// Connects and greets, without any credentials: whether a server answers there whose certificate is good.
    async fn greet(&self, gateway: &Gateway) -> Result<(), SmtpFailure>;

    /// Connects and authenticates, sends nothing. At most 40 seconds; dropping the future closes the connection.
    async fn look(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
    ) -> Result<GatewayFacts, SmtpFailure>;

    /// The same with credentials that are known.
    async fn check(&self, account: &GatewayAccount) -> Result<GatewayFacts, SmtpFailure> {
        self.look(&account.gateway, &account.login()).await
    }

    /// The same with credentials that are new, and asks whether the user may write from the alias: no is
    /// [`Reason::SenderRefused`]. Sends nothing.
    async fn check_before_saving(
        &self,
        gateway: &Gateway,
        trial: &dyn Trial,
        question: &SenderQuestion,
    ) -> Result<CheckFindings, SmtpFailure>;

    /// Connects, authenticates with what holds at that moment, and hands over one message (CRLF line ends).
    async fn deliver(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<HandoverResult, SmtpFailure>;

    /// The same with credentials that are known; the first recipient that is refused is the failure.
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

/// The organisation's mail server, for mail of users.
#[async_trait]
pub trait Submission: Send + Sync {
    /// Hands over one message (CRLF line ends) as if the user `login` had signed in there: what it says of each recipient.
    async fn submit(
        &self,
        login: &str,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<Vec<RecipientResult>, SmtpFailure>;
}

/// The organisation's outgoing relay.
#[async_trait]
pub trait Relay: Send + Sync {
    /// Hands over one message (CRLF line ends).
    async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SmtpFailure>;
}
