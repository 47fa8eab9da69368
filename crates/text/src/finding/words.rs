//! The words of findings, in the language of the person who edits the files.

use std::{collections::BTreeMap, sync::LazyLock};

use fromline_core::{
    Language,
    text::{FilledMessage, MessageTable, say},
};

use super::{GlossaryFault, ListFault, SyntaxFault, TextFault, TextFinding, Unsupported, Unusual};
use crate::{FtlResource, LocaleDirectory, category, parse};

/// The words for findings of every language that is built in: those of the binary, since the files at hand may be broken.
static ALL: LazyLock<BTreeMap<Language, MessageTable>> = LazyLock::new(|| {
    let folder = LocaleDirectory::embedded();
    let table = |language: Language| {
        let file = format!("{}/findings.ftl", language.code());
        let sheet = folder.text(&file).map(|text| FtlResource::read(&file, text));
        parse::table(language, sheet).0
    };
    folder
        .languages()
        .into_iter()
        .map(|language| (language, table(language)))
        .collect()
});

/// What is said about findings in one language.
#[derive(Clone, Copy, Debug)]
pub struct FindingWords {
    language: Language,
}

impl FindingWords {
    /// Returns the words of a language, or English ones if it has none.
    pub fn of(language: Language) -> Self {
        let is_known = ALL.contains_key(&language);
        Self {
            language: if is_known { language } else { Language::EN },
        }
    }

    /// Formats a message of `findings.ftl`.
    pub fn say(&self, message: FilledMessage<'_>) -> String {
        let table = ALL.get(&self.language);
        let category = |number| category(self.language, number);
        table.map_or_else(|| message.id().to_owned(), |table| table.say(message, &category))
    }

    /// Returns a finding with its place and what to do, on two lines.
    pub fn finding(&self, finding: &TextFinding) -> String {
        let (place, fault) = (&finding.place, &finding.fault);
        let sentence = fault.sentence(&|message| self.say(message));
        let advice = fault.advice(&|message| self.say(message));
        format!("{place}: {sentence}\n    {advice}")
    }
}

impl TextFault {
    /// Returns the name of the fault for programs, in kebab case: `variable-unknown`.
    pub fn code(&self) -> String {
        self.sentence(&|message| message.id().trim_start_matches("findings-").to_owned())
    }

