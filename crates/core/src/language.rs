//! The languages that Fromline speaks: a line for each in `public/locales/languages.txt`, and nowhere else.

use std::sync::OnceLock;

/// A language with texts of its own, by its BCP 47 tag.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Language(&'static str);

/// A language and its name in itself: whoever looks for it may read no other.
type Named = (Language, &'static str);

static LANGUAGES: OnceLock<Vec<Named>> = OnceLock::new();

impl Default for Language {
    fn default() -> Self {
        Self::EN
    }
}

impl Language {
    /// English: the reference, and what everybody falls back to.
    pub const EN: Self = Self("en");
    /// Italian.
    pub const IT: Self = Self("it");
    /// Polish.
    pub const PL: Self = Self("pl");
    /// English with accents and longer words, made by the server: shows what is not translated or is cut off.
    pub const ACCENTED: Self = Self("en-XA");
    /// English written from right to left, made by the server.
    pub const MIRRORED: Self = Self("ar-XB");

    /// All of them, in the order of the language switch.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        named().iter().map(|(language, _)| *language)
    }

    /// Speaks the languages of another list from now on; whether the list came in time, before the first question.
    pub fn speak(list: &'static str) -> bool {
        LANGUAGES.set(Self::list(list).collect()).is_ok()
    }

    /// The languages of a list: a tag and a name on each line, `#` before a comment.
    pub fn list(list: &'static str) -> impl Iterator<Item = Named> {
        list.lines().filter_map(|line| {
            let (code, name) = line.trim().split_once(' ')?;
            is_tag(code).then(|| (Self(code), name.trim_start()))
        })
    }

    /// The BCP 47 tag.
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        let known = named().iter().find(|(language, _)| *language == self);
        known.map_or(self.0, |(_, name)| name)
    }

    /// Which way it is written, as HTML's `dir` says it.
    pub fn direction(self) -> &'static str {
        match primary(self.0) {
            "ar" | "fa" | "he" | "ur" => "rtl",
            _ => "ltr",
        }
    }

    /// Whether users can choose it.
    pub fn is_listed(self) -> bool {
        Self::all().any(|language| language == self)
    }

    /// From a BCP 47 tag: `pl`, `pl-PL`, `PL` are all Polish.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim();
        let is = |wanted: &str| Self::all().find(|language| language.0.eq_ignore_ascii_case(wanted));
        is(tag).or_else(|| is(primary(tag)))
    }

    /// The first of the languages that a request prefers (`Accept-Language`, RFC 9110 section 12.5.4), by their weights. None if
    /// Fromline speaks none of them.
    pub fn preferred(accepted: &str) -> Option<Self> {
        let mut wanted: Vec<(f32, Self)> = Vec::new();
        for item in accepted.split(',') {
            let (tag, rest) = item.split_once(';').unwrap_or((item, ""));
            let weight = match rest.trim().split_once('=') {
                None => 1.0,
                Some((_, weight)) => weight.trim().parse().unwrap_or(0.0),
            };
            if let Some(language) = Self::parse(tag).filter(|_| weight > 0.0 && weight <= 1.0) {
                wanted.push((weight, language));
            }
        }
        wanted.sort_by(|one, other| other.0.total_cmp(&one.0));
        wanted.first().map(|(_, language)| *language)
    }

    /// From a link: also a language that is not listed here, for the server may have its texts.
    pub fn asked(tag: &str) -> Option<Self> {
        let made = [Self::ACCENTED, Self::MIRRORED];
        if let Some(language) = made.into_iter().find(|language| language.0 == tag) {
            return Some(language);
        }
        Self::parse(tag).or_else(|| is_tag(tag).then(|| Self(String::leak(tag.to_owned()))))
    }
}

fn named() -> &'static [Named] {
    LANGUAGES.get_or_init(|| Language::list(include_str!("../../../public/locales/languages.txt")).collect())
}

/// Whether it looks like a tag; the browser's `Intl` throws at what does not.
fn is_tag(tag: &str) -> bool {
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digits = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let region = |part: &str| (2..=4).contains(&part.len()) && letters(part) || digits(part);
    (2..=3).contains(&first.len()) && letters(first) && parts.all(region)
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn tags_with_and_without_region() {
        assert_eq!(Language::parse("pl-PL"), Some(Language::PL));
        assert_eq!(Language::parse(" IT "), Some(Language::IT));
        assert_eq!(Language::parse("plx"), None);
        assert_eq!(Language::parse(""), None);
    }

    #[test]
    fn what_a_request_prefers() {
        for (accepted, expected) in [
            ("", None),
            ("de", None),
            ("*", None),
            ("pl", Some(Language::PL)),
            ("de, pl-PL;q=0.8, it;q=0.9", Some(Language::IT)),
            ("it;q=0.5,en;q=0.5", Some(Language::IT)),
            ("it;q=0, pl; q=0.1", Some(Language::PL)),
            ("it;q=x, pl;q=7, en;q=NaN", None),
            ("de-DE,*;q=0.1", None),
            (",,;;q=,=", None),
        ] {
            assert_eq!(Language::preferred(accepted), expected, "{accepted}");
        }
    }

    #[test]
    fn the_list_has_names_and_ours_begins_with_english() {
        assert_eq!(Language::all().next(), Some(Language::EN));
        assert_eq!(Language::PL.name(), "Polski");
        let list = "# de Deutsch\n\ngerman Deutsch\nde-AT  Deutsch (Österreich)\nbroken\n";
        let list: Vec<_> = Language::list(list).collect();
        assert_eq!(list, [(Language("de-AT"), "Deutsch (Österreich)")]);
    }

    #[test]
    fn a_link_may_ask_for_a_language_that_only_the_server_knows() {
        assert_eq!(Language::asked("pl-PL"), Some(Language::PL));
        assert_eq!(Language::asked("en-XA"), Some(Language::ACCENTED));
        for tag in ["de", "es-419", "sr-Latn-RS"] {
            assert_eq!(Language::asked(tag).map(Language::code), Some(tag));
        }
        for no_tag in ["../x", "d", "german", "de-", "de-x", ""] {
            assert_eq!(Language::asked(no_tag), None, "{no_tag}");
        }
        assert!(!Language::ACCENTED.is_listed());
    }

    #[test]
    fn directions() {
        assert_eq!(Language::MIRRORED.direction(), "rtl");
        assert_eq!(Language::PL.direction(), "ltr");
    }
}
