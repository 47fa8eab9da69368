//! Display names.

mod addresses;

use addresses::addresses;

use crate::{Reason, hidden::has_invisible};

/// The longest display name, in characters.
const MAX: usize = 200;

/// The platform's Unicode functions, passed in since every platform has its own tables.
#[derive(Clone, Copy)]
pub struct Unicode<'a> {
    /// Turns a text into Normalization Form C.
    pub to_nfc: &'a dyn Fn(&str) -> String,
    /// Returns true if a text has a character that is not assigned in the platform's version of Unicode.
    pub has_unassigned: &'a dyn Fn(&str) -> bool,
}

/// Normalises a display name for storing: as [`parse_display_name`], in NFC, so that names that look alike are equal, and without
/// unassigned characters, which a later Unicode might give a meaning.
pub fn normalize_display_name(input: &str, alias: &str, unicode: Unicode<'_>) -> Result<String, Reason> {
    // Before anything is looked at: a mark can be joined to what stands before it, and is then another character.
    let name = parse_display_name(&(unicode.to_nfc)(input), alias)?;
    if (unicode.has_unassigned)(&name) {
        return Err(Reason::CharacterForbidden);
    }
    Ok(name)
}

/// Validates and trims a display name; empty is allowed and means "none". `alias` is the address it stands beside: a name may repeat that
/// address, but contain no other, nor anything that reads as one, since some clients show the name alone. Joiners are allowed where a
/// script is written with them.
pub fn parse_display_name(input: &str, alias: &str) -> Result<String, Reason> {
    let name = input.trim();
    if has_invisible(name) || name.chars().any(is_nobody_s) {
        return Err(Reason::CharacterForbidden);
    }
    if name.chars().count() > MAX {
        return Err(Reason::TooLong);
    }
    if name.split_once("=?").is_some_and(|(_, rest)| rest.contains("?=")) {
        return Err(Reason::NameEncoded);
    }
    let alias = alias.trim();
    if addresses(name)
        .iter()
        .any(|found| !found.eq_ignore_ascii_case(alias))
    {
        return Err(Reason::NameContainsAddress);
    }
    Ok(name.to_owned())
}

/// Returns a display name stored by an older version, or written into the database by hand, if today's rules allow it beside this address;
/// otherwise an empty name.
pub fn keep_display_name(stored: &str, alias: &str) -> String {
    parse_display_name(stored, alias).unwrap_or_default()
}

/// Private use and noncharacters: whatever a recipient sees there, it is not what was meant.
fn is_nobody_s(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..)
        || u32::from(character) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_and_why_some_are_refused() {
        let parse = |name| parse_display_name(name, "user.name@partner.com");
        assert_eq!(
            parse("  Zażółć Gęślą (Jaźń), \"x\" ").as_deref(),
            Ok("Zażółć Gęślą (Jaźń), \"x\"")
        );
        assert_eq!(parse("").as_deref(), Ok(""));
        assert_eq!(parse("Anna @ Partner").as_deref(), Ok("Anna @ Partner"));
        assert_eq!(parse("me@home").as_deref(), Ok("me@home"));
        assert_eq!(
            parse("User.Name@partner.com").as_deref(),
            Ok("User.Name@partner.com")
        );
        assert_eq!(parse("boss@bank.com"), Err(Reason::NameContainsAddress));
        assert_eq!(parse("Boss <boss＠bank.com>"), Err(Reason::NameContainsAddress));
        assert_eq!(parse("=?utf-8?q?x?="), Err(Reason::NameEncoded));
        assert_eq!(parse("a\r\nBcc: b"), Err(Reason::CharacterForbidden));
        assert_eq!(parse("a\u{202e}b"), Err(Reason::CharacterForbidden));
        assert_eq!(parse(&"x".repeat(201)), Err(Reason::TooLong));
    }

    #[test]
    fn of_what_was_stored_only_what_the_rule_takes_is_kept() {
        for (stored, address, kept) in [
            ("Anna", "a@b.cd", "Anna"),
            ("a@b.cd", "a@b.cd", "a@b.cd"),
            ("a@b.cd", "", ""),
            ("boss@bank.com", "a@b.cd", ""),
            ("a\u{202e}b", "a@b.cd", ""),
        ] {
            assert_eq!(keep_display_name(stored, address), kept, "{stored:?}");
        }
    }

    #[test]
    fn characters_that_mean_something_else_to_everybody() {
        for nobody_s in "\u{e000}\u{f8ff}\u{fdd0}\u{ffff}\u{1fffe}\u{f0000}\u{10ffff}".chars() {
            let parsed = parse_display_name(&format!("a{nobody_s}"), "a@b.cd");
            assert_eq!(parsed, Err(Reason::CharacterForbidden), "{nobody_s:?}");
        }
        let good = "Ｚ\u{f900}\u{fffd}😀";
        assert_eq!(parse_display_name(good, "a@b.cd").as_deref(), Ok(good));
    }

    #[test]
    fn what_is_kept_was_normalised_before_it_was_looked_at() {
        let to_nfc = |text: &str| text.replace("e\u{301}", "é").replace('\u{37e}', ";");
        let unicode = Unicode {
            to_nfc: &to_nfc,
            has_unassigned: &|text| text.contains('\u{378}'),
        };
        let normal = |name: &str| normalize_display_name(name, "a@b.cd", unicode);
        assert_eq!(normal(" Ire\u{301}ne\u{37e} "), Ok("Iréne;".to_owned()));
        let long = "e\u{301}".repeat(200);
        assert_eq!(normal(&long), Ok("é".repeat(200)));
        let too_long = "e\u{301}".repeat(201);
        assert_eq!(normal(&too_long), Err(Reason::TooLong));
        assert_eq!(normal("a\u{378}"), Err(Reason::CharacterForbidden));
    }

    proptest! {
        #[test]
        fn never_panics_and_what_passes_passes_again(input in any::<String>()) {
            if let Ok(name) = parse_display_name(&input, "a@b.cd") {
                prop_assert!(!name.contains(['\r', '\n', '\0']));
                prop_assert_eq!(parse_display_name(&name, "a@b.cd"), Ok(name));
            }
        }
    }
}
