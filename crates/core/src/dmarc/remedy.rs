//! What to publish so that mail passes by both rule sets.

use serde::{Deserialize, Serialize};

use super::{Discovery, Psd, Walk};

/// The DNS record to publish so that the organisation's mail passes by both rule sets.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(
    tag = "kind",
    rename_all = "SCREAMING_SNAKE_CASE",
    try_from = "super::read::AnyRemedy"
)]
pub enum Remedy {
    /// Publish a DMARC record at this name, so that the walk of RFC 9989 finds the domain that both sides belong to.
    PublishRecord {
        /// DNS name, beginning with `_dmarc`.
        at: String,
    },
    /// Remove the tag `psd` from the DMARC record at this name.
    RemovePsd {
        /// DNS name, beginning with `_dmarc`.
        at: String,
    },
    /// Publish a DKIM key for the From domain, for the organisation's servers to sign with.
    Sign {
        /// The From domain to sign for.
        domain: String,
    },
}

impl Remedy {
    /// Finds the remedy for mail on which the rule sets disagree. `walk` and `discovery` are of its From domain; `passes_before` is true if
    /// it passes by RFC 7489.
    pub fn find(walk: &Walk, discovery: &Discovery, passes_before: bool) -> Self {
        let shared = discovery.organisational();
        if passes_before && !walk.is_organisational(shared) {
            let at = |domain: &str| format!("_dmarc.{domain}");
            let is_marked = |(_, psd): &(&str, Psd)| *psd != Psd::Unsaid;
            let marked = walk
                .records()
                .filter(|(name, _)| name.len() >= shared.len())
                .find(is_marked);
            return match marked {
                Some((name, _)) => Self::RemovePsd { at: at(name) },
                None => Self::PublishRecord { at: at(shared) },
            };
        }
        Self::Sign {
            domain: walk.domain().to_owned(),
        }
    }
}
