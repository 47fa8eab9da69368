//! Gateway checks leave no descriptors and tasks open, however the server behaves. Runs alone in its process, since it counts the
//! process's files.

#![expect(
    clippy::disallowed_methods,
    reason = "a test measures how long something takes"
)]

#[path = "it/smtp_hostile/certificates.rs"]
#[expect(dead_code, reason = "shared; this test uses a part of it")]
mod certificates;
#[path = "it/smtp_hostile/client.rs"]
mod client;
#[path = "it/smtp_hostile/good.rs"]
mod good;
#[path = "it/smtp_hostile/network.rs"]
#[expect(dead_code, reason = "shared; this test uses a part of it")]
mod network;
#[path = "it/smtp_hostile/rows.rs"]
#[expect(dead_code, reason = "shared; this test uses a part of it")]
mod rows;
#[path = "it/smtp_hostile/script.rs"]
#[expect(dead_code, reason = "shared; this test uses a part of it")]
mod script;
#[path = "it/smtp_hostile/signing_in.rs"]
mod signing_in;

use std::time::{Duration, Instant};

use certificates::Authority;
use client::{HOST, account, all_rows};
use fromline_outbound::smtp::{Gateways as _, Timeouts};
use futures_util::{StreamExt as _, stream};
use network::Network;
use rows::Row;

/// Short time limits, because this test is not about the outcomes.
const TIMES: Timeouts = Timeouts {
    step: Duration::from_millis(300),
    check: Duration::from_secs(1),
    delivery: Duration::from_secs(1),
};

/// Returns the numbers of open descriptors and live tasks.
fn open() -> (usize, usize) {
    let descriptors = std::fs::read_dir("/proc/self/fd").expect("Linux").count();
    let tasks = tokio::runtime::Handle::current().metrics().num_alive_tasks();
    (descriptors, tasks)
}

async fn check(row: Row, authority: &Authority) {
    let (server, _) = script::serve(row.script, authority).await;
    let gateways = client::gateways(Network::to(server), authority, TIMES);
    let _ = gateways.check(&account(row.security)).await;
}

#[tokio::test]
async fn after_two_hundred_checks_as_much_is_open_and_under_way_as_before() {
    let authority = Authority::new();
    check(good::rows().remove(0), &authority).await;
    let before = open();
    let rows: Vec<Row> = std::iter::repeat_with(all_rows).flatten().take(200).collect();
    let kinds = all_rows().count();
    assert!(kinds > 50, "{kinds}");
    stream::iter(rows)
        .for_each_concurrent(8, |row| check(row, &authority))
        .await;
    // The servers run in this process, too, and take a moment to notice that their client has closed the connection.
    let deadline = Instant::now() + Duration::from_secs(5);
    while open() != before {
        assert!(Instant::now() < deadline, "{before:?} before, {:?} after", open());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
