//! The precedence of configuration sources: command line, then `--set`, environment, file, default.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeValue;

use super::{
    fault::{ConfigFault, ValueOrigin},
    file::read_value,
    setting::{About, Fallback, Raw},
    settings::{self, OTHER_VARIABLES},
};

/// Similarity (1 means equal) above which an unknown variable counts as a misspelled setting. Others are ignored, because
/// Kubernetes sets `FROMLINE_PORT` for every program if a service has that name.
const ALIKE: f64 = 0.75;
/// Similarity above which a setting is suggested for an unknown name in the file or after `--set`, which is a mistake in any
/// case.
const ADVISED: f64 = 0.5;

/// A value that was given.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Given {
    /// The value as written.
    pub raw: Raw,
    /// The origin of the value.
    pub origin: ValueOrigin,
    /// In a file, the line of each element of a list.
    pub lines: Vec<usize>,
}

/// All given values by the name of their setting, highest precedence first.
#[derive(Debug, Default)]
pub struct Layers(BTreeMap<String, Vec<Given>>);

impl Layers {
    /// Adds a value for the setting of this name, with lower precedence than existing ones.
    pub fn add(&mut self, name: &str, given: Given) {
        self.0.entry(name.to_owned()).or_default().push(given);
    }

    /// Returns every value of a setting, highest precedence first.
    pub fn all(&self, about: &About) -> &[Given] {
        self.all_of(about.name)
    }

    /// Returns every value of a setting in an operator's table, by its full name.
    pub fn all_of(&self, name: &str) -> &[Given] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Returns the effective value with its origin: the given one or the default, if there is one.
    pub fn winner(&self, about: &About) -> Option<(Raw, ValueOrigin)> {
        self.winner_of(about, about.name)
    }

    /// Returns the effective value of a setting in an operator's table.
    pub fn winner_of(&self, about: &About, name: &str) -> Option<(Raw, ValueOrigin)> {
        if let Some(given) = self.all_of(name).first() {
            return Some((given.raw.clone(), given.origin.clone()));
        }
        match about.fallback {
            Fallback::Value(text) => Some((from_text(about, text), ValueOrigin::Default)),
            Fallback::Nothing(_) => None,
        }
    }

    /// Returns the names of the operator's tables below this one.
    pub fn names_below(&self, table: &str) -> BTreeSet<String> {
        let below = self.0.keys().filter_map(|name| {
            let (above, rest) = name.split_once('.')?;
            let (name, _) = rest.split_once('.')?;
            (above == table).then(|| name.to_owned())
        });
        below.collect()
    }

