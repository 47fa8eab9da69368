//! Will it arrive? SPF, DKIM and DMARC for an alias's domain.

use serde::{Deserialize, Serialize};

use crate::{
    authentication::Dmarc,
    dmarc::{Disposition, RecordFault, Remedy},
};

/// The answer of `GET /api/v1/domains/{domain}/authentication`. Results that DNS did not answer are absent or `UNKNOWN`, never "none". By
/// the rules of RFC 9989, except where a field is named for RFC 7489.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DomainAuthentication {
    /// The domain, in A-labels.
    pub domain: String,
    /// The organizational domain (RFC 9989); absent if DNS did not answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisational_domain: Option<String>,
    /// The domain's DMARC policy; absent if DNS did not answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<DmarcPolicy>,
    /// Computed results for mail that the organisation's servers deliver.
    pub organisation: OrganisationAuthentication,
    /// Expected and observed results for mail that the alias's own server delivers.
    pub gateway: GatewayAuthentication,
    /// The same results by RFC 7489 with the Public Suffix List, which many receivers still follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rfc7489: Option<Rfc7489Authentication>,
    /// A fault of the domain's DMARC record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_fault: Option<DmarcRecordFault>,
    /// The record to publish so that mail delivered by the organisation's servers passes by both rule sets; absent unless only one lets it
    /// pass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Remedy>,
    /// Time of the computation, RFC 3339.
    pub checked_at: String,
    /// End of the cached answer's validity, RFC 3339: until then asking again gives the same.
    pub expires_at: String,
}

/// A faulty DMARC record. By both rule sets it counts as none, or as `p=none`; some receivers tolerate it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DmarcRecordFault {
    /// DNS name of the record.
    pub at: String,
    /// The fault of the record.
    pub fault: RecordFault,
}

/// DMARC by RFC 7489 with the Public Suffix List: `pct` counts, `np`, `psd` and `t` do not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rfc7489Authentication {
    /// The From domain's organizational domain: a public suffix and one label more.
    pub organisational_domain: String,
    /// The domain's DMARC policy; absent if DNS did not answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<DmarcPolicy>,
    /// The verdict on mail that the organisation's servers deliver.
    pub organisation: Rfc7489Verdict,
}

/// A DMARC verdict by RFC 7489.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rfc7489Verdict {
    /// The DMARC result of the mail.
    pub dmarc: DmarcResult,
    /// With `FAIL`: the disposition that the domain requests from receivers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// Percentage of failing mail that the disposition applies to (`pct`); the rest gets the next milder one.
    pub percent: u8,
}

impl Rfc7489Verdict {
    /// The verdict while DNS has not answered.
    pub const UNKNOWN: Self = Self {
        dmarc: DmarcResult::Unknown,
        disposition: None,
        percent: 100,
    };
}

/// The DMARC verdicts of both rule sets on the same mail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BothVerdicts {
    /// The verdict by RFC 9989.
    pub today: (DmarcResult, Option<Disposition>),
    /// The verdict by RFC 7489; absent from servers that do not compute it.
    pub rfc7489: Option<Rfc7489Verdict>,
}

/// How much a verdict asks receivers to do, from nothing to refusing; none if it is not known.
fn severity((dmarc, disposition): (DmarcResult, Option<Disposition>)) -> Option<u8> {
    Some(match (dmarc, disposition) {
        (DmarcResult::Unknown, _) => return None,
        (DmarcResult::Pass, _) => 0,
        (DmarcResult::None, _) | (DmarcResult::Fail, None | Some(Disposition::None)) => 1,
        (DmarcResult::Fail, Some(Disposition::Quarantine)) => 2,
        (DmarcResult::Fail, Some(Disposition::Reject)) => 3,
    })
}

impl BothVerdicts {
    /// True if the treatment of the mail depends on which rule set its receiver follows. An unknown verdict differs from nothing.
    pub fn differ(&self) -> bool {
        let Some(before) = self.rfc7489 else {
            return false;
        };
        let severities = (severity(self.today), severity((before.dmarc, before.disposition)));
        matches!(severities, (Some(one), Some(other)) if one != other || before.percent < 100)
    }

    /// Returns the stricter of the two verdicts.
    pub fn stricter(&self) -> (DmarcResult, Option<Disposition>) {
        let before = self.rfc7489.map(|before| (before.dmarc, before.disposition));
        before
            .filter(|before| self.differ() && severity(*before) > severity(self.today))
            .unwrap_or(self.today)
    }

    /// Counts the rule sets by which the domain asks receivers to reject the mail: 0, 1 or 2; `None` if that is not known.
    pub fn refusals(&self) -> Option<u8> {
        let before = self
            .rfc7489
            .map_or(self.today, |before| (before.dmarc, before.disposition));
        let refuses = |verdict| severity(verdict).map(|severity| u8::from(severity == 3));
        Some(refuses(self.today)? + refuses(before)?)
    }
}