    /// Hands what is wrong to `say`.
    pub fn sentence(&self, say: &dyn Fn(FilledMessage<'_>) -> String) -> String {
        match self {
            Self::Unreadable(reason) => say!(say, "findings-unreadable", reason = reason),
            Self::Syntax(fault) => fault.sentence(say),
            Self::ByteOrderMark => say!(say, "findings-byte-order-mark"),
            Self::CarriageReturns => say!(say, "findings-carriage-returns"),
            Self::Tab => say!(say, "findings-tab"),
            Self::LineBegins(sign) => say!(say, "findings-line-begins", sign = sign.to_string()),
            Self::Invisible(sign) => say!(say, "findings-invisible", sign = code_point(*sign)),
            Self::Unsupported { id, what } => what.sentence(id, say),
            Self::Empty(id) => say!(say, "findings-empty", message = id),
            Self::Twice { id, .. } => say!(say, "findings-twice", message = id),
            Self::Missing { id, .. } => say!(say, "findings-missing", message = id),
            Self::NoFile { messages, .. } => say!(say, "findings-no-file", messages = number(*messages)),
            Self::Obsolete { id, .. } => say!(say, "findings-obsolete", message = id),
            Self::VariableUnknown { id, variable, .. } => {
                say!(
                    say,
                    "findings-variable-unknown",
                    message = id,
                    variable = variable
                )
            }
            Self::VariableLeftOut { id, variable } => {
                say!(
                    say,
                    "findings-variable-left-out",
                    message = id,
                    variable = variable
                )
            }
            Self::NumberLeftOut { id, variable, form } => {
                say!(
                    say,
                    "findings-number-left-out",
                    message = id,
                    variable = variable,
                    form = form
                )
            }
            Self::FormsMissing {
                id,
                variable,
                missing,
                ..
            } => say!(
                say,
                "findings-forms-missing",
                message = id,
                variable = variable,
                forms = bracketed(missing)
            ),
            Self::FormNeverUsed { id, form, .. } => {
                say!(say, "findings-form-never-used", message = id, form = form)
            }
            Self::ReferenceToNothing { id, to, .. } => {
                say!(say, "findings-reference", message = id, other = to)
            }
            Self::Circle(ids) => say!(say, "findings-circle", messages = ids.join(" → ")),
            Self::Unused(id) => say!(say, "findings-unused", message = id),
            Self::AskedFor { id, .. } => say!(say, "findings-asked-for", message = id),
            Self::Forbidden { id, words, .. } => say!(say, "findings-forbidden", message = id, words = words),
            Self::TermMissing { id, term, .. } => {
                say!(say, "findings-term-missing", message = id, term = term)
            }
            Self::Glossary(fault) => fault.sentence(say),
            Self::Quotes { id, mark, .. } => {
                say!(say, "findings-quotes", message = id, mark = mark.to_string())
            }
            Self::Typography { id, sign } => say!(say, "findings-typography", message = id, sign = *sign),
            Self::Undescribed { id, variable, .. } => {
                say!(say, "findings-undescribed", message = id, variable = variable)
            }
            Self::WrongFile { id, .. } => say!(say, "findings-wrong-file", message = id),
            Self::NoFolder(folder) => say!(say, "findings-no-folder", folder = folder),
            Self::NotListed(folder) => say!(say, "findings-not-listed", folder = folder),
            Self::List(fault) => fault.sentence(say),
            Self::Unusual { id, what } => what.sentence(id, say),
            Self::Silence { id, what } => say!(say, "findings-silence", message = id, what = what),
        }
    }

    /// Hands advice on how to fix the fault to `say`.
    pub fn advice(&self, say: &dyn Fn(FilledMessage<'_>) -> String) -> String {
        match self {
            Self::Unreadable(_) => say!(say, "findings-unreadable-advice"),
            Self::Syntax(_) => say!(say, "findings-syntax-advice"),
            Self::ByteOrderMark => say!(say, "findings-byte-order-mark-advice"),
            Self::CarriageReturns => say!(say, "findings-carriage-returns-advice"),
            Self::Tab => say!(say, "findings-tab-advice"),
            Self::LineBegins(sign) => {
                say!(
                    say,
                    "findings-line-begins-advice",
                    sign = format!("{{\"{sign}\"}}")
                )
            }
            Self::Invisible(_) => say!(say, "findings-invisible-advice"),
            Self::Unsupported { what, .. } => what.advice(say),
            Self::Empty(_) => say!(say, "findings-empty-advice"),
            Self::Twice { first, .. } => say!(say, "findings-twice-advice", place = first.to_string()),
            Self::Missing { reference, after, .. } => match after {
                Some(after) => {
                    say!(
                        say,
                        "findings-missing-after-advice",
                        place = reference.to_string(),
                        other = after
                    )
                }
                None => say!(
                    say,
                    "findings-missing-first-advice",
                    place = reference.to_string()
                ),
            },
            Self::NoFile { reference, .. } => say!(say, "findings-no-file-advice", file = reference),
            Self::Obsolete { near: Some(near), .. } => {
                say!(say, "findings-obsolete-near-advice", other = near)
            }
            Self::Obsolete { near: None, .. } | Self::FormNeverUsed { .. } | Self::Unused(_) => {
                self.delete(say)
            }
            Self::VariableUnknown { known, near, .. } => unknown(known, near.as_deref(), say),
            Self::VariableLeftOut { variable, .. } | Self::NumberLeftOut { variable, .. } => {
                say!(say, "findings-variable-left-out-advice", variable = variable)
            }
            Self::FormsMissing { missing, numbers, .. } => {
                say!(
                    say,
                    "findings-forms-missing-advice",
                    forms = bracketed(missing),
                    numbers = numbers
                )
            }
            Self::ReferenceToNothing { near: Some(near), .. } => {
                say!(say, "findings-did-you-mean-advice", other = near)
            }
            Self::ReferenceToNothing { near: None, .. } => say!(say, "findings-write-out-advice"),
            Self::Circle(_) => say!(say, "findings-circle-advice"),
            Self::AskedFor { near: Some(near), .. } => {
                say!(say, "findings-asked-for-near-advice", other = near)
            }
            Self::AskedFor { near: None, .. } => say!(say, "findings-asked-for-advice"),
            Self::Forbidden { accepted, .. } if accepted.is_empty() => say!(say, "findings-forbidden-advice"),
            Self::Forbidden { accepted, .. } | Self::TermMissing { accepted, .. } => {
                say!(say, "findings-accepted-advice", accepted = accepted.join(", "))
            }
            Self::Glossary(_) => say!(say, "findings-glossary-advice"),
            Self::Quotes { usual, .. } => say!(say, "findings-quotes-advice", marks = usual),
            Self::Typography { .. } => say!(say, "findings-typography-advice"),
            Self::Undescribed {
                variable, is_number, ..
            } => match is_number {
                true => say!(say, "findings-undescribed-number-advice", variable = variable),
                false => say!(say, "findings-undescribed-text-advice", variable = variable),
            },
            Self::WrongFile { beginning, .. } => {
                say!(say, "findings-wrong-file-advice", beginning = beginning)
            }
            Self::NoFolder(folder) => say!(say, "findings-no-folder-advice", folder = folder),
            Self::NotListed(folder) => say!(say, "findings-not-listed-advice", folder = folder),
            Self::List(fault) => fault.advice(say),
            Self::Unusual { what, .. } => what.advice(say),
            Self::Silence { .. } => {
                let words = [Unusual::ALL.map(Unusual::word).join(", "), "term".to_owned()].join(", ");
                say!(say, "findings-silence-advice", words = words)
            }
        }
    }

    fn delete(&self, say: &dyn Fn(FilledMessage<'_>) -> String) -> String {
        match self {
            Self::FormNeverUsed { forms, .. } => {
                say!(say, "findings-form-never-used-advice", forms = bracketed(forms))
            }
            Self::Unused(_) => say!(say, "findings-unused-advice"),
            _ => say!(say, "findings-obsolete-advice"),
        }
    }
}

impl SyntaxFault {
    fn sentence(&self, say: &dyn Fn(FilledMessage<'_>) -> String) -> String {
        match self {
            Self::Token(token) => say!(say, "findings-syntax-token", token = token.to_string()),
            Self::Characters(range) => say!(say, "findings-syntax-characters", range = range),
            Self::NoDefault => say!(say, "findings-syntax-no-default"),
            Self::TwoDefaults => say!(say, "findings-syntax-two-defaults"),
            Self::Unbalanced => say!(say, "findings-syntax-unbalanced"),
            Self::NoExpression => say!(say, "findings-syntax-no-expression"),
            Self::NoWords => say!(say, "findings-syntax-no-words"),
            Self::TooDeep => say!(say, "findings-syntax-too-deep"),
            Self::Escape => say!(say, "findings-syntax-escape"),
            Self::Other(reason) => say!(say, "findings-syntax-other", reason = reason),
        }
    }
}

impl Unsupported {
    fn sentence(self, id: &str, say: &dyn Fn(FilledMessage<'_>) -> String) -> String {
        match self {
            Self::Function => say!(say, "findings-function", message = id),
            Self::Attribute => say!(say, "findings-attribute", message = id),
            Self::Argument => say!(say, "findings-argument", message = id),
            Self::Selector => say!(say, "findings-selector", message = id),
            Self::Nested => say!(say, "findings-nested", message = id),
        }
    }

    fn advice(self, say: &dyn Fn(FilledMessage<'_>) -> String) -> String {
        match self {
            Self::Function => say!(say, "findings-function-advice"),
            Self::Attribute => say!(say, "findings-attribute-advice"),
            Self::Argument => say!(say, "findings-argument-advice"),
            Self::Selector => say!(say, "findings-selector-advice"),
            Self::Nested => say!(say, "findings-nested-advice"),
        }
    }
}

impl GlossaryFault {
    fn sentence(&self, say: &dyn Fn(FilledMessage<'_>) -> String) -> String {
        match self {
            Self::Language(tag) => say!(say, "findings-glossary-language", tag = tag),
            Self::NoWord(form) => say!(say, "findings-glossary-no-word", form = form),
            Self::Toml(reason) => say!(say, "findings-glossary-toml", reason = reason),
        }
    }
}

impl ListFault {
    fn sentence(&self, say: &dyn Fn(FilledMessage<'_>) -> String) -> String {
        match self {
            Self::Tag { tag, .. } => say!(say, "findings-list-tag", tag = tag),
            Self::Tab => say!(say, "findings-list-tab"),
            Self::NoName(tag) => say!(say, "findings-list-no-name", tag = tag),
            Self::Twice(tag) => say!(say, "findings-list-twice", tag = tag),
        }
    }

    fn advice(&self, say: &dyn Fn(FilledMessage<'_>) -> String) -> String {
        match self {
            Self::Tag { near: Some(near), .. } => say!(say, "findings-did-you-mean-advice", other = near),
            Self::Twice(_) => say!(say, "findings-list-twice-advice"),
            _ => say!(say, "findings-list-advice"),
        }
    }
}

impl Unusual {
    fn sentence(self, id: &str, say: &dyn Fn(FilledMessage<'_>) -> String) -> String {
        match self {
            Self::Order => say!(say, "findings-order", message = id),
            Self::Stop => say!(say, "findings-stop", message = id),
            Self::Blanks => say!(say, "findings-blanks", message = id),
            Self::Markup => say!(say, "findings-markup", message = id),
        }
    }

    fn advice(self, say: &dyn Fn(FilledMessage<'_>) -> String) -> String {
        say!(say, "findings-unusual-advice", what = self.word())
    }
}

fn unknown(known: &[String], near: Option<&str>, say: &dyn Fn(FilledMessage<'_>) -> String) -> String {
    let all: Vec<String> = known.iter().map(|name| format!("${name}")).collect();
    let all = all.join(", ");
    match near.map(|near| format!("${near}")) {
        Some(near) if known.len() == 1 => say!(say, "findings-did-you-mean-advice", other = near),
        Some(near) => say!(say, "findings-variable-near-advice", variable = near, known = all),
        None if known.is_empty() => say!(say, "findings-variable-none-advice"),
        None => say!(say, "findings-variable-known-advice", known = all),
    }
}

/// Numbers of messages fit everywhere.
fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A character by its number, as editors and tables of characters have it: `U+00A0`.
fn code_point(sign: char) -> String {
    format!("U+{:04X}", u32::from(sign))
}

fn bracketed(forms: &[&str]) -> String {
    let forms: Vec<String> = forms.iter().map(|form| format!("[{form}]")).collect();
    forms.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_said_in_each_language() {
        let finding = TextFinding::new("it/shell.ftl", 3, TextFault::Empty("shell-save".to_owned()));
        let said = |language| FindingWords::of(language).finding(&finding);
        assert_eq!(finding.to_string(), said(Language::EN));
        for language in [Language::IT, Language::PL] {
            assert!(
                said(language).starts_with("it/shell.ftl:3: "),
                "{}",
                said(language)
            );
            assert_ne!(said(language), said(Language::EN));
        }
        assert_eq!(said(Language::PSEUDO_BIDI), said(Language::EN));
        assert_eq!(finding.fault.code(), "empty");
    }
}
