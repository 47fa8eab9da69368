//! Through which servers mail of a domain is handed in (message submission, RFC 6409), as far as that can be found out.

use serde::{Deserialize, Serialize};

use super::SecurityMode;
use crate::Reason;

/// `GET /api/v1/domains/{domain}/submissionServers`. What could not be asked makes it incomplete: no server found is then no
/// proof that there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionServers {
    /// The domain, in A-labels.
    pub domain: String,
    /// The servers, the one to take first: one that answers before one that does not, then by how far the source can be
    /// trusted, then by the connection's security. None without TLS.
    pub servers: Vec<SubmissionServer>,
    /// Who runs the domain's mail, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<MailProvider>,
    /// Why no server can be offered, where that is known: `CERTIFIED_MAIL`, or `SECURITY_NONE_REFUSED` if only servers without
    /// encryption are published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Reason>,
    /// Whether everybody answered who was asked.
    pub complete: bool,
}

/// One server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionServer {
    /// Its name, in A-labels.
    pub host: String,
    /// Its port.
    pub port: i64,
    /// How the connection is protected.
    pub security_mode: SecurityMode,
    /// The user name, with `%EMAILADDRESS%`, `%EMAILLOCALPART%` and `%EMAILDOMAIN%` in place of the address and its parts;
    /// absent if it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// Whether it takes passwords; `false`: OAuth alone.
    pub takes_passwords: bool,
    /// Where this comes from.
    pub source: SettingsSource,
    /// Whether it answered, with a certificate that can be trusted.
    pub state: ServerState,
}

/// Where settings come from.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SettingsSource {
    /// The domain publishes them over https (autoconfig).
    Published,
    /// Fromline's own list of providers.
    Known,
    /// Mozilla's database of providers.
    Mozilla,
    /// The domain publishes them in DNS (SRV records of RFC 6186 and RFC 8314).
    Dns,
    /// The provider is known by the servers that take the domain's mail (MX).
    MailServers,
    /// Guessed from the domain; the server answers.
    Guessed,
}

/// Whether a server answers.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ServerState {
    /// It does, and its certificate is good.
    Answers,
    /// It was not asked, or there was no time.
    Unknown,
    /// It does not, or its certificate is not good.
    Fails,
}

/// Who runs a domain's mail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MailProvider {
    /// The provider's name.
    pub name: String,
    /// Which password it wants.
    pub password: PasswordKind,
    /// Its page about that password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Whether access for mail programs has to be switched on in its settings first.
    pub switched_off: bool,
    /// Whether the server's name differs from customer to customer.
    pub host_of_customer: bool,
}

/// Which password a provider wants.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PasswordKind {
    /// Not known.
    Unknown,
    /// The mailbox's own.
    Mailbox,
    /// An app password, always.
    App,
    /// An app password once two-step verification is on.
    AppWithTwoSteps,
    /// One that is made or set for mail programs.
    Separate,
    /// None: personal accounts of Microsoft sign in by OAuth alone.
    MicrosoftPersonal,
    /// The account's, where its organisation still allows that: Microsoft 365.
    MicrosoftOrganisation,
}
