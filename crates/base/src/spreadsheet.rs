//! Cells of tables that people open in a spreadsheet, which would take some of them for formulas.

use std::borrow::Cow;

/// Spreadsheets take a file for UTF-8 only if it begins with this.
pub const MARK: char = '\u{feff}';

/// The sign that makes a cell text in every spreadsheet.
const QUOTE: char = '\'';

/// Characters with which a formula begins, or a cell that some spreadsheet continues as one (OWASP, CSV Injection); the wide forms count
/// as the narrow ones.
const SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Makes a text harmless: with a quotation mark before what could be a formula.
pub fn quote_formula(text: &str) -> Cow<'_, str> {
    if text.starts_with(QUOTE) || text.starts_with(SIGNS) {
        Cow::Owned(format!("{QUOTE}{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns the text that was made harmless; what was not stays as it is.
pub fn unquote_formula(cell: &str) -> &str {
    match cell.strip_prefix(QUOTE) {
        Some(text) if text.starts_with(QUOTE) || text.starts_with(SIGNS) => text,
        _ => cell,
    }
}

/// Returns the delimiter of a table by its first line; spreadsheets of some languages write semicolons or tabs.
pub fn find_delimiter(header: &str) -> u8 {
    let count = |sign: u8| header.bytes().filter(|byte| *byte == sign).count();
    let signs = [b'\t', b';', b','];
    signs.into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_become_text_and_names_stay() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+48 22", "'+48 22"),
            ("-1", "'-1"),
            ("@a", "'@a"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("Anna", "Anna"),
            ("O'Neil", "O'Neil"),
            ("", ""),
        ] {
            assert_eq!(quote_formula(text), cell);
        }
        assert_eq!(unquote_formula("'Ndrangheta"), "'Ndrangheta", "written by hand");
        for (header, delimiter) in [("address", b','), ("address;name", b';'), ("a\tb,c\td", b'\t')] {
            assert_eq!(find_delimiter(header), delimiter, "{header}");
        }
    }

    proptest! {
        #[test]
        fn there_and_back(text in "['=+@a-]{0,4}|\\PC{0,8}") {
            let cell = quote_formula(&text);
            prop_assert!(!cell.starts_with(SIGNS));
            prop_assert_eq!(unquote_formula(&cell), &text);
        }
    }
}
