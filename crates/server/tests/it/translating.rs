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
        assert!(
            check.stdout.contains("no findings\nChecked: "),
            "{}",
            check.stdout
        );
    }
}

#[test]
fn help_teaches() {
    for (command, example) in [
        ("check", "fromline locales check --language pl --strict"),
        ("export", "fromline locales export de german.csv"),
        ("export", "fromline locales export de german.po"),
        ("import", "fromline locales import de german.csv"),
    ] {
        let help = run(&["locales", command, "--help"]);
        help.succeeded();
        assert!(help.stdout.contains(example), "{}", help.stdout);
    }
}

#[test]
fn a_check_of_nothing_fails_and_says_where_it_looked() {
    let (locales, empty) = (locales(), tempfile::tempdir().unwrap());
    let check = |folder: &Path| run(&["locales", "check", folder.to_str().unwrap()]);
    assert!(check(empty.path()).failed("no languages.txt in "));
    assert!(check(&locales.path().join("pl")).failed("check the folder above it"));
    let whole = check(locales.path());
    let last = whole.stdout.lines().last().unwrap_or_default();
    assert_eq!(last, format!("Checked: {}", locales.path().display()));
}

#[test]
fn findings_are_for_people_of_each_language_and_for_programs() {
    let locales = locales();
    edit(
        &locales.path().join("pl/shell.ftl"),
        "shell-retry = ",
        "shell-retry = x  ",
    );
    let folder = locales.path().to_str().unwrap();
    let polish = run(&["locales", "check", folder, "--language", "pl"]);
    polish.succeeded();
    assert!(
        polish.stdout.contains("ostrzeżenie: shell-retry"),
        "{}",
        polish.stdout
    );
    assert!(run(&["locales", "check", folder, "--strict"]).failed("1 warning"));
    let answer = run(&["locales", "check", folder, "--json"]);
    answer.succeeded();
    let answer: Value = serde_json::from_str(&answer.stdout).unwrap();
    assert_eq!(answer["findings"][0]["code"], "blanks");
    assert_eq!(answer["findings"][0]["severity"], "warning");
    assert_eq!(answer["coverage"]["pl"]["shell.ftl"]["missing"], 0);
}

#[test]
fn a_table_goes_to_a_spreadsheet_and_comes_back() {
    let (locales, tables) = (locales(), tempfile::tempdir().unwrap());
    let (folder, table) = (locales.path().to_str().unwrap(), tables.path().join("pl.csv"));
    let table = table.to_str().unwrap();
    run(&["locales", "export", "pl", table, folder]).succeeded();
    let import = run(&["locales", "import", "pl", table, folder]);
    import.succeeded();
    assert_eq!(import.stdout, "0 files changed\n");
    edit(Path::new(table), "Zostań na tej stronie", "Zostaję tutaj");
    run(&["locales", "import", "pl", table, folder]).succeeded();
    let file = fs::read_to_string(locales.path().join("pl/shell.ftl")).unwrap();
    let before = include_str!("../../../../public/locales/pl/shell.ftl");
    assert_eq!(file, before.replace("Zostań na tej stronie", "Zostaję tutaj"));
    assert!(run(&["locales", "export", "../pl", table, folder]).failed("not the tag of a language"));
}

/// PO and XLIFF, by the file's name or by what is asked for.
#[test]
fn a_translators_program_gets_a_file_and_gives_it_back() {
    let (locales, files) = (locales(), tempfile::tempdir().unwrap());
    let folder = locales.path().to_str().unwrap();
    let before = include_str!("../../../../public/locales/pl/shell.ftl");
    for (name, options) in [
        ("pl.po", &[][..]),
        ("pl.xlf", &[]),
        ("pl.xml", &["--format", "xliff"]),
        ("pl.pot", &["--format", "po"]),
    ] {
        let path = files.path().join(name);
        let file = path.to_str().unwrap();
        let run = |command| run(&[&["locales", command, "pl", file, folder], options].concat());
        run("export").succeeded();
        let import = run("import");
        import.succeeded();
        assert_eq!(import.stdout, "0 files changed\n", "{name}");
        edit(&path, "Zostań na tej stronie", "Zostaję tutaj");
        run("import").succeeded();
        let shell = locales.path().join("pl/shell.ftl");
        let text = fs::read_to_string(&shell).unwrap();
        assert_eq!(
            text,
            before.replace("Zostań na tej stronie", "Zostaję tutaj"),
            "{name}"
        );
        fs::write(shell, before).unwrap();
    }
    let po = files.path().join("pl.po");
    let import = |language: &str| run(&["locales", "import", language, po.to_str().unwrap(), folder]);
    assert!(import("it").failed("the file is in the language pl, not it"));
    edit(
        &po,
        "msgctxt \"shell-leave-stay\"",
        "#, fuzzy\nmsgctxt \"shell-leave-stay\"",
    );
    edit(&po, "msgctxt \"shell-leave-go\"", "msgctxt \"shell-gone\"");
    let said = import("pl");
    said.succeeded();
    assert_eq!(
        said.stdout,
        "0 files changed\n1 not taken, because they are marked as fuzzy: shell-leave-stay\n\
         1 not taken, because the English text is another one now: shell-gone\n"
    );
}

#[test]
fn what_is_wrong_is_printed_and_the_exit_code_says_so() {
    let locales = locales();
    let file = locales.path().join("pl/shell.ftl");
    edit(&file, "{ $page }", "{ $pgae }");
    let check = run(&["locales", "check", locales.path().to_str().unwrap()]);
    assert!(check.failed("1 finding"), "{}", check.stderr);
    let said = check.stdout.replace(locales.path().to_str().unwrap(), "DIR");
    let (findings, _) = said.split_once("en: ").unwrap();
    insta::assert_snapshot!(findings, @r"
    DIR/pl/shell.ftl:4: shell-title: nothing gives $pgae a value
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
    DIR/it/shell.ftl:25: questo non è Fluent: qui ci vuole «}»
        Confrontalo con un messaggio che funziona: un id, =, le parole; ogni { ha la sua }; le righe di un messaggio lungo rientrano con spazi; una scelta ha una sola forma indicata con *.
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
    // What is the same as in English is not translated yet.
    assert!(check.stdout.contains("\nde: 1 of "), "{}", check.stdout);

    let server = serve(data.path(), locales.path());
    assert_eq!(
        message(&server, "de.first", "shell-retry"),
        json!(["Noch einmal"])
    );
    // A text that is not translated yet is shown in English.
    fs::remove_file(locales.path().join("de/policy.ftl")).unwrap();
    assert_eq!(message(&server, "de.admin", "policy-save"), json!(["Save"]));

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
