//! Parsing of a language's files into the [`MessageTable`] with which app and emails format texts.

use std::collections::BTreeMap;

use fromline_core::{
    Language,
    text::{MessageTable, Piece},
};

use super::{
    finding::{SourceLocation, TextFault, TextFinding},
    ftl_resource::FtlResource,
};

/// Parses the files of one language, given as name and content.
pub fn parse<'a>(
    language: Language,
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<MessageTable, Vec<TextFinding>> {
    let sheets = files
        .into_iter()
        .map(|(file, source)| FtlResource::read(file, source));
    let (table, findings) = table(language, sheets);
    if findings.is_empty() {
        Ok(table)
    } else {
        Err(findings)
    }
}

/// Returns the messages that could be parsed, and the problems.
pub(super) fn table(
    language: Language,
    sheets: impl IntoIterator<Item = FtlResource>,
) -> (MessageTable, Vec<TextFinding>) {
    let mut messages: BTreeMap<String, (Vec<Piece>, SourceLocation)> = BTreeMap::new();
    let mut findings = Vec::new();
    for sheet in sheets {
        let broken = sheet.findings.into_iter();
        findings.extend(broken.filter(|finding| !finding.fault.is_understood()));
        for entry in sheet.entries {
            if let Some((_, first)) = messages.get(&entry.id) {
                let (id, first) = (entry.id, first.clone());
                findings.push(TextFinding::new(
                    &sheet.file,
                    entry.line,
                    TextFault::Twice { id, first },
                ));
                continue;
            }
            let place = SourceLocation {
                file: sheet.file.clone(),
                line: entry.line,
            };
            messages.insert(entry.id, (entry.pattern, place));
        }
    }
    let messages = messages.into_iter().map(|(id, (pattern, _))| (id, pattern));
    let table = MessageTable {
        language: language.code().to_owned(),
        messages: messages.collect(),
        ..MessageTable::default()
    };
    (table, findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_becomes_a_compact_table() {
        let source = "-brand = Fromline\na = Hello { $who } from { -brand }\nb = { $n ->\n    [one] alias\n   *[other] { $n } aliases\n}\n";
        let table = parse(Language::EN, [("x.ftl", source)]).unwrap();
        insta::assert_snapshot!(serde_json::to_string(&table.messages).unwrap(), @r#"{"-brand":["Fromline"],"a":["Hello ",{"v":"who"}," from ",{"m":"-brand"}],"b":[{"s":"n","k":{"one":["alias"],"other":[{"v":"n"}," aliases"]},"d":"other"}]}"#);
    }

    #[test]
    fn an_id_that_stands_twice_is_named_with_both_places() {
        let findings = parse(Language::EN, [("x.ftl", "a = x\n\na = y\n")]).unwrap_err();
        insta::assert_snapshot!(findings[0], @r"
        x.ftl:3: a appears here a second time
            It is already in x.ftl:1. Keep one of the two.
        ");
    }
}
