//! Measures the gateway check against hostile servers: `cargo xtask gateway-check` prints the figures of `docs/smtp-check.md`.
//!
//! The servers run in this process, too, so the resources that they hold count as the check's.

#![expect(clippy::disallowed_methods, reason = "it measures")]

#[path = "../../tests/it/smtp_hostile/certificates.rs"]
#[expect(dead_code, reason = "shared; a part of it is used here")]
mod certificates;
#[path = "../../tests/it/smtp_hostile/client.rs"]
mod client;
#[path = "../../tests/it/smtp_hostile/crowd.rs"]
mod crowd;
#[path = "../../tests/it/smtp_hostile/delivery.rs"]
mod delivery;
#[path = "../../tests/it/smtp_hostile/good.rs"]
mod good;
#[path = "../../tests/it/smtp_hostile/network.rs"]
mod network;
#[path = "../../tests/it/smtp_hostile/rows.rs"]
mod rows;
#[path = "../../tests/it/smtp_hostile/script.rs"]
mod script;
#[path = "../../tests/it/smtp_hostile/signing_in.rs"]
mod signing_in;

mod leaks;
mod table;

use std::time::Duration;

use certificates::Authority;
use client::{HOST, account};
use fromline_outbound::smtp::{GuardedGateways, Timeouts};
use network::Network;

/// The time limits of production, except for a delivery, whose limit would make the last row take two minutes.
const TIMES: Timeouts = Timeouts {
    step: Duration::from_secs(10),
    check: Duration::from_secs(40),
    delivery: Duration::from_secs(30),
};

fn gateways(network: Network, authority: &Authority) -> GuardedGateways {
    client::gateways(network, authority, TIMES)
}

#[tokio::main]
async fn main() {
    let right = table::print().await;
    println!();
    leaks::print().await;
    println!();
    let found = crowd::measure(Duration::from_secs(8)).await;
    println!(
        "64 users with silent gateways ({} wait, {} were refused at once) and 64 more checks past that limit",
        found.waiting, found.refused
    );
    println!(
        "| list, policy, account, sessions meanwhile: {} requests | median {:.1} ms | p99 {:.1} ms |",
        found.asked,
        found.median.as_secs_f64() * 1e3,
        found.p99.as_secs_f64() * 1e3
    );
    assert!(right, "a server had another outcome than its own");
}
