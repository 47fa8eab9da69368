//! What the user of the demo's provider may choose: to consent, or what goes wrong.

/// A choice.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ConsentChoice {
    /// It works.
    Agree,
    /// The user says no.
    Deny,
    /// An administrator has to consent first.
    AdminNeeded,
    /// The provider is out of order.
    Unavailable,
    /// The right to send mail was left out.
    NoMail,
    /// SMTP is switched off for the mailbox.
    OffForMailbox,
    /// SMTP is switched off for the whole organization.
    OffForTenant,
    /// A rule of the organization's forbids the sign-in.
    Rule,
    /// The consent ends two minutes later.
    EndsSoon,
}

impl ConsentChoice {
    /// What may go wrong, in the order of the page.
    pub const TROUBLES: [Self; 7] = [
        Self::AdminNeeded,
        Self::NoMail,
        Self::OffForMailbox,
        Self::OffForTenant,
        Self::Rule,
        Self::EndsSoon,
        Self::Unavailable,
    ];

    /// In links.
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

    /// From a link.
    pub fn parse(code: &str) -> Option<Self> {
        let all = Self::TROUBLES.into_iter().chain([Self::Agree, Self::Deny]);
        all.into_iter().find(|choice| choice.code() == code)
    }

    /// The message that says it.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Agree => "demo-provider-agree",
            Self::Deny => "demo-provider-deny",
            Self::AdminNeeded => "demo-provider-admin",
            Self::Unavailable => "demo-provider-unavailable",
            Self::NoMail => "demo-provider-no-mail",
            Self::OffForMailbox => "demo-provider-off-mailbox",
            Self::OffForTenant => "demo-provider-off-tenant",
            Self::Rule => "demo-provider-rule",
            Self::EndsSoon => "demo-provider-ends-soon",
        }
    }

    /// What the provider leads back with in place of a code (RFC 6749 section 4.1.2.1; the second is Microsoft's word).
    pub const fn error(self) -> Option<&'static str> {
        match self {
            Self::Deny => Some("access_denied"),
            Self::AdminNeeded => Some("consent_required"),
            Self::Unavailable => Some("temporarily_unavailable"),
            _ => None,
        }
    }

    /// What the SMTP server says where a token is good and still not let in, as Exchange Online writes it.
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
