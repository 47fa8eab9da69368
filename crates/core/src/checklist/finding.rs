//! What was found out about a task, and the state that follows from it.

use serde::{Deserialize, Serialize};

use super::ChecklistState;

/// A finding about a task of the setup checklist, for the whole organisation or for one of its domains.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ChecklistFinding {
    /// The server is finding out; ask again.
    Looking,
    /// The relay accepts a session as for an email.
    RelayWorks,
    /// No relay is configured.
    RelayMissing,
    /// The relay cannot be reached, or does not answer.
    RelayUnreachable,
    /// There is no protected connection to the relay: no STARTTLS, or a certificate that is not valid for it.
    RelayUntrusted,
    /// The relay refuses username or password.
    RelayPasswordWrong,
    /// The relay refuses the session for another reason.
    RelayRefuses,
    /// The mail server has asked.
    MailServerAsks,
    /// No sockets are configured by which the mail server could ask.
    MailServerMissing,
    /// The sockets are open, and the mail server has not asked yet; it may have had no reason to.
    MailServerSilent,
    /// The SPF record allows the organisation's sending addresses.
    SpfPasses,
    /// The domain has no SPF record.
    SpfMissing,
    /// The SPF record does not allow one of the sending addresses.
    SpfRefuses,
    /// The SPF record is not valid.
    SpfInvalid,
    /// There is an SPF record; the sending addresses that it has to allow are not configured.
    SpfAddressesMissing,
    /// DNS did not answer.
    SpfUnanswered,
    /// A DMARC policy is published.
    DmarcPublished,
    /// No DMARC policy is published.
    DmarcMissing,
    /// The DMARC record is not valid, and so counts as none.
    DmarcInvalid,
    /// DNS did not answer.
    DmarcUnanswered,
    /// A receiving server found a valid signature of the domain.
    DkimPasses,
    /// A receiving server found a signature of the domain that is not valid.
    DkimFails,
    /// A receiving server found no signature of the domain.
    DkimUnsigned,
    /// The key of a signature that was valid is no longer in DNS.
    DkimKeyMissing,
    /// The configuration says that the organisation's servers do not sign for the domain.
    DkimOff,
    /// No message has shown it yet: the names of keys (selectors) cannot be found by asking DNS.
    DkimUnknown,
    /// A test message has arrived.
    TestArrived,
    /// A test message was sent, and nobody has said whether it arrived.
    TestSent,
    /// No test message was sent.
    TestMissing,
    /// An administrator has decided.
    PolicyDecided,
    /// The default applies, since nobody has decided.
    PolicyDefault,
    /// Somebody who is not an administrator has an account.
    PeoplePresent,
    /// Only administrators have accounts.
    PeopleMissing,
}

impl ChecklistFinding {
    /// Returns the state of the task that follows.
    pub const fn state(self) -> ChecklistState {
        match self {
            Self::RelayWorks
            | Self::MailServerAsks
            | Self::SpfPasses
            | Self::DmarcPublished
            | Self::DkimPasses
            | Self::TestArrived
            | Self::PolicyDecided
            | Self::PeoplePresent => ChecklistState::Done,
            Self::Looking
            | Self::MailServerSilent
            | Self::SpfAddressesMissing
            | Self::SpfUnanswered
            | Self::DmarcUnanswered
            | Self::DkimUnknown => ChecklistState::Unknown,
            Self::RelayMissing
            | Self::RelayUnreachable
            | Self::RelayUntrusted
            | Self::RelayPasswordWrong
            | Self::RelayRefuses
            | Self::MailServerMissing
            | Self::SpfMissing
            | Self::SpfRefuses
            | Self::SpfInvalid
            | Self::DmarcMissing
            | Self::DmarcInvalid
            | Self::DkimFails
            | Self::DkimUnsigned
            | Self::DkimKeyMissing
            | Self::DkimOff
            | Self::TestSent
            | Self::TestMissing
            | Self::PolicyDefault
            | Self::PeopleMissing => ChecklistState::Open,
        }
    }
}
