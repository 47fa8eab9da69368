//! The commands `fromline locales export` and `import`.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use clap::Args;
use fromline_core::Language;

use super::{Failure, folder_meant};
use crate::text::exchange::{FluentFile, from_csv, import, rows, to_csv};

/// Write the texts of a language as a table for a spreadsheet
///
/// The table has a row for each message, or for each form of a message: id, English, translation, comment, longest (how many
/// characters layouts are tested with). Edit the column “translation” and nothing else, then import the table.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline locales export de german.csv
  fromline locales export de german.csv public/locales")]
pub struct ExportLocales {
    /// Tag of the language: de
    #[arg(value_name = "LANGUAGE")]
    language: String,
    /// Table to write, in CSV (UTF-8)
    #[arg(value_name = "FILE")]
    table: PathBuf,
    /// Folder with languages.txt and a folder for each language [default: public/locales if it exists here, or this folder]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// Put the translations of a table into the files of a language
///
/// Rows without a translation change nothing. Comments and the order of messages stay as they are. If a row is wrong, no file is
/// changed.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline locales import de german.csv
  fromline locales check")]
pub struct ImportLocales {
    /// Tag of the language: de
    #[arg(value_name = "LANGUAGE")]
    language: String,
    /// Table to read, in CSV (UTF-8)
    #[arg(value_name = "FILE")]
    table: PathBuf,
    /// Folder with languages.txt and a folder for each language [default: public/locales if it exists here, or this folder]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl ExportLocales {
    pub(super) fn run(self) -> Result<(), Failure> {
        let (folder, language) = (folder(self.folder)?, language(&self.language)?);
        let english = files(&folder.join(Language::EN.code()))?;
        let own = files(&folder.join(language.code()))?;
        let rows = rows(&english, &own, language);
        fs::write(&self.table, to_csv(&rows)).map_err(|error| at(&self.table, &error))?;
        println!("{}: {} rows", self.table.display(), rows.len());
        Ok(())
    }
}

impl ImportLocales {
    pub(super) fn run(self) -> Result<(), Failure> {
        let (folder, language) = (folder(self.folder)?, language(&self.language)?);
        let english = files(&folder.join(Language::EN.code()))?;
        let target = folder.join(language.code());
        let own = files(&target)?;
        let table = fs::read_to_string(&self.table).map_err(|error| at(&self.table, &error))?;
        let changed = import(&english, &own, &from_csv(&table)?)?;
        if !changed.is_empty() {
            fs::create_dir_all(&target).map_err(|error| at(&target, &error))?;
        }
        for file in &changed {
            let path = target.join(&file.name);
            fs::write(&path, file.source()).map_err(|error| at(&path, &error))?;
            println!("{}", path.display());
        }
        println!("{} files changed", changed.len());
        Ok(())
    }
}

fn at(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn folder(named: Option<PathBuf>) -> Result<PathBuf, Failure> {
    folder_meant(named).ok_or_else(|| "no public/locales or languages.txt here; name the folder".into())
}

/// Returns the language of a tag, listed or not; a tag cannot lead out of the folder.
fn language(tag: &str) -> Result<Language, Failure> {
    let known = Language::parse_any(tag).filter(|language| language.code() == tag);
    known.ok_or_else(|| format!("{tag}: this is not the tag of a language, such as de").into())
}

/// Reads the files of a language, in order of their names; none if there is no folder.
fn files(folder: &Path) -> Result<Vec<FluentFile>, Failure> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|error| at(folder, &error))?,
    };
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "ftl"));
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let source = fs::read_to_string(&path).map_err(|error| at(&path, &error))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        files.push(FluentFile::parse(&name, &source)?);
    }
    Ok(files)
}
