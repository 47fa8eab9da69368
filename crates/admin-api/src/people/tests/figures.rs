//! Figures with 100,000 people. Run alone: `cargo test --release -p fromline-admin-api --lib people::tests::figures -- --ignored --nocapture`.

#![expect(clippy::disallowed_methods, reason = "it measures how long something takes")]

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use fromline_store::{Store, sql};
use serde_json::{Value, json};

use crate::tests::{Harness, TestClient};

const PEOPLE: usize = 100_000;

/// Everybody has a name of two words out of some hundred, every fourth a gateway, of which some fail.
async fn town() -> (Harness, TestClient) {
    let harness = Harness::new().await;
    let add = |statement: &'static str| harness.write(move |db| sql(statement).run(db));
    add(
        "WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < 100000)
         INSERT INTO users (address, address_key, name, password_hash, created)
         SELECT 'person' || n || '@example.com', 'person' || n || '@example.com',
                char(97 + n % 23) || 'ńna' || (n % 211) || ' Kówal' || (n % 97), 'x', 0 FROM number",
    )
    .await;
    add("INSERT INTO aliases (user_id, address, address_key, domain, accepted, created)
         SELECT id, 'a' || id || '@partner.com', 'a' || id || '@partner.com', 'partner.com', 1, 0 FROM users WHERE id % 4 = 0")
    .await;
    add("INSERT INTO gateways (alias_id, user_id, accepted, host, port, security, credential, sealed, created)
         SELECT id, user_id, 1, 'smtp.partner.com', 465, 'ssl', 'PASSWORD', zeroblob(150), 0 FROM aliases WHERE domain = 'partner.com'")
    .await;
    add("INSERT INTO gateway_health (gateway_id, failing_since) SELECT id, CASE WHEN id % 50 = 0 THEN 1 END FROM gateways WHERE host = 'smtp.partner.com'")
    .await;
    let began = Instant::now();
    let path = harness.database();
    let again = Store::open(&path).await.expect("the database opens");
    println!("words of 100,000 people, once: {:?}", began.elapsed());
    again.close().await;
    let admin = harness.program("admin@example.com").await;
    (harness, admin)
}

/// Returns the median and the longest time of an answer, and its size.
async fn measure(admin: &TestClient, path: &str, body: &Value) -> (Duration, Duration, usize) {
    let mut times = Vec::new();
    let mut bytes = 0;
    for _ in 0..15 {
        let began = Instant::now();
        let answer = admin.post(path, body.clone()).await;
        times.push(began.elapsed());
        bytes = answer.bytes.len();
        answer.ok();
    }
    times.sort();
    (times[7], times[14], bytes)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute, and measures"]
async fn a_hundred_thousand_people_without_a_wait() {
    let (harness, admin) = town().await;
    let search = "/api/v1/people/search";
    let first = admin.post(search, json!({ "pageSize": 100 })).await.ok();
    assert!(first["total"].as_u64() > Some(PEOPLE as u64));
    let token = &first["nextPageToken"];
    for (what, limit, body) in [
        ("first page", 100, json!({ "pageSize": 100 })),
        ("second page", 100, json!({ "pageSize": 100, "pageToken": token })),
        ("search: one letter", 50, json!({ "query": "a" })),
        ("search: a word of many", 50, json!({ "query": "kow" })),
        ("search: two words", 50, json!({ "query": "anna12 kowal5" })),
        ("search: one person", 50, json!({ "query": "person99999@" })),
        ("search: nobody", 50, json!({ "query": "nobody" })),
        ("filter: administrators", 100, json!({ "role": "ADMINISTRATOR" })),
        ("filter: closed", 100, json!({ "state": "CLOSED" })),
        ("filter: has a gateway", 100, json!({ "gateways": "ANY" })),
        ("filter: no gateway", 100, json!({ "gateways": "NONE" })),
        ("filter: a gateway fails", 100, json!({ "gateways": "FAILING" })),
    ] {
        let (median, longest, bytes) = measure(&admin, search, &body).await;
        println!("{what}: median {median:?}, longest {longest:?}, {bytes} bytes (limit {limit} ms)");
        assert!(bytes < 100_000, "{what}: {bytes} bytes");
        let is_optimized = !cfg!(debug_assertions);
        assert!(!is_optimized || median.as_millis() < limit, "{what}: {median:?}");
    }
    let mut csv = String::from("address,name,role,state,language\n");
    for number in 0..10_000 {
        let _ = writeln!(csv, "new{number}@example.com,Nowa Osoba {number},user,,pl");
    }
    for (what, body) in [
        ("10,000 lines, dry", json!({ "csv": csv })),
        (
            "10,000 lines, applied with invitations",
            json!({ "csv": csv, "apply": true, "invite": true }),
        ),
        ("10,000 lines, again", json!({ "csv": csv, "apply": true })),
    ] {
        let began = Instant::now();
        let answer = admin.post("/api/v1/people/import", body).await.ok();
        let took = began.elapsed();
        println!(
            "{what}: {took:?}, {} added, {} unchanged",
            answer["added"], answer["unchanged"]
        );
        assert!(took < Duration::from_secs(10), "{what}: {took:?}");
    }
    let began = Instant::now();
    let table = admin.get("/api/v1/people/export").await.bytes;
    println!(
        "everybody as a table: {:?}, {} bytes",
        began.elapsed(),
        table.len()
    );
    drop(harness);
}
