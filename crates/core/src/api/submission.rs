//! Through which servers mail of a domain is handed in (message submission, RFC 6409), as far as that can be found out.

use serde::{Deserialize, Serialize};

use super::SecurityMode;
use crate::Reason;

/// The answer of `GET /api/v1/domains/{domain}/submissionServers`. If it is incomplete, an empty list does not prove that there are no
/// servers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionServers {
    /// The domain, in A-labels.
    pub domain: String,
    /// The servers, best first: those that answer, then the most trusted source, then the most secure connection. None without TLS.
    pub servers: Vec<SubmissionServer>,
    /// The provider that runs the domain's mail, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<MailProvider>,
    /// Reason why no server can be offered, if known: `CERTIFIED_MAIL`, or `SECURITY_NONE_REFUSED` if only servers without encryption are
    /// published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Reason>,
    /// True if every source answered.
    pub complete: bool,
}

/// A submission server of a domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionServer {
    /// Host name of the server, in A-labels.
    pub host: String,
    /// TCP port of the server.
    pub port: i64,
    /// Encryption of the connection.
    pub security_mode: SecurityMode,
    /// The user name, with `%EMAILADDRESS%`, `%EMAILLOCALPART%` and `%EMAILDOMAIN%` in place of the address and its parts;
    /// absent if it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// True if the server accepts passwords; false if it accepts only OAuth.
    pub takes_passwords: bool,
    /// Source of these settings.
    pub source: SettingsSource,
    /// Result of connecting to the server.
    pub state: ServerState,
}

/// A source of server settings.
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

/// The result of connecting to a submission server.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ServerState {
    /// The server answers with a valid certificate.
    Answers,
    /// The server was not tried, or there was no time.
    Unknown,
    /// The server does not answer, or its certificate is not valid.
    Fails,
}

/// A provider that runs a domain's mail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MailProvider {
    /// Name of the provider for people.
    pub name: String,
    /// The kind of password that it requires for SMTP.
    pub password: PasswordKind,
    /// Address of its help page about that password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// True if access for mail programs must first be enabled in its settings.
    pub switched_off: bool,
    /// True if the server's host name differs from customer to customer.
    pub host_of_customer: bool,
}

/// The kind of password that a provider requires for SMTP.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PasswordKind {
    /// The kind is not known.
    Unknown,
    /// The mailbox's own password.
    Mailbox,
    /// An app password, always.
    App,
    /// An app password once two-step verification is on.
    AppWithTwoSteps,
    /// A separate password, generated or set for mail programs.
    Separate,
    /// No password: Microsoft's personal accounts sign in by OAuth only.
    MicrosoftPersonal,
    /// The account's password, where its organisation still allows that: Microsoft 365.
    MicrosoftOrganisation,
}