    /// Adds command-line options, by the settings' names.
    pub fn add_flags(&mut self, flags: &[(&'static str, String)]) {
        for (name, value) in flags {
            if let Some(about) = settings::find(name) {
                let flag = about.flag.unwrap_or("the command line");
                self.add(
                    about.name,
                    Given::new(from_text(about, value), ValueOrigin::Flag(flag)),
                );
            }
        }
    }

    /// Adds the values of `--set NAME=VALUE`. Of two for the same name the last one counts.
    pub fn add_set(&mut self, assignments: &[String], faults: &mut Vec<ConfigFault>) {
        for assignment in assignments.iter().rev() {
            let (name, value) = assignment.split_once('=').unwrap_or((assignment, ""));
            let name = name.trim();
            match settings::find(name) {
                Some(about) if assignment.contains('=') => match from_toml(about, value.trim()) {
                    Ok(raw) => self.add(name, Given::new(raw, ValueOrigin::Set)),
                    Err(what) => faults.push(fault(ValueOrigin::Set, name, what, Some(about.advice()))),
                },
                Some(about) => {
                    let what = "a value is missing".to_owned();
                    let advice = format!("write --set {name}={}", about.example);
                    faults.push(fault(ValueOrigin::Set, name, what, Some(advice)));
                }
                None => faults.push(unknown(ValueOrigin::Set, name)),
            }
        }
    }

    /// Adds environment variables. Blank ones are ignored; U+FFFD stands for bytes that are not UTF-8.
    pub fn add_environment(&mut self, environment: &[(String, String)], faults: &mut Vec<ConfigFault>) {
        for (name, value) in environment {
            let Some(rest) = name.strip_prefix("FROMLINE_") else {
                continue;
            };
            let origin = ValueOrigin::Variable(name.clone());
            if let Some((about, called)) = settings::of_variable(name) {
                if value.trim().is_empty() {
                    continue;
                }
                if value.contains('\u{FFFD}') {
                    faults.push(fault(origin, &called, "it is not UTF-8".to_owned(), None));
                    continue;
                }
                match from_toml(about, value) {
                    Ok(raw) => self.add_variable(about, &called, Given::new(raw, origin), faults),
                    Err(what) => faults.push(fault(origin, &called, what, Some(about.advice()))),
                }
            } else if !OTHER_VARIABLES.iter().any(|(other, ..)| other == name)
                && let Some(near) = near(rest)
            {
                let advice = format!("did you mean {near}?");
                faults.push(fault(origin, "", "no such setting".to_owned(), Some(advice)));
            }
        }
    }

    /// Adds a variable. Both of its spellings may be set if they agree.
    fn add_variable(&mut self, about: &About, name: &str, given: Given, faults: &mut Vec<ConfigFault>) {
        let other = self
            .all_of(name)
            .iter()
            .find(|other| matches!(other.origin, ValueOrigin::Variable(_)) && other.raw != given.raw);
        if let Some(other) = other {
            let what = format!("{} says something else", other.origin);
            let advice = format!("set {} alone", about.variable());
            faults.push(fault(given.origin.clone(), name, what, Some(advice)));
        }
        self.add(name, given);
    }
}

impl Given {
    fn new(raw: Raw, origin: ValueOrigin) -> Self {
        Self {
            raw,
            origin,
            lines: Vec::new(),
        }
    }
}

/// Builds a mistake from its parts.
pub fn fault(origin: ValueOrigin, name: &str, what: String, advice: Option<String>) -> ConfigFault {
    ConfigFault {
        origin,
        name: name.to_owned(),
        what,
        advice,
    }
}

/// Builds the mistake for a name that no setting has.
pub fn unknown(origin: ValueOrigin, name: &str) -> ConfigFault {
    let below = format!("{name}.");
    let is_table = settings::all().any(|setting| setting.about().name.starts_with(&below));
    let has_tables = settings::all().any(|setting| {
        let about = setting.about();
        about.is_pattern() && about.name.starts_with(&below)
    });
    let advice = if has_tables {
        format!("{name} has tables: [{name}.NAME], then a line for each of its settings")
    } else if is_table {
        format!("{name} is a table: [{name}], then a line for each of its settings")
    } else {
        // Looks in the table that was meant.
        let mut segments = name.split('.').skip(1);
        let table = segments
            .next()
            .filter(|_| segments.next().is_some())
            .unwrap_or("NAME");
        let names: Vec<String> = settings::all().map(|setting| setting.about().of(table)).collect();
        if names.iter().any(|known| known == name) {
            let advice = "the name of a table has 1 to 32 small letters, digits and hyphens".to_owned();
            return fault(origin, name, "no such setting".to_owned(), Some(advice));
        }
        match nearest(name, names.iter().map(String::as_str), ADVISED) {
            Some(near) => format!("did you mean {near}?"),
            None => "`fromline config explain` lists all settings".to_owned(),
        }
    };
    fault(origin, name, "no such setting".to_owned(), Some(advice))
}

/// Returns the variable that this name, without its prefix, closely resembles.
fn near(rest: &str) -> Option<String> {
    let variables: Vec<String> = settings::all()
        .map(|setting| setting.about().variable().split_off("FROMLINE_".len()))
        .collect();
    let near = nearest(rest, variables.iter().map(String::as_str), ALIKE)?;
    Some(format!("FROMLINE_{near}"))
}

/// Returns the most similar of these names, if it is similar enough.
fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>, enough: f64) -> Option<&'a str> {
    let rated = names.map(|known| (strsim::normalized_damerau_levenshtein(name, known), known));
    let best = rated.max_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|(alike, _)| *alike >= enough).map(|(_, known)| known)
}

/// Parses a value from the environment or `--set`: as TOML if it begins with a bracket or a quotation mark, else as plain text,
/// in which commas or spaces separate list elements.
fn from_toml(about: &About, text: &str) -> Result<Raw, String> {
    if !text.starts_with(['[', '"', '\'']) || (text.starts_with('[') && !about.kind.is_list()) {
        return Ok(from_text(about, text));
    }
    match DeValue::parse(text) {
        Ok(value) => read_value(about, value.get_ref()),
        // An IPv6 address begins with a bracket, too.
        Err(_) if text.starts_with('[') => Ok(from_text(about, text)),
        Err(error) => Err(error.message().to_owned()),
    }
}

fn from_text(about: &About, text: &str) -> Raw {
    if about.kind.is_list() {
        let items = text.split([',', ' ']).filter(|item| !item.is_empty());
        Raw::Many(items.map(str::to_owned).collect())
    } else {
        Raw::One(text.to_owned())
    }
}
