//! `Plural-Forms`, the field of a PO file that says which form of a text a number takes.

use fromline_core::Language;

use super::expression::PluralExpression;
use crate::{category, check::plural_forms};

/// The forms of a file and how numbers choose among them.
#[derive(Clone, Debug)]
pub struct PluralForms {
    count: usize,
    expression: String,
    parsed: PluralExpression,
}

/// Conditions that CLDR's languages have for whole numbers, one form at a time, as GNU gettext and Weblate write them.
const CONDITIONS: [&str; 45] = [
    "n==1",
    "n==0 || n==1",
    "n==0",
    "n==2",
    "n==3",
    "n==6",
    "n>=2 && n<=4",
    "n>=2 && n<=10",
    "n>=3 && n<=6",
    "n>=7 && n<=10",
    "n==1 || n==11",
    "n==2 || n==12",
    "n>=3 && n<=10 || n>=13 && n<=19",
    "n==0 || n==1 || n>=11 && n<=99",
    "n==1 || n==5",
    "n==1 || n==5 || n>=7 && n<=9",
    "n==1 || n==3",
    "n==2 || n==3",
    "n==4",
    "n==7 || n==8 || n==9 || n==0",
    "n==0 || n==7 || n==8 || n==9",
    "n==3 || n==4",
    "n==5 || n==6",
    "n==11 || n==8 || n==80 || n==800",
    "n%10==1 && n%100!=11",
    "n%10==1",
    "n%10==2",
    "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14)",
    "n%10>=2 && (n%100<11 || n%100>19)",
    "n%10==0 || n%100>=11 && n%100<=19",
    "n%100>=3 && n%100<=10",
    "n==0 || n%100>=1 && n%100<=19",
    "n==0 || n%100>=2 && n%100<=19",
    "n==0 || n%100>=2 && n%100<=10",
    "n==0 || n%100>=3 && n%100<=10",
    "n%100>=11",
    "n%100>=11 && n%100<=19",
    "n%100==1",
    "n%100==2",
    "n%100==3 || n%100==4",
    "n%10!=4 && n%10!=6 && n%10!=9",
    "n%10==1 && n%100!=11 && n%100!=71 && n%100!=91",
    "n%10==2 && n%100!=12 && n%100!=72 && n%100!=92",
    "(n%10==3 || n%10==4 || n%10==9) && (n%100<10 || n%100>19 && n%100<70 || n%100>79 && n%100<90)",
    "n%20==0",
];

/// Whole numbers that tell the rules apart.
fn numbers() -> impl Iterator<Item = u64> {
    (0..=220).chain([1_000, 1_001, 1_011, 1_100, 1_111, 10_000, 10_001, 100_000])
}

impl PluralForms {
    /// Returns the forms of a language in the order of [`plural_forms`], or `None` if nobody has written its rule as an expression.
    pub fn of(language: Language) -> Option<Self> {
        let forms = plural_forms(language);
        let known = |number: u64| {
            let form = form_of(language, number);
            forms.contains(&form).then_some(form)
        };
        let asked: Vec<_> = numbers()
            .filter_map(|number| Some((number, known(number)?)))
            .collect();
        let mut conditions = Vec::new();
        let mut rest = asked.clone();
        for form in forms.iter().take(forms.len().saturating_sub(1)) {
            let holds = |condition: &&&str| {
                PluralExpression::parse(condition).is_some_and(|condition| {
                    rest.iter()
                        .all(|(number, its)| condition.value(*number) == Some(u64::from(its == form)))
                })
            };
            let condition = CONDITIONS.iter().find(holds)?;
            conditions.push(format!("{condition} ? {} : ", conditions.len()));
            // Conditions are asked in turn.
            rest.retain(|(_, its)| its != form);
        }
        let expression = match conditions.as_slice() {
            // gettext's own way to write it.
            [only] if only == "n==1 ? 0 : " => "(n != 1)".to_owned(),
            [only] if only == "n==0 || n==1 ? 0 : " => "(n > 1)".to_owned(),
            [] => "0".to_owned(),
            several => format!("({}{})", several.concat(), several.len()),
        };
        Self::parse(&format!("nplurals={}; plural={expression};", forms.len()))
    }

