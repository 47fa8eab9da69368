//! Measures whether 1,000 gateway checks leak tasks, descriptors or memory.

use std::time::{Duration, Instant};

use fromline_outbound::smtp::{Gateways as _, Timeouts};
use futures_util::{StreamExt as _, stream};

use crate::{
    certificates::Authority,
    client::{account, all_rows, gateways},
    network::Network,
    rows::Row,
    script,
};

/// Short time limits, since only what a check leaves behind is measured here; the table measures the waits.
const SHORT: Timeouts = Timeouts {
    step: Duration::from_millis(300),
    check: Duration::from_secs(1),
    delivery: Duration::from_secs(1),
};

/// The resources that this process holds.
#[derive(Clone, Copy)]
struct Held {
    tasks: usize,
    descriptors: usize,
    memory: f64,
}

impl Held {
    fn now() -> Self {
        let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        Self {
            tasks: tokio::runtime::Handle::current().metrics().num_alive_tasks(),
            descriptors: std::fs::read_dir("/proc/self/fd").expect("Linux").count(),
            memory: kilobytes.expect("a number") / 1024.0,
        }
    }

    /// Reads the resources when no task is left, or after 10 seconds: servers notice late that a client has closed its
    /// connection.
    async fn once_calm() -> Self {
        let deadline = Instant::now() + Duration::from_secs(10);
        while Self::now().tasks > 0 && Instant::now() < deadline {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Self::now()
    }
}

/// Runs 1,000 checks and prints the process's tasks, descriptors and memory before and after.
pub async fn print() {
    let authority = Authority::new();
    let rounds = |count: usize| std::iter::repeat_with(all_rows).flatten().take(count);
    let authority = &authority;
    let play = |row: Row| async move {
        let (server, _) = script::serve(row.script, authority).await;
        let gateways = gateways(Network::to(server), authority, SHORT);
        let _ = gateways.check(&account(row.security)).await;
    };
    stream::iter(rounds(200)).for_each_concurrent(8, play).await;
    let before = Held::once_calm().await;
    let begin = Instant::now();
    stream::iter(rounds(1000)).for_each_concurrent(8, play).await;
    let took = begin.elapsed();
    let after = Held::once_calm().await;
    println!(
        "| 1,000 checks in {:.1} s | before | after |\n|---|---:|---:|",
        took.as_secs_f64()
    );
    println!("| tasks | {} | {} |", before.tasks, after.tasks);
    println!("| descriptors | {} | {} |", before.descriptors, after.descriptors);
    println!("| memory, MB | {:.1} | {:.1} |", before.memory, after.memory);
}
