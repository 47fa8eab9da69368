//! Checks each hostile server once, with the time limits of production.

use std::time::{Duration, Instant};

use fromline_core::{Reason, gateway::Security};
use fromline_outbound::smtp::{Gateways as _, SmtpFailure};
use futures_util::{StreamExt as _, stream};

use crate::{
    TIMES,
    certificates::Authority,
    client::{account, all_rows},
    delivery, gateways,
    network::Network,
    rows::Row,
    script,
};

/// The outcome of one server's check or delivery.
struct Ended {
    name: String,
    outcome: Result<(), Reason>,
    right: bool,
    took: Duration,
}

impl Ended {
    fn new(name: String, outcome: Result<(), SmtpFailure>, expected: Option<Reason>, took: Duration) -> Self {
        let outcome = outcome.map_err(|failure| failure.reason);
        Self {
            name,
            right: outcome.err() == expected,
            outcome,
            took,
        }
    }
}

/// Prints the table and returns whether every server led to the expected outcome.
pub async fn print() -> bool {
    let authority = Authority::new();
    let mut all: Vec<Ended> = stream::iter(all_rows())
        .map(|row| check(row, &authority))
        .buffer_unordered(8)
        .collect()
        .await;
    let ways = [
        ("1 refused", Network::refusing(), Reason::ConnectFailed),
        ("2 dropped", Network::dropping(), Reason::ConnectFailed),
        ("no such name", Network::unknown(), Reason::HostNotFound),
        ("DNS that does not answer", Network::mute(), Reason::HostNotFound),
    ];
    for (name, network, expected) in ways {
        let begin = Instant::now();
        let outcome = gateways(network, &authority)
            .check(&account(Security::Starttls))
            .await
            .map(|_| ());
        all.push(Ended::new(
            name.to_owned(),
            outcome,
            Some(expected),
            begin.elapsed(),
        ));
    }
    all.extend(good_after_a_dead_one(&authority).await);
    let deliveries = stream::iter(delivery::rows()).map(|(name, steps, expected)| async move {
        let begin = Instant::now();
        let outcome = delivery::deliver(steps).await;
        let expected = expected.err().map(|failure| failure.reason);
        Ended::new(format!("{name} (delivery)"), outcome, expected, begin.elapsed())
    });
    all.extend(deliveries.buffer_unordered(8).collect::<Vec<_>>().await);
    all.sort_by_key(|ended| {
        let digits: String = ended.name.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(u32::MAX)
    });
    println!("| server | outcome | ms |\n|---|---|---:|");
    for ended in &all {
        let outcome = ended.outcome.map_or_else(Reason::code, |()| "accepted");
        let wrong = if ended.right { "" } else { " WRONG" };
        println!(
            "| {} | {outcome}{wrong} | {:.1} |",
            ended.name,
            ended.took.as_secs_f64() * 1e3
        );
    }
    sum_up(&all);
    all.iter().all(|ended| ended.right)
}

/// Checks a server of which the first of two addresses does not answer (row 7 of the table).
async fn good_after_a_dead_one(authority: &Authority) -> Option<Ended> {
    let row = all_rows().find(|row| row.expected.is_none())?;
    let (server, _) = script::serve(row.script, authority).await;
    let begin = Instant::now();
    let network = Network::to(server).after_a_dead_one();
    let outcome = gateways(network, authority)
        .check(&account(row.security))
        .await
        .map(|_| ());
    Some(Ended::new(
        "7 the first address is dead".to_owned(),
        outcome,
        None,
        begin.elapsed(),
    ))
}

async fn check(row: Row, authority: &Authority) -> Ended {
    let (server, _) = script::serve(row.script, authority).await;
    let gateways = gateways(Network::to(server), authority);
    let begin = Instant::now();
    let outcome = gateways.check(&account(row.security)).await.map(|_| ());
    Ended::new(row.name.to_owned(), outcome, row.expected, begin.elapsed())
}

fn sum_up(all: &[Ended]) {
    // Two addresses share the time of one step: the least that anybody who waits has to wait.
    let limit = TIMES.step * 9 / 20;
    let (mut by_limit, mut by_server): (Vec<Duration>, Vec<Duration>) =
        all.iter().map(|ended| ended.took).partition(|took| *took > limit);
    by_limit.sort();
    by_server.sort();
    let ms = |took: Option<&Duration>| took.map_or(0.0, |took| took.as_secs_f64() * 1e3);
    println!(
        "\n{} servers, {} with their own outcome",
        all.len(),
        all.iter().filter(|ended| ended.right).count()
    );
    println!(
        "{} answered: median {:.1} ms, longest {:.1} ms",
        by_server.len(),
        ms(by_server.get(by_server.len() / 2)),
        ms(by_server.last())
    );
    println!(
        "{} ended by a limit: longest {:.1} ms",
        by_limit.len(),
        ms(by_limit.last())
    );
}
