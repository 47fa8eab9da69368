//! What to publish so that mail passes by both rule sets.

use serde::{Deserialize, Serialize};

use super::{Discovery, Psd, Walk};

/// What to publish so that mail from the organisation's servers passes, whichever rules a receiver follows.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Remedy {
    /// A DMARC record at this name: then the walk of RFC 9989 finds the domain that both sides belong to.
    PublishRecord {
        /// The name, `_dmarc` in front.
        at: String,
    },
    /// The tag `psd` has to go from the DMARC record at this name.
    RemovePsd {
        /// The name, `_dmarc` in front.
        at: String,
    },
    /// A DKIM key for the From domain, with which the organisation's servers sign.
    Sign {
        /// The From domain.
        domain: String,
    },
}

impl Remedy {
    /// For mail that does not fare alike by both. `walk` and `discovery` are of its From domain; `passes_before`: whether it
    /// passes by RFC 7489.
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
