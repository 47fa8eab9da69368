//! Measures the server with 100,000 users: start, memory, throughput. `cargo xtask load` builds it, runs this and prints the
//! figures of `docs/figures.md`.
//!
//! This process uses the same processors as the server, so the server alone can do more.

#![expect(clippy::disallowed_methods, reason = "it measures")]

mod asking;
mod mail_server;
mod server;
mod town;

use asking::{Ask, Found, hammer};
use server::Server;

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a folder for the data");
    town::build(folder.path()).await;
    let mut starts: Vec<f64> = Vec::new();
    for _ in 0..5 {
        starts.push(Server::start(folder.path()).started_in);
    }
    starts.sort_by(f64::total_cmp);
    let server = Server::start(folder.path());
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    println!("| | |\n|---|---:|");
    println!("| users, aliases | {}, {} |", town::USERS, 3 * town::USERS);
    println!("| start until ready, median of 5 | {:.0} ms |", starts[2]);
    println!("| memory, idle | {:.1} MB |", server.memory("VmRSS"));
    for (what, asks, at_once) in [
        ("list of From addresses", server.lists(), 16),
        ("policy look-up", server.look_ups(), 16),
        ("sign-in (Argon2id, 19 MiB)", sign_ins(), 4),
    ] {
        let found = hammer(&server.url, asks, at_once).await;
        found.print(what, at_once);
        println!("| memory, then | {:.1} MB |", server.memory("VmRSS"));
    }
    let maps = folder.path().join("maps");
    mail_server::look_ups(&maps)
        .await
        .print("the mail server asks for a login", mail_server::LOOKING_UP);
    println!(
        "| memory, after all that, highest | {:.1} MB |",
        server.memory("VmHWM")
    );
    drop(server);
    administrators_pages(folder.path()).await;
    mail_server::deliveries().await.print(
        "mail by a gateway, 2 kB, TLS and sign-in each",
        mail_server::DELIVERING,
    );
}

/// Measures the administrator's pages if every alias has a gateway: the count on the policy page, and the first page of the list
/// of gateways.
async fn administrators_pages(folder: &std::path::Path) {
    town::give_gateways(folder);
    let server = Server::start(folder);
    let token = server.token(town::ADMIN);
    for (what, path) in [
        (
            "policy page opens, every alias with a gateway",
            "/api/v1/policies/root/impactCount",
        ),
        ("gateways, first page", "/api/v1/gateways"),
    ] {
        let ask = Ask::get(path, &token);
        let bytes = asking::once(&server.url, &ask).await;
        hammer(&server.url, vec![ask], 1).await.print(what, 1);
        println!("| {what}: answer | {bytes} bytes |");
    }
}

impl Found {
    fn print(&self, what: &str, at_once: usize) {
        let Self {
            per_second,
            median,
            p99,
        } = self;
        println!("| {what}: throughput, {at_once} at once | {per_second:.0} per s |");
        println!("| {what}: median, p99 | {median:.1} ms, {p99:.1} ms |");
    }
}

impl Server {
    fn lists(&self) -> Vec<Ask> {
        let path = "/gmail/v1/users/me/settings/sendAs";
        let tokens = (0..20).map(|number| self.token(&town::address(number * 4000)));
        tokens.map(|token| Ask::get(path, &token)).collect()
    }

    fn look_ups(&self) -> Vec<Ask> {
        vec![Ask::get("/v1/policies/root", &self.token(town::ADMIN))]
    }
}

fn sign_ins() -> Vec<Ask> {
    // Everybody from another address: each address and each account may try only so often.
    let people = (0..5000).map(|number| (town::address(number * 17), number));
    people
        .map(|(address, number)| Ask::sign_in(&address, number))
        .collect()
}
