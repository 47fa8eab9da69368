//! The configuration file: its values, each with its line.

use std::{collections::BTreeSet, ops::Range, path::Path};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    fault::{ConfigFault, ValueOrigin},
    layers::{Given, Layers, fault, unknown},
    setting::{About, Raw},
    settings,
};

/// Reads a file into `layers`. Mistakes are reported line by line, and reading continues after a line that cannot be parsed.
pub fn add_file(path: &Path, layers: &mut Layers, faults: &mut Vec<ConfigFault>) {
    match std::fs::read_to_string(path) {
        Ok(text) => add_text(path, &text, layers, faults),
        Err(error) => faults.push(fault(place(path, 0), "", error.to_string(), None)),
    }
}

/// Reads the text of a configuration file into `layers`.
pub fn add_text(path: &Path, text: &str, layers: &mut Layers, faults: &mut Vec<ConfigFault>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken: BTreeSet<usize> = errors.iter().map(|error| line(text, error.span())).collect();
    for error in &errors {
        let line = line(text, error.span());
        faults.push(fault(place(path, line), "", error.message().to_owned(), None));
    }
    let mut file = File {
        path,
        text,
        broken,
        layers,
        faults,
    };
    file.add_table("", table.get_ref());
}

struct File<'a> {
    path: &'a Path,
    text: &'a str,
    /// Lines with TOML errors, about which nothing else is reported.
    broken: BTreeSet<usize>,
    layers: &'a mut Layers,
    faults: &'a mut Vec<ConfigFault>,
}

impl File<'_> {
    fn add_table(&mut self, above: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = if above.is_empty() {
                key.get_ref().to_string()
            } else {
                format!("{above}.{}", key.get_ref())
            };
            if let DeValue::Table(below) = value.get_ref()
                && settings::find(&name).is_none()
            {
                self.add_table(&name, below);
            } else {
                self.add_value(&name, line(self.text, Some(key.span())), value);
            }
        }
    }

    fn add_value(&mut self, name: &str, line: usize, value: &Spanned<DeValue<'_>>) {
        if self.broken.contains(&line) {
            return;
        }
        let origin = place(self.path, line);
        let Some(about) = settings::find(name) else {
            self.faults.push(unknown(origin, name));
            return;
        };
        match read_value(about, value.get_ref()) {
            Ok(raw) => {
                let lines = self.lines_of(value.get_ref());
                self.layers.add(name, Given { raw, origin, lines });
            }
            Err(what) => self.faults.push(fault(origin, name, what, Some(about.advice()))),
        }
    }

    fn lines_of(&self, value: &DeValue<'_>) -> Vec<usize> {
        match value {
            DeValue::Array(items) => items
                .iter()
                .map(|item| line(self.text, Some(item.span())))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// Returns the value of a setting, if it has the setting's kind.
pub fn read_value(about: &About, value: &DeValue<'_>) -> Result<Raw, String> {
    match value {
        DeValue::Array(items) if about.kind.is_list() => {
            let items = items.iter().map(|item| one(about, item.get_ref()));
            items.collect::<Result<_, _>>().map(Raw::Many)
        }
        _ if about.kind.is_list() => Err(format!("a list is expected, not {}", called(value))),
        value => one(about, value).map(Raw::One),
    }
}

fn one(about: &About, value: &DeValue<'_>) -> Result<String, String> {
    match value {
        DeValue::String(text) if !about.kind.is_number() => Ok(text.to_string()),
        DeValue::Integer(number) if about.kind.is_number() => {
            let digits = i64::from_str_radix(number.as_str(), number.radix());
            digits
                .map(|number| number.to_string())
                .map_err(|_| format!("{} is too large", number.as_str()))
        }
        value if about.kind.is_number() => Err(format!("a whole number is expected, not {}", called(value))),
        value => Err(format!(
            "text in quotation marks is expected, not {}",
            called(value)
        )),
    }
}

fn called(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a decimal point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn place(path: &Path, line: usize) -> ValueOrigin {
    ValueOrigin::File {
        path: path.to_owned(),
        line,
    }
}

/// Returns the line on which a range of the text begins, counted from 1.
fn line(text: &str, span: Option<Range<usize>>) -> usize {
    let begin = span.map_or(0, |span| span.start);
    let before = text.as_bytes().get(..begin).unwrap_or(text.as_bytes());
    1 + before.split(|byte| *byte == b'\n').count().saturating_sub(1)
}
