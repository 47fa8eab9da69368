//! Plural categories on the server.

use fixed_decimal::Decimal;
use fromline_core::{Language, text::Category};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// Returns the CLDR plural category of a number, as browsers do (ECMA-402 `Intl.PluralRules`): `icu_plurals` carries CLDR's data. A
/// language without rules has `other` alone.
pub fn category(language: Language, number: f64) -> Category {
    let locale: Option<Locale> = language.code().parse().ok();
    let rules = locale.and_then(|locale| PluralRules::try_new_cardinal((&locale).into()).ok());
    let number: Option<Decimal> = number.to_string().parse().ok();
    match rules
        .zip(number)
        .map(|(rules, number)| rules.category_for(&number))
    {
        Some(PluralCategory::Zero) => Category::Zero,
        Some(PluralCategory::One) => Category::One,
        Some(PluralCategory::Two) => Category::Two,
        Some(PluralCategory::Few) => Category::Few,
        Some(PluralCategory::Many) => Category::Many,
        Some(PluralCategory::Other) | None => Category::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Chromium 156 and Node 20 (CLDR 48) answer.
    #[test]
    fn categories_are_those_of_browsers() {
        for (tag, number, expected) in [
            ("en", 0.0, "other"),
            ("en", 1.0, "one"),
            ("en", 1.5, "other"),
            ("it", 1.0, "one"),
            ("it", 2.0, "other"),
            ("it", 1_000_000.0, "many"),
            ("pl", 0.0, "many"),
            ("pl", 12.0, "many"),
            ("pl", 22.0, "few"),
            ("pl", 1.5, "other"),
            ("pl", 1_000_000.0, "many"),
            ("fr", 1_000_000.0, "many"),
            ("pt-PT", 1_000_000.0, "many"),
            ("he", 100.0, "other"),
            ("he", 1_000_000.0, "other"),
            ("mt", 2.0, "two"),
            ("lt", 22.0, "few"),
            ("de-AT", 1.0, "one"),
            ("zz", 1.0, "other"),
        ] {
            let language = Language::parse_any(tag).unwrap();
            assert_eq!(category(language, number).key(), expected, "{tag} {number}");
        }
        for number in [f64::NAN, f64::INFINITY, f64::MAX, f64::MIN_POSITIVE, -1.0] {
            let _ = category(Language::PL, number);
        }
    }
}
