//! What a domain asks for, after all tags were weighed against each other.

use serde::{Deserialize, Serialize};

use super::{DmarcRecord, Percent, Wish};

/// The handling of failing mail that a domain requests from receivers (`p`, RFC 9989 section 4.7).
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Disposition {
    /// No special handling is requested.
    #[default]
    None,
    /// Receivers should treat it as suspicious: most move it to spam.
    Quarantine,
    /// Receivers should reject it.
    Reject,
}

impl Disposition {
    /// One step lower, as `t=y` asks.
    const fn lowered(self) -> Self {
        match self {
            Self::Reject => Self::Quarantine,
            Self::Quarantine | Self::None => Self::None,
        }
    }
}

/// The policy that applies to a From domain.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AppliedPolicy {
    /// The domain that publishes the record.
    pub domain: String,
    /// The disposition requested for failing mail.
    pub disposition: Disposition,
    /// True for strict SPF alignment: SPF's domain must equal the From domain.
    pub strict_spf: bool,
    /// True for strict DKIM alignment: DKIM's domain must equal the From domain.
    pub strict_dkim: bool,
    /// Share of failing mail that the disposition applies to; the rest gets the next milder one (RFC 7489 section 6.6.4).
    pub percent: Percent,
}

impl AppliedPolicy {
    /// The policy that `record`, found at `domain`, is for the From domain `author`; `exists` says whether DNS knows that
    /// name at all. `None`: DMARC is not applied (RFC 9989 section 4.10.1).
    pub(super) fn of(record: &DmarcRecord, domain: &str, author: &str, exists: bool) -> Option<Self> {
        let below = match (exists, record.subdomains, record.missing) {
            (true, sp, _) => sp,
            (false, sp, np) => np.or(sp),
        };
        let broken = [record.subdomains, record.missing].contains(&Wish::Invalid);
        let disposition = disposition(record, below, domain == author, broken)?;
        Some(Self {
            domain: domain.to_owned(),
            disposition: if record.testing {
                disposition.lowered()
            } else {
                disposition
            },
            strict_spf: record.strict_spf,
            strict_dkim: record.strict_dkim,
            percent: Percent::ALL,
        })
    }

    /// The policy of a record by RFC 7489 section 6.6.3: without `np` and `t`, which it does not know, and with `pct`.
    pub(super) fn of_rfc7489(record: &DmarcRecord, domain: &str, author: &str) -> Option<Self> {
        let broken = record.subdomains == Wish::Invalid;
        let disposition = disposition(record, record.subdomains, domain == author, broken)?;
        // Of 0 percent what is asked for is the step below, and that of all.
        let (disposition, percent) = match record.percent.get() {
            0 => (disposition.lowered(), Percent::ALL),
            _ => (disposition, record.percent),
        };
        Some(Self {
            domain: domain.to_owned(),
            disposition,
            strict_spf: record.strict_spf,
            strict_dkim: record.strict_dkim,
            percent: if disposition == Disposition::None {
                Percent::ALL
            } else {
                percent
            },
        })
    }

    /// DNS name of the record.
    pub fn record_at(&self) -> String {
        format!("_dmarc.{}", self.domain)
    }
}

/// What a record asks for: of the domain itself `p`, of names `below` it another tag if there is one. If something is `broken`
/// nothing is asked for as long as reports are wanted; otherwise DMARC is not applied.
fn disposition(record: &DmarcRecord, below: Wish, is_own: bool, broken: bool) -> Option<Disposition> {
    let wish = if is_own { record.own } else { below.or(record.own) };
    let broken = broken || !matches!(record.own, Wish::Is(_));
    match wish {
        _ if broken && record.reports => Some(Disposition::None),
        Wish::Is(disposition) if !broken => Some(disposition),
        _ => None,
    }
}
