//! A translator's work with only the binary: edit, reload, check, and add a language.

use std::{fs, path::Path};

use super::binary::{Server, fromline, run};
use serde_json::{Value, json};

/// Copies our texts for editing.
fn locales() -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/locales"),
        copy.path(),
    );
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

fn serve(data: &Path, locales: &Path) -> Server {
    // A translator does not have a compiler.
    let mut command = fromline();
    command.env("PATH", "");
    Server::start_as(command, data, &["--locales", locales.to_str().unwrap()])
}

/// Returns a plain message as the page receives it.
fn message(server: &Server, file: &str, id: &str) -> Value {
    let (status, table) = server.get(&format!("/locales/{file}.json"), "");
    assert_eq!(status, 200, "{file}");
    table["messages"][id].clone()
}

#[test]
fn our_texts_are_in_order_in_the_folder_and_in_the_binary() {
    let locales = locales();
    for arguments in [vec![], vec![locales.path().to_str().unwrap()]] {
        let check = run(&[&["locales", "check"][..], &arguments].concat());
        check.succeeded();
        assert!(check.stdout.starts_with("Messages: en "), "{}", check.stdout);
    }
}

#[test]
fn help_teaches() {
    let help = run(&["locales", "check", "--help"]);
    help.succeeded();
    insta::assert_snapshot!(help.stdout, @r"
    Look for mistakes in the texts: missing and misspelled messages, variables, plural forms, forbidden
    words

    Each mistake is reported with its file, its line and what to do. The exit code is 0 if there are
    none.

    Usage: fromline locales check [DIR]

    Arguments:
      [DIR]
              Folder with languages.txt, glossary.toml and a folder for each language [default:
              public/locales if it exists here, else the texts in this program]

    Options:
      -h, --help
              Print help (see a summary with '-h')

    Examples:
      fromline locales check
      fromline locales check public/locales
    ");
}

#[test]
fn what_is_wrong_is_printed_and_the_exit_code_says_so() {
    let locales = locales();
    let file = locales.path().join("pl/shell.ftl");
    edit(&file, "{ $page }", "{ $pgae }");
    let check = run(&["locales", "check", locales.path().to_str().unwrap()]);
    assert!(check.failed("1 finding"), "{}", check.stderr);
    let said = check.stdout.replace(locales.path().to_str().unwrap(), "DIR");
    let (findings, _) = said.split_once("Messages: ").unwrap();
    insta::assert_snapshot!(findings, @r"
    DIR/pl/shell.ftl:4: shell-title: nobody gives $pgae a value
        Did you mean $page?
    ");
    fs::write(&file, b"shell-title = Stra\xdfe").unwrap();
    let check = run(&["locales", "check", locales.path().to_str().unwrap()]);
    assert!(
        check.failed("1 finding") && check.stdout.contains("pl/shell.ftl:1: cannot be read"),
        "{}",
        check.stdout
    );
    assert!(run(&["locales", "check", "/nowhere"]).failed("/nowhere"));
}

#[test]
fn a_broken_file_keeps_the_last_good_text_and_says_where() {
    let (data, locales) = (tempfile::tempdir().unwrap(), locales());
    let server = serve(data.path(), locales.path());
    let file = locales.path().join("it/shell.ftl");
    let retry = || message(&server, "it.first", "shell-retry");
    assert_eq!(retry(), json!(["Riprova"]));
    edit(&file, "shell-retry = Riprova", "shell-retry = Ancora");
    assert_eq!(retry(), json!(["Ancora"]), "read anew");
    edit(&file, "shell-retry = Ancora", "shell-retry = Ancora {");
    assert_eq!(retry(), json!(["Ancora"]), "the last good one");
    let (_, table) = server.get("/locales/it.first.json", "");
    let problems = table["problems"].as_str().unwrap();
    let said = problems.replace(locales.path().to_str().unwrap(), "DIR");
    insta::assert_snapshot!(said, @r"
    DIR/it/shell.ftl:25: this is not Fluent: here “}” is expected
        Compare with a message that works: an id, =, words; every { has its }; the lines of a longer message are indented; a choice has one form marked with *.
    ");
    edit(&file, "shell-retry = Ancora {", "shell-retry = Di nuovo");
    let (_, table) = server.get("/locales/it.first.json", "");
    assert_eq!((retry(), &table["problems"]), (json!(["Di nuovo"]), &Value::Null));
    let log = server.stop_and_read();
    assert!(log.contains("it/shell.ftl:"), "{log}");
}

#[test]
fn a_fourth_language_is_one_folder_and_one_line() {
    let (data, locales) = (tempfile::tempdir().unwrap(), locales());
    copy_folder(&locales.path().join("en"), &locales.path().join("de"));
    let list = locales.path().join("languages.txt");
    fs::write(&list, fs::read_to_string(&list).unwrap() + "de  Deutsch\n").unwrap();
    let file = locales.path().join("de/shell.ftl");
    edit(&file, "shell-retry = Try again", "shell-retry = Noch einmal");

    let check = run(&["locales", "check", locales.path().to_str().unwrap()]);
    check.succeeded();
    assert!(check.stdout.contains(", de "), "{}", check.stdout);

    let server = serve(data.path(), locales.path());
    assert_eq!(
        message(&server, "de.first", "shell-retry"),
        json!(["Noch einmal"])
    );
    // A text that is not translated yet is shown in English.
    fs::remove_file(locales.path().join("de/policy.ftl")).unwrap();
    assert_eq!(message(&server, "de.app", "policy-save"), json!(["Save"]));

    // An account can get its emails in the language.
    let address =
        json!({ "token": server.link(), "address": "boss@example.com", "password": "correct horse battery" });
    assert_eq!(server.post("/api/v1/link/setPassword", &address).0, 200);
    let folder = data.path().to_str().unwrap();
    let token = run(&["token", "create", "--user", "boss@example.com", "--data", folder]);
    let token = token.only_line();
    let change = |language: &str| {
        server.send(
            "PATCH",
            "/api/v1/account",
            &token,
            &json!({ "language": language }),
        )
    };
    assert_eq!(change("de").1["language"], "de");
    assert_eq!(change("fr").0, 400);
}

#[test]
fn languages_made_from_english_are_there_for_translators_alone() {
    let (data, locales) = (tempfile::tempdir().unwrap(), locales());
    let server = serve(data.path(), locales.path());
    assert_eq!(
        message(&server, "en-XA.first", "shell-retry"),
        json!(["⟦Ţřý ááĝááííñ⟧"])
    );
    let mirrored = json!(["\u{202e}Try\u{202c} \u{202e}again\u{202c}"]);
    assert_eq!(message(&server, "ar-XB.first", "shell-retry"), mirrored);
    server.stop();
    let server = Server::start(data.path(), &[]);
    for code in ["en-XA", "ar-XB", "de"] {
        assert_eq!(server.get(&format!("/locales/{code}.first.json"), "").0, 404);
    }
}

#[test]
fn one_language_alone_is_checked_against_the_binary_s_english() {
    let (locales, alone) = (locales(), tempfile::tempdir().unwrap());
    copy_folder(&locales.path().join("pl"), &alone.path().join("pl"));
    let folder = alone.path().to_str().unwrap();
    run(&["locales", "check", folder]).succeeded();
    edit(
        &alone.path().join("pl/shell.ftl"),
        "shell-retry = ",
        "shell-retyr = ",
    );
    let check = run(&["locales", "check", folder]);
    assert!(check.failed("2 findings"), "{}", check.stderr);
    assert!(
        check.stdout.contains("Did you mean shell-retry?"),
        "{}",
        check.stdout
    );
    assert!(
        check.stdout.contains("Translate it from en/shell.ftl:"),
        "{}",
        check.stdout
    );
}
