//! A mail client as a thing that can be run.

use std::fmt::{Display, Formatter};

use crate::{Failure, message::Message, seen::Seen};

/// The language that a program is started in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Language {
    /// English, as in the locale `en_US`.
    En,
    /// Italian, as in the locale `it_IT`.
    It,
    /// Polish, as in the locale `pl_PL`.
    Pl,
}

impl Language {
    /// All languages of the run.
    pub const ALL: [Self; 3] = [Self::En, Self::It, Self::Pl];

    /// The BCP 47 tag of the language.
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

/// The kind of a program's user interface.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// A terminal, run in tmux.
    Terminal,
    /// Windows of the program's own.
    Window,
    /// A web page in a browser.
    Browser,
}

impl Kind {
    /// All kinds of interface.
    pub const ALL: [Self; 3] = [Self::Terminal, Self::Window, Self::Browser];

    /// The kind as written on the command line.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Window => "window",
            Self::Browser => "browser",
        }
    }

    /// The packages that any program of this kind needs.
    pub const fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Terminal => &["tmux"],
            Self::Window => &[
                "xvfb",
                "dbus-daemon",
                "at-spi2-core",
                "python3-gi",
                "gir1.2-atspi-2.0",
            ],
            Self::Browser => &["chromium", "chromium-driver"],
        }
    }
}

impl Display for Kind {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.slug())
    }
}

/// Facts about a program, known before it is run.
#[derive(Debug)]
pub struct About {
    /// Id of the program in the catalogue.
    pub id: &'static str,
    /// Kind of the program's interface.
    pub kind: Kind,
    /// The Debian package, whose version counts; `a|b` is either of them.
    pub package: &'static str,
    /// Further packages that running it needs, besides those of its kind.
    pub also: &'static [&'static str],
    /// The command, and settings besides those of the package: a sentence or two of `docs/conformance.md`.
    pub how: &'static str,
}

impl About {
    /// All packages that running it needs.
    pub fn packages(&self) -> Vec<&'static str> {
        let mut packages = vec![self.package];
        packages.extend(self.also);
        packages.extend(self.kind.packages());
        packages
    }
}

/// A mail client that can be installed and run here.
pub trait Program: Sync {
    /// Facts about the program.
    fn about(&self) -> &'static About;

    /// Shows each of `messages`, in their order, with the settings that the package ships; what is set beside them only
    /// keeps columns from being cut or the program from asking.
    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure>;
}
