//! How a rule is known.

use crate::text::{MessageId, id};

/// Evidence for a client's rule.
#[derive(Clone, Copy, Debug)]
pub struct Evidence {
    /// Certainty of the evidence.
    pub grade: Grade,
    /// Source file, vendor page or report, as it is named there; empty with grade D, and without the feature `sources`.
    pub source: &'static str,
    /// Version that was read or run; empty without the feature `sources`, too.
    pub version: &'static str,
    /// Sentences about how the program was run and what is assumed; none without the feature `sources`.
    pub remarks: &'static [MessageId],
}

impl Evidence {
    /// Makes the evidence from grade, source and version.
    pub const fn new(grade: Grade, source: &'static str, version: &'static str) -> Self {
        if cfg!(feature = "sources") {
            Self {
                grade,
                source,
                version,
                remarks: &[],
            }
        } else {
            Self {
                grade,
                source: "",
                version: "",
                remarks: &[],
            }
        }
    }

    /// Adds remarks to the evidence, in the order in which they are read.
    #[must_use]
    pub const fn remarks(self, remarks: &'static [MessageId]) -> Self {
        if cfg!(feature = "sources") {
            Self { remarks, ..self }
        } else {
            self
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

    /// The grade of a [`code`](Self::code).
    pub fn parse(code: &str) -> Option<Self> {
        let all = [Self::ARun, Self::A, Self::B, Self::C, Self::D];
        all.into_iter().find(|grade| grade.code() == code)
    }

    /// The message that says what the grade means.
    pub const fn message(self) -> MessageId {
        match self {
            Self::ARun => id!("evidence-grade-a-run"),
            Self::A => id!("evidence-grade-a"),
            Self::B => id!("evidence-grade-b"),
            Self::C => id!("evidence-grade-c"),
            Self::D => id!("evidence-grade-d"),
        }
    }
}
