//! What is missing or dangerous in an installation, each with what follows from it and the command that mends it.

mod existing;
mod files;
mod own;

use std::fmt;

use super::{Instance, Site, script};
pub use files::{NamedSockets, check_files};

/// A fault of an installation.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// Description of the fault.
    pub what: String,
    /// Consequence of the fault.
    pub follows: String,
    /// The command that repairs it, or a comment if there is none.
    pub mend: String,
}

impl Finding {
    fn new(what: impl Into<String>, follows: &str, mend: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            follows: follows.to_owned(),
            mend: mend.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, follows, mend } = self;
        write!(f, "{what}\n    {follows}\n    {mend}")
    }
}

/// Checks both configurations and returns the faults.
pub fn check(site: &Site, ours: &Instance, existing: &Instance) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(own::version(ours));
    findings.extend(own::settings(site, ours));
    findings.extend(own::routes(site, ours));
    findings.extend(own::services(ours));
    findings.extend(existing::services(existing));
    findings.extend(existing::back(site, existing));
    findings.extend(existing::start(ours, existing));
    findings
}

/// `postconf -c FOLDER …`
fn postconf(instance: &Instance, option: &str, what: &str) -> String {
    let folder = instance.folder().display().to_string();
    script::command(&["postconf", "-c", &folder, option, what])
}

/// A value, for a sentence.
fn shown(value: &str) -> String {
    match value {
        "" => "empty".to_owned(),
        value => format!("“{value}”"),
    }
}
