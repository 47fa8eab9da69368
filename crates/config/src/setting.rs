//! The definition of a setting: its name, its values and its meaning.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use fromline_core::gateway::Host;
use ipnet::IpNet;
use jiff::civil::Date;
use url::Url;

use super::{LogFormat, RelaySecurity, layers::Layers};

/// The kind of a setting's value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ValueKind {
    /// Text of a described kind, for example `URL`; in quotation marks in the file.
    Text(&'static str),
    /// A whole number in this range, both ends included.
    Number(u32, u32),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A list of texts of a kind.
    Texts(&'static str),
    /// A list of whole numbers of a kind.
    Numbers(&'static str),
}

impl ValueKind {
    /// Returns whether the setting takes several values.
    pub fn is_list(self) -> bool {
        matches!(self, Self::Texts(_) | Self::Numbers(_))
    }

    /// Returns whether values are numbers, which have no quotation marks in the file.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Number(..) | Self::Numbers(_))
    }

    /// Returns the kind in words, for documentation.
    pub fn words(self) -> String {
        match self {
            Self::Text(what) => what.to_owned(),
            Self::Number(least, most) => format!("whole number from {least} to {most}"),
            Self::Choice(words) => format!("one of {}", words.join(", ")),
            Self::Texts(what) | Self::Numbers(what) => format!("list of {what}"),
        }
    }
}

/// The effect of leaving a setting out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fallback {
    /// This default, written as in the environment.
    Value(&'static str),
    /// No value; the text completes a sentence about the consequence.
    Nothing(&'static str),
}

/// The placeholder in a setting's name for the name of a table that the operator chooses.
const NAME: &str = "NAME";

/// Returns whether a table may have this name, which appears in the file, in environment variables and in URLs.
fn is_table_name(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=32).contains(&name.len()) && name.bytes().all(is_part) && !name.starts_with('-')
}

/// The description of a setting, from which messages, `fromline config explain` and the table in docs/administrator.md are
/// generated.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The name in the file and after `--set`; a dot leads into a table.
    pub name: &'static str,
    /// The kind of its values.
    pub kind: ValueKind,
    /// The unit of a number, for example `days`.
    pub unit: Option<&'static str>,
    /// The effect of leaving it out.
    pub fallback: Fallback,
    /// What the setting means, with code in backticks.
    pub meaning: &'static str,
    /// A page in `docs/` with more detail, if there is one.
    pub page: Option<&'static str>,
    /// An example value, as written in the file.
    pub example: &'static str,
    /// The command-line option with the same meaning, if there is one.
    pub flag: Option<&'static str>,
    /// The version that introduced the setting.
    pub since: &'static str,
    /// Whether the file that it names holds a secret. A secret itself is never a setting, since it would appear in the
    /// environment of every child and in the process list.
    pub is_secret_file: bool,
}

impl About {
    /// The values that most settings share.
    pub const BASE: Self = Self {
        name: "",
        kind: ValueKind::Text("text"),
        unit: None,
        fallback: Fallback::Nothing(""),
        meaning: "",
        page: None,
        example: "",
        flag: None,
        since: "0.1.0",
        is_secret_file: false,
    };

    /// Returns whether the setting belongs to a table named by the operator, with `NAME` as placeholder.
    pub fn is_pattern(&self) -> bool {
        self.name.split('.').any(|segment| segment == NAME)
    }

    /// Returns the setting's name in the table with this name.
    pub fn of(&self, table: &str) -> String {
        let segments = self.name.split('.');
        let named: Vec<&str> = segments
            .map(|segment| if segment == NAME { table } else { segment })
            .collect();
        named.join(".")
    }

    /// Returns whether this is the setting's name, or its name in an operator's table.
    pub fn is_called(&self, name: &str) -> bool {
        let (mut ours, mut theirs) = (self.name.split('.'), name.split('.'));
        loop {
            match (ours.next(), theirs.next()) {
                (None, None) => return true,
                (Some(NAME), Some(given)) if is_table_name(given) => (),
                (Some(one), Some(other)) if one == other && one != NAME => (),
                _ => return false,
            }
        }
    }

    /// Returns the environment variable, in which two underscores stand for a dot.
    pub fn variable(&self) -> String {
        format!("FROMLINE_{}", self.name.replace('.', "__").to_uppercase())
    }