    /// Parses the field's value; `None` if it is not `nplurals=…; plural=…`.
    pub fn parse(field: &str) -> Option<Self> {
        let value = |name: &str| {
            let mut parts = field.split(';');
            parts.find_map(|part| part.trim().strip_prefix(name)?.trim_start().strip_prefix('='))
        };
        let expression = value("plural")?.trim();
        Some(Self {
            count: value("nplurals")?.trim().parse().ok()?,
            parsed: PluralExpression::parse(expression)?,
            expression: expression.to_owned(),
        })
    }

    /// Returns the field's value.
    pub fn field(&self) -> String {
        format!("nplurals={}; plural={};", self.count, self.expression)
    }

    /// Returns the index that each form of a language has here, in the order of [`plural_forms`]; `None` if numbers of one form have
    /// several indices, or forms share one.
    pub fn indices(&self, language: Language) -> Option<Vec<usize>> {
        let mut indices: Vec<usize> = Vec::new();
        for form in plural_forms(language) {
            let of_form = numbers().filter(|number| form_of(language, *number) == form);
            let mut found = of_form.map(|number| self.parsed.value(number));
            let first = found.next()??;
            if found.any(|index| index != Some(first)) {
                return None;
            }
            let index = usize::try_from(first).ok().filter(|index| *index < self.count)?;
            if indices.contains(&index) {
                return None;
            }
            indices.push(index);
        }
        Some(indices)
    }
}

fn form_of(language: Language, number: u64) -> &'static str {
    // None of the numbers asked for is too large to be exact.
    #[expect(clippy::cast_precision_loss, reason = "at most a million")]
    category(language, number as f64).key()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::parse_any(tag).unwrap()
    }

    #[test]
    fn fields_are_those_that_gettext_and_its_tools_know() {
        for (tag, field) in [
            ("en", "nplurals=2; plural=(n != 1);"),
            ("it", "nplurals=2; plural=(n != 1);"),
            ("de", "nplurals=2; plural=(n != 1);"),
            ("fr", "nplurals=2; plural=(n > 1);"),
            ("ja", "nplurals=1; plural=0;"),
            (
                "pl",
                "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
            ),
            ("cs", "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);"),
            (
                "ar",
                "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
            ),
        ] {
            let forms = PluralForms::of(language(tag)).unwrap();
            assert_eq!(forms.field(), field, "{tag}");
            let in_order: Vec<usize> = (0..plural_forms(language(tag)).len()).collect();
            assert_eq!(forms.indices(language(tag)), Some(in_order), "{tag}");
        }
    }

    /// CLDR 48, cardinal rules: one language of each rule at least.
    #[test]
    fn every_rule_of_cldr_has_an_expression() {
        let tags = "am ar as ast be bg bn br bs ca ceb cs cy da de dsb ee el en es et eu fa fi fil fr ga gd gl gu gv ha he hi hr hsb hu hy \
             id is it ja ka kk km kn ko ksh ky lag lb lt lv mk ml mn mr ms mt my naq nb ne nl pa pl ps pt pt-PT ro ru sc se sh \
             shi si sk sl so sq sr sv sw ta te th ti tr tzm uk ur uz vec vi wa wo yi yo zh zu";
        let without: Vec<_> = tags
            .split_whitespace()
            .filter(|tag| PluralForms::of(language(tag)).is_none())
            .collect();
        assert!(without.is_empty(), "{without:?}");
    }

    #[test]
    fn other_orders_are_understood_by_their_meaning() {
        let polish = |field: &str| PluralForms::parse(field).unwrap().indices(Language::PL);
        // Poedit's, with a form that whole numbers never take.
        let four = "nplurals=4; plural=(n==1 ? 0 : (n%10>=2 && n%10<=4) && (n%100<12 || n%100>14) ? 1 : n!=1 ? 2 : 3);";
        assert_eq!(polish(four), Some(vec![0, 1, 2]));
        let turned = "nplurals=3; plural=n==1 ? 2 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 0 : 1";
        assert_eq!(polish(turned), Some(vec![2, 0, 1]));
        assert_eq!(polish("nplurals=2; plural=(n != 1);"), None);
        assert_eq!(polish("nplurals=1; plural=n;"), None);
        assert!(PluralForms::parse("nplurals=INTEGER; plural=EXPRESSION;").is_none());
    }
}
