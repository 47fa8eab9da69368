//! Reads the syntax of PO files. The crates that do so index into lines without looking whether these are whole.

use std::mem;

use super::PoEntry;

/// The largest number of plural forms that a language has.
const FORMS: usize = 6;

/// Where a string that goes on on the next line belongs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Field {
    Context,
    Id,
    Plural,
    Text(usize),
}

#[derive(Debug, Default)]
struct Reading {
    entries: Vec<PoEntry>,
    entry: PoEntry,
    /// The field that was read last; none before the first of an entry.
    field: Option<Field>,
}

/// Reads entries, without those that are obsolete (`#~`); an error is the number of the line that cannot be read.
pub fn read(text: &str) -> Result<Vec<PoEntry>, usize> {
    let mut reading = Reading::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (at, line) in text.lines().enumerate() {
        reading.line(line.trim()).ok_or(at + 1)?;
    }
    reading.finish().ok_or_else(|| text.lines().count())?;
    Ok(reading.entries)
}

impl Reading {
    fn line(&mut self, line: &str) -> Option<()> {
        if let Some(comment) = line.strip_prefix('#') {
            self.finish_before(|field| matches!(field, Field::Text(_)))?;
            self.comment(comment);
            return Some(());
        }
        if line.is_empty() {
            return Some(());
        }
        if line.starts_with('"') {
            let part = string(line)?;
            self.target(self.field?)?.push_str(&part);
            return Some(());
        }
        let (keyword, value) = line.split_at(line.find('"')?);
        let field = match keyword.trim() {
            "msgctxt" => Field::Context,
            "msgid" => Field::Id,
            "msgid_plural" => Field::Plural,
            "msgstr" => Field::Text(0),
            other => {
                let index = other.strip_prefix("msgstr[")?.strip_suffix(']')?;
                Field::Text(index.trim().parse().ok().filter(|index| *index < FORMS)?)
            }
        };
        if matches!(field, Field::Context | Field::Id) {
            self.finish_before(|last| matches!(last, Field::Text(_)))?;
        }
        self.field = Some(field);
        let part = string(value)?;
        *self.target(field)? = part;
        Some(())
    }

    fn comment(&mut self, comment: &str) {
        let mut kind = comment.chars();
        let entry = &mut self.entry;
        match (kind.next(), kind.as_str().trim()) {
            // What the msgid was before, and what is obsolete.
            (Some('|' | '~'), _) => (),
            (Some('.'), rest) => entry.comments.push(rest.to_owned()),
            (Some(':'), rest) => entry.references.push(rest.to_owned()),
            (Some(','), rest) => {
                let flags = rest.split(',').map(str::trim).filter(|flag| !flag.is_empty());
                entry.flags.extend(flags.map(str::to_owned));
            }
            _ => entry.notes.push(comment.trim().to_owned()),
        }
    }

    /// Returns where a field of the entry is kept.
    fn target(&mut self, field: Field) -> Option<&mut String> {
        let entry = &mut self.entry;
        Some(match field {
            Field::Context => entry.context.get_or_insert_default(),
            Field::Id => &mut entry.id,
            Field::Plural => entry.plural.get_or_insert_default(),
            Field::Text(at) => {
                if entry.texts.len() <= at {
                    entry.texts.resize(at + 1, String::new());
                }
                entry.texts.get_mut(at)?
            }
        })
    }

    /// Ends the entry if the field read last is its last one.
    fn finish_before(&mut self, is_last: impl Fn(Field) -> bool) -> Option<()> {
        if self.field.is_some_and(is_last) {
            self.finish()?;
        }
        Some(())
    }

    /// Ends the entry; `None` if it has no translation, not even an empty one.
    fn finish(&mut self) -> Option<()> {
        let entry = mem::take(&mut self.entry);
        match self.field.take() {
            // Comments alone, such as those of obsolete entries at the end.
            None => Some(()),
            Some(Field::Text(_)) => {
                self.entries.push(entry);
                Some(())
            }
            Some(_) => None,
        }
    }
}