impl DomainAuthentication {
    /// Returns both rule sets' verdicts on mail that the organisation's servers deliver.
    pub fn verdicts(&self) -> BothVerdicts {
        BothVerdicts {
            today: (self.organisation.dmarc, self.organisation.disposition),
            rfc7489: self.rfc7489.as_ref().map(|before| before.organisation),
        }
    }
}

/// The DMARC policy of a From domain.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DmarcPolicy {
    /// True if a policy is published; otherwise receivers do not apply DMARC.
    pub published: bool,
    /// The disposition that the domain requests for mail that fails (`p`, `sp` or `np`).
    pub disposition: Disposition,
    /// True for strict SPF alignment (`aspf=s`): SPF's domain must equal the From domain.
    pub strict_spf: bool,
    /// True for strict DKIM alignment (`adkim=s`): DKIM's domain must equal the From domain.
    pub strict_dkim: bool,
    /// DNS name of the record that applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_at: Option<String>,
}

/// The result of DMARC for a message.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DmarcResult {
    /// An aligned SPF or DKIM result passes.
    Pass,
    /// The From domain has a policy, and no SPF or DKIM result passes with an aligned domain.
    Fail,
    /// The From domain has no policy: receivers do not apply DMARC.
    None,
    /// DNS did not answer, or the organisation's settings that decide are not configured.
    Unknown,
}

impl From<Dmarc> for DmarcResult {
    fn from(dmarc: Dmarc) -> Self {
        match dmarc {
            Dmarc::Pass => Self::Pass,
            Dmarc::Fail => Self::Fail,
            Dmarc::None => Self::None,
        }
    }
}

/// SPF's result for a sending address, RFC 7208 section 2.6.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum SpfResult {
    /// The address may send for the domain.
    Pass,
    /// The address may not send for the domain.
    Fail,
    /// The address probably may not send for the domain.
    SoftFail,
    /// The domain makes no statement about the address.
    Neutral,
    /// The domain has no SPF record.
    None,
    /// The domain's SPF records are invalid.
    PermError,
    /// DNS did not answer.
    TempError,
}

/// SPF, DKIM and DMARC of mail with this From domain that the organisation's own servers deliver.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OrganisationAuthentication {
    /// The DMARC result of the mail.
    pub dmarc: DmarcResult,
    /// With `FAIL`: the disposition that the domain requests from receivers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// SPF; absent if the organisation's sending addresses are not configured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spf: Option<SpfAuthentication>,
    /// The domains that the organisation signs for with DKIM.
    pub dkim: Vec<DkimAuthentication>,
}

/// SPF's result for the organisation's envelope domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SpfAuthentication {
    /// The envelope domain: that of the user's primary address.
    pub domain: String,
    /// The worst result among the organisation's sending addresses.
    pub result: SpfResult,
    /// The cause of `PERMERROR` or `TEMPERROR`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<SpfTrouble>,
    /// True if the envelope domain is aligned with the From domain; absent if DNS did not answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aligned: Option<bool>,
}

/// The cause of a missing SPF result: the record, the term and the limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SpfTrouble {
    /// The kind of fault.
    pub kind: SpfTroubleKind,
    /// The domain that publishes the faulty record.
    pub domain: String,
    /// The term as written in the record; absent if no single term is at fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// The number of terms or answers counted, where a limit was exceeded; counting may have stopped early.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The maximum that RFC 7208 section 4.6.4 allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// A fault of SPF records.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SpfTroubleKind {
    /// The domain has more than one record (RFC 7208 section 4.5).
    SeveralRecords,
    /// A term is not valid (section 4.6).
    Malformed,
    /// The record needs too many DNS lookups.
    Lookups,
    /// Too many lookups returned no records (void lookups).
    VoidLookups,
    /// A term leads to too many mail servers (MX).
    MailServers,
    /// `include` or `redirect` names a domain without a record (sections 5.2 and 6.1).
    NoRecord,
    /// DNS gave no answer.
    Unanswered,
}

/// A domain that the organisation signs for with DKIM.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DkimAuthentication {
    /// The signing domain, the signature's `d=`.
    pub domain: String,
    /// True if the signing domain is aligned with the From domain; absent if DNS did not answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aligned: Option<bool>,
}

/// DMARC of mail with this From domain that the alias's own server delivers. DNS proves nothing about that server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct GatewayAuthentication {
    /// The expected result. `PASS`: a domain with a policy lets its own servers meet it; `NONE` without a policy; `UNKNOWN` if DNS did not
    /// answer; never `FAIL`.
    pub expected: DmarcResult,
    /// The result of the caller's newest test message from an address of this domain, if it was reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<SeenAuthentication>,
}

/// The receiving server's DMARC result for a test message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SeenAuthentication {
    /// The result: `PASS`, `FAIL`, or `NONE` if the server found no policy.
    pub dmarc: DmarcResult,
    /// Time when the test message was sent, RFC 3339.
    pub at: String,
    /// The receiving server's name in its `Authentication-Results` (authserv-id, RFC 8601 section 2.5).
    pub authserv_id: String,
}

#[cfg(test)]
mod tests;
