//! Hostile SMTP servers: each has one fixed outcome, in time, and no untrusted server ever receives a credential.

mod certificates;
#[expect(dead_code, reason = "shared; this test uses a part of it")]
mod client;
mod crowd;
mod delivery;
mod good;
mod network;
mod own_authority;
mod rows;
mod script;
mod sender;
mod signing_in;
mod tls_from_start;
mod tokens;

use std::time::{Duration, Instant};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use certificates::Authority;
use client::{HOST, PASSWORD, USERNAME, account};
use fromline_core::{Reason, gateway::Security};
use fromline_outbound::smtp::{Gateways as _, GuardedGateways, Timeouts, build_client_config};
use futures_util::{StreamExt as _, stream};
use network::Network;
use rows::Row;

/// Short time limits that still suffice on a busy machine.
const TIMES: Timeouts = Timeouts {
    step: Duration::from_secs(2),
    check: Duration::from_secs(6),
    delivery: Duration::from_secs(4),
};

fn gateways(network: Network, authority: &Authority) -> GuardedGateways {
    client::gateways(network, authority, TIMES)
}

/// Returns the form in which these bytes contain the credentials, if any.
fn leaked(bytes: &[u8]) -> Option<String> {
    let mut forms = vec![USERNAME.to_owned(), PASSWORD.to_owned(), "AUTH".to_owned()];
    forms.push(BASE64_STANDARD.encode(format!("\0{USERNAME}\0{PASSWORD}")));
    forms.extend([USERNAME, PASSWORD].map(|secret| BASE64_STANDARD.encode(secret)));
    let text = String::from_utf8_lossy(bytes);
    forms.into_iter().find(|form| text.contains(form.as_str()))
}

async fn play(row: Row, authority: &Authority) -> Vec<String> {
    let (server, heard) = script::serve(row.script, authority).await;
    let gateways = gateways(Network::to(server), authority);
    let begin = Instant::now();
    let outcome = gateways.check(&account(row.security)).await;
    let took = begin.elapsed();
    let mut faults = Vec::new();
    if outcome.map_err(|failure| failure.reason).err() != row.expected {
        faults.push(format!("{}: {outcome:?}, expected {:?}", row.name, row.expected));
    }
    if took > TIMES.check + Duration::from_secs(2) {
        faults.push(format!("{}: took {took:?}", row.name));
    }
    let heard = heard.lock().unwrap();
    if let Some(form) = leaked(&heard.exposed) {
        faults.push(format!("{}: {form} was exposed", row.name));
    }
    if let Some(surprise) = &heard.surprise {
        faults.push(format!("{}: {surprise}", row.name));
    }
    faults
}

async fn play_all(rows: Vec<Row>) {
    let authority = Authority::new();
    let count = rows.len();
    let faults: Vec<Vec<String>> = stream::iter(rows)
        .map(|row| play(row, &authority))
        .buffer_unordered(8)
        .collect()
        .await;
    assert_eq!(faults.len(), count);
    assert_eq!(faults.concat(), Vec::<String>::new());
}

#[tokio::test]
async fn whatever_speaks_first() {
    play_all(rows::greetings()).await;
}

#[tokio::test]
async fn whatever_it_offers() {
    play_all(rows::capabilities()).await;
}

#[tokio::test]
async fn however_it_breaks_tls() {
    play_all(rows::protection()).await;
    play_all(rows::certificates()).await;
}

#[tokio::test]
async fn however_it_signs_us_in() {
    play_all(signing_in::replies()).await;
    play_all(signing_in::steps()).await;
}

#[tokio::test]
async fn odd_and_good() {
    play_all(good::rows()).await;
    play_all(good::signing_in()).await;
}

#[tokio::test]
async fn refused_unreachable_and_the_second_address() {
    let authority = Authority::new();
    for (network, expected) in [
        (Network::refusing(), Reason::ConnectFailed),
        (Network::dropping(), Reason::ConnectFailed),
        (Network::unknown(), Reason::HostNotFound),
        (Network::mute(), Reason::HostNotFound),
    ] {
        let outcome = gateways(network, &authority)
            .check(&account(Security::Starttls))
            .await;
        assert_eq!(outcome.map_err(|failure| failure.reason), Err(expected));
    }
    let good = good::rows().remove(0);
    let (server, _) = script::serve(good.script, &authority).await;
    let network = Network::to(server).after_a_dead_one();
    assert_eq!(
        gateways(network, &authority)
            .check(&account(good.security))
            .await
            .map(|_| ()),
        Ok(())
    );
}

/// Cancelling a check closes its connection.
#[tokio::test]
async fn whoever_drops_the_check_closes_the_connection() {
    let authority = Authority::new();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gateways = gateways(Network::to(listener.local_addr().unwrap()), &authority);
    let account = account(Security::Starttls);
    let check = tokio::spawn(async move { gateways.check(&account).await });
    let (mut stream, _) = listener.accept().await.unwrap();
    check.abort();
    let mut byte = [0; 1];
    let end = tokio::io::AsyncReadExt::read(&mut stream, &mut byte);
    let end = tokio::time::timeout(Duration::from_secs(1), end).await;
    assert_eq!(end.expect("within a second").unwrap_or_default(), 0);
}

/// Speed is measured by `cargo xtask hostile`; this test only checks that nobody waits for the silent servers.
#[tokio::test]
async fn sixty_four_silent_servers_keep_nobody_else_waiting() {
    let found = crowd::measure(Duration::from_secs(1)).await;
    assert_eq!((found.waiting, found.refused), (16, 48));
    assert!(found.asked > 0 && found.median <= found.p99);
    assert!(found.p99 < Duration::from_secs(5), "{:?}", found.p99);
}
