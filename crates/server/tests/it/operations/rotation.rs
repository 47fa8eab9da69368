//! Key rotation while the server is at work.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use serde_json::json;

use super::town::{LIST, all_open, code, confirm, demo, fill, key_lines, on, opens, sends, with_alias};

#[test]
fn ten_thousand_secrets_move_to_a_new_key_while_the_server_works() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let (server, token) = with_alias(data);
    fill(data, 100);
    let before = fs::read_to_string(data.join("fromline.key")).expect("the key file");
    let done = AtomicBool::new(false);
    let begun = Instant::now();
    let (rotated, took, slowest) = std::thread::scope(|scope| {
        let at_work = scope.spawn(|| {
            let mut slowest = Duration::ZERO;
            let mut number = 0;
            while !done.load(Ordering::Relaxed) {
                let asked = Instant::now();
                assert!(opens(&server, &token, &format!("Name {number}")), "{number}");
                slowest = slowest.max(asked.elapsed());
                number += 1;
            }
            slowest
        });
        let rotated = on(data, &["keys", "rotate"]);
        let took = begun.elapsed();
        done.store(true, Ordering::Relaxed);
        (rotated, took, at_work.join().expect("all opened"))
    });
    rotated.succeeded();
    eprintln!("10,001 secrets in {took:?}; the slowest write of others took {slowest:?}");
    assert!(took < Duration::from_mins(1), "{took:?}");
    assert!(slowest < Duration::from_secs(5), "{slowest:?}");
    assert!(
        rotated
            .stdout
            .starts_with("10001 secrets are sealed with the key "),
        "{}",
        rotated.stdout
    );
    assert!(
        rotated.stdout.contains("keep the older copy"),
        "{}",
        rotated.stdout
    );

    let file = data.join("fromline.key");
    let after = fs::read_to_string(&file).expect("the key file");
    assert_eq!(key_lines(&file).len(), 2);
    assert!(after.ends_with(&before), "the old key is behind the new one");
    assert_eq!(
        fs::metadata(&file).expect("it").permissions().mode() & 0o777,
        0o600
    );
    assert!(opens(&server, &token, "Afterwards"));
    // The code that was emailed before stays valid; new secrets are encrypted with the new key.
    let code = code(&server);
    let early = on(data, &["keys", "forget"]);
    assert!(
        early.failed("gateways: 0, waiting mails: 0, codes: 1 (the last until 20"),
        "{}",
        early.stderr
    );
    confirm(&server, &token, &code);
    let second = json!({ "sendAsEmail": "second.name@partner.com" });
    assert_eq!(server.send("POST", LIST, &token, &second).0, 200);
    let list = on(data, &["keys", "list"]).stdout;
    let rows: Vec<Vec<&str>> = list
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(
        (&rows[1][1..3], rows[1][4]),
        (&["current", "10001"][..], "1"),
        "{list}"
    );
    assert_eq!(rows[2][1..], ["old", "0", "0", "0"], "{list}");

    on(data, &["keys", "forget"]).succeeded();
    assert_eq!(key_lines(&file).len(), 1);
    assert!(opens(&server, &token, "Without the old key"));
    assert!(sends(&server, &token), "the gateway takes the password");
    server.stop();
    assert_eq!(all_open(data).gateways, 10_001);
    assert!(opens(&demo(data), &token, "After a restart"));
}

/// A backup from before the rotation with the key file from after it.
#[test]
fn a_database_from_before_a_rotation_opens_with_both_keys_and_not_with_the_new_one_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    assert!(on(&data, &["keys", "rotate"]).failed("there is no database"));
    assert!(!data.exists());
    fill(&data, 1);
    let backup = on(
        &data,
        &["backup", folder.path().join("b.db").to_str().expect("UTF-8")],
    )
    .only_line();
    on(&data, &["keys", "rotate"]).succeeded();
    let (both, new) = (folder.path().join("both.key"), data.join("fromline.key"));
    fs::copy(&new, &both).expect("a copy");
    on(&data, &["keys", "forget"]).succeeded();

    let restored = folder.path().join("restored");
    let with = |key: &std::path::Path| {
        on(
            &restored,
            &["restore", &backup, "--key-file", key.to_str().expect("UTF-8")],
        )
    };
    let refused = with(&new);
    assert!(
        refused.failed("is not the one that this backup was made with"),
        "{}",
        refused.stderr
    );
    assert!(!restored.exists());
    with(&both).succeeded();
    assert_eq!(all_open(&restored).gateways, 100);
    on(&restored, &["keys", "rotate"]).succeeded();
    assert_eq!(all_open(&restored).gateways, 100);
}
