//! A backup of a server at work, and its restore.

use std::{
    os::unix::fs::PermissionsExt as _,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use super::{
    forms::{Secret, search},
    town::{
        ALIAS, LIST, PASSWORD, USERNAME, all_open, code, confirm, demo, key_lines, on, opens, sends,
        with_alias,
    },
};

fn secrets(key: &Path) -> Vec<Secret> {
    let key = key_lines(key).swap_remove(0);
    vec![
        Secret::new("password", PASSWORD),
        Secret::new("user name", USERNAME),
        Secret::plain("AUTH PLAIN", USERNAME, PASSWORD),
        Secret::new("key", &key),
    ]
}

#[test]
fn backed_up_in_the_middle_of_work_and_restored_elsewhere_everything_is_there_and_works() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, new) = (folder.path().join("data"), folder.path().join("deep/new"));
    let backups = folder.path().join("backups");
    std::fs::create_dir(&backups).expect("a folder");
    let (server, token) = with_alias(&data);
    confirm(&server, &token, &code(&server));
    let done = AtomicBool::new(false);
    let (made, writes) = std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut writes = 0;
            while !done.load(Ordering::Relaxed) {
                assert!(opens(&server, &token, &format!("Name {writes}")));
                writes += 1;
            }
            writes
        });
        let made: Vec<_> = (0..5)
            .map(|number| on(&data, &["backup", &format!("{}/{number}.db", backups.display())]))
            .collect();
        done.store(true, Ordering::Relaxed);
        (made, writer.join().expect("a writer"))
    });
    assert!(writes > 5, "it was at work: {writes}");
    let path = made.last().expect("five").only_line();
    let told = &made[4].stderr;
    assert!(told.contains("(users: 4, aliases: 1, gateways: 1)"), "{told}");
    assert!(told.contains("The key is not in it"), "{told}");
    let permissions = std::fs::metadata(&path).expect("the backup").permissions();
    assert_eq!(permissions.mode() & 0o777, 0o600);
    assert_eq!(
        backups.read_dir().expect("a folder").count(),
        5,
        "nothing else is left"
    );
    let bytes = std::fs::read(&path).expect("the backup");
    assert_eq!(
        search(&secrets(&data.join("fromline.key")), "backup", &bytes),
        [""; 0]
    );
    assert_eq!(
        search(&[Secret::new("address", ALIAS)], "backup", &bytes).len(),
        1
    );

    let (_, before) = server.get(LIST, &token);
    server.stop();
    let key = data.join("fromline.key");
    let restored = on(
        &new,
        &["restore", &path, "--key-file", key.to_str().expect("UTF-8")],
    );
    restored.succeeded();
    assert!(
        restored.stdout.contains(", as of 20")
            && restored
                .stdout
                .contains("(users: 4, aliases: 1, gateways: 1); all credentials open"),
        "{}",
        restored.stdout
    );
    assert_eq!(restored.stdout.lines().count(), 1);
    assert_eq!(
        on(&new, &["user", "list"]).stdout,
        on(&data, &["user", "list"]).stdout
    );
    all_open(&new);
    let server = demo(&new);
    let (_, mut after) = server.get(LIST, &token);
    // The last write may be newer than the backup.
    after["sendAs"][1]["displayName"] = before["sendAs"][1]["displayName"].clone();
    assert_eq!(after, before);
    assert!(opens(&server, &token, "Name") && sends(&server, &token));
}

#[test]
fn a_folder_names_the_file_by_its_time_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let missing = on(&data, &["backup", folder.path().to_str().expect("UTF-8")]);
    assert!(missing.failed("there is no database"), "{}", missing.stderr);
    assert!(!data.exists(), "nothing is begun");
    on(&data, &["user", "add", "anna@example.com"]).succeeded();

    let target = folder.path().join("backup");
    std::fs::write(&target, "mine").expect("a file");
    let refused = on(&data, &["backup", target.to_str().expect("UTF-8")]);
    assert!(refused.failed("never overwrites"), "{}", refused.stderr);
    assert_eq!(std::fs::read(&target).expect("a file"), b"mine");
    let refused = on(&data, &["backup", "/nowhere/backup"]);
    assert!(
        refused.failed("/nowhere/backup: No such file"),
        "{}",
        refused.stderr
    );
    assert_eq!(refused.stderr.lines().count(), 1);

    // Works without the key, too, which whoever makes backups need not be able to read.
    std::fs::remove_file(data.join("fromline.key")).expect("the key");
    let path = on(&data, &["backup", folder.path().to_str().expect("UTF-8")]).only_line();
    let name = path.rsplit('/').next().expect("a name");
    assert!(
        name.starts_with("fromline-20") && name.ends_with("Z.db"),
        "{name}"
    );
}
