//! There and back: nothing is lost, and nothing else changes.

use fromline_core::Language;

use super::{read::read, *};
use crate::exchange::{FluentFile, tests::files};

const NOW: &str = "2026-11-29 19:30+0000";

fn file(source: &str) -> Vec<FluentFile> {
    vec![FluentFile::parse("x.ftl", source).unwrap()]
}

/// The Polish file after an edit of its PO file, what else is said, or the error.
fn imported(english: &str, own: &str, edit: impl Fn(String) -> String) -> Result<(String, String), String> {
    let (english, own) = (file(english), file(own));
    let po = edit(to_po(&english, &own, Language::PL, NOW).unwrap());
    let outcome = from_po(&po, &english, &own, Language::PL).map_err(|error| error.to_string())?;
    let said = [("guessed", &outcome.guessed), ("outdated", &outcome.outdated)];
    let said = said.iter().filter(|(_, ids)| !ids.is_empty());
    let said: Vec<_> = said
        .map(|(what, ids)| format!("{what}: {}", ids.join(" ")))
        .collect();
    let source = outcome.files.first().map(FluentFile::source);
    Ok((source.unwrap_or_else(|| "unchanged".to_owned()), said.join("; ")))
}

#[test]
fn our_own_texts_come_back_unchanged() {
    let english = files("en");
    for language in [Language::IT, Language::PL] {
        let own = files(language.code());
        let po = to_po(&english, &own, language, NOW).unwrap();
        let entries = read(&po).unwrap();
        assert!(entries.len() > 1_000, "{} entries", entries.len());
        assert!(entries.iter().filter(|entry| entry.plural.is_some()).count() >= 30);
        let outcome = from_po(&po, &english, &own, language).unwrap();
        let names: Vec<_> = outcome.files.iter().map(|file| &file.name).collect();
        assert!(
            names.is_empty() && outcome.guessed.is_empty() && outcome.outdated.is_empty(),
            "{outcome:?}"
        );
    }
}

/// A language made of a PO file has the same messages as the one that the file was made of, but for forms that no whole number takes.
#[test]
fn a_new_language_is_made_of_a_po_file_alone() {
    let (english, italian) = (files("en"), files("it"));
    let po = to_po(&english, &italian, Language::IT, NOW).unwrap();
    let made = from_po(&po, &english, &[], Language::IT).unwrap().files;
    assert_eq!(made.len(), italian.len());
    for (made, own) in made.iter().zip(&italian) {
        let made = FluentFile::parse(&made.name, &made.source()).unwrap();
        for own in own.messages() {
            let made = made.get(&own.id).map(|made| made.pattern);
            assert_eq!(made, Some(own.pattern), "{}", own.id);
        }
    }
}

const ENGLISH: &str = "## Files\n\n# $n (Number) - files\nx-count =\n    { $n ->\n        [one] { $n } file\n       *[other] { $n } files\n    }\n\
    x-said = You said “{ $what }”\n";

