//! One broken folder for each kind of fault, with all findings about it.

use std::fmt::Write as _;

use super::*;

const ENGLISH: &str = "\
shell-save = Save
# $host (String) - the server
# $port (String) - its port
shell-route = Through { $host }, port { $port }
# $count (Number) - addresses
shell-count = { $count ->
    [one] { $count } address
   *[other] { $count } addresses
}
";
const ITALIAN: &str = "\
shell-save = Salva
# $host (String) - the server
# $port (String) - its port
shell-route = Tramite { $host }, porta { $port }
# $count (Number) - addresses
shell-count = { $count ->
    [one] { $count } indirizzo
   *[other] { $count } indirizzi
}
";
const POLISH: &str = "\
shell-save = Zapisz
# $host (String) - the server
# $port (String) - its port
shell-route = Przez { $host }, port { $port }
# $count (Number) - addresses
shell-count = { $count ->
    [one] { $count } adres
    [few] { $count } adresy
   *[many] { $count } adresów
}
";
const FORMS: &str = "\
{ $count ->
    [one] { $count } adres
    [few] { $count } adresy
   *[many] { $count } adresów
}";
const LIST: &str = "en English\nit Italiano\npl Polski\n";
const GLOSSARY: &str = "\
[[it]]
term = \"save\"
english = [\"save\"]
accepted = [\"salva\", \"salva* con nome\"]
forbidden = [\"registra*\", \"con nome\"]
";

/// A single edit of a correct folder: file, old text, new text. An empty old text appends to the file.
struct Edit(&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const EDITS: &[Edit] = &[
    Edit("syntax", "it/shell.ftl", "{ $host }", "{ $host"),
    Edit("a form without an asterisk", "it/shell.ftl", "*[other]", "[other]"),
    Edit("a function", "it/shell.ftl", "{ $host }", "{ UPPER($host) }"),
    Edit("an attribute", "it/shell.ftl", "Salva", "Salva\n    .title = Salva"),
    Edit("an argument", "it/shell.ftl", "Salva", "{ shell-route.title }"),
    Edit("a choice by a number", "it/shell.ftl", "{ $count ->", "{ 1 ->"),
    Edit("a choice within a choice", "it/shell.ftl", "{ $count } indirizzo", "{ $count ->\n *[one] x\n }"),
    Edit("a message without words", "it/shell.ftl", "Salva", ""),
    Edit("a form without words", "it/shell.ftl", "{ $count } indirizzo", "{ \"\" }"),
    Edit("an id twice", "it/shell.ftl", "", "shell-save = Salvare\n"),
    Edit("a message that is missing", "pl/shell.ftl", "shell-save = Zapisz\n", ""),
    Edit("a misspelt id", "pl/shell.ftl", "shell-save", "shell-svae"),
    Edit("an obsolete message", "it/shell.ftl", "", "shell-gone = Via\n"),
    Edit("a missing file", "en/sign-in.ftl", "", "sign-in-title = Sign in\n"),
    Edit("a misspelt variable", "it/shell.ftl", "{ $host }", "{ $hots }"),
    Edit("a variable of nobody", "it/shell.ftl", "Salva", "Salva { $everything }"),
    Edit("a variable left out", "it/shell.ftl", ", porta { $port }", ""),
    Edit("a variable that the program does not give", "en/shell.ftl", "{ $port }", "{ $prot }"),
    Edit("a missing form", "pl/shell.ftl", "    [few] { $count } adresy\n", ""),
    Edit("a form that is never used", "it/shell.ftl", "*[other]", "[few] x\n   *[other]"),
    Edit("no forms at all", "pl/shell.ftl", FORMS, "Adresy: { $count }"),
    Edit("a reference to nothing", "it/shell.ftl", "Salva", "{ shell-rout }"),
    Edit("a circle", "it/shell.ftl", "Salva", "{ shell-save }"),
    Edit("a message that the program never shows", "en/shell.ftl", "", "shell-spare = Spare\n"),
    Edit("a message that the program shows", "en/shell.ftl", "shell-save", "shell-safe"),
    Edit("a forbidden form", "it/shell.ftl", "Salva", "Registrare o salvare con nome"),
    Edit("a forbidden form in a plural", "it/shell.ftl", "indirizzi", "con nome"),
    Edit("a glossary for nobody", "glossary.toml", "[[it]]", "[[ti]]"),
    Edit("a glossary with a slip", "glossary.toml", "accepted", "acepted"),
    Edit("a glossary that forbids all", "glossary.toml", "registra*", "*"),
    Edit("straight quotes", "it/shell.ftl", "Salva", "L'altro..."),
    Edit("a variable without a comment", "en/shell.ftl", "# $port (String) - its port\n", ""),
    Edit("a number without a comment", "en/shell.ftl", "# $count (Number) - addresses\n", ""),
    Edit("a number left out", "it/shell.ftl", "*[other] { $count } indirizzi", "*[other] molti indirizzi"),
    Edit("a variable without its sign", "it/shell.ftl", "{ $host }", "{ host }"),
    Edit("an order that differs", "it/shell.ftl", "Tramite { $host }, porta { $port }", "Porta { $port } di { $host }"),
    Edit("an order that differs, rightly", "it/shell.ftl", "shell-route = Tramite { $host }, porta { $port }", "# not-wrong: order\nshell-route = Porta { $port } di { $host }"),
    Edit("a required term", "it/shell.ftl", "Salva", "Tieni"),
    Edit("a byte-order mark", "it/shell.ftl", "shell-save", "\u{feff}shell-save"),
    Edit("a tab", "it/shell.ftl", "    [one]", "\t[one]"),
    Edit("a line that begins with a sign", "it/shell.ftl", "Salva", "Salva\n    *ora"),
    Edit("a no-break space", "it/shell.ftl", "{ $host", "{\u{a0}$host"),
    Edit("a list with a tab", "languages.txt", "it Italiano", "it\tItaliano"),
    Edit("a list with an underscore", "languages.txt", "", "de_AT Deutsch\n"),
    Edit("a list without a name", "languages.txt", "", "de\n"),
    Edit("a list with a language twice", "languages.txt", "", "it Italiano\n"),
    Edit("another file's id", "it/shell.ftl", "", "policy-save = Salva\n"),
    Edit("a language without a folder", "languages.txt", "", "de Deutsch\n"),
    Edit("a folder without a language", "de/shell.ftl", "", "shell-save = Speichern\n"),
];

/// Edits after which a folder is still in order.
#[rustfmt::skip]
const ORDERLY: &[Edit] = &[
    Edit("nothing", "it/shell.ftl", "Salva", "Salva"),
    Edit("a form for millions", "it/shell.ftl", "   *[other]", "    [many] { $count } di indirizzi\n   *[other]"),
    Edit("a translation without comments", "it/shell.ftl", "# $port (String) - its port\n", ""),
    Edit("a warning that is silent", "it/shell.ftl", "shell-save = Salva", "# not-wrong: stop - it is short\nshell-save = Salva."),
];

impl Edit {
    fn folder(&self) -> LocaleDirectory {
        let mut files = BTreeMap::from([
            ("languages.txt", LIST.to_owned()),
            ("glossary.toml", GLOSSARY.to_owned()),
            ("en/shell.ftl", ENGLISH.to_owned()),
            ("it/shell.ftl", ITALIAN.to_owned()),
            ("pl/shell.ftl", POLISH.to_owned()),
        ]);
        let Self(kind, file, from, to) = self;
        let text = files.entry(file).or_default();
        if from.is_empty() {
            text.push_str(to);
        } else {
            assert!(text.contains(from), "{kind}");
            *text = text.replacen(from, to, 1);
        }
        LocaleDirectory::of(files)
    }
}

fn program() -> ProgramMessages {
    let messages = [
        ("shell-save", "shell.ftl", vec![]),
        ("shell-route", "shell.ftl", vec!["host", "port"]),
        ("shell-count", "shell.ftl", vec!["count"]),
        ("sign-in-title", "sign-in.ftl", vec![]),
    ];
    let messages = messages.map(|(id, file, given)| {
        let message = ProgramMessage {
            file: file.to_owned(),
            given: given.into_iter().map(str::to_owned).collect(),
        };
        (id.to_owned(), message)
    });
    ProgramMessages {
        messages: messages.into(),
    }
}

#[test]
fn what_is_in_order_is_not_complained_about() {
    for edit in ORDERLY {
        let check = LocaleCheck::of(&edit.folder(), &program());
        assert_eq!(check.findings(), [], "{}", edit.0);
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one answer, whole")]
fn every_kind_of_fault_is_named_with_its_place_and_what_to_do() {
    let mut said = String::new();
    for edit in EDITS {
        let check = LocaleCheck::of(&edit.folder(), &program());
        assert!(!check.findings().is_empty(), "{}", edit.0);
        let _ = writeln!(said, "## {}", edit.0);
        for finding in check.findings() {
            let _ = writeln!(said, "{finding}");
        }
    }
    insta::assert_snapshot!(said, @r#"
    ## syntax
    it/shell.ftl:4: this is not Fluent: “}” is expected here
        Compare with a message that works: an id, =, words; every { has its }; the lines of a longer message are indented with spaces; a choice has one form marked with *.
    ## a form without an asterisk
    it/shell.ftl:9: this is not Fluent: no form is marked with *
        Compare with a message that works: an id, =, words; every { has its }; the lines of a longer message are indented with spaces; a choice has one form marked with *.
    ## a function
    it/shell.ftl:4: shell-route uses a function
        Fromline does not support functions: { $n } alone is written as the language writes it.
    ## an attribute
    it/shell.ftl:1: shell-save uses an attribute
        Fromline does not support attributes: every text is a message of its own.
    ## an argument
    it/shell.ftl:1: shell-save uses an attribute or argument of another message
        Refer to the whole message, or write the words out.
    ## a choice by a number
    it/shell.ftl:6: shell-count uses a choice by something other than a variable
        Write { $variable -> … }.
    ## a choice within a choice
    it/shell.ftl:6: shell-count uses a choice within a choice
        Write whole sentences, and ask for two messages if there are two numbers.
    ## a message without words
    it/shell.ftl:1: shell-save has no words
        Write the words after the =, or delete the message.
    ## a form without words
    it/shell.ftl:6: shell-count [one] has no words
        Write the words after the =, or delete the message.
    ## an id twice
    it/shell.ftl:10: shell-save appears here a second time
        It is already in it/shell.ftl:1. Keep one of the two.
    ## a message that is missing
    pl/shell.ftl:1: shell-save is missing
        Translate it from en/shell.ftl:1; it comes first.
    ## a misspelt id
    pl/shell.ftl:1: shell-save is missing
        Translate it from en/shell.ftl:1; it comes first.
    pl/shell.ftl:1: shell-svae is not in English, or not any more
        Did you mean shell-save? That one is missing.
    ## an obsolete message
    it/shell.ftl:10: shell-gone is not in English, or not any more
        Delete it.
    ## a missing file
    it/sign-in.ftl:1: this file is missing, with 1 message
        Copy en/sign-in.ftl and translate it.
    pl/sign-in.ftl:1: this file is missing, with 1 message
        Copy en/sign-in.ftl and translate it.
    ## a misspelt variable
    it/shell.ftl:4: shell-route: nothing gives $hots a value
        Did you mean $host? There are: $host, $port.
    ## a variable of nobody
    it/shell.ftl:1: shell-save: nothing gives $everything a value
        This message has no values: write the words out.
    ## a variable left out
    it/shell.ftl:4: shell-route does not show $port
        Put { $port } where the value belongs in your sentence.
    ## a variable that the program does not give
    en/shell.ftl:4: shell-route: nothing gives $prot a value
        Did you mean $port? There are: $host, $port.
    ## a missing form
    pl/shell.ftl:6: shell-count lacks [few] for $count
        Add [few] (for example for 2, 3, 4), even if the words are the same as those of another form.
    ## a form that is never used
    it/shell.ftl:6: shell-count: no number takes [few] in this language
        Delete it. This language has [one] [other].
    it/shell.ftl:6: shell-count: [few] stands for several numbers and does not show $count
        Put { $count } where the value belongs in your sentence.
    ## no forms at all
    pl/shell.ftl:6: shell-count lacks [one] [few] [many] for $count
        Add [one] [few] [many] (for example for 1), even if the words are the same as those of another form.
    ## a reference to nothing
    it/shell.ftl:1: shell-save refers to shell-rout, which does not exist
        Did you mean shell-route?
    it/shell.ftl:1: English says “save”, and shell-save does not use the word for it
        The glossary wants: salva, salva* con nome.
    ## a circle
    it/shell.ftl:1: these refer to each other in a circle: shell-save → shell-save
        Write the words out in one of them.
    it/shell.ftl:1: English says “save”, and shell-save does not use the word for it
        The glossary wants: salva, salva* con nome.
    ## a message that the program never shows
    en/shell.ftl:10: shell-spare: the code never shows this
        Delete it here and in all translations.
    ## a message that the program shows
    en/shell.ftl:1: shell-safe: the code never shows this
        Delete it here and in all translations.
    en/shell.ftl:1: shell-save is missing, and the program shows it
        Is shell-safe a misspelling of it?
    ## a forbidden form
    it/shell.ftl:1: shell-save says “Registrare”
        The glossary wants: salva, salva* con nome.
    ## a forbidden form in a plural
    it/shell.ftl:6: shell-count says “con nome”
        The glossary wants: salva, salva* con nome.
    ## a glossary for nobody
    glossary.toml:1: ti is not a language in languages.txt
        docs/translating.md shows how the glossary is written.
    ## a glossary with a slip
    glossary.toml:4: unknown field `acepted`, expected one of `term`, `english`, `accepted`, `forbidden`
        docs/translating.md shows how the glossary is written.
    ## a glossary that forbids all
    glossary.toml:5: “*” has no word
        docs/translating.md shows how the glossary is written.
    ## straight quotes
    it/shell.ftl:1: shell-save has '
        Write your language’s quotation marks, ’ and …
    it/shell.ftl:1: shell-save has ...
        Write your language’s quotation marks, ’ and …
    it/shell.ftl:1: English says “save”, and shell-save does not use the word for it
        The glossary wants: salva, salva* con nome.
    it/shell.ftl:1: warning: shell-save ends with a full stop where English does not, or the other way round
        If it is right, say why in a comment above it: # not-wrong: stop - reason
    ## a variable without a comment
    en/shell.ftl:3: shell-route: no comment explains $port
        Write above it: # $port (String) - what it is. With (Number) if it counts something.
    ## a number without a comment
    en/shell.ftl:5: shell-count: no comment explains $count
        Write above it: # $count (Number) - what it counts.
    ## a number left out
    it/shell.ftl:6: shell-count: [other] stands for several numbers and does not show $count
        Put { $count } where the value belongs in your sentence.
    ## a variable without its sign
    it/shell.ftl:4: shell-route refers to host, which does not exist
        Did you mean $host?
    ## an order that differs
    it/shell.ftl:4: warning: shell-route shows its values in a different order from English
        If it is right, say why in a comment above it: # not-wrong: order - reason
    ## an order that differs, rightly
    it/shell.ftl:5: shell-route: “order” is not a warning, or has no reason
        Write one of order, stop, blanks, markup, term, then - and the reason.
    it/shell.ftl:5: warning: shell-route shows its values in a different order from English
        If it is right, say why in a comment above it: # not-wrong: order - reason
    ## a required term
    it/shell.ftl:1: English says “save”, and shell-save does not use the word for it
        The glossary wants: salva, salva* con nome.
    ## a byte-order mark
    it/shell.ftl:1: this file begins with a byte-order mark, which you cannot see
        Save it as “UTF-8 without BOM”.
    ## a tab
    it/shell.ftl:7: this line begins with a tab
        Use spaces: to Fluent, a tab is not a space.
    ## a line that begins with a sign
    it/shell.ftl:2: a line of a text begins with *, which has a meaning of its own there
        Write {"*"} in its place, or move a word there.
    ## a no-break space
    it/shell.ftl:4: between { and } there is a character that looks like a space: U+00A0
        Delete it and type a space.
    ## a list with a tab
    languages.txt:2: there is a tab between tag and name
        Write the tag, two spaces and the language’s own name: de  Deutsch
    ## a list with an underscore
    languages.txt:4: “de_AT” is not the tag of a language
        Did you mean de-AT?
    ## a list without a name
    languages.txt:4: de has no name
        Write the tag, two spaces and the language’s own name: de  Deutsch
    ## a list with a language twice
    languages.txt:4: it is listed for the second time
        Keep one of the two lines.
    ## another file's id
    it/shell.ftl:10: policy-save is in the wrong file
        Ids of this file begin with shell-
    it/shell.ftl:10: policy-save is not in English, or not any more
        Delete it.
    ## a language without a folder
    languages.txt:4: there is no folder de, or nothing in it
        Create the folder de with the files of en, or delete this line.
    ## a folder without a language
    languages.txt:1: the folder de belongs to no language of the list
        Add a line with de and the language’s own name to languages.txt.
    "#);
}

#[test]
fn a_folder_in_order_has_no_findings() {
    let order = Edit("nothing", "it/shell.ftl", "Salva", "Salva");
    assert_eq!(LocaleCheck::of(&order.folder(), &program()).findings(), []);
}

proptest::proptest! {
    #[test]
    fn never_panics(
        text in "(shell-(save|count) ?=|\\{|\\}|\\$|->|\\*\\[|\\[(one|few|1)\\]|\"|\n| |[ąa'.-])*",
        list in "([a-z]{0,3} [a-z]{0,2}\n)*",
        glossary in "(\\[\\[it\\]\\]\n|accepted = \\[\"\\*?a\"\\]\n|term = \"[a*]\"\n)*",
    ) {
        let files = [
            ("it/shell.ftl", text.clone()),
            ("en/shell.ftl", text),
            ("languages.txt", list + LIST),
            ("glossary.toml", glossary),
        ];
        let check = LocaleCheck::of(&LocaleDirectory::of(files), &program());
        let _ = check.findings().iter().map(ToString::to_string).collect::<String>();
    }
}
