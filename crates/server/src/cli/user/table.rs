//! The commands `fromline user export` and `import`: people as a table.

use std::{
    io::{ErrorKind, Read as _, Write as _, stdin, stdout},
    path::{Path, PathBuf},
};

use clap::Args;
use fromline_core::{Language, api::ImportChange};
use fromline_services::{
    people::table::{self, ImportPlan, Invitations, PlannedLine},
    permit::Permit,
};
use fromline_store::data::Data;
use fromline_text::Texts;
use jiff::Timestamp;

use super::{super::Failure, said};
use crate::cli::data_args::DataArgs;

/// Largest table that is read, in bytes.
const TABLE_MAX: u64 = 16 * 1024 * 1024;

/// Print all users as a table (CSV) that can be imported again
///
/// Cells that a spreadsheet would take for formulas begin with a quotation mark ('), which is removed when the table is imported.
#[derive(Args, Debug)]
pub struct ExportPeople {
    #[command(flatten)]
    place: DataArgs,
}

/// Add and change users by a table (CSV); without --apply only print what would happen
///
/// The columns are address, name, role (user or administrator), state (open, invited or closed) and language (en, it or pl); all but the
/// first may be missing, and empty cells change nothing. Nobody is deleted. Lines with errors are left out. Nobody gets an email: send
/// invitations in the admin console, or print links with fromline user reset.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline user import people.csv --data /var/lib/fromline
  fromline user import people.csv --apply --data /var/lib/fromline")]
pub struct ImportPeople {
    /// File with the table; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Make the changes
    #[arg(long)]
    apply: bool,
    #[command(flatten)]
    place: DataArgs,
}

impl ExportPeople {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let Data { store, .. } = self.place.open(&self.place.load()?).await?;
        let table = table::export(&store, &Permit::of_command()).await;
        print(&table.map_err(|refusal| said(&refusal))?)
    }
}

impl ImportPeople {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let loaded = self.place.load()?;
        let text = read(&self.file)?;
        let lines = table::parse(&loaded.config, &text).map_err(|refusal| said(&refusal))?;
        let Data { store, .. } = self.place.open(&loaded).await?;
        let plan = if self.apply {
            let now = Timestamp::now();
            let apply =
                store.write(|db| table::apply(db, &Permit::of_command(), &lines, Invitations::Later, now));
            apply.await.map_err(|refusal| said(&refusal))?
        } else {
            let now = Timestamp::now();
            let plan = store.scan(|db| table::plan(db, &Permit::of_command(), &lines, now));
            plan.await.map_err(|refusal| said(&refusal))?
        };
        let faults = plan.lines.iter().filter(|line| line.effect.is_err()).count();
        let (added, changed, unchanged) = plan.counts();
        let figures =
            format!("{added} added, {changed} changed, {unchanged} unchanged, {faults} with errors\n");
        print(&(describe(&plan) + &figures))?;
        match (faults, self.apply) {
            (0, true) => eprintln!("The changes were made."),
            (0, false) => eprintln!("Nothing was changed; --apply makes these changes."),
            (_, true) => return Err("lines with errors were left out; the other changes were made".into()),
            (_, false) => return Err("lines with errors are left out; nothing was changed".into()),
        }
        Ok(())
    }
}

fn read(file: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let shown = file.display();
    let read = if file.as_os_str() == "-" {
        stdin().take(TABLE_MAX).read_to_string(&mut text)
    } else {
        std::fs::File::open(file).and_then(|file| file.take(TABLE_MAX).read_to_string(&mut text))
    };
    read.map_err(|error| format!("{shown}: {error}"))?;
    Ok(text)
}

fn print(text: &str) -> Result<(), Failure> {
    match stdout().write_all(text.as_bytes()) {
        // `fromline user export | head` has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// Describes what happens, with a line for each line that changes something or has an error.
fn describe(plan: &ImportPlan) -> String {
    let texts = Texts::new(None);
    let mut text = String::new();
    for PlannedLine {
        number,
        typed,
        effect,
    } in &plan.lines
    {
        let said = match effect {
            Ok(effect) if effect.changes.is_empty() => continue,
            Ok(effect) => {
                let words = effect.changes.iter().map(|change| match change {
                    ImportChange::Added => "added",
                    ImportChange::Name => "name changes",
                    ImportChange::Role => "role changes",
                    ImportChange::Language => "language changes",
                    ImportChange::Closed => "account closed",
                    ImportChange::Opened => "account opened",
                });
                words.collect::<Vec<_>>().join(", ")
            }
            Err((column, reason)) => format!("{column}: {}", texts.reason(Language::EN, *reason)),
        };
        let typed: String = typed
            .chars()
            .map(|character| {
                if fromline_core::address::is_invisible(character) {
                    '\u{fffd}'
                } else {
                    character
                }
            })
            .collect();
        text.extend([&format!("line {number}: {typed}: {said}"), "\n"]);
    }
    text
}
