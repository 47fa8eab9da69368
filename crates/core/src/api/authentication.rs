//! Will it arrive? SPF, DKIM and DMARC for an alias's domain.

use serde::{Deserialize, Serialize};

use crate::{
    authentication::Dmarc,
    dmarc::{Disposition, RecordFault, Remedy},
};

/// `GET /api/v1/domains/{domain}/authentication`. What could not be asked is absent or `UNKNOWN`, never "none". By the rules of
/// RFC 9989, except where a field is named for the rules before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DomainAuthentication {
    /// The domain, in A-labels.
    pub domain: String,
    /// Its organizational domain (RFC 9989); absent if DNS could not be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisational_domain: Option<String>,
    /// What the domain asks receivers for; absent if DNS could not be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<DmarcPolicy>,
    /// Mail that the organisation's servers deliver: computed.
    pub organisation: OrganisationAuthentication,
    /// Mail that the alias's own server delivers: expected, and seen.
    pub gateway: GatewayAuthentication,
    /// The same by RFC 7489 with the Public Suffix List, which many receivers still follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rfc7489: Option<Rfc7489Authentication>,
    /// A DMARC record that is there and not as it should be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_fault: Option<DmarcRecordFault>,
    /// Where mail that the organisation's servers deliver passes by one of the rule sets alone: what to publish so that it
    /// passes by both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Remedy>,
    /// When this was computed, RFC 3339.
    pub checked_at: String,
    /// Until when asking again gives the same, RFC 3339.
    pub expires_at: String,
}

/// A DMARC record that is there and not as it should be. By both rule sets it counts as none, or as `p=none`; some receivers
/// forgive it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DmarcRecordFault {
    /// The record's name.
    pub at: String,
    /// What is wrong with it.
    pub fault: RecordFault,
}

/// DMARC by RFC 7489 with the Public Suffix List: `pct` counts, `np`, `psd` and `t` do not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rfc7489Authentication {
    /// The From domain's organizational domain: a public suffix and one label more.
    pub organisational_domain: String,
    /// What the domain asks receivers for; absent if DNS could not be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<DmarcPolicy>,
    /// What becomes of mail that the organisation's servers deliver.
    pub organisation: Rfc7489Verdict,
}

/// What RFC 7489 makes of mail.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rfc7489Verdict {
    /// The verdict.
    pub dmarc: DmarcResult,
    /// With `FAIL`: what receivers are asked to do with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// To how many percent of such mail that applies (`pct`); one step less is asked for the rest.
    pub percent: u8,
}

impl Rfc7489Verdict {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self {
        dmarc: DmarcResult::Unknown,
        disposition: None,
        percent: 100,
    };
}

/// A verdict of each rule set on the same mail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BothVerdicts {
    /// By RFC 9989.
    pub today: (DmarcResult, Option<Disposition>),
    /// By RFC 7489; absent from servers that do not compute it.
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
    /// Whether what becomes of the mail depends on the rules that its receiver follows. What is not known differs from nothing.
    pub fn differ(&self) -> bool {
        let Some(before) = self.rfc7489 else {
            return false;
        };
        let severities = (severity(self.today), severity((before.dmarc, before.disposition)));
        matches!(severities, (Some(one), Some(other)) if one != other || before.percent < 100)
    }

    /// The stricter of the two.
    pub fn stricter(&self) -> (DmarcResult, Option<Disposition>) {
        let before = self.rfc7489.map(|before| (before.dmarc, before.disposition));
        before
            .filter(|before| self.differ() && severity(*before) > severity(self.today))
            .unwrap_or(self.today)
    }

    /// By how many rule sets receivers are asked to refuse the mail: 0, 1 or 2; none if that is not known.
    pub fn refusals(&self) -> Option<u8> {
        let before = self
            .rfc7489
            .map_or(self.today, |before| (before.dmarc, before.disposition));
        let refuses = |verdict| severity(verdict).map(|severity| u8::from(severity == 3));
        Some(refuses(self.today)? + refuses(before)?)
    }
}

impl DomainAuthentication {
    /// What becomes of mail that the organisation's servers deliver, by each rule set.
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
    /// Whether there is one: without, DMARC is not applied.
    pub published: bool,
    /// What receivers are asked to do with mail that does not pass.
    pub disposition: Disposition,
    /// Whether SPF's domain has to be the From domain itself.
    pub strict_spf: bool,
    /// Whether DKIM's domain has to be the From domain itself.
    pub strict_dkim: bool,
    /// The name of the record that applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_at: Option<String>,
}

/// Whether mail passes DMARC.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DmarcResult {
    /// It passes.
    Pass,
    /// It does not.
    Fail,
    /// The From domain has no policy: receivers do not apply DMARC.
    None,
    /// DNS could not be asked, or what decides is not configured.
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

/// What SPF says of a sending address, RFC 7208 section 2.6.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum SpfResult {
    /// It may send for the domain.
    Pass,
    /// It may not.
    Fail,
    /// It probably may not.
    SoftFail,
    /// The domain says neither.
    Neutral,
    /// The domain has no SPF record.
    None,
    /// The records are wrong.
    PermError,
    /// DNS could not be asked.
    TempError,
}

