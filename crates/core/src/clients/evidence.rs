//! How a rule is known.

/// Evidence for a client's rule.
#[derive(Clone, Copy, Debug)]
pub struct Evidence {
    /// Certainty of the evidence.
    pub grade: Grade,
    /// Source file, vendor page or report; empty without the feature `sources`.
    pub source: &'static str,
    /// Version that was read or run; empty without the feature `sources`, too.
    pub version: &'static str,
}

impl Evidence {
    /// Makes the evidence from grade, source and version.
    pub const fn new(grade: Grade, source: &'static str, version: &'static str) -> Self {
        if cfg!(feature = "sources") {
            Self {
                grade,
                source,
                version,
            }
        } else {
            Self {
                grade,
                source: "",
                version: "",
            }
        }
    }
}

/// Certainty of a client's rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Grade {
    /// The program was run and observed.
    ARun,
    /// The program's source code was read.
    A,
    /// The vendor documents it.
    B,
    /// Users report the behaviour.
    C,
    /// The rule is not known; the card shows an assumption.
    D,
}

impl Grade {
    /// The grade as written: `A-run`, `A` … `D`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ARun => "A-run",
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}
