//! Searches among 100,000 people, and tables of them.

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use fromline_server::testing::Harness;
use fromline_store::Store;
use serde_json::json;

use crate::{Measured, add};

/// Everybody has a name of two words out of some hundred, every fourth a gateway, of which some fail.
async fn town() -> Harness {
    let harness = Harness::new().await;
    add(
        &harness,
        "WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < 100000)
         INSERT INTO users (address, address_key, name, password_hash, created)
         SELECT 'person' || n || '@example.com', 'person' || n || '@example.com',
                char(97 + n % 23) || 'ńna' || (n % 211) || ' Kówal' || (n % 97), 'x', 0 FROM number",
    )
    .await;
    add(
        &harness,
        "INSERT INTO aliases (user_id, address, address_key, domain, accepted, created)
         SELECT id, 'a' || id || '@partner.com', 'a' || id || '@partner.com', 'partner.com', 1, 0 FROM users WHERE id % 4 = 0",
    )
    .await;
    add(
        &harness,
        "INSERT INTO gateways (alias_id, user_id, accepted, host, port, security, credential, sealed, created)
         SELECT id, user_id, 1, 'smtp.partner.com', 465, 'ssl', 'PASSWORD', zeroblob(150), 0 FROM aliases WHERE domain = 'partner.com'",
    )
    .await;
    add(
        &harness,
        "INSERT INTO gateway_health (gateway_id, failing_since) SELECT id, CASE WHEN id % 50 = 0 THEN 1 END FROM gateways
         WHERE host = 'smtp.partner.com'",
    )
    .await;
    let began = Instant::now();
    let again = Store::open(&harness.database())
        .await
        .expect("the database opens");
    println!("\nThe words of 100,000 people, once: {:.1?}\n", began.elapsed());
    again.close().await;
    harness
}

/// Prints how long each search takes, and returns those that took longer than their goal.
pub async fn measure() -> Vec<String> {
    let harness = town().await;
    let mut measured = Measured::new(&harness).await;
    let [page, search] = [100, 50].map(Duration::from_millis);
    let path = "/api/v1/people/search";
    let first = measured.admin.post(path, json!({ "pageSize": 100 })).await.ok();
    let token = &first["nextPageToken"];
    println!(
        "| People | median | longest | goal | bytes | found |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    );
    for (what, goal, body) in [
        ("first page", page, json!({ "pageSize": 100 })),
        (
            "second page",
            page,
            json!({ "pageSize": 100, "pageToken": token }),
        ),
        ("one letter", search, json!({ "query": "a" })),
        ("a word of many", search, json!({ "query": "kow" })),
        ("two words", search, json!({ "query": "anna12 kowal5" })),
        ("one person", search, json!({ "query": "person99999@" })),
        ("nobody", search, json!({ "query": "nobody" })),
        ("administrators", page, json!({ "role": "ADMINISTRATOR" })),
        ("closed", page, json!({ "state": "CLOSED" })),
        ("has a gateway", page, json!({ "gateways": "ANY" })),
        ("no gateway", page, json!({ "gateways": "NONE" })),
        ("a gateway fails", page, json!({ "gateways": "FAILING" })),
    ] {
        measured.request(what, goal, path, Some(&body)).await;
    }
    tables(&mut measured).await;
    measured.late
}

/// Prints how long a table of 10,000 people takes, read and written.
async fn tables(measured: &mut Measured) {
    let mut csv = String::from("address,name,role,state,language\n");
    for number in 0..10_000 {
        let _ = writeln!(csv, "new{number}@example.com,Nowa Osoba {number},user,,pl");
    }
    println!();
    for (what, body) in [
        ("10,000 lines, dry", json!({ "csv": csv })),
        (
            "10,000 lines, applied with invitations",
            json!({ "csv": csv, "apply": true, "invite": true }),
        ),
        ("10,000 lines, again", json!({ "csv": csv, "apply": true })),
    ] {
        let began = Instant::now();
        let answer = measured.admin.post("/api/v1/people/import", body).await.ok();
        let took = began.elapsed();
        println!(
            "{what}: {took:.1?}, {} added, {} unchanged",
            answer["added"], answer["unchanged"]
        );
        if took > Duration::from_secs(10) {
            measured.late.push(format!("{what}: {took:.1?}"));
        }
    }
    let began = Instant::now();
    let table = measured.admin.get("/api/v1/people/export").await.bytes;
    println!(
        "everybody as a table: {:.1?}, {} bytes",
        began.elapsed(),
        table.len()
    );
}
