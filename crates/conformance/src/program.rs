//! A mail client as a thing that can be run.

use crate::{Failure, message::Message, seen::Seen};

/// The language that a program is started in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Language {
    /// English.
    En,
    /// Italian.
    It,
    /// Polish.
    Pl,
}

impl Language {
    /// All three.
    pub const ALL: [Self; 3] = [Self::En, Self::It, Self::Pl];

    /// As in BCP 47.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::It => "it",
            Self::Pl => "pl",
        }
    }

    /// The locale of the C library.
    pub const fn locale(self) -> &'static str {
        match self {
            Self::En => "en_US.UTF-8",
            Self::It => "it_IT.UTF-8",
            Self::Pl => "pl_PL.UTF-8",
        }
    }
}

/// A mail client that can be installed and run here.
pub trait Program {
    /// Its id in the catalogue.
    fn id(&self) -> &'static str;

    /// The package that it is, and those that running it takes.
    fn packages(&self) -> &'static [&'static str];

    /// Shows each of `messages`, in their order, with the settings that the package ships; what is set beside them only
    /// keeps columns from being cut or the program from asking.
    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure>;
}
