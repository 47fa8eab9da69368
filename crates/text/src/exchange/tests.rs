//! There and back: nothing is lost, and nothing else changes.

use fromline_core::Language;

use super::*;
use crate::embedded;

pub fn files(code: &str) -> Vec<FluentFile> {
    let own = embedded::LOCALES.iter().filter_map(|(path, text)| {
        let name = path.strip_prefix(code)?.strip_prefix('/')?;
        Some(FluentFile::parse(name, text).unwrap())
    });
    own.collect()
}

/// Ids and translations of rows, as a table brings them back.
fn back(rows: &[ExchangeRow]) -> Vec<(String, String)> {
    from_csv(&to_csv(rows)).unwrap()
}

#[test]
fn our_own_texts_come_back_unchanged() {
    let english = files("en");
    for language in [Language::IT, Language::PL] {
        let own = files(language.code());
        let rows = rows(&english, &own, language);
        assert!(rows.len() > 500, "{} rows", rows.len());
        assert!(rows.iter().all(|row| !row.translation.is_empty()));
        let changed = import(&english, &own, language, &back(&rows)).unwrap();
        let names: Vec<_> = changed.iter().map(|file| &file.name).collect();
        assert!(names.is_empty(), "{names:?}");
    }
}

/// A language made of a table has the same messages as the language that the table was made of.
#[test]
fn a_new_language_is_made_of_a_table_alone() {
    let (english, polish) = (files("en"), files("pl"));
    let table = back(&rows(&english, &polish, Language::PL));
    let made = import(&english, &[], Language::PL, &table).unwrap();
    assert_eq!(made.len(), polish.len());
    for (made, own) in made.iter().zip(&polish) {
        let made = FluentFile::parse(&made.name, &made.source()).unwrap();
        for own in own.messages() {
            let made = made.get(&own.id).map(|made| made.pattern);
            assert_eq!(made, Some(own.pattern), "{}", own.id);
        }
    }
}

#[test]
fn an_untranslated_plural_has_a_row_for_each_form_of_the_language() {
    let english = [FluentFile::parse(
        "x.ftl",
        "# $n (Number) - addresses\nx-count =\n    { $n ->\n        [one] { $n } address\n       *[other] { $n } addresses\n    }\n",
    )
    .unwrap()];
    let rows = rows(&english, &[], Language::PL);
    let ids: Vec<_> = rows.iter().map(|row| (&*row.id, &*row.english)).collect();
    assert_eq!(
        ids,
        [
            ("x-count[one]", "{ $n } address"),
            ("x-count[few]", "{ $n } addresses"),
            ("x-count[*many]", "{ $n } addresses"),
        ]
    );
    assert_eq!(
        (rows[0].longest, &*rows[0].comment),
        (11, "$n (Number) - addresses")
    );
    let texts =
        ["x-count[one]", "x-count[few]", "x-count[*many]"].map(|id| (id.to_owned(), "{ $n } a".to_owned()));
    let made = import(&english, &[], Language::PL, &texts).unwrap();
    insta::assert_snapshot!(made[0].source(), @r"
    x-count =
        { $n ->
            [one] { $n } a
            [few] { $n } a
           *[many] { $n } a
        }
    ");
    let error = import(&english, &[], Language::PL, &texts[..2])
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "x-count: there has to be a translation for each form, one of them marked with *"
    );
}

#[test]
fn what_is_no_translation_is_refused_by_its_id() {
    let english = [FluentFile::parse("x.ftl", "x-a = A\nx-b = B\n").unwrap()];
    let own = [FluentFile::parse("x.ftl", "x-b = Be\n").unwrap()];
    let error = |id: &str, text: &str| {
        let rows = [(id.to_owned(), text.to_owned())];
        import(&english, &own, Language::PL, &rows)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(error("x-c", "C"), "x-c: English has no such message");
    // The parser would follow braces as deep as they go.
    let deep = format!("{}$n{}", "{ ".repeat(60), " }".repeat(60));
    assert!(error("x-a", &deep).starts_with("x-a: the translation is not Fluent"));
    assert!(FluentFile::parse("x.ftl", &format!("x-a = {deep}\n")).is_err());
    assert_eq!(
        error("x-a", "A {"),
        "x-a: the translation is not Fluent: every { needs its }"
    );
    let same = [
        ("x-b".to_owned(), "Be".to_owned()),
        ("x-a".to_owned(), String::new()),
    ];
    assert!(import(&english, &own, Language::PL, &same).unwrap().is_empty());
    let new = import(
        &english,
        &own,
        Language::PL,
        &[("x-a".to_owned(), "[A]".to_owned())],
    )
    .unwrap();
    assert_eq!(new[0].source(), "x-a = [A]\nx-b = Be\n");
    let semicolons = "id;English;translation\nx-a;A;\"A; B\"\n";
    assert_eq!(
        from_csv(semicolons).unwrap(),
        [("x-a".to_owned(), "A; B".to_owned())]
    );
    assert!(from_csv("a,b\n").is_err());
}

proptest::proptest! {
    /// Any text that Fluent takes comes back through a table, and any other is refused without harm.
    #[test]
    fn texts_come_back(text in "([a-zą]| |\n|\"|,|;|\\[|\\]|\\*|[.]|\\{ \\$n \\}|\\{ \"\\{\" \\}|<|'|#|=|-)*") {
        let english = [FluentFile::parse("x.ftl", "x-a = A\n").unwrap()];
        let rows = [("x-a".to_owned(), text)];
        if let Ok(changed) = import(&english, &[], Language::PL, &rows)
            && let Some(file) = changed.first()
        {
            let written = FluentFile::parse("x.ftl", &file.source()).unwrap();
            let table = super::rows(&english, std::slice::from_ref(&written), Language::PL);
            let again = import(&english, std::slice::from_ref(&written), Language::PL, &back(&table)).unwrap();
            proptest::prop_assert!(again.is_empty());
        }
    }
}
