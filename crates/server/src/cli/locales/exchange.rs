//! The commands `fromline locales export` and `import`.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use fromline_core::Language;
use fromline_text::exchange::{
    FluentFile, ImportOutcome, from_csv, from_po, from_xliff, import, rows, to_csv, to_po, to_xliff,
};
use jiff::Timestamp;

use super::{Failure, folder_meant};

/// Write the texts of a language as one file for a spreadsheet or a translators' program
///
/// CSV has a row for each message, or for each form of a message: id, English, translation, comment, longest (how many characters
/// layouts are tested with). PO (GNU gettext) has an entry for each message, with the plural forms of the language; XLIFF (2.0) a unit
/// for each text. Edit the translations and nothing else, then import the file.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline locales export de german.csv
  fromline locales export de german.po
  fromline locales export de german.xlf public/locales")]
pub struct ExportLocales {
    /// Tag of the language: de
    #[arg(value_name = "LANGUAGE")]
    language: String,
    /// File to write, in UTF-8
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Folder with languages.txt and a folder for each language [default: public/locales if it exists here, or this folder]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Format of the file [default: by its name: .po, .xlf or .xliff, else csv]
    #[arg(long, value_enum)]
    format: Option<ExchangeFormat>,
}

/// Put the translations of a file into the files of a language
///
/// What has no translation changes nothing, nor does a guess (in PO: fuzzy) or the translation of an English text that has changed
/// since. Everything else in the files stays as it is. If a translation is wrong, no file is changed.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline locales import de german.csv
  fromline locales import de german.po
  fromline locales check")]
pub struct ImportLocales {
    /// Tag of the language: de
    #[arg(value_name = "LANGUAGE")]
    language: String,
    /// File to read, in UTF-8
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Folder with languages.txt and a folder for each language [default: public/locales if it exists here, or this folder]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Format of the file [default: by its name: .po, .xlf or .xliff, else csv]
    #[arg(long, value_enum)]
    format: Option<ExchangeFormat>,
}

/// The formats in which texts are exchanged.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum ExchangeFormat {
    Csv,
    Po,
    Xliff,
}

impl ExchangeFormat {
    /// Returns the format that a file's name says.
    fn of(file: &Path) -> Self {
        let end = file.extension().map(OsStr::to_ascii_lowercase);
        match end.as_ref().and_then(|end| end.to_str()) {
            Some("po") => Self::Po,
            Some("xlf" | "xliff") => Self::Xliff,
            _ => Self::Csv,
        }
    }
}

impl ExportLocales {
    pub(super) fn run(self) -> Result<(), Failure> {
        let (folder, language) = (folder(self.folder)?, language(&self.language)?);
        let english = files(&folder.join(Language::EN.code()))?;
        let own = files(&folder.join(language.code()))?;
        let rows = rows(&english, &own, language);
        let text = match self.format.unwrap_or_else(|| ExchangeFormat::of(&self.file)) {
            ExchangeFormat::Csv => to_csv(&rows),
            ExchangeFormat::Po => {
                let now = Timestamp::now().strftime("%Y-%m-%d %H:%M+0000").to_string();
                to_po(&english, &own, language, &now)?
            }
            ExchangeFormat::Xliff => to_xliff(&english, &own, language),
        };
        fs::write(&self.file, text).map_err(|error| at(&self.file, &error))?;
        println!("{}: {} texts", self.file.display(), rows.len());
        Ok(())
    }
}

impl ImportLocales {
    pub(super) fn run(self) -> Result<(), Failure> {
        let (folder, language) = (folder(self.folder)?, language(&self.language)?);
        let english = files(&folder.join(Language::EN.code()))?;
        let target = folder.join(language.code());
        let own = files(&target)?;
        let text = fs::read_to_string(&self.file).map_err(|error| at(&self.file, &error))?;
        let outcome = match self.format.unwrap_or_else(|| ExchangeFormat::of(&self.file)) {
            ExchangeFormat::Csv => ImportOutcome {
                files: import(&english, &own, language, &from_csv(&text)?)?,
                ..ImportOutcome::default()
            },
            ExchangeFormat::Po => from_po(&text, &english, &own, language)?,
            ExchangeFormat::Xliff => from_xliff(&text, &english, &own, language)?,
        };
        if !outcome.files.is_empty() {
            fs::create_dir_all(&target).map_err(|error| at(&target, &error))?;
        }
        for file in &outcome.files {
            let path = target.join(&file.name);
            fs::write(&path, file.source()).map_err(|error| at(&path, &error))?;
            println!("{}", path.display());
        }
        println!("{} files changed", outcome.files.len());
        let left = [
            ("not taken, because they are marked as fuzzy", &outcome.guessed),
            (
                "not taken, because the English text is another one now",
                &outcome.outdated,
            ),
        ];
        for (why, ids) in left.iter().filter(|(_, ids)| !ids.is_empty()) {
            println!("{} {why}: {}", ids.len(), ids.join(" "));
        }
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
