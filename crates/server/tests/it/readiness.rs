//! The answer of `/readyz`, by client.

use std::{fs, path::Path, sync::Arc};

use fromline_base::testing::time;
use fromline_server::testing::Harness;
use fromline_services::readiness;
use fromline_store::{
    data::{self, lock::take_lock},
    readiness::Readiness,
};
use serde_json::json;

#[tokio::test]
async fn strangers_learn_whether_and_not_why() {
    let harness = Harness::new().await;
    let answer = harness.nobody().get("/readyz").await;
    assert_eq!(
        (answer.status.as_u16(), answer.text().as_str()),
        (200, r#"{"ready":true}"#)
    );
    let harness = Harness::new().await;
    harness.app.store.close().await;
    let answer = harness.nobody().get("/readyz").await;
    assert_eq!(
        (answer.status.as_u16(), answer.text().as_str()),
        (503, r#"{"ready":false}"#)
    );
}

/// Returns the checks that fail after something in a data folder was broken.
async fn amiss(folder: &Path, what: &str) -> String {
    let data = data::open(folder, None).await.unwrap();
    let mut harness = Harness::of(data, time("2026-11-23T09:00:00Z"));
    let lock = take_lock(folder).unwrap();
    harness.fixture.app.readiness = Arc::new(Readiness::new(folder.to_owned(), lock, Vec::new()));
    let meddler = rusqlite::Connection::open(folder.join(data::DATABASE)).unwrap();
    match what {
        // Another connection holds the database's write lock.
        "a lock on the database" => meddler.execute_batch("BEGIN IMMEDIATE").unwrap(),
        "a migration" => meddler
            .execute_batch("UPDATE _sqlx_migrations SET success = 0 WHERE version = 7")
            .unwrap(),
        _ => (),
    }
    let key = folder.join(data::KEY_FILE);
    let mut second = None;
    match what {
        "another key" => fs::write(&key, "0123456789abcdef".repeat(4)).unwrap(),
        "no key" => fs::remove_file(&key).unwrap(),
        "another database" => {
            let database = folder.join(data::DATABASE);
            fs::rename(&database, folder.join("moved.db")).unwrap();
            fs::copy(folder.join("moved.db"), &database).unwrap();
        }
        "another server" => {
            fs::remove_file(folder.join(data::lock::LOCK_FILE)).unwrap();
            second = Some(take_lock(folder).unwrap());
        }
        // Has the effect of a full disk, for root, too.
        "the disk" => fs::create_dir(folder.join("fromline.probe")).unwrap(),
        _ => {}
    }
    let report = readiness::report(&harness.app, &harness.app.readiness).await;
    drop((meddler, second));
    let checks = serde_json::to_value(report.checks).unwrap();
    let checks = checks.as_object().unwrap();
    let amiss = checks.iter().filter(|(_, well)| **well == json!(false));
    let amiss: Vec<&str> = amiss.map(|(name, _)| name.as_str()).collect();
    assert_eq!(report.ready, amiss.is_empty(), "{what}");
    amiss.join(" ")
}

#[tokio::test]
async fn each_thing_that_is_amiss_is_named_and_it_alone() {
    for (what, named) in [
        ("nothing", ""),
        ("a migration", "migrations"),
        ("another key", "key"),
        ("no key", "key"),
        ("another server", "lock"),
        ("the disk", "disk"),
        ("another database", "database"),
        ("a lock on the database", "database"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(amiss(folder.path(), what).await, named, "{what}");
    }
}
