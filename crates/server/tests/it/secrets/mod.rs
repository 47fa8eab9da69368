//! A walk through everything that involves a secret, at the most verbose log level; then database, journal, log and every answer
//! are searched for each password, code, link and token, in each form.

pub mod forms;
mod tokens;
mod walk;

use super::{binary, metrics};
use std::path::Path;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use forms::{Secret, search};
use walk::Walk;

#[test]
fn no_secret_lies_anywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut walk = Walk::start(folder.path());
    walk.sign_in_and_change_password();
    walk.add_with_gateway();
    walk.confirm_by_code();
    walk.confirm_by_link();
    walk.ask_for_everything();
    let mut secrets = walk.secrets();
    let key = std::fs::read_to_string(folder.path().join("fromline.key")).expect("the key file");
    let key = key.lines().next().expect("a key");
    secrets.push(Secret::new("key", key));

    // While it runs, for the journal is emptied at the end; and again afterwards.
    let mut found = search_data(&secrets, folder.path());
    for (place, answer) in walk.answers() {
        found.extend(search(&secrets, place, answer.as_bytes()));
    }
    let told = walk.metrics();
    assert!(told.contains("fromline_gateways{provider="), "{told}");
    found.extend(search(&secrets, "metrics", told.as_bytes()));
    // Not a secret, and not for whoever reads metrics either: addresses, and hosts that users named.
    assert!(
        !told.contains('@') && !told.contains("partner") && !told.contains("example"),
        "{told}"
    );
    let log = walk.stop();
    assert!(
        log.contains("fromline_store::tx: statement") && log.contains("/confirm"),
        "a log that says little proves little: {log}"
    );
    found.extend(search(&secrets, "log", log.as_bytes()));
    // As a parser would tell it: word by word.
    assert!(
        !log.contains("canary signature") && !log.contains("html5ever"),
        "a signature is logged"
    );
    found.extend(search_data(&secrets, folder.path()));
    assert_eq!(found, Vec::<String>::new());
    let no_secret = [Secret::new("address", "user.name@partner.com")];
    assert!(
        !search_data(&no_secret, folder.path()).is_empty(),
        "the database was searched"
    );
}

/// Searches every file of the data folder except the key file.
fn search_data(secrets: &[Secret], folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut searched = 0;
    for entry in std::fs::read_dir(folder).expect("the data folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name == "fromline.key" {
            continue;
        }
        let bytes = std::fs::read(entry.path()).expect("a file");
        searched += bytes.len();
        found.extend(search(secrets, &name, &bytes));
    }
    assert!(searched > 50_000, "{searched} bytes");
    found
}

/// The search finds what it should find.
#[test]
fn each_form_is_found() {
    let secret = "pä%ss\"wörd 12";
    let look = Secret::new("it", secret);
    let plain = Secret::plain("AUTH", "user", secret);
    for prefix in ["", "a", "ab", "abc", "\0user\0"] {
        let coded = BASE64_STANDARD.encode(format!("{prefix}{secret}xyz"));
        assert_eq!(
            look.found_in("x", coded.as_bytes()).as_deref(),
            Some("it as base64 in x"),
            "{coded}"
        );
    }
    let auth = format!(
        "AUTH PLAIN {}",
        BASE64_STANDARD.encode(format!("\0user\0{secret}"))
    );
    assert!(plain.found_in("x", auth.as_bytes()).is_some());
    for text in [
        secret,
        "70c3a42573732277c3b67264203132",
        "70C3A42573732277C3B67264203132",
        "p%C3%A4%25ss%22w%C3%B6rd%2012",
        "p%c3%a4%25ss%22w%c3%b6rd+12",
        "{\"password\":\"pä%ss\\\"wörd 12\"}",
    ] {
        assert!(look.found_in("x", text.as_bytes()).is_some(), "{text}");
    }
    assert_eq!(look.found_in("x", b"password"), None);
}
