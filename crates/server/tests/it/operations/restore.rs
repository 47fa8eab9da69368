//! Restores that are refused and leave nothing behind.

use std::{fs, path::Path};

use super::town::{all_open, fill, on};

/// Creates a data folder with secrets, and a backup of it.
fn backed_up(folder: &Path) -> (std::path::PathBuf, String) {
    let data = folder.join("data");
    fill(&data, 1);
    let path = on(&data, &["backup", folder.join("b.db").to_str().expect("UTF-8")]).only_line();
    (data, path)
}

#[track_caller]
fn refuses(new: &Path, arguments: &[&str], why: &str) {
    let files = |folder: &Path| {
        let entries = fs::read_dir(folder).map(|entries| entries.flatten().collect::<Vec<_>>());
        entries.map(|entries| entries.iter().map(fs::DirEntry::path).collect::<Vec<_>>())
    };
    let before = files(new).ok();
    let refused = on(new, arguments);
    assert!(refused.failed(why), "{}", refused.stderr);
    assert_eq!(refused.stderr.lines().count(), 1, "{}", refused.stderr);
    assert_eq!(files(new).ok(), before, "nothing is left behind");
}

#[test]
fn without_its_key_a_backup_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, backup) = backed_up(folder.path());
    let new = folder.path().join("new");
    refuses(
        &new,
        &["restore", &backup],
        "is missing: put your copy of the key there",
    );
    let other = folder.path().join("other");
    on(&other, &["user", "add", "anna@example.com"]).succeeded();
    let wrong = other.join("fromline.key");
    refuses(
        &new,
        &["restore", &backup, "--key-file", wrong.to_str().expect("UTF-8")],
        "is not the one that this backup was made with",
    );
    // A key that is already in the folder is used by default.
    fs::create_dir(&new).expect("a folder");
    fs::copy(&wrong, new.join("fromline.key")).expect("a key");
    refuses(
        &new,
        &["restore", &backup],
        "is not the one that this backup was made with",
    );
    let right = data.join("fromline.key");
    refuses(
        &new,
        &["restore", &backup, "--key-file", right.to_str().expect("UTF-8")],
        "fromline.key is there",
    );
    fs::copy(&right, new.join("fromline.key")).expect("a key");
    on(&new, &["restore", &backup]).succeeded();
    assert_eq!(all_open(&new).gateways, 100);
}

#[test]
fn nothing_is_ever_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, backup) = backed_up(folder.path());
    refuses(&data, &["restore", &backup], "overwrites nothing");
    let new = folder.path().join("new");
    fs::create_dir(&new).expect("a folder");
    fs::copy(data.join("fromline.key"), new.join("fromline.key")).expect("a key");
    fs::write(new.join("notes"), "mine").expect("a file");
    refuses(&new, &["restore", &backup], "notes is there");
}

#[test]
fn what_is_no_whole_backup_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, backup) = backed_up(folder.path());
    let new = folder.path().join("new");
    let key = data.join("fromline.key");
    let key = ["--key-file", key.to_str().expect("UTF-8")];
    let whole = fs::read(&backup).expect("the backup");
    let spoilt = folder.path().join("spoilt.db");
    let spoilt_name = spoilt.to_str().expect("UTF-8");
    let mut holed = whole.clone();
    holed[8192..12288].fill(0xaa);
    for (bytes, why) in [
        (&b""[..], "is not a backup of Fromline"),
        (
            b"something else, long enough to be looked at by a database",
            "is damaged",
        ),
        (&whole[..whole.len() / 2], "is damaged"),
        (&holed, "is damaged"),
    ] {
        fs::write(&spoilt, bytes).expect("a file");
        refuses(&new, &["restore", spoilt_name, key[0], key[1]], why);
    }
    refuses(
        &new,
        &["restore", "/nowhere.db", key[0], key[1]],
        "/nowhere.db: No such file",
    );
    fs::write(&spoilt, &whole).expect("a file");
    fs::write(folder.path().join("spoilt.db-wal"), "x").expect("a file");
    refuses(
        &new,
        &["restore", spoilt_name, key[0], key[1]],
        "has a journal beside it",
    );
    assert!(!new.exists());
    assert_eq!(fs::read(&backup).expect("the backup"), whole, "it stays as it is");
}

#[test]
fn a_link_of_before_is_worth_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, _) = backed_up(folder.path());
    let link = on(&data, &["user", "reset", "u0@example.com"]).only_line();
    let (_, token) = link.split_once('#').expect("a link");
    let backup = on(
        &data,
        &["backup", folder.path().join("c.db").to_str().expect("UTF-8")],
    )
    .only_line();
    let new = folder.path().join("new");
    let key = data.join("fromline.key");
    on(
        &new,
        &["restore", &backup, "--key-file", key.to_str().expect("UTF-8")],
    )
    .succeeded();
    let server = super::binary::Server::start(&new, &[]);
    let check = serde_json::json!({ "token": token });
    assert_eq!(server.post("/api/v1/link/check", &check).0, 400);
}
