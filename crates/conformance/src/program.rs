//! A mail client as a thing that can be run.

use std::fmt::{Display, Formatter};

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

/// Where a program shows messages.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// In a terminal.
    Terminal,
    /// In windows of its own.
    Window,
    /// In a browser.
    Browser,
}

impl Kind {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Terminal, Self::Window, Self::Browser];

    /// As it is written on the command line.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Window => "window",
            Self::Browser => "browser",
        }
    }

    /// What running any program of this kind takes.
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

/// What is to be known of a program before it is run.
#[derive(Debug)]
pub struct About {
    /// Its id in the catalogue.
    pub id: &'static str,
    /// Where it shows messages.
    pub kind: Kind,
    /// The Debian package that it is, whose version counts; `a|b` is either of them.
    pub package: &'static str,
    /// What running it takes beside that and beside what its kind takes.
    pub also: &'static [&'static str],
    /// What is run, and what is set beside what the package ships: a sentence or two of `docs/conformance.md`.
    pub how: &'static str,
}

impl About {
    /// All packages that running it takes.
    pub fn packages(&self) -> Vec<&'static str> {
        let mut packages = vec![self.package];
        packages.extend(self.also);
        packages.extend(self.kind.packages());
        packages
    }
}

/// A mail client that can be installed and run here.
pub trait Program: Sync {
    /// What is to be known of it.
    fn about(&self) -> &'static About;

    /// Shows each of `messages`, in their order, with the settings that the package ships; what is set beside them only
    /// keeps columns from being cut or the program from asking.
    fn show(&self, messages: &[Message], language: Language) -> Result<Vec<Seen>, Failure>;
}
