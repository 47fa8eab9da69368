//! Another program keeps the database locked: reads continue, writes are refused within five seconds, and commands report why in
//! one line.

use std::time::{Duration, Instant};

use fromline_server::testing::Harness;
use rusqlite::Connection;
use serde_json::json;

use super::binary::run;

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";

fn lock(database: &std::path::Path) -> Connection {
    let other = Connection::open(database).expect("a connection");
    other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    other
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_who_reads_waits_and_whoever_writes_is_told_within_five_seconds() {
    let harness = Harness::new().await;
    let user = harness.browser("user@example.com").await;
    // By now a session's last use would be written.
    harness.clock.advance(jiff::Span::new().minutes(6));
    let other = lock(&harness.database());
    let writers: Vec<_> = (0..30)
        .map(|number| {
            let user = user.clone();
            tokio::spawn(async move {
                let begun = Instant::now();
                let name = json!({ "displayName": format!("Name {number}") });
                let answer = user.patch(&format!("{LIST}/user@example.com"), name).await;
                (answer, begun.elapsed())
            })
        })
        .collect();
    let mut longest = Duration::ZERO;
    let begun = Instant::now();
    let mut reads = 0;
    while begun.elapsed() < Duration::from_secs(4) {
        let read = Instant::now();
        user.get(LIST).await.ok();
        longest = longest.max(read.elapsed());
        reads += 1;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(longest < Duration::from_millis(500), "{longest:?}");
    let mut told = Duration::ZERO;
    for writer in writers {
        let (answer, after) = writer.await.expect("an answer");
        assert_eq!(answer.outcome(), "503 STORAGE_BUSY");
        assert_eq!(answer.header("retry-after"), Some("5"));
        told = told.max(after);
    }
    eprintln!("{reads} reads, the longest {longest:?}; 30 writers were told after {told:?} at most");
    assert!(told < Duration::from_secs(5), "{told:?}");
    other.execute_batch("ROLLBACK").expect("unlocked");
    let begun = Instant::now();
    let writers = (0..30).map(|number| {
        let user = user.clone();
        async move {
            let name = json!({ "displayName": format!("Name {number}") });
            user.patch(&format!("{LIST}/user@example.com"), name).await.ok();
        }
    });
    futures_util::future::join_all(writers).await;
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_lock_that_is_short_is_waited_for() {
    let harness = Harness::new().await;
    let user = harness.browser("user@example.com").await;
    let other = lock(&harness.database());
    let short = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        other.execute_batch("COMMIT").expect("unlocked");
    };
    let write = user.patch("/api/v1/account", json!({ "language": "pl" }));
    let ((), answer) = tokio::join!(short, write);
    answer.ok();
}

#[test]
fn commands_that_read_go_on_and_others_say_why_in_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("UTF-8");
    run(&["user", "add", "user@example.com", "--data", data]).succeeded();
    let _other = lock(&folder.path().join("fromline.db"));
    run(&["user", "list", "--data", data]).succeeded();
    for command in [
        ["user", "add", "other@example.com"].as_slice(),
        &["user", "disable", "user@example.com"],
        &["token", "create", "--user", "user@example.com"],
        &["keys", "rotate"],
        &["serve", "--listen", "127.0.0.1:0"],
    ] {
        let begun = Instant::now();
        let mut arguments = command.to_vec();
        arguments.extend(["--data", data]);
        let finished = run(&arguments);
        assert!(
            finished.failed("another program has kept the database locked"),
            "{command:?}: {}",
            finished.stderr
        );
        assert_eq!(finished.stderr.lines().count(), 1, "{}", finished.stderr);
        assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    }
}
