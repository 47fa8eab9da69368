//! The languages that Fromline speaks.

use serde::{Deserialize, Serialize};

/// A language with a complete set of texts.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, also what everybody falls back to.
    #[default]
    En,
    /// Italian.
    It,
    /// Polish.
    Pl,
}

impl Language {
    /// All of them, in the order of the language switch.
    pub const ALL: [Self; 3] = [Self::En, Self::It, Self::Pl];

    /// The BCP 47 tag.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::It => "it",
            Self::Pl => "pl",
        }
    }

    /// From a BCP 47 tag: `pl`, `pl-PL`, `PL` are all Polish.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn tags_with_and_without_region() {
        assert_eq!(Language::parse("pl-PL"), Some(Language::Pl));
        assert_eq!(Language::parse(" IT "), Some(Language::It));
        assert_eq!(Language::parse("plx"), None);
        assert_eq!(Language::parse(""), None);
    }
}
