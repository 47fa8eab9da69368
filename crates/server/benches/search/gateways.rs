//! Searches among 300,000 gateways.

use std::time::Duration;

use fromline_server::testing::Harness;
use serde_json::{Value, json};

use crate::{Measured, add};

/// 100,000 people with three gateways each, at 997 hosts, of which every fiftieth fails.
async fn town() -> Harness {
    let harness = Harness::new().await;
    add(
        &harness,
        "WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < 100000)
         INSERT INTO users (address, address_key, name, password_hash, created, search)
         SELECT 'person' || n || '@example.com', 'person' || n || '@example.com', '', 'x', 0,
                ' person' || n || '@example.com example.com' FROM number",
    )
    .await;
    add(
        &harness,
        "WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 2)
         INSERT INTO aliases (user_id, address, address_key, domain, accepted, created)
         SELECT id, 'a' || id || n || '@partner.com', 'a' || id || n || '@partner.com', 'partner.com', 1, 0 FROM users, number",
    )
    .await;
    add(
        &harness,
        "INSERT INTO gateways (alias_id, user_id, accepted, host, port, security, credential, sealed, created, search)
         SELECT id, user_id, 1, 'smtp' || (id % 997) || '.partner.com', 465, 'ssl', 'PASSWORD', zeroblob(150), 0,
                address_key || ' smtp' || (id % 997) || '.partner.com' FROM aliases",
    )
    .await;
    add(
        &harness,
        "INSERT INTO gateway_health (gateway_id, failing_since) SELECT id, CASE WHEN id % 50 = 0 THEN 1 END FROM gateways",
    )
    .await;
    add(
        &harness,
        "INSERT INTO jobs (kind, gateway_id, due) SELECT 'LOOK', gateway_id, 4102444800000 FROM gateway_health",
    )
    .await;
    harness
}

/// Prints how long each search takes, and returns those that took longer than their goal.
pub async fn measure() -> Vec<String> {
    let harness = town().await;
    let mut measured = Measured::new(&harness).await;
    let goal = Duration::from_millis(50);
    println!(
        "| Gateways | median | longest | goal | bytes | found |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    );
    let search = "/api/v1/gateways/search";
    for (what, body) in [
        ("the whole list", json!({})),
        ("a part of an address", json!({ "query": "a5000" })),
        ("a user", json!({ "query": "person77" })),
        ("two words", json!({ "query": "person77 smtp5.partner" })),
        ("nothing fits", json!({ "query": "nothing fits" })),
        ("one host", json!({ "host": "smtp7.partner.com" })),
        ("failing", json!({ "condition": "FAILING" })),
        (
            "not confirmed, of a unit",
            json!({ "unit": "root", "condition": "PENDING" }),
        ),
    ] {
        measured.request(what, goal, search, Some::<&Value>(&body)).await;
    }
    for path in ["/api/v1/gateways/hosts", "/api/v1/gateways"] {
        measured.request(path, goal, path, None).await;
    }
    measured.late
}
