//! Display names.

use crate::{Reason, address::is_invisible};

/// The longest display name, in characters.
const MAX: usize = 200;

/// Checks and trims a display name; empty is allowed and means "none". `alias` is the address it stands
/// beside: a name may repeat that address, but contain no other, since some clients show the name alone.
pub fn parse_display_name(input: &str, alias: &str) -> Result<String, Reason> {
    let name = input.trim();
    if name.chars().any(is_invisible) {
        return Err(Reason::CharacterForbidden);
    }
    if name.chars().count() > MAX {
        return Err(Reason::TooLong);
    }
    if name.split_once("=?").is_some_and(|(_, rest)| rest.contains("?=")) {
        return Err(Reason::NameEncoded);
    }
    if addresses(name).any(|found| !found.eq_ignore_ascii_case(alias.trim())) {
        return Err(Reason::NameContainsAddress);
    }
    Ok(name.to_owned())
}

/// What looks like an address in a text: `x@y.z`. A lone `@` makes none.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || "<>()[],;:\"'＜＞".contains(c))
        .filter(|word| {
            word.split_once(['@', '＠', '﹫']).is_some_and(|(local, domain)| {
                !local.is_empty() && domain.trim_matches('.').contains(['.', '。', '．', '｡'])
            })
        })
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
