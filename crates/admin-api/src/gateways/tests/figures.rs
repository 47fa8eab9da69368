//! Figures with 300,000 gateways. Run alone: `cargo test --release -p fromline-admin-api --lib gateways::tests::figures -- --ignored --nocapture`.

#![expect(clippy::disallowed_methods, reason = "it measures how long something takes")]

use std::time::Instant;

use fromline_store::sql;
use serde_json::{Value, json};

use crate::tests::Harness;

/// 100,000 people with three gateways each, at 997 hosts, of which every fiftieth fails.
async fn town() -> Harness {
    let harness = Harness::new().await;
    let add = |statement: &'static str| harness.write(move |db| sql(statement).run(db));
    add(
        "WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < 100000)
         INSERT INTO users (address, address_key, name, password_hash, created, search)
         SELECT 'person' || n || '@example.com', 'person' || n || '@example.com', '', 'x', 0,
                ' person' || n || '@example.com example.com' FROM number",
    )
    .await;
    add("WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 2)
         INSERT INTO aliases (user_id, address, address_key, domain, accepted, created)
         SELECT id, 'a' || id || n || '@partner.com', 'a' || id || n || '@partner.com', 'partner.com', 1, 0 FROM users, number")
    .await;
    add("INSERT INTO gateways (alias_id, user_id, accepted, host, port, security, credential, sealed, created, search)
         SELECT id, user_id, 1, 'smtp' || (id % 997) || '.partner.com', 465, 'ssl', 'PASSWORD', zeroblob(150), 0,
                address_key || ' smtp' || (id % 997) || '.partner.com' FROM aliases")
    .await;
    add("INSERT INTO gateway_health (gateway_id, failing_since) SELECT id, CASE WHEN id % 50 = 0 THEN 1 END FROM gateways")
        .await;
    add("INSERT INTO jobs (kind, gateway_id, due) SELECT 'LOOK', gateway_id, 4102444800000 FROM gateway_health").await;
    harness
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it measures, alone and optimised"]
async fn searches_among_300_000() {
    let harness = town().await;
    let admin = harness.program("admin@example.com").await;
    let search = |body: Value| ("/api/v1/gateways/search", Some(body));
    for (path, body) in [
        search(json!({})),
        search(json!({ "query": "a5000" })),
        search(json!({ "query": "person77" })),
        search(json!({ "query": "person77 smtp5.partner" })),
        search(json!({ "query": "nothing fits" })),
        search(json!({ "host": "smtp7.partner.com" })),
        search(json!({ "condition": "FAILING" })),
        search(json!({ "unit": "root", "condition": "PENDING" })),
        ("/api/v1/gateways/hosts", None),
        ("/api/v1/gateways", None),
    ] {
        let (mut times, mut answer) = (Vec::new(), Value::Null);
        let mut bytes = 0;
        for _ in 0..15 {
            let began = Instant::now();
            let response = match &body {
                Some(body) => admin.post(path, body.clone()).await,
                None => admin.get(path).await,
            };
            times.push(began.elapsed());
            bytes = response.bytes.len();
            answer = response.ok();
        }
        times.sort();
        let found = &answer["found"];
        println!(
            "{path} {}: {found} found, median {:?}, longest {:?}, {bytes} bytes",
            body.unwrap_or_default(),
            times[7],
            times[14]
        );
    }
}