/// Mail with this From domain that the organisation's own servers deliver.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OrganisationAuthentication {
    /// The verdict.
    pub dmarc: DmarcResult,
    /// With `FAIL`: what receivers are asked to do with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// SPF; absent if the organisation's sending addresses are not configured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spf: Option<SpfAuthentication>,
    /// The domains for which the organisation signs.
    pub dkim: Vec<DkimAuthentication>,
}

/// SPF of the organisation's envelope domain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SpfAuthentication {
    /// The envelope domain: that of the user's primary address.
    pub domain: String,
    /// The worst result among the organisation's sending addresses.
    pub result: SpfResult,
    /// Why it is `PERMERROR` or `TEMPERROR`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<SpfTrouble>,
    /// Whether the domain is aligned with the From domain; absent if DNS could not be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aligned: Option<bool>,
}

/// Why SPF has no result: in whose record, at which term, at which limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SpfTrouble {
    /// What is wrong.
    pub kind: SpfTroubleKind,
    /// The domain whose record it is.
    pub domain: String,
    /// The term, as it stands there; absent where none is to blame.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// How many there are, as far as was counted; of what is limited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The most that RFC 7208 section 4.6.4 allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// What is wrong with SPF records.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SpfTroubleKind {
    /// The domain has more than one record (RFC 7208 section 4.5).
    SeveralRecords,
    /// A term is not valid (section 4.6).
    Malformed,
    /// Too many terms ask DNS.
    Lookups,
    /// Too many questions had no answer with records.
    VoidLookups,
    /// A term leads to too many mail servers.
    MailServers,
    /// `include` or `redirect` names a domain without a record (sections 5.2 and 6.1).
    NoRecord,
    /// DNS gave no answer.
    Unanswered,
}

/// A domain for which the organisation signs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DkimAuthentication {
    /// The signature's `d=`.
    pub domain: String,
    /// Whether it is aligned with the From domain; absent if DNS could not be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aligned: Option<bool>,
}

/// Mail with this From domain that the alias's own server delivers. DNS proves nothing about that server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct GatewayAuthentication {
    /// `PASS` is an expectation: a domain with a policy lets its own servers meet it. `NONE` without a policy, `UNKNOWN` if
    /// DNS could not be asked; never `FAIL`.
    pub expected: DmarcResult,
    /// What the caller's newest test message from an address of this domain showed, if its result was reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<SeenAuthentication>,
}

/// What the receiving server of a test message said of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SeenAuthentication {
    /// Its verdict: `PASS`, `FAIL`, or `NONE` if it found no policy.
    pub dmarc: DmarcResult,
    /// When the message was sent, RFC 3339.
    pub at: String,
    /// The name of that server, as it signs its `Authentication-Results` (RFC 8601 section 2.5).
    pub authserv_id: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_verdicts_agree_where_the_same_becomes_of_the_mail() {
        use Disposition::{Quarantine, Reject};
        use DmarcResult::{Fail, None as NoPolicy, Pass, Unknown};
        for (today, before, percent, differ, stricter, refusals) in [
            ((Pass, None), (Pass, None), 100, false, (Pass, None), Some(0)),
            (
                (Pass, None),
                (Fail, Some(Reject)),
                100,
                true,
                (Fail, Some(Reject)),
                Some(1),
            ),
            (
                (Fail, Some(Reject)),
                (Pass, None),
                100,
                true,
                (Fail, Some(Reject)),
                Some(1),
            ),
            (
                (Fail, Some(Reject)),
                (Fail, Some(Reject)),
                100,
                false,
                (Fail, Some(Reject)),
                Some(2),
            ),
            (
                (Fail, Some(Reject)),
                (Fail, Some(Reject)),
                50,
                true,
                (Fail, Some(Reject)),
                Some(2),
            ),
            (
                (Fail, Some(Quarantine)),
                (Fail, Some(Reject)),
                100,
                true,
                (Fail, Some(Reject)),
                Some(1),
            ),
            (
                (Fail, Some(Disposition::None)),
                (NoPolicy, None),
                100,
                false,
                (Fail, Some(Disposition::None)),
                Some(0),
            ),
            (
                (Pass, None),
                (NoPolicy, None),
                100,
                true,
                (NoPolicy, None),
                Some(0),
            ),
            (
                (Unknown, None),
                (Fail, Some(Reject)),
                100,
                false,
                (Unknown, None),
                None,
            ),
            (
                (Fail, Some(Reject)),
                (Unknown, None),
                100,
                false,
                (Fail, Some(Reject)),
                None,
            ),
        ] {
            let both = BothVerdicts {
                today,
                rfc7489: Some(Rfc7489Verdict {
                    dmarc: before.0,
                    disposition: before.1,
                    percent,
                }),
            };
            let found = (both.differ(), both.stricter(), both.refusals());
            assert_eq!(found, (differ, stricter, refusals), "{both:?}");
        }
    }
}
