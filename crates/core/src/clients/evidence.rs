//! How a rule is known.

/// How a rule is known.
#[derive(Clone, Copy, Debug)]
pub struct Evidence {
    /// How sure it is.
    pub grade: Grade,
    /// Source file, vendor page or report; empty without the feature `sources`.
    pub source: &'static str,
    /// Version that was read or run; empty without it, too.
    pub version: &'static str,
}

impl Evidence {
    /// The grade, where it stands, and of which version it is true.
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

/// How sure a rule is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Grade {
    /// The program was run.
    ARun,
    /// Its source code was read.
    A,
    /// The vendor documents it.
    B,
    /// Users report it.
    C,
    /// Not known; what the card shows is assumed.
    D,
}

impl Grade {
    /// As it is written: `A-run`, `A` … `D`.
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
