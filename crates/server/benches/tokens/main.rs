//! Gateways with hourly tokens, refreshed in time: real https, real SMTP, a real database, and a clock that runs faster.
//! `cargo xtask tokens` prints the figures of `docs/figures.md`.
//!
//! `--gateways N`, `--hours N` of the fast clock, `--times N` as fast. The provider rotates refresh tokens and takes 300 ms of real time to
//! answer. Meanwhile messages leave through random gateways, alternately with a token and with a password, at the same SMTP server.

#![expect(clippy::disallowed_methods, reason = "it measures")]

mod fast_clock;
mod smtp_server;
mod town;

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use fromline_base::clock::Clock as _;
use fromline_outbound::testing::token_endpoint::AccountTally;
use fromline_server::testing::mail_server::{Lmtp, MailServer};
use fromline_services::compose::Jobs;

use fast_clock::FastClock;
use tokio::task::JoinSet;
use town::Town;

/// Messages per second of real time.
const RATE: u32 = 10;
#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str, usual: u32| {
        let place = arguments.iter().position(|argument| argument == name);
        let value = place.and_then(|place| arguments.get(place + 1)?.parse().ok());
        value.unwrap_or(usual)
    };
    let (gateways, hours, times) = (
        after("--gateways", 10_000),
        after("--hours", 2),
        after("--times", 8),
    );
    let clock = Arc::new(FastClock::new(times));
    let town = Town::build(gateways, clock.clone()).await;
    let server = Arc::new(MailServer::of(&town.harness.app));
    let jobs = Jobs::start(&town.harness.app);
    let end = Duration::from_hours(u64::from(hours));
    let mut waits = [Vec::new(), Vec::new()];
    let mut under_way = JoinSet::new();
    let mut seed = 1_u32;
    let mut next = Instant::now();
    while clock.monotonic() < end {
        for kind in 0..waits.len() {
            // A linear congruential generator: each run takes the same gateways.
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (user, alias) = town.pick(kind, seed >> 8);
            under_way.spawn(send(server.clone(), kind, user, alias));
        }
        while let Some(sent) = under_way.try_join_next() {
            let (kind, took) = sent.expect("a message");
            waits[kind].push(took);
        }
        next += Duration::from_secs(1) / RATE * 2;
        tokio::time::sleep(next.saturating_duration_since(Instant::now())).await;
    }
    while let Some(sent) = under_way.join_next().await {
        let (kind, took) = sent.expect("a message");
        waits[kind].push(took);
    }
    drop(jobs);
    report(&town.provider.accounts(), waits, (gateways, hours, times));
}

/// Hands a message to the listener for gateway mail, as the mail server does, and returns how long its answer took.
async fn send(server: Arc<MailServer>, kind: usize, user: String, alias: String) -> (usize, Duration) {
    let accepted = server.accepted(&user, &alias).await;
    let mut lmtp = Lmtp::open(&server.socket("gateway")).await;
    let message = format!("{accepted}From: {alias}\r\nTo: a@b.cd\r\nSubject: x\r\n\r\nHello\r\n");
    let begun = Instant::now();
    let replies = lmtp.deliver(&alias, &["a@b.cd"], &message).await;
    assert_eq!(replies, ["250 2.0.0 Ok"], "{alias}");
    (kind, begun.elapsed())
}

fn report(
    accounts: &BTreeMap<String, AccountTally>,
    waits: [Vec<Duration>; 2],
    (gateways, hours, times): (u32, u32, u32),
) {
    let refreshes: usize = accounts.values().map(|account| account.refreshed.len()).sum();
    let at_once = accounts.values().map(|account| account.most_at_once).max();
    let burnt: u32 = accounts.values().map(|account| account.refused).sum();
    let shortest = accounts
        .values()
        .filter_map(|account| shortest(&account.refreshed))
        .min();
    let never = usize::try_from(gateways).unwrap_or(usize::MAX).saturating_sub(
        accounts
            .values()
            .filter(|account| !account.refreshed.is_empty())
            .count(),
    );
    println!("| | |\n|---|---:|");
    println!("| gateways with tokens; hours, at {times} times the speed | {gateways}; {hours} |");
    println!("| refreshes | {refreshes} |");
    println!("| gateways that were not refreshed | {never} |");
    let shortest = shortest.map_or(0.0, |shortest| shortest.as_secs_f64() / 60.0);
    println!("| between two refreshes of one gateway, at least | {shortest:.1} min |");
    println!(
        "| requests for one gateway at once, at most | {} |",
        at_once.unwrap_or(0)
    );
    println!("| refresh tokens used twice | {burnt} |");
    for (what, waits) in ["token", "password"].into_iter().zip(waits) {
        let [median, p99, longest] = quantiles(waits);
        println!(
            "| message with a {what}: median, p99, longest | {median:.0} ms, {p99:.0} ms, {longest:.0} ms |"
        );
    }
}

/// The shortest time between two refreshes.
fn shortest(refreshed: &[Duration]) -> Option<Duration> {
    let pairs = refreshed.iter().zip(refreshed.iter().skip(1));
    pairs.map(|(first, second)| second.saturating_sub(*first)).min()
}

fn quantiles(mut waits: Vec<Duration>) -> [f64; 3] {
    waits.sort();
    let at = |part: usize| waits.get((waits.len() * part / 100).min(waits.len().saturating_sub(1)));
    [at(50), at(99), waits.last()].map(|wait| wait.map_or(0.0, |wait| wait.as_secs_f64() * 1000.0))
}
