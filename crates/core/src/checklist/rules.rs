//! From what is known to the finding, task by task. `None` as an answer of somebody else's server always means "not known".

use std::net::IpAddr;

use super::ChecklistFinding;
use crate::{Reason, api::SpfResult, authentication::SignatureResult};

/// What DNS says of SPF for one of the organisation's domains.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SpfFacts {
    /// DNS did not answer.
    Unanswered,
    /// There is no record.
    Missing,
    /// There is a record, and no sending address to evaluate it for.
    Published,
    /// The worst result among the organisation's sending addresses, and the address that it is for.
    Evaluated(SpfResult, IpAddr),
}

/// What DNS says of DMARC for one of the organisation's domains.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DmarcFacts {
    /// DNS did not answer.
    Unanswered,
    /// No policy applies, and there is no record.
    Missing,
    /// No policy applies, because the record is not valid.
    Invalid,
    /// A valid record sets a policy.
    Published,
}

/// Judges the relay: whether one is configured, and how it received us; `None` while that is being found out.
pub fn judge_relay(is_set: bool, session: Option<Result<(), Reason>>) -> ChecklistFinding {
    match session {
        _ if !is_set => ChecklistFinding::RelayMissing,
        None => ChecklistFinding::Looking,
        Some(Ok(())) => ChecklistFinding::RelayWorks,
        Some(Err(Reason::ConnectFailed | Reason::Timeout)) => ChecklistFinding::RelayUnreachable,
        Some(Err(
            Reason::StarttlsMissing
            | Reason::TlsFailed
            | Reason::TlsUntrusted
            | Reason::CertificateExpired
            | Reason::CertificateOtherName
            | Reason::CertificateUnknownIssuer,
        )) => ChecklistFinding::RelayUntrusted,
        Some(Err(Reason::AuthRejected)) => ChecklistFinding::RelayPasswordWrong,
        Some(Err(_)) => ChecklistFinding::RelayRefuses,
    }
}

/// Judges the mail server: whether it has sockets to ask at, and whether it has ever asked.
pub fn judge_mail_server(has_sockets: bool, has_asked: bool) -> ChecklistFinding {
    match (has_sockets, has_asked) {
        (false, _) => ChecklistFinding::MailServerMissing,
        (true, false) => ChecklistFinding::MailServerSilent,
        (true, true) => ChecklistFinding::MailServerAsks,
    }
}

/// Judges a domain's SPF record; `None` while it is being looked up.
pub fn judge_spf(facts: Option<SpfFacts>) -> ChecklistFinding {
    match facts {
        None => ChecklistFinding::Looking,
        Some(SpfFacts::Unanswered | SpfFacts::Evaluated(SpfResult::TempError, _)) => {
            ChecklistFinding::SpfUnanswered
        }
        Some(SpfFacts::Missing | SpfFacts::Evaluated(SpfResult::None, _)) => ChecklistFinding::SpfMissing,
        Some(SpfFacts::Published) => ChecklistFinding::SpfAddressesMissing,
        Some(SpfFacts::Evaluated(SpfResult::Pass, _)) => ChecklistFinding::SpfPasses,
        Some(SpfFacts::Evaluated(SpfResult::PermError, _)) => ChecklistFinding::SpfInvalid,
        Some(SpfFacts::Evaluated(SpfResult::Fail | SpfResult::SoftFail | SpfResult::Neutral, _)) => {
            ChecklistFinding::SpfRefuses
        }
    }
}

/// Judges a domain's DMARC policy; `None` while it is being looked up.
pub fn judge_dmarc(facts: Option<DmarcFacts>) -> ChecklistFinding {
    match facts {
        None => ChecklistFinding::Looking,
        Some(DmarcFacts::Unanswered) => ChecklistFinding::DmarcUnanswered,
        Some(DmarcFacts::Missing) => ChecklistFinding::DmarcMissing,
        Some(DmarcFacts::Invalid) => ChecklistFinding::DmarcInvalid,
        Some(DmarcFacts::Published) => ChecklistFinding::DmarcPublished,
    }
}

/// Judges a domain's DKIM signatures: whether the configuration says that the organisation signs for it, what the newest message showed that
/// somebody received, and whether the key of its signature is in DNS. What was seen outweighs what was configured.
pub fn judge_dkim(signs: bool, seen: Option<SignatureResult>, has_key: Option<bool>) -> ChecklistFinding {
    match seen {
        None if signs => ChecklistFinding::DkimUnknown,
        None => ChecklistFinding::DkimOff,
        Some(SignatureResult::Pass) if has_key == Some(false) => ChecklistFinding::DkimKeyMissing,
        Some(SignatureResult::Pass) => ChecklistFinding::DkimPasses,
        Some(SignatureResult::Fail) => ChecklistFinding::DkimFails,
        Some(SignatureResult::Unsigned) => ChecklistFinding::DkimUnsigned,
    }
}

/// Judges the test messages: whether one was sent, and whether one has arrived.
pub fn judge_test(was_sent: bool, has_arrived: bool) -> ChecklistFinding {
    match (was_sent, has_arrived) {
        (_, true) => ChecklistFinding::TestArrived,
        (true, false) => ChecklistFinding::TestSent,
        (false, false) => ChecklistFinding::TestMissing,
    }
}

/// Judges the policy: whether somebody has set the organisation's.
pub fn judge_policy(is_set: bool) -> ChecklistFinding {
    if is_set {
        ChecklistFinding::PolicyDecided
    } else {
        ChecklistFinding::PolicyDefault
    }
}

/// Judges the accounts: whether anybody beside administrators has one.
pub fn judge_people(has_others: bool) -> ChecklistFinding {
    if has_others {
        ChecklistFinding::PeoplePresent
    } else {
        ChecklistFinding::PeopleMissing
    }
}
