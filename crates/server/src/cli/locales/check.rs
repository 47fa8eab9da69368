//! The command `fromline locales check`.

use std::{collections::BTreeMap, path::PathBuf};

use clap::Args;
use fromline_core::{
    Language,
    text::{FilledMessage, say},
};
use fromline_text::{
    FindingWords, LocaleDirectory, TextFinding,
    check::{Coverage, LocaleCheck, ProgramMessages},
};
use serde::Serialize;

use super::{Failure, folder_meant, read, words};

/// Look for mistakes in the texts: missing and misspelled messages, variables, plural forms, words against the glossary
///
/// Each mistake is reported with its file, its line and what to do; then how much of each language is translated. The exit code is 0
/// if there are none (warnings do not count), else 1; 2 if the command is misspelled.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fromline locales check
  fromline locales check public/locales
  fromline locales check --language pl --strict
  fromline locales check --json | jq '.findings[].code'")]
pub struct CheckLocales {
    /// Folder with languages.txt, glossary.toml and a folder for each language [default: public/locales if it exists here, or this
    /// folder if it has languages.txt, else the texts in this program]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Language to report in: en, it or pl [default: that of the terminal]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Fail if there are warnings
    #[arg(long)]
    strict: bool,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

impl CheckLocales {
    pub(super) fn run(self) -> Result<(), Failure> {
        let words = words(self.language.as_deref())?;
        let path = folder_meant(self.folder);
        let folder = path
            .as_deref()
            .map_or_else(|| Ok(LocaleDirectory::embedded()), read)?;
        let name = path.map(|path| path.display().to_string());
        if folder.languages().is_empty() {
            return Err(nothing(&folder, name.as_deref().unwrap_or_default(), words).into());
        }
        let check = LocaleCheck::of(&folder, &ProgramMessages::of_this_program());
        if self.json {
            println!("{}", json(&check, name.as_deref(), words)?);
        } else {
            for finding in check.findings() {
                println!("{}", words.finding(finding));
            }
            for (language, files) in check.coverage() {
                for line in coverage(language, files, words) {
                    println!("{line}");
                }
            }
        }
        let (faults, warnings) = check.counts();
        let say = |message: FilledMessage<'_>| words.say(message);
        let result = match (faults, warnings) {
            (0, 0) => say!(say, "findings-result-none"),
            (0, warnings) => say!(say, "findings-result-warnings", warnings = number(warnings)),
            (faults, _) => say!(say, "findings-result-findings", findings = number(faults)),
        };
        let has_failed = faults > 0 || self.strict && warnings > 0;
        if !self.json {
            if !has_failed {
                println!("{result}");
            }
            println!(
                "{}",
                match &name {
                    Some(name) => say!(say, "findings-checked-folder", folder = name),
                    None => say!(say, "findings-checked-program"),
                }
            );
        }
        if has_failed { Err(result.into()) } else { Ok(()) }
    }
}

/// Says why there is nothing to check.
fn nothing(folder: &LocaleDirectory, name: &str, words: FindingWords) -> String {
    let say = |message: FilledMessage<'_>| words.say(message);
    if folder.is_of_one_language() {
        say!(say, "findings-no-list-above", folder = name)
    } else {
        say!(say, "findings-no-list", folder = name)
    }
}

/// Returns a line about a language, and one about each of its files that is not complete.
fn coverage(language: Language, files: &BTreeMap<String, Coverage>, words: FindingWords) -> Vec<String> {
    let say = |message: FilledMessage<'_>| words.say(message);
    let whole = files
        .values()
        .fold(Coverage::default(), |sum, file| sum.plus(*file));
    if language == Language::EN {
        let total = number(whole.total);
        return vec![say!(
            say,
            "findings-reference-size",
            language = language.code(),
            total = total
        )];
    }
    let line = |name: &str, coverage: &Coverage| {
        say!(
            say,
            "findings-coverage",
            language = name,
            translated = number(coverage.translated),
            total = number(coverage.total),
            same = number(coverage.same),
            missing = number(coverage.missing)
        )
    };
    let mut lines = vec![line(language.code(), &whole)];
    let incomplete = files.iter().filter(|(_, coverage)| !coverage.is_complete());
    lines.extend(incomplete.map(|(file, coverage)| {
        let name = format!("{}/{file}", language.code());
        format!("    {}", line(&name, coverage))
    }));
    lines
}

/// The answer for programs.
#[derive(Serialize)]
struct Answer<'a> {
    /// The folder; null for the texts in the program.
    folder: Option<&'a str>,
    findings: Vec<AnswerFinding<'a>>,
    /// By language and file.
    coverage: BTreeMap<&'a str, &'a BTreeMap<String, Coverage>>,
}

#[derive(Serialize)]
struct AnswerFinding<'a> {
    file: &'a str,
    line: usize,
    severity: &'static str,
    /// The kind, in kebab case.
    code: String,
    /// What is wrong, for people.
    sentence: String,
    advice: String,
}

fn json(check: &LocaleCheck, folder: Option<&str>, words: FindingWords) -> serde_json::Result<String> {
    let say = |message: FilledMessage<'_>| words.say(message);
    let finding = |finding: &'_ TextFinding| (finding.fault.sentence(&say), finding.fault.advice(&say));
    let findings = check.findings().iter().map(|found| {
        let (sentence, advice) = finding(found);
        AnswerFinding {
            file: &found.place.file,
            line: found.place.line,
            severity: if found.fault.is_warning() {
                "warning"
            } else {
                "error"
            },
            code: found.fault.code(),
            sentence,
            advice,
        }
    });
    serde_json::to_string_pretty(&Answer {
        folder,
        findings: findings.collect(),
        coverage: check
            .coverage()
            .map(|(language, files)| (language.code(), files))
            .collect(),
    })
}

/// No folder has more messages than fit.
fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
