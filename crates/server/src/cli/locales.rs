//! The command `fromline locales check`, for translators.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::Failure;
use crate::text::{
    LocaleDirectory,
    check::{LocaleCheck as Checked, ProgramMessages},
};

/// The folder of the texts in the source code.
const USUAL: &str = "public/locales";

/// Commands for the texts.
#[derive(Debug, Subcommand)]
pub enum LocalesCommand {
    Check(CheckLocales),
}

/// Look for mistakes in the texts: missing and misspelled messages, variables, plural forms, forbidden words
///
/// Each mistake is reported with its file, its line and what to do. The exit code is 0 if there are none.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline locales check
  fromline locales check public/locales")]
pub struct CheckLocales {
    /// Folder with languages.txt, glossary.toml and a folder for each language [default: public/locales if it exists here, else
    /// the texts in this program]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl LocalesCommand {
    /// Runs the chosen command about the texts.
    pub fn run(self) -> Result<(), Failure> {
        match self {
            Self::Check(check) => check.run(),
        }
    }
}

impl CheckLocales {
    fn run(self) -> Result<(), Failure> {
        let usual = || Some(PathBuf::from(USUAL)).filter(|usual| usual.is_dir());
        let folder = self.folder.or_else(usual);
        let folder = folder
            .as_deref()
            .map_or_else(|| Ok(LocaleDirectory::embedded()), read)?;
        let check = Checked::of(&folder, &ProgramMessages::of_this_program());
        for finding in check.findings() {
            println!("{finding}");
        }

        match check.findings().len() {
            0 => Ok(()),
            1 => Err("1 finding".into()),
            many => Err(format!("{many} findings").into()),
        }
    }
}

fn read(path: &Path) -> Result<LocaleDirectory, Failure> {
    LocaleDirectory::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}
