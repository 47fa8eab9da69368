//! Who vouches for a message: the domains that SPF and DKIM prove, and what DMARC makes of them.

mod results;
mod verdict;

pub use results::{MethodResult, Results, collect_results};
pub use verdict::{Believed, DmarcVerdict, find_verdict, is_server_name};

use crate::message::Message;

/// What a receiver found out about a message, or what is expected of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Authentication {
    /// The domain for which SPF passes (MAIL FROM, RFC 7208).
    pub spf: Option<String>,
    /// The domains of passing DKIM signatures (`d=`, RFC 6376).
    pub dkim: Vec<String>,
    /// What DMARC said (RFC 9989), if somebody asked it.
    pub dmarc: Option<Dmarc>,
    /// The From domain that DMARC was asked about; absent if nobody said.
    pub dmarc_domain: Option<String>,
    /// What was looked at: what did not pass is known of that alone.
    pub checked: Checked,
}

/// Which of the two methods that vouch for a domain were tried on a message. What was not tried may still pass.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Checked {
    /// SPF has a result.
    pub spf: bool,
    /// DKIM has a result, if only that there is no signature.
    pub dkim: bool,
}

impl Checked {
    /// Both.
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
    /// SPF or DKIM pass for the domain in From.
    Pass,
    /// Neither does, and the domain has published a policy.
    Fail,
    /// The domain has published none.
    None,
}

impl Authentication {
    /// What to expect of a message: SPF and DKIM of the domain whose servers deliver. That a server really signs is only
    /// seen from a message that arrived.
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

    /// Whether any domain vouches for the message.
    pub fn is_vouched_for(&self) -> bool {
        self.spf.is_some() || !self.dkim.is_empty()
    }

    /// Whether it is known that no domain vouches for the message: both methods were tried, and neither passed.
    pub fn is_vouched_for_by_nobody(&self) -> bool {
        self.checked == Checked::BOTH && !self.is_vouched_for()
    }

    /// Whether it is known if the author's domain `own` is among those that vouch. DMARC tells it, too: its failure says that
    /// none of those that passed is aligned.
    pub fn tells_of(&self, own: &str) -> bool {
        self.checked == Checked::BOTH
            || self.dmarc == Some(Dmarc::Pass)
            || (self.dmarc == Some(Dmarc::Fail) && self.is_vouched_for())
            || self.domains().any(|domain| are_related(domain, own))
    }

    /// What DMARC said of the From domain `own`: its result names that domain, one above it whose policy applies, or none.
    pub fn dmarc_of(&self, own: &str) -> Option<Dmarc> {
        let domain = self.dmarc_domain.as_deref();
        let is_its = domain.is_none_or(|domain| domain.len() <= own.len() && are_related(domain, own));
        self.dmarc.filter(|_| is_its)
    }

    /// The domains that vouch, a signature's first: it is the one that clients show.
    pub fn domains(&self) -> impl Iterator<Item = &str> {
        self.dkim.iter().chain(&self.spf).map(String::as_str)
    }
}

/// Whether one domain is the other or lies below it.
pub fn are_related(one: &str, other: &str) -> bool {
    let below = |child: &str, parent: &str| {
        let cut = child.len().checked_sub(parent.len());
        cut.and_then(|cut| child.split_at_checked(cut))
            .is_some_and(|(label, rest)| rest.eq_ignore_ascii_case(parent) && label.ends_with('.'))
    };
    one.eq_ignore_ascii_case(other) || below(one, other) || below(other, one)
}