#[test]
fn an_entry_says_all_that_a_translator_needs() {
    let own = "# $n (Number) - files\n# not-wrong: stop - here\nx-count =\n    { $n ->\n        [one] { $n } plik\n        [few] { $n } pliki\n        \
        [many] { $n } plików\n       *[other] { $n } pliku\n    }\n";
    let po = to_po(&file(ENGLISH), &file(own), Language::PL, NOW).unwrap();
    insta::assert_snapshot!(po.split_once("\n\n").unwrap().1, @r#"
    # not-wrong: stop - here
    #. Group: Files
    #. $n (Number) - files
    #. Longest: 8 characters, values not counted
    #. These forms stay as they are in the file: other
    #: en/x.ftl:4
    msgctxt "x-count"
    msgid "{ $n } file"
    msgid_plural "{ $n } files"
    msgstr[0] "{ $n } plik"
    msgstr[1] "{ $n } pliki"
    msgstr[2] "{ $n } plików"

    #. Group: Files
    #. Longest: 15 characters, values not counted
    #: en/x.ftl:9
    msgctxt "x-said"
    msgid "You said “{ $what }”"
    msgstr ""
    "#);
}

#[test]
fn only_what_was_edited_changes() {
    // Not as a serializer writes it.
    let own = "### Plik\n\n\n# not-wrong: stop - here\nx-count = { $n ->\n    [one] { $n } plik\n    [few] { $n } pliki\n    [many] { $n } plików\n   *[other] { $n } pliku\n}\n\
        x-said   =   Ktoś napisał:\n  „{ $what }”\n# the end";
    let edited = |from: &'static str, to: &'static str| {
        imported(ENGLISH, own, move |po| {
            assert!(po.contains(from), "{from} in {po}");
            po.replace(from, to)
        })
        .unwrap()
    };
    assert_eq!(edited("Group", "Group").0, "unchanged");
    let (text, said) = edited("pliki\"", "PLIKI\"");
    assert_eq!(
        (&*text, said),
        (
            "### Plik\n\n\n# not-wrong: stop - here\nx-count =\n    { $n ->\n        [one] { $n } plik\n        [few] { $n } PLIKI\n        [many] { $n } plików\n       *[other] { $n } pliku\n    }\n\
        x-said   =   Ktoś napisał:\n  „{ $what }”\n# the end",
            String::new()
        )
    );
    assert_eq!(
        edited("Ktoś", "Napisano").0,
        own.replace(
            "x-said   =   Ktoś napisał:\n  „",
            "x-said =\n    Napisano napisał:\n    „"
        )
    );
    assert_eq!(
        edited("- here", "- because").0,
        own.replace("- here", "- because")
    );
    assert_eq!(
        edited("# not-wrong: stop - here\n", "").0,
        own.replace("# not-wrong: stop - here\n", "")
    );
}

#[test]
fn what_a_tool_guesses_or_what_is_outdated_changes_nothing() {
    let own = "x-said = „{ $what }”\n";
    let edited = |edit: fn(String) -> String| imported(ENGLISH, own, edit);
    let unchanged = |said: &str| Ok(("unchanged".to_owned(), said.to_owned()));
    let fuzzy: fn(String) -> String = |po| {
        po.replace("msgctxt \"x-said\"", "#, fuzzy\nmsgctxt \"x-said\"")
            .replace("„", "“")
    };
    assert_eq!(edited(fuzzy), unchanged("guessed: x-said"));
    assert_eq!(
        edited(|po| po.replace("You said", "You say").replace("„", "“")),
        unchanged("outdated: x-said")
    );
    assert_eq!(edited(|po| po.replace("You said", "You say")), unchanged(""));
    assert_eq!(
        edited(|po| po.replace("x-said", "x-gone")),
        unchanged("outdated: x-gone")
    );
    assert_eq!(
        edited(|po| po.replace("Language: pl", "Language: ")),
        unchanged("")
    );
}

#[test]
fn what_cannot_be_put_back_is_refused_by_its_id() {
    let own = "x-said = „{ $what }”\n";
    let error = |from: &'static str, to: &'static str| {
        imported(ENGLISH, own, move |po| po.replace(from, to)).unwrap_err()
    };
    let forms = "x-count: there has to be a translation for each form, one of them marked with *";
    assert_eq!(error("msgstr[1] \"\"", "msgstr[1] \"{ $n } pliki\""), forms);
    assert_eq!(
        error("„{", "„"),
        "x-said: the translation is not Fluent: every { needs its }"
    );
    assert_eq!(
        error("Language: pl", "Language: pt_BR"),
        "the file is in the language pt-BR, not pl"
    );
    assert_eq!(error("\"x-count\"", "\"x-said\""), "x-said: it is there twice");
    assert_eq!(error("msgstr \"„", "msgstr „"), "line 30: this is not a PO file");
    let italian = "nplurals=2; plural=(n != 1);";
    let po = move |po: String| {
        let (before, rest) = po.split_once("nplurals").unwrap();
        let (_, after) = rest.split_once(";\\n").unwrap();
        format!("{before}{italian}\\n{after}").replace("msgstr[0] \"\"", "msgstr[0] \"x\"")
    };
    let said = imported(ENGLISH, own, po).unwrap_err();
    assert!(
        said.starts_with("x-count: the plural forms of this file"),
        "{said}"
    );
}

/// A text that is the same for all numbers stays one; one that is not becomes forms.
#[test]
fn plain_texts_and_forms_become_each_other() {
    let own = "x-count = Pliki: { $n }\n";
    let one = imported(ENGLISH, own, |po| po.replace("Pliki:", "Liczba plików:"))
        .unwrap()
        .0;
    assert_eq!(one, "x-count = Liczba plików: { $n }\n");
    let several = |po: String| po.replace("msgstr[0] \"Pliki: { $n }", "msgstr[0] \"{ $n } plik");
    insta::assert_snapshot!(imported(ENGLISH, own, several).unwrap().0, @r"
    x-count =
        { $n ->
            [one] { $n } plik
            [few] Pliki: { $n }
           *[many] Pliki: { $n }
        }
    ");
    let copied = imported(ENGLISH, ENGLISH, |po| {
        po.replace("msgstr[0] \"\"", "msgstr[0] \"a\"")
            .replace("msgstr[1] \"\"", "msgstr[1] \"b\"")
            .replace("msgstr[2] \"\"", "msgstr[2] \"c\"")
    })
    .unwrap()
    .0;
    assert!(copied.contains("[few] b\n       *[many] c\n"), "{copied}");
}

#[test]
fn choices_that_gettext_does_not_have_are_written_as_in_fluent() {
    let english = "x-a =\n    Wait { $n ->\n        [one] a day\n       *[other] { $n } days\n    }.\nx-b =\n    { $tls ->\n        [yes] On\n       *[no] Off\n    }\n";
    let po = to_po(&file(english), &file(""), Language::PL, NOW).unwrap();
    insta::assert_snapshot!(po.split_once("\n\n").unwrap().1, @r#"
    #. In Fluent: translate the words of each form; the forms for numbers are one, few, many; one form is marked with *.
    #: en/x.ftl:1
    msgctxt "x-a"
    msgid ""
    "Wait { $n ->\n"
    "    [one] a day\n"
    "   *[other] { $n } days\n"
    "}."
    msgstr ""

    #. In Fluent: translate the words of each form; the forms for numbers are one, few, many; one form is marked with *.
    #: en/x.ftl:6
    msgctxt "x-b"
    msgid ""
    "{ $tls ->\n"
    "    [yes] On\n"
    "   *[no] Off\n"
    "}"
    msgstr ""
    "#);
    let edit = |po: String| {
        po.replace(
            "*[no] Off\\n\"\n\"}\"\nmsgstr \"\"",
            "*[no] Off\\n\"\n\"}\"\nmsgstr \"{ $tls ->\\n  [yes] Wł.\\n *[no] Wył.\\n}\"",
        )
    };
    insta::assert_snapshot!(imported(english, "", edit).unwrap().0, @r"
    x-b =
        { $tls ->
            [yes] Wł.
           *[no] Wył.
        }
    ");
}

#[test]
fn terms_and_attributes_are_messages_too() {
    let english = "-brand = Fromline\nx-a = A\n    .title = Title\n";
    let edit = |po: String| {
        po.replace(
            "msgid \"Title\"\nmsgstr \"\"",
            "msgid \"Title\"\nmsgstr \"Tytuł\"",
        )
        .replace(
            "msgid \"Fromline\"\nmsgstr \"\"",
            "msgid \"Fromline\"\nmsgstr \"F\"",
        )
    };
    let made = imported(english, "x-a = Ą\n", edit).unwrap().0;
    assert_eq!(made, "-brand = F\nx-a = Ą\n    .title = Tytuł\n");
}

proptest::proptest! {
    #[test]
    fn any_file_is_read_or_refused(text in "(msgctxt \"x-(count|said)\"\n|msgid(_plural)? \"\"|msgstr(\\[[0-3]\\])? \"[a{}]\"|#, fuzzy|\n|# a)*") {
        let _ = from_po(&text, &file(ENGLISH), &file(""), Language::PL);
    }
}
