//! Why a service did not do what was asked; HTTP turns it into an answer.

use std::collections::BTreeMap;

use fromline_core::{Reason, api::FieldViolation};

use crate::{
    keys::KeyError,
    limits::{GatewayCheckDenied, Wait},
    smtp::SmtpFailure,
    store::{StoreError, fault},
    vault::VaultError,
};

/// A refusal: a reason, the fields it concerns, values for the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// Which fields.
    pub fields: Vec<FieldViolation>,
    /// Values for the sentence.
    pub values: BTreeMap<String, String>,
}

impl Refusal {
    /// A refusal that concerns no field.
    pub fn new(reason: Reason) -> Self {
        Self {
            reason,
            fields: Vec::new(),
            values: BTreeMap::new(),
        }
    }

    /// A refusal of one field.
    pub fn field(field: &str, reason: Reason) -> Self {
        Self {
            fields: vec![FieldViolation::new(field, reason)],
            ..Self::new(reason)
        }
    }

    /// A refusal of several fields; the first gives the reason of the whole.
    pub fn fields(fields: Vec<FieldViolation>) -> Self {
        let reason = fields.first().map_or(Reason::BodyInvalid, |field| field.reason);
        Self {
            fields,
            ..Self::new(reason)
        }
    }

    /// With a value for the sentence.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl std::fmt::Display) -> Self {
        self.values.insert(key.to_owned(), value.to_string());
        self
    }

    /// The policy forbids a gateway for this address; Google's sentence names the address and its domain.
    pub fn gateways_forbidden(address: &str) -> Self {
        let domain = address.rsplit_once('@').map_or(address, |(_, domain)| domain);
        Self::new(Reason::GatewaysForbidden)
            .with("address", address)
            .with("domain", domain)
    }

    /// A message that the organisation's relay or mail server did not take.
    pub fn of_relay(failure: SmtpFailure) -> Self {
        Self::new(match failure.reason {
            Reason::AnswerLost => Reason::RelayAnswerLost,
            _ if failure.temporary => Reason::RelayUnavailable,
            _ => Reason::RelayRefused,
        })
    }

    /// A gateway check that failed, at the field it concerns.
    pub fn of_check(failure: SmtpFailure) -> Self {
        let field = match failure.reason {
            Reason::AuthRejected
            | Reason::AppPasswordNeeded
            | Reason::PasswordSignInOff
            | Reason::SmtpAuthOffTenant
            | Reason::SmtpAuthOffMailbox
            | Reason::SignInPolicy
            | Reason::SignInBlocked
            | Reason::AuthUnavailable
            | Reason::AuthNotUnderstood
            | Reason::SignInSlow
            | Reason::WrongPasswordLimit => "smtpMsa.password",
            Reason::TokenRejected | Reason::ScopeMissing | Reason::ConsentEnded => "smtpMsa.consent",
            Reason::SenderRefused => "smtpMsa.username",
            Reason::StarttlsMissing
            | Reason::TlsFromStart
            | Reason::TlsFailed
            | Reason::EncryptionRequired => "smtpMsa.securityMode",
            Reason::ConnectFailed => "smtpMsa.port",
            _ => "smtpMsa.host",
        };
        Self::field(field, failure.reason).with("check", failure.reason.code().to_ascii_lowercase())
    }
}

impl Refusal {
    /// The same of a gateway that was signed in at with a consent: what is said of a password is said of that.
    #[must_use]
    pub fn about_consent(mut self) -> Self {
        for violation in &mut self.fields {
            if violation.field == "smtpMsa.password" {
                "smtpMsa.consent".clone_into(&mut violation.field);
            }
        }
        self
    }
}

/// Faults of ours: logged here. A disk that is full and a database that is locked are told apart, and nothing more.
impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "database");
        let refusal = Self::new(error.reason());
        match fault::find_retry_after(refusal.reason) {
            Some(seconds) => refusal.with("retryAfterSeconds", seconds),
            None => refusal,
        }
    }
}

impl From<Wait> for Refusal {
    fn from(wait: Wait) -> Self {
        Self::new(Reason::RateLimited).with("retryAfterSeconds", wait.0)
    }
}

/// Whoever did nothing too often is not told so.
impl From<GatewayCheckDenied> for Refusal {
    fn from(denied: GatewayCheckDenied) -> Self {
        match denied {
            GatewayCheckDenied::TooOften(wait) => wait.into(),
            GatewayCheckDenied::Full(wait) => {
                Self::new(Reason::Unavailable).with("retryAfterSeconds", wait.0)
            }
        }
    }
}

impl From<VaultError> for Refusal {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Key(error) => error.into(),
            VaultError::Store(error) => error.into(),
        }
    }
}

impl From<KeyError> for Refusal {
    fn from(error: KeyError) -> Self {
        tracing::error!(%error, "key");
        Self::new(Reason::Internal)
    }
}
