//! What the walk showed, as a table.

use std::{fmt::Write as _, fs, path::Path};

use crate::{
    Failure,
    outcome::Outcome,
    shell::{output, program},
    table::Row,
};

/// What stands above the table of docs/delivery.md.
const HEAD: &str = include_str!("report.md");
/// Scenes of which each row is like the others: they are counted.
const COUNTED: [&str; 2] = ["smuggling", "matrix"];

/// Renders every row of the table.
pub fn every(rows: &[Row]) -> String {
    rows.iter().fold(HEADER.to_owned(), |text, row| text + &line(row))
}

/// Writes the report to docs/delivery.md.
pub fn write(rows: &[Row], remarks: &[(&str, String)], seconds: u64) -> Result<(), Failure> {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").ok_or("cargo says where the documents are")?;
    let date = output(program("date").arg("+%-d %B %Y"))?;
    let mut text = HEAD
        .replace("{date}", date.trim())
        .replace("{seconds}", &seconds.to_string());
    for (scene, remark) in remarks {
        writeln!(text, "- `{scene}`: {remark}.")?;
    }
    for scene in COUNTED {
        let rows: Vec<_> = rows.iter().filter(|row| row.scene == scene).collect();
        let refused = rows
            .iter()
            .filter(|row| matches!(row.seen, Outcome::Refused(_)))
            .count();
        let good = rows.iter().filter(|row| row.is_good()).count();
        writeln!(
            text,
            "- `{scene}`: {good} of {} as expected, {refused} of them refused.",
            rows.len()
        )?;
    }
    let single: Vec<_> = rows
        .iter()
        .filter(|row| !COUNTED.contains(&row.scene))
        .cloned()
        .collect();
    let text = text + "\n" + &every(&single);
    Ok(fs::write(Path::new(&here).join("../../docs/delivery.md"), text)?)
}

const HEADER: &str =
    "| scene | message | route | From | Sender | MAIL FROM | signed (d=) | SPF | DMARC | copies | as expected |
|---|---|---|---|---|---|---|---|---|---|---|
";

fn line(row: &Row) -> String {
    let cell = |text: &str| match text {
        "" => "–".to_owned(),
        text => text.replace('|', "\\|").replace('<', "&lt;"),
    };
    let as_expected = if row.is_good() { "yes" } else { "**no**" };
    let cells = match &row.seen {
        Outcome::Arrived(seen) => {
            let copies = seen.copies.to_string();
            [
                &seen.route,
                &seen.from,
                &seen.sender,
                &seen.envelope,
                &seen.signed,
                &seen.verdict.spf,
                &seen.verdict.dmarc,
                &copies,
            ]
            .map(|text| cell(text))
            .join(" | ")
        }
        other => {
            let words: String = other.to_string().chars().take(90).collect();
            format!("{} {}", cell(&words), "| – ".repeat(7).trim_end())
        }
    };
    format!(
        "| {} | {} | {cells} | {as_expected} |\n",
        row.scene,
        cell(&row.what)
    )
}
