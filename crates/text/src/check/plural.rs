//! The plural forms of a language.

use fromline_core::{Language, text::Category};

use crate::category;

/// Every plural category, in CLDR's order.
const ALL: [Category; 6] = [
    Category::Zero,
    Category::One,
    Category::Two,
    Category::Few,
    Category::Many,
    Category::Other,
];

/// The plural forms of a language, found by asking for many numbers.
#[derive(Debug)]
pub struct Forms {
    /// The forms of everyday numbers, which a text needs, each with some examples.
    pub whole: Vec<(&'static str, String)>,
    /// Forms that one everyday number takes, and no other.
    single: Vec<&'static str>,
    /// The forms of fractions and millions, which a text may have.
    optional: Vec<&'static str>,
}

impl Forms {
    /// Determines the forms of a language.
    pub fn of(language: Language) -> Self {
        let numbers = (0..=120).chain([200, 1_000, 10_000]).map(f64::from);
        let taken: Vec<_> = numbers
            .map(|number| (category(language, number), number))
            .collect();
        let whole = ALL.into_iter().filter_map(|form| {
            let few = taken.iter().filter(|(its, _)| *its == form).take(3);
            let few: Vec<String> = few.map(|(_, number)| number.to_string()).collect();
            (!few.is_empty()).then(|| (form.key(), few.join(", ")))
        });
        let rare = [0.0, 0.1, 0.5, 1.5, 2.5, 100_000.0, 1_000_000.0, 2_000_000.0];
        let single = ALL
            .into_iter()
            .filter(|form| taken.iter().filter(|(its, _)| its == form).count() == 1);
        Self {
            single: single.map(Category::key).collect(),
            whole: whole.collect(),
            optional: rare.map(|number| category(language, number).key()).to_vec(),
        }
    }

    /// Returns the names of the forms that a text needs.
    pub fn names(&self) -> Vec<&'static str> {
        self.whole.iter().map(|(name, _)| *name).collect()
    }

    /// Returns whether some number takes this form: a category, or the number itself.
    pub fn has(&self, key: &str) -> bool {
        key.parse::<f64>().is_ok() || self.optional.contains(&key) || self.names().contains(&key)
    }
}

impl Forms {
    /// Returns whether a form stands for several numbers, so that a text that leaves the number out says less.
    pub fn is_for_several(&self, key: &str) -> bool {
        key.parse::<f64>().is_err() && !self.single.contains(&key)
    }
}

/// Returns whether a select expression is about plural forms rather than words (`[tls]`).
pub fn is_plural<'a>(mut keys: impl Iterator<Item = &'a str>) -> bool {
    keys.any(|key| key.parse::<f64>().is_ok() || ALL.iter().any(|form| form.key() == key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_those_of_whole_numbers() {
        let forms = |language| Forms::of(language).names().join(" ");
        assert_eq!(forms(Language::EN), "one other");
        assert_eq!(forms(Language::IT), "one other");
        assert_eq!(forms(Language::PL), "one few many");
        let of = |tag| Forms::of(Language::parse_any(tag).unwrap());
        assert_eq!(of("he").names().join(" "), "one two other");
        assert_eq!(of("mt").names().join(" "), "one two few many other");
        // A million is rare: there may be a form for it.
        assert!(
            of("it").has("many") && of("fr").has("many") && !of("it").has("few") && !of("de").has("many")
        );
        assert!(of("he").is_for_several("other") && !of("he").is_for_several("two"));
        assert!(of("ru").is_for_several("one") && !of("pl").is_for_several("one"));
        let polish = Forms::of(Language::PL);
        assert!(polish.has("other") && polish.has("0") && !polish.has("two"));
        assert_eq!(polish.whole[1], ("few", "2, 3, 4".to_owned()));
    }
}
