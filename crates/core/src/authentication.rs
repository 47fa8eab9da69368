//! Who vouches for a message: the domains that SPF and DKIM prove, and what DMARC makes of them.

mod results;
mod signature;
mod verdict;

pub use results::{MethodResult, Results, collect_results};
pub use signature::{FoundSignature, SignatureResult, find_signature};
pub use verdict::{Believed, DmarcVerdict, find_verdict, is_server_name};

use crate::message::Message;

/// Authentication results of a message, as a receiver found them or as they are expected.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Authentication {
    /// The domain for which SPF passes (MAIL FROM, RFC 7208).
    pub spf: Option<String>,
    /// The domains of passing DKIM signatures (`d=`, RFC 6376).
    pub dkim: Vec<String>,
    /// DMARC's result (RFC 9989), if it was evaluated.
    pub dmarc: Option<Dmarc>,
    /// The From domain that DMARC was evaluated for; absent if no source names it.
    pub dmarc_domain: Option<String>,
    /// The methods that have results. A domain that did not pass by another method may still pass.
    pub checked: Checked,
}

/// The methods that were evaluated on a message, of the two that authenticate a domain. Methods not evaluated may still pass.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Checked {
    /// True if SPF has a result.
    pub spf: bool,
    /// True if DKIM has a result, even if it is that there is no signature.
    pub dkim: bool,
}

impl Checked {
    /// SPF and DKIM are both evaluated.
    pub const BOTH: Self = Self {
        spf: true,
        dkim: true,
    };
}

/// The result of DMARC for the domain in From.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Dmarc {
    /// SPF or DKIM passes for the From domain.
    Pass,
    /// The From domain has a policy, and neither SPF nor DKIM passes for it.
    Fail,
    /// The From domain has no policy.
    None,
}

impl Authentication {
    /// The results expected for a message: SPF and DKIM pass for the domain whose servers deliver. Only a message that arrives shows
    /// whether a server really signs.
    pub fn expected(message: &Message) -> Self {
        let domain = message
            .envelope_sender
            .rsplit_once('@')
            .map(|(_, domain)| domain.to_ascii_lowercase());
        Self {
            dkim: domain.iter().cloned().collect(),
            spf: domain,
            checked: Checked::BOTH,
            ..Self::default()
        }
    }

    /// Returns true if SPF or DKIM passes for any domain.
    pub fn is_vouched_for(&self) -> bool {
        self.spf.is_some() || !self.dkim.is_empty()
    }

    /// Returns true if SPF and DKIM were both evaluated and neither passed.
    pub fn is_vouched_for_by_nobody(&self) -> bool {
        self.checked == Checked::BOTH && !self.is_vouched_for()
    }

    /// Returns true if the results tell whether the author's domain `own` is authenticated. DMARC tells it, too: its failure means that
    /// none of the domains that passed is aligned.
    pub fn tells_of(&self, own: &str) -> bool {
        self.checked == Checked::BOTH
            || self.dmarc == Some(Dmarc::Pass)
            || (self.dmarc == Some(Dmarc::Fail) && self.is_vouched_for())
            || self.domains().any(|domain| are_related(domain, own))
    }

    /// DMARC's result for the From domain `own`: it must name that domain, one above it whose policy applies, or none.
    pub fn dmarc_of(&self, own: &str) -> Option<Dmarc> {
        let domain = self.dmarc_domain.as_deref();
        let is_its = domain.is_none_or(|domain| domain.len() <= own.len() && are_related(domain, own));
        self.dmarc.filter(|_| is_its)
    }

    /// The authenticated domains, a signature's first, since clients show that one.
    pub fn domains(&self) -> impl Iterator<Item = &str> {
        self.dkim.iter().chain(&self.spf).map(String::as_str)
    }
}

/// Returns true if the two domains are equal or one is below the other.
pub fn are_related(one: &str, other: &str) -> bool {
    let below = |child: &str, parent: &str| {
        let cut = child.len().checked_sub(parent.len());
        cut.and_then(|cut| child.split_at_checked(cut))
            .is_some_and(|(label, rest)| rest.eq_ignore_ascii_case(parent) && label.ends_with('.'))
    };
    one.eq_ignore_ascii_case(other) || below(one, other) || below(other, one)
}
