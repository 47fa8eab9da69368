//! Will it arrive? SPF, DKIM and DMARC for an alias's domain.

use serde::{Deserialize, Serialize};

use crate::{authentication::Dmarc, dmarc::Disposition};

/// `GET /api/v1/domains/{domain}/authentication`. What could not be asked is absent or `UNKNOWN`, never "none".
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
    /// When this was computed, RFC 3339.
    pub checked_at: String,
    /// Until when asking again gives the same, RFC 3339.
    pub expires_at: String,
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
    /// Whether the domain is aligned with the From domain; absent if DNS could not be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aligned: Option<bool>,
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
