//! A lost database whose key still exists.

use std::fs;

use super::{
    binary::{Server, run},
    town::{demo, on},
};

#[test]
fn a_lost_database_starts_no_new_organisation_unless_somebody_insists_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let backup = folder.path().join("b.db");
    Server::start(&data, &[]).stop();
    on(&data, &["user", "add", "anna@example.com"]).succeeded();
    on(&data, &["backup", backup.to_str().expect("UTF-8")]).succeeded();
    let name = data.to_str().expect("UTF-8");
    let serve = ["serve", "--listen", "127.0.0.1:0", "--data", name];
    let database = data.join("fromline.db");
    for is_empty in [false, true] {
        for ending in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(data.join(format!("fromline.db{ending}")));
        }
        if is_empty {
            fs::write(&database, "").expect("a file");
        }
        for more in [&[][..], &["--demo"]] {
            let refused = run(&[&serve[..], more].concat());
            assert!(
                refused.failed("is missing or empty") && refused.stderr.contains("--new-organisation"),
                "{}",
                refused.stderr
            );
            assert_eq!(refused.stderr.lines().count(), 1, "{}", refused.stderr);
        }
        assert!(on(&data, &["user", "add", "anna@example.com"]).failed("is missing or empty"));
        let length = fs::metadata(&database).map(|file| file.len()).ok();
        assert_eq!(length, is_empty.then_some(0), "nothing is begun");
    }

    let server = Server::start(&data, &["--new-organisation"]);
    assert!(server.stdout().contains("/link#"), "nobody is known");
    server.stop();
    let again = run(&[&serve[..], &["--new-organisation"]].concat());
    assert!(
        again.failed("start without --new-organisation"),
        "{}",
        again.stderr
    );
    Server::start(&data, &[]).stop();

    // The lost data is restored beside the key that was used.
    let new = folder.path().join("new");
    fs::create_dir(&new).expect("a folder");
    fs::copy(data.join("fromline.key"), new.join("fromline.key")).expect("a key");
    on(&new, &["restore", backup.to_str().expect("UTF-8")]).succeeded();
    assert!(on(&new, &["user", "list"]).stdout.contains("anna@example.com"));
    Server::start(&new, &[]).stop();
}

#[test]
fn the_demo_s_database_is_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    demo(folder.path()).stop();
    fs::write(folder.path().join("fromline.db"), "").expect("a file");
    let name = folder.path().to_str().expect("UTF-8");
    let refused = run(&["serve", "--demo", "--listen", "127.0.0.1:0", "--data", name]);
    assert!(refused.failed("is missing or empty"), "{}", refused.stderr);
}

#[test]
fn a_key_that_others_can_read_is_said_with_the_command_that_mends_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("it’s data");
    let key = data.join("fromline.key");
    Server::start(&data, &[]).stop();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("chmod");
    let log = Server::start(&data, &[]).stop_and_read();
    let (_, command) = log.split_once("take that away: ").expect("a warning");
    let command = command.lines().next().expect("a command");
    let mended = std::process::Command::new("sh").args(["-c", command]).status();
    assert!(mended.is_ok_and(|status| status.success()), "{command}");
    assert_eq!(
        fs::metadata(&key).expect("it").permissions().mode() & 0o777,
        0o600
    );
    let log = Server::start(&data, &[]).stop_and_read();
    assert!(!log.contains("Warning"), "{log}");
}