/// Reads strings between quotation marks, of which there may be several on a line.
fn string(line: &str) -> Option<String> {
    let mut value = String::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let mut signs = rest.strip_prefix('"')?.chars();
        loop {
            match signs.next()? {
                '"' => break,
                '\\' => value.push(escape(&mut signs)?),
                sign => value.push(sign),
            }
        }
        rest = signs.as_str().trim_start();
    }
    Some(value)
}

/// Reads what follows a backslash, as in C.
fn escape(signs: &mut std::str::Chars<'_>) -> Option<char> {
    Some(match signs.next()? {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'v' => '\u{b}',
        'f' => '\u{c}',
        sign @ ('"' | '\\' | '\'' | '?') => sign,
        // gettext's tools write no numbers in UTF-8.
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{super::write::write, *};

    const FILE: &str = r#"# A header
msgid ""
msgstr ""
"Language: pl\n"
"Plural-Forms: nplurals=3; plural=0;\n"

# Anna: short
#
#. $host (String) - a host
#: en/a.ftl:1 en/b.ftl:2
#, fuzzy, no-wrap
#| msgid "Before"
msgctxt "a"
msgid "One \"{ $host }\"\n"
msgstr "Jeden \\ "
"dalej"

msgctxt "b"
msgid "{ $n } file"
msgid_plural "{ $n } files"
msgstr[0] "{ $n } plik"
msgstr[2] "{ $n } plików"
#~ msgid "old"
#~ msgstr "stare"
"#;

    #[test]
    fn everything_in_an_entry_is_read() {
        let entries = read(FILE).unwrap();
        assert_eq!(entries.len(), 3);
        assert_eq!(entries[0].field("language"), Some("pl"));
        assert_eq!(entries[0].field("X-Generator"), None);
        let text = |text: &str| text.to_owned();
        assert_eq!(
            entries[1],
            PoEntry {
                notes: vec![text("Anna: short"), String::new()],
                comments: vec![text("$host (String) - a host")],
                references: vec![text("en/a.ftl:1 en/b.ftl:2")],
                flags: vec![text("fuzzy"), text("no-wrap")],
                context: Some(text("a")),
                id: text("One \"{ $host }\"\n"),
                plural: None,
                texts: vec![text("Jeden \\ dalej")],
            }
        );
        assert_eq!(entries[2].texts, ["{ $n } plik", "", "{ $n } plików"]);
        assert_eq!(read(&FILE.replace('\n', "\r\n")).unwrap(), entries);
        assert_eq!(read(&write(&entries)).unwrap(), entries);
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_line() {
        for (text, line) in [
            ("msgid \"a\"\nmsgstr \"b\n", 2),
            ("msgid \"a\"\n\"", 2),
            ("msgid \"a\"", 1),
            ("\"a\"", 1),
            ("msgid a", 1),
            ("domain \"x\"", 1),
            ("msgid \"\\x41\"", 1),
            ("msgid \"a\"\nmsgstr[99999999999] \"\"", 2),
            ("msgid \"a\"\nmsgctxt \"b\"\nmsgid \"c\"", 3),
        ] {
            assert_eq!(read(text), Err(line), "{text:?}");
        }
        assert_eq!(read(""), Ok(Vec::new()));
    }

    proptest::proptest! {
        #[test]
        fn strings_come_back(texts in proptest::collection::vec("\\PC*|[\n\t\r\"\\\\ a]*", 1..4)) {
            let entry = PoEntry { id: texts[0].clone(), plural: Some(texts[0].clone()), texts, ..PoEntry::default() };
            assert_eq!(read(&write(std::slice::from_ref(&entry))), Ok(vec![entry]));
        }

        #[test]
        fn never_panics(text in "(msgid|msgstr|msgctxt|\\[0\\]|\"|\\\\|#|[|,.:~]| |\n|a|ą)*") {
            let _ = read(&text);
        }
    }
}
