//! Mistakes in a configuration: what is wrong, where, and what would be right.

use std::{
    error::Error,
    fmt::{self, Display, Formatter},
    path::PathBuf,
};

/// The origin of a value, in order of precedence.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ValueOrigin {
    /// An option of the command line, for example `--listen`.
    Flag(&'static str),
    /// `--set NAME=VALUE` on the command line.
    Set,
    /// An environment variable, by its name.
    Variable(String),
    /// A line of the configuration file.
    File {
        /// The path of the file.
        path: PathBuf,
        /// The line, counted from 1; 0 means the file as a whole.
        line: usize,
    },
    /// The default, because no value was given.
    Default,
}

impl Display for ValueOrigin {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(name) => formatter.write_str(name),
            Self::Set => formatter.write_str("--set"),
            Self::Variable(name) => formatter.write_str(name),
            Self::File { path, line: 0 } => write!(formatter, "{}", path.display()),
            Self::File { path, line } => write!(formatter, "{}:{line}", path.display()),
            Self::Default => formatter.write_str("default"),
        }
    }
}

/// One mistake in the configuration.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ConfigFault {
    /// Where the mistake is; [`ValueOrigin::Default`] if a value is missing.
    pub origin: ValueOrigin,
    /// The name of the setting, or what was written in its place.
    pub name: String,
    /// Description of the mistake, in English.
    pub what: String,
    /// What would be right, if anything can be suggested.
    pub advice: Option<String>,
}

impl Display for ConfigFault {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        if self.origin != ValueOrigin::Default {
            write!(formatter, "{}: ", self.origin)?;
        }
        if !self.name.is_empty() {
            write!(formatter, "{}: ", self.name)?;
        }
        formatter.write_str(&self.what)?;
        match &self.advice {
            Some(advice) => write!(formatter, "; {advice}"),
            None => Ok(()),
        }
    }
}

/// All mistakes in a configuration. A single one is printed on one line, several as a list below a line that counts them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Faults(Vec<ConfigFault>);

impl Faults {
    /// Collects mistakes, sorting those in the file by line.
    pub fn new(mut faults: Vec<ConfigFault>) -> Self {
        faults.sort_by_key(|fault| match fault.origin {
            ValueOrigin::File { line, .. } => (0, line),
            _ => (1, 0),
        });
        Self(faults)
    }

    /// Iterates over the mistakes.
    pub fn iter(&self) -> impl Iterator<Item = &ConfigFault> {
        self.0.iter()
    }
}

impl Display for Faults {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        if let [fault] = self.0.as_slice() {
            return write!(formatter, "{fault}");
        }
        write!(formatter, "{} mistakes in the configuration:", self.0.len())?;
        for fault in &self.0 {
            write!(formatter, "\n  {fault}")?;
        }
        Ok(())
    }
}

impl Error for Faults {}