    /// Returns the older spelling of the variable, with a single underscore, if it differs.
    pub fn older_variable(&self) -> Option<String> {
        let name = self.name.replace('.', "_").to_uppercase();
        self.name.contains('.').then(|| format!("FROMLINE_{name}"))
    }

    /// Returns advice about correct values.
    pub fn advice(&self) -> String {
        match self.kind {
            ValueKind::Number(..) => format!("it takes a {}", self.kind.words()),
            ValueKind::Choice(_) => format!("it takes {}", self.kind.words()),
            _ => format!("for example {}", self.example),
        }
    }
}

/// A fault in a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Wrong {
    /// What is wrong, in words.
    pub what: String,
    /// The index of the faulty element in a list.
    pub item: usize,
}

/// A value as it was written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Raw {
    /// A single value, as most settings have.
    One(String),
    /// Several values of a setting that is a list.
    Many(Vec<String>),
}

impl Raw {
    /// Parses a single value.
    pub fn one<T>(&self, read: impl Fn(&str) -> Result<T, String>) -> Result<T, Vec<Wrong>> {
        let read = |text: &str| read(text).map_err(|what| vec![Wrong { what, item: 0 }]);
        match self {
            Self::One(text) => read(text),
            Self::Many(texts) => read(&texts.join(" ")),
        }
    }

    /// Parses each of several values; reports all that are wrong.
    pub fn many<T>(&self, read: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, Vec<Wrong>> {
        let texts = match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        };
        let (mut values, mut wrong) = (Vec::new(), Vec::new());
        for (item, text) in texts.iter().enumerate() {
            match read(text) {
                Ok(value) => values.push(value),
                Err(what) => wrong.push(Wrong { what, item }),
            }
        }
        if wrong.is_empty() { Ok(values) } else { Err(wrong) }
    }
}

/// A setting with values of type `T`.
pub struct ConfigSetting<T: 'static> {
    /// Description of the setting, without its type.
    pub about: About,
    /// Checks and normalizes what was written.
    pub read: fn(&Raw) -> Result<T, Vec<Wrong>>,
}

/// A setting of any type.
pub trait AnySetting: Sync {
    /// Returns the setting's description.
    fn about(&self) -> &About;

    /// Returns the effective value under this name as it would be written in the file; `None` if there is none or it is wrong.
    fn effective(&self, layers: &Layers, name: &str) -> Option<String>;
}

impl<T: InToml> AnySetting for ConfigSetting<T> {
    fn about(&self) -> &About {
        &self.about
    }

    fn effective(&self, layers: &Layers, name: &str) -> Option<String> {
        let raw = layers.winner_of(&self.about, name)?.0;
        (self.read)(&raw).ok().map(|value| value.in_toml())
    }
}

/// A value that can be written in the configuration file.
pub trait InToml {
    /// Returns the value's text in the file.
    fn in_toml(&self) -> String;
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

impl InToml for String {
    fn in_toml(&self) -> String {
        quoted(self)
    }
}

impl InToml for PathBuf {
    fn in_toml(&self) -> String {
        quoted(&self.display().to_string())
    }
}

impl InToml for Url {
    fn in_toml(&self) -> String {
        quoted(self.as_str())
    }
}

impl InToml for Host {
    fn in_toml(&self) -> String {
        quoted(self.as_str())
    }
}

impl InToml for Date {
    fn in_toml(&self) -> String {
        quoted(&self.to_string())
    }
}

impl InToml for SocketAddr {
    fn in_toml(&self) -> String {
        quoted(&self.to_string())
    }
}

impl InToml for IpAddr {
    fn in_toml(&self) -> String {
        quoted(&self.to_string())
    }
}

impl InToml for IpNet {
    fn in_toml(&self) -> String {
        quoted(&self.to_string())
    }
}

impl InToml for RelaySecurity {
    fn in_toml(&self) -> String {
        quoted(self.word())
    }
}

impl InToml for LogFormat {
    fn in_toml(&self) -> String {
        quoted(self.word())
    }
}

impl InToml for u16 {
    fn in_toml(&self) -> String {
        self.to_string()
    }
}

impl InToml for u32 {
    fn in_toml(&self) -> String {
        self.to_string()
    }
}

impl<T: InToml> InToml for Vec<T> {
    fn in_toml(&self) -> String {
        let items: Vec<String> = self.iter().map(InToml::in_toml).collect();
        format!("[{}]", items.join(", "))
    }
}
