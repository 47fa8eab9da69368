//! The choices of the demo provider's users: to consent, or a failure to try out.

use fromline_core::text::{MessageId, id, signature};

signature! {
    /// The account that consents.
    pub struct AccountValues { account: Text }
}

/// A user's choice at the provider.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ConsentChoice {
    /// The user agrees, and the consent works.
    Agree,
    /// The user denies consent.
    Deny,
    /// An administrator has to consent first.
    AdminNeeded,
    /// The provider is unavailable.
    Unavailable,
    /// The scope for sending mail is not granted.
    NoMail,
    /// SMTP is switched off for the mailbox.
    OffForMailbox,
    /// SMTP is switched off for the whole organization.
    OffForTenant,
    /// A rule of the organization forbids the sign-in.
    Rule,
    /// The consent ends two minutes later.
    EndsSoon,
}

impl ConsentChoice {
    /// The failures, in the order of the page.
    pub const TROUBLES: [Self; 7] = [
        Self::AdminNeeded,
        Self::NoMail,
        Self::OffForMailbox,
        Self::OffForTenant,
        Self::Rule,
        Self::EndsSoon,
        Self::Unavailable,
    ];

    /// Returns the value used in links.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Deny => "deny",
            Self::AdminNeeded => "admin",
            Self::Unavailable => "unavailable",
            Self::NoMail => "no-mail",
            Self::OffForMailbox => "off-mailbox",
            Self::OffForTenant => "off-tenant",
            Self::Rule => "rule",
            Self::EndsSoon => "ends-soon",
        }
    }

    /// Parses the value used in links.
    pub fn parse(code: &str) -> Option<Self> {
        let all = Self::TROUBLES.into_iter().chain([Self::Agree, Self::Deny]);
        all.into_iter().find(|choice| choice.code() == code)
    }

    /// Returns the message that describes the choice.
    pub const fn message(self) -> MessageId<AccountValues> {
        match self {
            Self::Agree => id!("demo-provider-agree"),
            Self::Deny => id!("demo-provider-deny"),
            Self::AdminNeeded => id!("demo-provider-admin"),
            Self::Unavailable => id!("demo-provider-unavailable"),
            Self::NoMail => id!("demo-provider-no-mail"),
            Self::OffForMailbox => id!("demo-provider-off-mailbox"),
            Self::OffForTenant => id!("demo-provider-off-tenant"),
            Self::Rule => id!("demo-provider-rule"),
            Self::EndsSoon => id!("demo-provider-ends-soon"),
        }
    }

    /// Returns the error with which the provider redirects instead of a code (RFC 6749, section 4.1.2.1; the second is
    /// Microsoft's).
    pub const fn error(self) -> Option<&'static str> {
        match self {
            Self::Deny => Some("access_denied"),
            Self::AdminNeeded => Some("consent_required"),
            Self::Unavailable => Some("temporarily_unavailable"),
            _ => None,
        }
    }

    /// Returns the reply with which the SMTP server refuses a valid token, as Exchange Online words it.
    pub const fn reply(self) -> &'static str {
        match self {
            Self::OffForMailbox => {
                "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox."
            }
            Self::OffForTenant => {
                "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."
            }
            _ => {
                "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated \
                 successfully."
            }
        }
    }
}
