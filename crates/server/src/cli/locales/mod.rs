//! The commands `fromline locales …`, for translators.

mod check;
mod exchange;

use std::path::{Path, PathBuf};

use clap::Subcommand;
use fromline_core::Language;
use fromline_text::{FindingWords, LocaleDirectory};

use super::Failure;

/// The folder of the texts in the source code.
const USUAL: &str = "public/locales";

/// Commands for the texts.
#[derive(Debug, Subcommand)]
pub enum LocalesCommand {
    Check(check::CheckLocales),
    Export(exchange::ExportLocales),
    Import(exchange::ImportLocales),
}

impl LocalesCommand {
    /// Runs the chosen command about the texts.
    pub fn run(self) -> Result<(), Failure> {
        match self {
            Self::Check(check) => check.run(),
            Self::Export(export) => export.run(),
            Self::Import(import) => import.run(),
        }
    }
}

/// Returns the folder that is meant: the one named, or the usual one if it exists here, or this one if it has languages.
fn folder_meant(named: Option<PathBuf>) -> Option<PathBuf> {
    let is_here = || Path::new("languages.txt").is_file();
    named
        .or_else(|| Some(PathBuf::from(USUAL)).filter(|usual| usual.is_dir()))
        .or_else(|| is_here().then(|| PathBuf::from(".")))
}

fn read(path: &Path) -> Result<LocaleDirectory, Failure> {
    LocaleDirectory::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// Returns the language to answer in: the one named, or that of the terminal (POSIX: `LC_ALL`, `LC_MESSAGES`, `LANG`).
fn words(named: Option<&str>) -> Result<FindingWords, Failure> {
    let language = if let Some(named) = named {
        Language::parse(named).ok_or_else(|| format!("--language {named}: unknown language"))?
    } else {
        let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
        let mut set = variables.filter_map(|name| std::env::var(name).ok());
        let first = set.find(|value| !value.is_empty());
        first
            .and_then(|value| Language::parse(value.split('.').next()?))
            .unwrap_or(Language::EN)
    };
    Ok(FindingWords::of(language))
}
