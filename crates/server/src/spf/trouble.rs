//! Why a check ends without a result.

use fromline_core::api::{SpfResult, SpfTrouble, SpfTroubleKind};

/// How much of a term is shown, in characters.
const TERM_MAX: usize = 120;

/// What ends the whole check at once.
#[derive(Clone, Debug)]
pub(super) struct Stop(pub SpfTrouble);

impl Stop {
    /// In the record of `domain`, at `term`; an empty one if none is to blame.
    pub fn new(kind: SpfTroubleKind, domain: &str, term: &str) -> Self {
        Self(SpfTrouble {
            kind,
            domain: domain.chars().take(TERM_MAX).collect(),
            term: Some(term)
                .filter(|term| !term.is_empty())
                .map(|term| term.chars().take(TERM_MAX).collect()),
            count: None,
            limit: None,
        })
    }

    /// With more of something than is allowed.
    #[must_use]
    pub fn of_limit(mut self, count: usize, limit: usize) -> Self {
        self.0.count = u32::try_from(count).ok();
        self.0.limit = u32::try_from(limit).ok();
        self
    }

    /// The result of the check.
    pub const fn result(&self) -> SpfResult {
        match self.0.kind {
            SpfTroubleKind::Unanswered => SpfResult::TempError,
            _ => SpfResult::PermError,
        }
    }
}
