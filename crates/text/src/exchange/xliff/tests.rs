//! There and back: nothing is lost, and nothing else changes.

use fromline_core::Language;

use super::*;
use crate::exchange::{FluentFile, tests::files};

fn file(source: &str) -> Vec<FluentFile> {
    vec![FluentFile::parse("x.ftl", source).unwrap()]
}

/// The Polish file after an edit of its XLIFF file, or the error.
fn imported(own: &str, edit: impl Fn(String) -> String) -> Result<(String, Vec<String>), String> {
    let (english, own) = (file(ENGLISH), file(own));
    let xliff = edit(to_xliff(&english, &own, Language::PL));
    let outcome = from_xliff(&xliff, &english, &own, Language::PL).map_err(|error| error.to_string())?;
    let source = outcome.files.first().map(FluentFile::source);
    Ok((source.unwrap_or_else(|| "unchanged".to_owned()), outcome.outdated))
}

#[test]
fn our_own_texts_come_back_unchanged() {
    let english = files("en");
    for language in [Language::IT, Language::PL] {
        let own = files(language.code());
        let xliff = to_xliff(&english, &own, language);
        assert!(xliff.matches("<unit ").count() > 1_000 && xliff.matches("<group ").count() >= 30);
        let outcome = from_xliff(&xliff, &english, &own, language).unwrap();
        assert!(
            outcome.files.is_empty() && outcome.outdated.is_empty(),
            "{outcome:?}"
        );
    }
}

/// A language made of an XLIFF file has the same messages as the one that the file was made of.
#[test]
fn a_new_language_is_made_of_an_xliff_file_alone() {
    let english = files("en");
    for language in [Language::IT, Language::PL] {
        let own = files(language.code());
        let xliff = to_xliff(&english, &own, language);
        let outcome = from_xliff(&xliff, &english, &[], language).unwrap();
        // Without a translation the forms are the usual ones: a file that has others as well is not for this state.
        let left: Vec<_> = outcome.outdated.iter().filter(|id| !id.contains(':')).collect();
        assert!(left.is_empty(), "{left:?}");
        assert_eq!(outcome.files.len(), own.len());
        for (made, own) in outcome.files.iter().zip(&own) {
            let made = FluentFile::parse(&made.name, &made.source()).unwrap();
            for message in own.messages() {
                let pattern = made.get(&message.id).map(|made| made.pattern.clone());
                if !outcome.outdated.contains(&format!("{}:other", message.id)) {
                    assert_eq!(pattern.as_ref(), Some(message.pattern), "{}", message.id);
                }
            }
        }
    }
}

const ENGLISH: &str = "## Files\n\n# $n (Number) - files\nx-count =\n    { $n ->\n        [one] { $n } file\n       *[other] { $n } files\n    }\n\
    # $a (String) - a\n# $b (String) - b\nx-said = “{ $a }” & <{ $b }>{ \"{\" }\nx-in = In { $n ->\n    [one] a day\n   *[other] { $n } days\n}.\n";

const OWN: &str =
    "### Plik\n\n# not-wrong: order - b comes first\nx-said  =  <{ $b }> i „{ $a }{ $a }”{ \"{\" }\n";

