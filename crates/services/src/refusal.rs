//! Refusals of services, which HTTP converts to answers.

use std::collections::BTreeMap;

use fromline_base::keys::KeyError;
use fromline_core::{Reason, api::FieldViolation};
use fromline_outbound::{
    limits::{GatewayCheckDenied, Wait},
    smtp::SmtpFailure,
    vault::VaultError,
};
use fromline_store::{StoreError, fault};

/// A refusal: a reason, the fields it concerns, values for the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Reason of the refusal, as the API names it.
    pub reason: Reason,
    /// The fields that were refused, each with its reason.
    pub fields: Vec<FieldViolation>,
    /// Values for the sentence.
    pub values: BTreeMap<String, String>,
}

impl Refusal {
    /// Creates a refusal that concerns no field.
    pub fn new(reason: Reason) -> Self {
        Self {
            reason,
            fields: Vec::new(),
            values: BTreeMap::new(),
        }
    }

    /// Creates a refusal of one field.
    pub fn field(field: &str, reason: Reason) -> Self {
        Self {
            fields: vec![FieldViolation::new(field, reason)],
            ..Self::new(reason)
        }
    }

    /// Creates a refusal of several fields, with the reason of the first one.
    pub fn fields(fields: Vec<FieldViolation>) -> Self {
        let reason = fields.first().map_or(Reason::BodyInvalid, |field| field.reason);
        Self {
            fields,
            ..Self::new(reason)
        }
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl std::fmt::Display) -> Self {
        self.values.insert(key.to_owned(), value.to_string());
        self
    }

    /// Creates the refusal of a gateway that the policy forbids; Google's sentence names the address and its domain.
    pub fn gateways_forbidden(address: &str) -> Self {
        let domain = address.rsplit_once('@').map_or(address, |(_, domain)| domain);
        Self::new(Reason::GatewaysForbidden)
            .with("address", address)
            .with("domain", domain)
    }

    /// Creates the refusal for a message that the organization's relay or mail server did not accept.
    pub fn of_relay(failure: SmtpFailure) -> Self {
        Self::new(match failure.reason {
            Reason::AnswerLost => Reason::RelayAnswerLost,
            _ if failure.temporary => Reason::RelayUnavailable,
            _ => Reason::RelayRefused,
        })
    }

    /// Creates the refusal for a failed gateway check, at the field that it concerns.
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
    /// Moves reasons about the password to the field of the consent, for a gateway that signs in with one.
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

/// Logs database errors, which are faults of ours. Callers learn only whether the disk is full or the database is locked.
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

/// Distinguishes the caller's own limit from a limit that others have used up.
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
