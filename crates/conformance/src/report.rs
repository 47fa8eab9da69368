//! `docs/conformance.md`: what was run, how, and what came of it.

use std::{collections::BTreeMap, fmt::Write, fs, path::PathBuf, process::Command};

use crate::{Failure, compared::Compared, program::About, programs};

/// What stands above the table.
const ABOVE: &str = include_str!("report.md");

/// Updates the document: rows of programs that were not run stay as they are.
pub fn write(results: &[Compared]) -> Result<(), Failure> {
    let mut rows = rows(&fs::read_to_string(path()).unwrap_or_default());
    let date = date()?;
    for result in results {
        if let Some(row) = row(result, &date) {
            rows.insert(result.about.id.to_owned(), row);
        }
    }
    Ok(fs::write(path(), document(&rows))?)
}

/// The whole document with these rows, by the program's id.
fn document(rows: &BTreeMap<String, String>) -> String {
    let mut text = ABOVE.to_owned();
    text.push_str("\n## The last run of each program\n\n");
    text.push_str("| program | shows messages in a | package's version | messages | languages | differences | run on |\n");
    text.push_str("|---|---|---|---|---|---|---|\n");
    for about in abouts() {
        if let Some(row) = rows.get(about.id) {
            text.push_str(row);
            text.push('\n');
        }
    }
    text.push_str("\n## How each is run\n\nWhat is not named here is as the package ships it.\n\n");
    for about in abouts() {
        // A string cannot fail to be written to.
        let _ = writeln!(text, "- **{}**: {}", about.id, about.how);
    }
    text
}

fn abouts() -> impl Iterator<Item = &'static About> {
    programs::ALL.iter().map(|program| program.about())
}

/// The rows of a document that was written before.
fn rows(document: &str) -> BTreeMap<String, String> {
    let row = |line: &str| {
        let (id, _) = line.strip_prefix("| `")?.split_once('`')?;
        Some((id.to_owned(), line.to_owned()))
    };
    document.lines().filter_map(row).collect()
}

fn row(result: &Compared, date: &str) -> Option<String> {
    let Compared { about, version, .. } = result;
    let (capture, differences) = result.outcome.as_ref().ok()?;
    let messages = capture.values().map(BTreeMap::len).max().unwrap_or_default();
    let languages: Vec<_> = capture.keys().map(String::as_str).collect();
    let (kind, languages, count) = (about.kind, languages.join(", "), differences.len());
    Some(format!(
        "| `{}` | {kind} | {version} | {messages} | {languages} | {count} | {date} |",
        about.id
    ))
}

/// Today, as the system has it.
fn date() -> Result<String, Failure> {
    let output = Command::new("date")
        .arg("+%-d %B %Y")
        .env("LC_ALL", "C")
        .output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/conformance.md")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_that_of_the_programs() {
        let written = fs::read_to_string(path()).unwrap();
        let document = document(&rows(&written));
        if std::env::var_os("FROMLINE_REWRITE").is_some() {
            fs::write(path(), document).unwrap();
        } else {
            assert!(
                written == document,
                "cargo xtask documents rewrites docs/conformance.md"
            );
        }
    }

    #[test]
    fn every_program_has_an_id_of_its_own() {
        let mut ids: Vec<_> = abouts().map(|about| about.id).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }
}
