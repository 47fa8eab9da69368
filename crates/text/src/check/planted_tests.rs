//! Faults that newcomers make, planted into our own texts: each is found in its file, on its line, with its true cause.

use super::*;
use crate::embedded;

/// A planted fault: what it is, file, old text, new text, and what is found. An empty old text means the beginning of the file.
struct Planted(
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const PLANTED: &[Planted] = &[
    Planted("variable left out", "pl/shell.ftl", "{ $page } – ", "", "variable-left-out 4"),
    Planted("variable misspelt", "pl/shell.ftl", "{ $page }", "{ $pgae }", "variable-unknown 4"),
    Planted("variable without $", "pl/shell.ftl", "{ $page }", "{ page }", "reference 4"),
    Planted("braces of another library", "pl/shell.ftl", "{ $page }", "{{page}}", "reference 4"),
    Planted("placeholder of C", "pl/shell.ftl", "{ $page }", "%s", "variable-left-out 4"),
    Planted("id translated", "pl/shell.ftl", "shell-retry =", "shell-ponów =", "missing 24, syntax-token 25"),
    Planted("id with a capital", "pl/shell.ftl", "shell-retry =", "shell-Retry =", "missing 24, obsolete 25"),
    Planted("id twice", "pl/shell.ftl", "shell-retry =", "shell-retry = x\nshell-retry =", "twice 26"),
    Planted("id deleted", "pl/shell.ftl", "shell-retry = Spróbuj ponownie\n", "", "missing 24"),
    Planted("straight quotes", "pl/shell.ftl", "Spróbuj ponownie", "\"Spróbuj\" ponownie", "typography 25"),
    Planted("three dots", "pl/shell.ftl", "Spróbuj ponownie", "Spróbuj ponownie...", "typography 25, stop 25"),
    Planted("forbidden term", "pl/shell.ftl", "Spróbuj ponownie", "Spróbuj gateway", "forbidden 25"),
    Planted("stray }", "pl/shell.ftl", "Spróbuj ponownie", "Spróbuj } ponownie", "syntax-unbalanced 25"),
    Planted("stray {", "pl/shell.ftl", "Spróbuj ponownie", "Spróbuj { ponownie", "syntax-token 25"),
    Planted("} forgotten", "pl/shell.ftl", "{ $page }", "{ $page", "syntax-token 4"),
    Planted("no-break space in braces", "pl/shell.ftl", "{ $page }", "{\u{a0}$page }", "invisible 4"),
    Planted("zero-width space in braces", "pl/shell.ftl", "{ $page }", "{ $page\u{200b} }", "invisible 4"),
    Planted("tab in braces", "pl/shell.ftl", "{ $page }", "{\t$page }", "invisible 4"),
    Planted("byte-order mark", "pl/shell.ftl", "", "\u{feff}", "byte-order-mark 1"),
    Planted("tab before a line", "pl/shell.ftl", "= Spróbuj ponownie", "=\n\tSpróbuj ponownie", "tab 26"),
    Planted("line begins with [", "pl/shell.ftl", "= Spróbuj ponownie", "=\n    Spróbuj\n    [ponownie]", "line-begins 27"),
    Planted("line begins with *", "pl/shell.ftl", "= Spróbuj ponownie", "=\n    Spróbuj\n    * ponownie", "line-begins 27"),
    Planted("line begins with .", "pl/shell.ftl", "= Spróbuj ponownie", "=\n    Spróbuj\n    .5 raza", "line-begins 27"),
    Planted("empty message", "pl/shell.ftl", "= Spróbuj ponownie", "=", "empty 25"),
    Planted("colon for =", "pl/shell.ftl", "shell-retry =", "shell-retry:", "missing 24, syntax-token 25"),
    Planted("comment of another language", "pl/shell.ftl", "shell-retry =", "// wow\nshell-retry =", "syntax-characters 25"),
    Planted("line broken without indentation", "pl/shell.ftl", "Spróbuj ponownie", "Spróbuj\nponownie", "syntax-token 26"),
    Planted("attribute", "pl/shell.ftl", "Spróbuj ponownie", "Spróbuj ponownie\n    .title = x", "attribute 25"),
    Planted("function", "pl/shell.ftl", "{ $page }", "{ UPPER($page) }", "function 4"),
    Planted("double blank", "pl/shell.ftl", "Spróbuj ponownie", "Spróbuj  ponownie", "blanks 25"),
    Planted("markup", "pl/shell.ftl", "Spróbuj ponownie", "<b>Spróbuj</b> ponownie", "markup 25"),
    Planted("full stop lost", "pl/policy.ftl", "przez własny serwer SMTP.", "przez własny serwer SMTP", "stop 66"),
    Planted("form missing", "pl/policy.ftl", "[few]", "[two]", "forms-missing 19, form-never-used 19"),
    Planted("form with a capital", "pl/policy.ftl", "[few]", "[Few]", "forms-missing 19, form-never-used 19"),
    Planted("form translated", "pl/policy.ftl", "[one]", "[jeden]", "forms-missing 19, form-never-used 19"),
    Planted("default not marked", "pl/policy.ftl", "*[many]", "[many]", "syntax-no-default 24"),
    Planted("number left out", "pl/policy.ftl", "[few] { $count } użytkownicy", "[few] użytkownicy", "number-left-out 66"),
    Planted("language twice", "languages.txt", "pl  Polski", "pl  Polski\npl  Polski", "list-twice 5"),
    Planted("tab in the list", "languages.txt", "pl  Polski", "pl\tPolski", "list-tab 4"),
];

fn found(planted: &Planted) -> String {
    // As many files as the faults need: a check of all takes a second while it is not optimised.
    let few = [
        "languages.txt",
        "glossary.toml",
        "en/shell.ftl",
        "en/policy.ftl",
        "pl/shell.ftl",
        "pl/policy.ftl",
    ];
    let files = embedded::LOCALES.iter().filter(|(name, _)| few.contains(name));
    let files = files.map(|(name, text)| {
        let text = text.replace("it  Italiano\n", "");
        let text = match (text.find("[[it]]"), text.find("[[pl]]")) {
            (Some(italian), Some(polish)) => text[..italian].to_owned() + &text[polish..],
            _ => text,
        };
        let Planted(kind, file, from, to, _) = planted;
        let edited = match (name == file, from.is_empty()) {
            (false, _) => text,
            (true, true) => format!("{to}{text}"),
            (true, false) => {
                assert!(text.contains(from), "{kind}: {file} has no {from:?}");
                text.replacen(from, to, 1)
            }
        };
        (*name, edited)
    });
    let check = LocaleCheck::of(&LocaleDirectory::of(files), &ProgramMessages::of_this_program());
    let found = check.findings().iter();
    let found = found.map(|finding| {
        let place = if finding.place.file == planted.1 {
            ""
        } else {
            finding.place.file.as_str()
        };
        format!("{place}{} {}", finding.fault.code(), finding.place.line)
    });
    found.collect::<Vec<_>>().join(", ")
}

#[test]
fn planted_faults_are_found_with_their_place_and_cause() {
    let faults: Vec<String> = PLANTED
        .iter()
        .map(|planted| (planted, found(planted)))
        .filter(|(planted, found)| *found != planted.4)
        .map(|(planted, found)| format!("{}: expected {}, found {found}", planted.0, planted.4))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
