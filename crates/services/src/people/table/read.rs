//! A table of people, read cell by cell.

use std::collections::HashSet;

use fromline_base::spreadsheet::{MARK, find_delimiter, unquote_formula};
use fromline_config::Config;
use fromline_core::{
    Language, Reason,
    person::{PersonRole, PersonState},
};

use super::{CellFault, LINES, LineValues, TableLine};
use crate::{
    people::{parse_address, parse_name},
    refusal::Refusal,
};

/// Places of the columns in a table.
struct Columns {
    address: usize,
    name: Option<usize>,
    role: Option<usize>,
    state: Option<usize>,
    language: Option<usize>,
}

/// Parses a table in CSV, up to its limits.
///
/// # Errors
///
/// At `csv`: [`Reason::TableInvalid`] if it cannot be read, [`Reason::ColumnMissing`] if it has no addresses, [`Reason::TooLong`] if it has
/// more than [`LINES`] lines.
pub fn parse(config: &Config, text: &str) -> Result<Vec<TableLine>, Refusal> {
    let refused = |reason| Refusal::field("csv", reason);
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let header = text.lines().next().unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(find_delimiter(header))
        .flexible(true)
        .from_reader(text.as_bytes());
    let names = reader.headers().map_err(|_| refused(Reason::TableInvalid))?;
    let column = |name: &str| {
        names
            .iter()
            .position(|known| known.trim().eq_ignore_ascii_case(name))
    };
    let columns = Columns {
        address: column("address").ok_or_else(|| refused(Reason::ColumnMissing))?,
        name: column("name"),
        role: column("role"),
        state: column("state"),
        language: column("language"),
    };
    let (mut lines, mut known) = (Vec::new(), HashSet::new());
    let mut counter = LineCounter::new(text);
    for record in reader.records() {
        if lines.len() >= LINES {
            return Err(refused(Reason::TooLong));
        }
        let record = record.map_err(|_| refused(Reason::TableInvalid))?;
        let number = counter.count(record.position().map_or(0, csv::Position::byte));
        let mut values = columns.read(config, &record);
        if let Ok(read) = &values
            && !known.insert(read.address.key().clone())
        {
            values = Err(("address", Reason::LineTwice));
        }
        let typed = cell(&record, Some(columns.address));
        lines.push(TableLine {
            number,
            typed: typed.chars().take(254).collect(),
            values,
        });
    }
    Ok(lines)
}

/// Counts the lines of a table. The parser's own count is one less where lines end in CRLF.
struct LineCounter<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> LineCounter<'a> {
    const fn new(text: &'a str) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// Returns the number of the line, from 1, on which a record begins whose position is `byte`. Positions may only grow.
    fn count(&mut self, byte: u64) -> u32 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        while let Some(sign) = self.text.get(self.at) {
            // What stands between two records belongs to neither.
            if self.at >= byte && !matches!(sign, b'\r' | b'\n') {
                break;
            }
            let is_end = *sign == b'\n' || (*sign == b'\r' && self.text.get(self.at + 1) != Some(&b'\n'));
            self.line = self.line.saturating_add(u32::from(is_end));
            self.at += 1;
        }
        self.line
    }
}

fn cell(record: &csv::StringRecord, place: Option<usize>) -> &str {
    let cell = place.and_then(|place| record.get(place)).unwrap_or_default();
    unquote_formula(cell.trim())
}

impl Columns {
    fn read(&self, config: &Config, record: &csv::StringRecord) -> Result<LineValues, CellFault> {
        let text = |place| Some(cell(record, place)).filter(|text| !text.is_empty());
        let of = |column| move |reason| (column, reason);
        let address = parse_address(config, cell(record, Some(self.address))).map_err(of("address"))?;
        let name = text(self.name).map(|name| parse_name(name, &address));
        let role = text(self.role).map(|role| PersonRole::parse(role).ok_or(Reason::ValueUnknown));
        let state = text(self.state).map(|state| PersonState::parse(state).ok_or(Reason::ValueUnknown));
        let language =
            text(self.language).map(|language| Language::parse(language).ok_or(Reason::LanguageUnknown));
        Ok(LineValues {
            name: name.transpose().map_err(of("name"))?,
            role: role.transpose().map_err(of("role"))?,
            state: state.transpose().map_err(of("state"))?,
            language: language.transpose().map_err(of("language"))?,
            address,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_as_an_editor_does() {
        let config = Config::default();
        for end in ["\n", "\r\n", "\r"] {
            let rows = ["address,name", "a@b.cd,\"x", "y\"", "", "c@b.cd,", "x"];
            let lines = parse(&config, &rows.join(end)).unwrap();
            let numbers: Vec<u32> = lines.iter().map(|line| line.number).collect();
            assert_eq!(numbers, [2, 5, 6], "{end:?}");
        }
    }
}
