//! A table of people, read cell by cell.

use std::collections::HashSet;

use fromline_core::{
    Language, Reason,
    person::{PersonRole, PersonState},
};

use super::{CellFault, LINES, LineValues, TableLine};
use crate::{
    config::Config,
    services::{
        people::{parse_address, parse_name},
        refusal::Refusal,
    },
    spreadsheet::{MARK, find_delimiter, unquote_formula},
};

/// Places of the columns in a table.
struct Columns {
    address: usize,
    name: Option<usize>,
    role: Option<usize>,
    state: Option<usize>,
    language: Option<usize>,
}

/// Reads a table.
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
    for record in reader.records() {
        if lines.len() >= LINES {
            return Err(refused(Reason::TooLong));
        }
        let record = record.map_err(|_| refused(Reason::TableInvalid))?;
        let number = record.position().map_or(0, csv::Position::line);
        let mut values = columns.read(config, &record);
        if let Ok(read) = &values
            && !known.insert(read.address.key().clone())
        {
            values = Err(("address", Reason::LineTwice));
        }
        let typed = cell(&record, Some(columns.address));
        lines.push(TableLine {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            typed: typed.chars().take(254).collect(),
            values,
        });
    }
    Ok(lines)
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
