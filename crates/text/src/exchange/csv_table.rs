//! Rows as CSV (RFC 4180), for spreadsheets.

use super::{ExchangeError, ExchangeRow};

/// Names of the columns. Those after the third are for people.
const COLUMNS: [&str; 5] = ["id", "English", "translation", "comment", "longest"];

/// Spreadsheets take a file for UTF-8 only if it begins with this.
const MARK: char = '\u{feff}';

/// Writes the rows as a table in CSV.
pub fn to_csv(rows: &[ExchangeRow]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Memory has no errors of its own, and all rows have as many fields.
    let _ = writer.write_record(COLUMNS);
    for row in rows {
        let longest = row.longest.to_string();
        let _ = writer.write_record([&row.id, &row.english, &row.translation, &row.comment, &longest]);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("{MARK}{}", String::from_utf8_lossy(&bytes))
}

/// Reads a table, also one with semicolons or tabs, as spreadsheets of some languages write it: ids and translations, whatever else
/// there is.
pub fn from_csv(text: &str) -> Result<Vec<(String, String)>, ExchangeError> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let header = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|sign| header.bytes().filter(|byte| byte == sign).count());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.unwrap_or(b','))
        .flexible(true)
        .from_reader(text.as_bytes());
    let table = |error: csv::Error| ExchangeError::Table(error.to_string());
    let columns = reader.headers().map_err(table)?.clone();
    let column = |name: &str| {
        let found = columns
            .iter()
            .position(|column| column.trim().eq_ignore_ascii_case(name));
        found.ok_or_else(|| ExchangeError::Table(format!("no column {name}")))
    };
    let (id, translation) = (column("id")?, column("translation")?);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(table)?;
        let field = |at: usize| record.get(at).unwrap_or_default().to_owned();
        rows.push((field(id), field(translation)));
    }
    Ok(rows)
}
