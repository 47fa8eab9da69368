//! The gateway check before hostile servers, in figures: `cargo xtask hostile` prints what `docs/smtp-check.md` says.
//!
//! The servers live in this process, too: what they hold counts against the check.

#[path = "../../tests/smtp_hostile/certificates.rs"]
#[expect(dead_code, reason = "shared; a part of it is used here")]
mod certificates;
#[path = "../../tests/smtp_hostile/crowd.rs"]
mod crowd;
#[path = "../../tests/smtp_hostile/delivery.rs"]
mod delivery;
#[path = "../../tests/smtp_hostile/good.rs"]
mod good;
#[path = "../../tests/smtp_hostile/network.rs"]
mod network;
#[path = "../../tests/smtp_hostile/rows.rs"]
mod rows;
#[path = "../../tests/smtp_hostile/script.rs"]
mod script;

mod leaks;
mod table;

use std::{sync::Arc, time::Duration};

use certificates::Authority;
use fromline_core::gateway::{Gateway, Host, Security};
use fromline_server::{
    idn::to_ascii,
    smtp::{GatewayAccount, GuardedGateways, Times, client_config, guard::Guard},
};
use network::Network;
use rows::Row;
use secrecy::SecretString;

/// The server's name, which its certificate carries.
pub const HOST: &str = "mail.partner.com";
/// Production's, but for a delivery: nobody wants to wait two minutes for the last row.
const TIMES: Times = Times {
    step: Duration::from_secs(10),
    check: Duration::from_secs(30),
    delivery: Duration::from_secs(30),
};

fn account(security: Security) -> GatewayAccount {
    let host = Host::parse(HOST, &to_ascii).unwrap();
    let port = if security == Security::Implicit { 465 } else { 587 };
    GatewayAccount {
        gateway: Gateway { host, port, security },
        username: SecretString::from("user.name@partner.com"),
        password: SecretString::from("canary-p@ss"),
    }
}

fn gateways(network: Network, authority: &Authority) -> GuardedGateways {
    with_times(network, authority, TIMES)
}

fn with_times(network: Network, authority: &Authority, times: Times) -> GuardedGateways {
    let network = Arc::new(network);
    GuardedGateways {
        resolver: network.clone(),
        connector: network,
        guard: Guard::new(Vec::new(), Vec::new()),
        tls: client_config(&[authority.root()]).unwrap(),
        times,
        ehlo: "example.com".to_owned(),
    }
}

/// Every server that is checked.
fn all_rows() -> impl Iterator<Item = Row> {
    let tables = [
        rows::greetings(),
        rows::capabilities(),
        rows::protection(),
        rows::signing_in(),
        good::rows(),
    ];
    tables.into_iter().flatten()
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
