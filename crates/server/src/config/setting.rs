//! What a setting is: its name, what it takes, what it means.

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
    /// Text of some kind, for example `URL`: in quotation marks in the file.
    Text(&'static str),
    /// A whole number between these two, both included.
    Number(u32, u32),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Several texts of a kind.
    Texts(&'static str),
    /// Several whole numbers of a kind.
    Numbers(&'static str),
}

impl ValueKind {
    /// Whether it takes several values.
    pub fn is_list(self) -> bool {
        matches!(self, Self::Texts(_) | Self::Numbers(_))
    }

    /// Whether values are numbers, without quotation marks in the file.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Number(..) | Self::Numbers(_))
    }

    /// The same in words, for documentation.
    pub fn words(self) -> String {
        match self {
            Self::Text(what) => what.to_owned(),
            Self::Number(least, most) => format!("whole number from {least} to {most}"),
            Self::Choice(words) => format!("one of {}", words.join(", ")),
            Self::Texts(what) | Self::Numbers(what) => format!("list of {what}"),
        }
    }
}

/// What holds if nobody sets a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fallback {
    /// This value, written as in the environment.
    Value(&'static str),
    /// No value; what follows from that, as half a sentence.
    Nothing(&'static str),
}

/// What stands in a setting's name for the name of a table that the operator chooses.
const NAME: &str = "NAME";

/// Whether a table may be called so: it stands in the file, in variables of the environment and in addresses.
fn is_table_name(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=32).contains(&name.len()) && name.bytes().all(is_part) && !name.starts_with('-')
}

/// The description of a setting: messages, `fromline config explain` and the table in docs/administrator.md are made from it.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The name in the file and after `--set`; a dot leads into a table.
    pub name: &'static str,
    /// What it takes.
    pub kind: ValueKind,
    /// What a number counts, for example `days`.
    pub unit: Option<&'static str>,
    /// What holds if nobody sets it.
    pub fallback: Fallback,
    /// What it means; code in backticks.
    pub meaning: &'static str,
    /// A page in `docs/` that says more, if there is one.
    pub page: Option<&'static str>,
    /// A value, as it is written in the file.
    pub example: &'static str,
    /// The option of the command line that says the same, if there is one.
    pub flag: Option<&'static str>,
    /// The version in which it came.
    pub since: &'static str,
    /// Whether the file that it names holds a secret. A secret itself is never a setting: it would stand in the environment of
    /// every child and in the list of processes.
    pub is_secret_file: bool,
}

impl About {
    /// What most settings have in common.
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

    /// Whether its table is named by the operator: then `NAME` stands in its place.
    pub fn is_pattern(&self) -> bool {
        self.name.split('.').any(|segment| segment == NAME)
    }

    /// The name in the table of this name.
    pub fn of(&self, table: &str) -> String {
        let segments = self.name.split('.');
        let named: Vec<&str> = segments
            .map(|segment| if segment == NAME { table } else { segment })
            .collect();
        named.join(".")
    }

    /// Whether this is its name, or one that it has in a table of the operator's.
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

    /// The environment variable: a dot in the name becomes two underscores.
    pub fn variable(&self) -> String {
        format!("FROMLINE_{}", self.name.replace('.', "__").to_uppercase())
    }

    /// The older spelling of the variable, with one underscore, where it differs.
    pub fn older_variable(&self) -> Option<String> {
        let name = self.name.replace('.', "_").to_uppercase();
        self.name.contains('.').then(|| format!("FROMLINE_{name}"))
    }

    /// What a right value would be.
    pub fn advice(&self) -> String {
        match self.kind {
            ValueKind::Number(..) => format!("it takes a {}", self.kind.words()),
            ValueKind::Choice(_) => format!("it takes {}", self.kind.words()),
            _ => format!("for example {}", self.example),
        }
    }
}

/// Why a value is none.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Wrong {
    /// In words.
    pub what: String,
    /// Which value of a list, from 0.
    pub item: usize,
}

/// A value as it was written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Raw {
    /// One value.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Raw {
    /// Reads one value.
    pub fn one<T>(&self, read: impl Fn(&str) -> Result<T, String>) -> Result<T, Vec<Wrong>> {
        let read = |text: &str| read(text).map_err(|what| vec![Wrong { what, item: 0 }]);
        match self {
            Self::One(text) => read(text),
            Self::Many(texts) => read(&texts.join(" ")),
        }
    }

    /// Reads each of several values; all that are wrong are told.
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
    /// Its description.
    pub about: About,
    /// Checks and normalises what was written.
    pub read: fn(&Raw) -> Result<T, Vec<Wrong>>,
}

/// Any setting, whatever its type.
pub trait AnySetting: Sync {
    /// Its description.
    fn about(&self) -> &About;

    /// The value that holds under this name of the setting's, as it would be written in the file; `None`: there is none, or it is
    /// wrong.
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

/// How a value is written in the file.
pub trait InToml {
    /// Its text.
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
