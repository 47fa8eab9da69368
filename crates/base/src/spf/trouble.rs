//! The reasons why an SPF check ends with an error.

use fromline_core::api::{SpfResult, SpfTrouble, SpfTroubleKind};

/// Number of characters of a term that are shown.
const TERM_MAX: usize = 120;

/// An error that ends the whole check.
#[derive(Clone, Debug)]
pub(super) struct Stop(pub SpfTrouble);

impl Stop {
    /// Creates an error in the record of `domain`, at `term`; an empty term if none is to blame.
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

    /// Adds the count that was exceeded and its limit.
    #[must_use]
    pub fn of_limit(mut self, count: usize, limit: usize) -> Self {
        self.0.count = u32::try_from(count).ok();
        self.0.limit = u32::try_from(limit).ok();
        self
    }

    /// Returns the SPF result that the error leads to.
    pub const fn result(&self) -> SpfResult {
        match self.0.kind {
            SpfTroubleKind::Unanswered => SpfResult::TempError,
            _ => SpfResult::PermError,
        }
    }
}
