//! Writes the syntax of PO files, as `msgcat --no-wrap` does.

use std::fmt::Write as _;

use super::PoEntry;

/// Writes the entries as a PO file.
pub fn write(entries: &[PoEntry]) -> String {
    let written = entries.iter().map(entry);
    written.collect::<Vec<_>>().join("\n")
}

fn entry(entry: &PoEntry) -> String {
    let mut text = String::new();
    let lists = [
        ("#", &entry.notes),
        ("#.", &entry.comments),
        ("#:", &entry.references),
    ];
    for (sign, lines) in lists {
        for line in lines {
            // Memory has no errors of its own.
            let _ = writeln!(text, "{}", format!("{sign} {line}").trim_end());
        }
    }
    if !entry.flags.is_empty() {
        let _ = writeln!(text, "#, {}", entry.flags.join(", "));
    }
    let mut field = |keyword: &str, value: &str| {
        let _ = writeln!(text, "{keyword} {}", quoted(value));
    };
    if let Some(context) = &entry.context {
        field("msgctxt", context);
    }
    field("msgid", &entry.id);
    match &entry.plural {
        None => field("msgstr", entry.texts.first().map_or("", String::as_str)),
        Some(plural) => {
            field("msgid_plural", plural);
            for (at, value) in entry.texts.iter().enumerate() {
                field(&format!("msgstr[{at}]"), value);
            }
        }
    }
    text
}

/// Returns a string between quotation marks: on one line, or each of its lines on one of its own.
fn quoted(value: &str) -> String {
    let lines: Vec<String> = value.split_inclusive('\n').map(escaped).collect();
    match lines.as_slice() {
        [] => "\"\"".to_owned(),
        [only] => format!("\"{only}\""),
        several => format!("\"\"\n\"{}\"", several.join("\"\n\"")),
    }
}

fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for sign in value.chars() {
        match sign {
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '\r' => text.push_str("\\r"),
            '"' | '\\' => text.extend(['\\', sign]),
            sign => text.push(sign),
        }
    }
    text
}