#[test]
fn a_unit_says_all_that_a_translator_needs() {
    let xliff = to_xliff(&file(ENGLISH), &file(OWN), Language::PL);
    let (before, rest) = xliff.split_once("      <unit id=\"x-count:few\"").unwrap();
    let (_, after) = rest.split_once("    </group>").unwrap();
    insta::assert_snapshot!(format!("{before}      …\n    </group>{after}"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="pl">
      <file id="x.ftl" original="x.ftl" canResegment="no">
        <group id="x-count" name="x-count">
          <notes>
            <note category="group" appliesTo="source">Files</note>
            <note category="comment" appliesTo="source">$n (Number) - files</note>
          </notes>
          <unit id="x-count:one" name="x-count[one]">
            <notes>
              <note category="longest" appliesTo="source">Longest: 7 characters, values not counted</note>
            </notes>
            <originalData>
              <data id="d1">{ $n }</data>
            </originalData>
            <segment id="s1" state="initial">
              <source xml:space="preserve"><ph id="1" dataRef="d1" equiv="{ $n }" disp="{ $n }"/> file</source>
            </segment>
          </unit>
          …
        </group>
        <unit id="x-said" name="x-said">
          <notes>
            <note category="group" appliesTo="source">Files</note>
            <note category="comment" appliesTo="source">$a (String) - a
    $b (String) - b</note>
            <note category="translation" appliesTo="target">not-wrong: order - b comes first</note>
            <note category="longest" appliesTo="source">Longest: 10 characters, values not counted</note>
          </notes>
          <originalData>
            <data id="d1">{ $a }</data>
            <data id="d2">{ $b }</data>
            <data id="d3">{ "{" }</data>
          </originalData>
          <segment id="s1" state="translated">
            <source xml:space="preserve">“<ph id="1" dataRef="d1" equiv="{ $a }" disp="{ $a }"/>” &amp; &lt;<ph id="2" dataRef="d2" equiv="{ $b }" disp="{ $b }"/>&gt;<ph id="3" dataRef="d3" equiv="{ &quot;{&quot; }" disp="{ &quot;{&quot; }"/></source>
            <target xml:space="preserve">&lt;<ph id="2" dataRef="d2" equiv="{ $b }" disp="{ $b }"/>&gt; i „<ph id="1" dataRef="d1" equiv="{ $a }" disp="{ $a }"/><ph id="4" dataRef="d1" equiv="{ $a }" disp="{ $a }"/>”<ph id="3" dataRef="d3" equiv="{ &quot;{&quot; }" disp="{ &quot;{&quot; }"/></target>
          </segment>
        </unit>
        <unit id="x-in" name="x-in">
          <notes>
            <note category="group" appliesTo="source">Files</note>
            <note category="syntax" appliesTo="source">In Fluent: translate the words of each form; the forms for numbers are one, few, many; one form is marked with *.</note>
          </notes>
          <segment id="s1" state="initial">
            <source xml:space="preserve">In { $n -&gt;
        [one] a day
       *[other] { $n } days
    }.</source>
          </segment>
        </unit>
      </file>
    </xliff>
    "#);
}

#[test]
fn only_what_was_edited_changes() {
    let edited = |from: &'static str, to: &'static str| {
        let edit = move |xliff: String| {
            assert!(xliff.contains(from), "{from} in {xliff}");
            xliff.replacen(from, to, 1)
        };
        imported(OWN, edit).unwrap()
    };
    assert_eq!(edited("Files", "Files"), ("unchanged".to_owned(), vec![]));
    let new = OWN.replace("  =  <{ $b }> i", " = <{ $b }> oraz");
    assert_eq!(edited("&gt; i „", "&gt; oraz „").0, new);
    assert_eq!(
        edited("b comes first", "a is last").0,
        OWN.replace("b comes first", "a is last")
    );
    assert_eq!(
        edited("&amp; &lt;<ph", "and &lt;<ph"),
        ("unchanged".to_owned(), vec![])
    );
    // A program that writes no notes.
    assert_eq!(
        edited(
            "<note category=\"translation\" appliesTo=\"target\">not-wrong: order - b comes first</note>",
            ""
        )
        .0,
        "unchanged"
    );
    let outdated = |xliff: String| {
        xliff
            .replace("&amp; &lt;<ph", "and &lt;<ph")
            .replace("&gt; i „", "&gt; oraz „")
    };
    assert_eq!(
        imported(OWN, outdated).unwrap(),
        ("unchanged".to_owned(), vec!["x-said".to_owned()])
    );
    let gone = |xliff: String| xliff.replace("id=\"x-said\"", "id=\"x-gone\"");
    assert_eq!(imported(OWN, gone).unwrap().1, ["x-gone"]);
}

/// Programs put the translation beside the source, and write codes as they like.
#[test]
fn translations_of_other_programs_are_understood() {
    let forms = |xliff: String| {
        let mut xliff = xliff;
        for text in [
            "<ph id=\"9\" equiv=\"{ $n }\"/> plik",
            "<mrk id=\"m\" type=\"term\"><ph id=\"1\" dataRef=\"d1\"></ph></mrk> pliki",
            "{ $n } pli<cp hex=\"006B\"/>ów",
        ] {
            xliff = xliff.replacen(
                "</source>\n        </segment>",
                &format!("</source><target>{text}</target></segment>"),
                1,
            );
        }
        xliff
    };
    insta::assert_snapshot!(imported("", forms).unwrap().0, @r"
    x-count =
        { $n ->
            [one] { $n } plik
            [few] { $n } pliki
           *[many] { $n } plików
        }
    ");
    let parts = |xliff: String| {
        let (before, rest) = xliff.split_once("<unit id=\"x-said\"").unwrap();
        let (_, after) = rest.split_once("</unit>").unwrap();
        let unit = "<unit id=\"x-said\"><mtc:matches xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"><mtc:match ref=\"#s1\"><source>a</source><target>b</target></mtc:match></mtc:matches>\
            <originalData><data id=\"d\">{ $a }</data></originalData><segment><source>“<ph id=\"1\" dataRef=\"d\"/>” </source><target>„<ph id=\"1\" dataRef=\"d\"/>”</target></segment>\
            <ignorable><source>&amp; </source></ignorable><segment><source>&lt;<ph id=\"2\" equiv=\"{ $b }\"/>&gt;<ph id=\"3\" equiv='{ &quot;{&quot; }'/></source><target><![CDATA[<{ $b }>]]></target></segment></unit>";
        format!("{before}{unit}{after}")
    };
    assert_eq!(imported("", parts).unwrap().0, "x-said = „{ $a }”& <{ $b }>\n");
}

#[test]
fn what_cannot_be_put_back_is_refused() {
    let error = |edit: fn(String) -> String| imported(OWN, edit).unwrap_err();
    assert_eq!(
        error(|xliff| xliff.replace("trgLang=\"pl\"", "trgLang=\"de\"")),
        "the file is in the language de, not pl"
    );
    assert_eq!(
        error(|xliff| xliff.replace("version=\"2.0\"", "version=\"1.2\"")),
        "line 2: this is not a file of XLIFF 2"
    );
    assert_eq!(
        error(|xliff| xliff.replace("<xliff", "<!DOCTYPE xliff><xliff")),
        "line 2: this is not a file of XLIFF 2"
    );
    assert_eq!(
        error(|xliff| xliff.replace("</xliff>", "")),
        "line 74: this is not a file of XLIFF 2"
    );
    assert_eq!(
        error(|xliff| xliff.replace("&gt; i „", "&gt; {")),
        "x-said: the translation is not Fluent: every { needs its }"
    );
    let twice = |xliff: String| {
        xliff.replace(
            "</file>",
            "<unit id=\"x-said\"><segment><source>a</source><target>b</target></segment></unit></file>",
        )
    };
    assert_eq!(error(twice), "x-said: it is there twice");
    let one = |xliff: String| xliff.replacen("</source>", "</source><target>{ $n }</target>", 1);
    assert_eq!(
        error(one),
        "x-count: there has to be a translation for each form, one of them marked with *"
    );
}

proptest::proptest! {
    #[test]
    fn any_file_is_read_or_refused(inside in "(<unit id=\"x-said\">|<segment>|<source>|<target>|<ph id=\"1\"/>|<cp hex=\"(0|D800)\"/>|</(unit|segment|source|target)>|<notes><note>|&(amp|x|#0);|a)*") {
        let text = format!("<xliff version=\"2.0\"><file id=\"f\">{inside}</file></xliff>");
        let _ = from_xliff(&text, &file(ENGLISH), &file(OWN), Language::PL);
    }
}
