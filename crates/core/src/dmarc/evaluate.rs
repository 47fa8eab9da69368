//! Alignment and verdict, RFC 9989 sections 4.4 and 4.10.2.

use super::{AppliedPolicy, Disposition};

/// Relation of an authenticated domain to the From domain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Relation {
    /// The two domains are equal.
    Same,
    /// The two domains have the same organizational domain.
    Akin,
    /// The two domains are unrelated.
    Strange,
}

impl Relation {
    /// Returns true if the two are aligned: `strict` requires the same domain, relaxed the same organizational domain.
    pub const fn is_aligned(self, strict: bool) -> bool {
        match self {
            Self::Same => true,
            Self::Akin => !strict,
            Self::Strange => false,
        }
    }
}

/// The outcome of DMARC for a message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DmarcOutcome {
    /// An authenticated domain is aligned.
    Pass,
    /// No authenticated domain is aligned.
    Fail {
        /// The disposition that the From domain requests from receivers.
        disposition: Disposition,
    },
    /// The From domain has no policy.
    NoPolicy,
}

/// Evaluates DMARC: `spf` is the relation of the domain for which SPF passes, `dkim` those of the domains whose signatures do. `Sender` and
/// `Reply-To` play no part.
pub fn evaluate(policy: Option<&AppliedPolicy>, spf: Option<Relation>, dkim: &[Relation]) -> DmarcOutcome {
    let Some(policy) = policy else {
        return DmarcOutcome::NoPolicy;
    };
    let by_spf = spf.is_some_and(|relation| relation.is_aligned(policy.strict_spf));
    if by_spf
        || dkim
            .iter()
            .any(|relation| relation.is_aligned(policy.strict_dkim))
    {
        DmarcOutcome::Pass
    } else {
        DmarcOutcome::Fail {
            disposition: policy.disposition,
        }
    }
}
