//! Measures the release binary under all attacks at once: `cargo xtask hostile` prints the figures of `docs/figures.md`.
//!
//! The server runs on the first processor, the attackers on the second. Meanwhile three bystanders send requests: one asks
//! whether the server is alive, a user lists their From addresses, and the mail server asks who may use an address. Their waiting
//! times show how much the attacks affect others.
//!
//! `--seconds N` sets the duration; `--compare FILE` measures another binary first; `--p99 MS` sets another limit for bystanders,
//! for runs that are too short for a stable value.

#![expect(clippy::disallowed_methods, reason = "it measures")]

mod attacks;
mod bystanders;
mod organisation;
mod request;
mod server;
mod tally;

use std::{
    net::UdpSocket,
    path::PathBuf,
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use bystanders::Noticed;
use organisation::Organisation;
use server::Server;
use tally::Tally;

/// Largest 99th percentile of a bystander's waiting times, in milliseconds, unless `--p99` sets another.
const P99: f64 = 50.0;
/// Time for which the attacks run before the bystanders start.
const BEGINNING: Duration = Duration::from_secs(1);
/// Largest memory of the server, in megabytes.
const MEMORY: f64 = 256.0;

/// The result for one binary.
struct Found {
    noticed: Vec<Noticed>,
    memory: f64,
    panics: usize,
    unexplained: Vec<String>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        arguments.get(place + 1).cloned()
    };
    let seconds = after("--seconds").and_then(|seconds| seconds.parse().ok());
    let time = Duration::from_secs(seconds.unwrap_or(600));
    pin();
    let _silent = silent_name_server();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    if let Some(other) = after("--compare") {
        println!("### {other}\n");
        runtime.block_on(attack(PathBuf::from(other), time)).print();
        println!("\n### This build\n");
    }
    let found = runtime.block_on(attack(server::built(), time));
    found.print();
    let p99 = after("--p99").and_then(|p99| p99.parse().ok()).unwrap_or(P99);
    found.judge(p99)
}

/// Pins all threads of this process to the second processor; the server runs on the first.
fn pin() {
    let pinned = Command::new("taskset")
        .args([
            "--all-tasks",
            "--cpu-list",
            "--pid",
            "1",
            &std::process::id().to_string(),
        ])
        .output();
    assert!(
        pinned.is_ok_and(|pinned| pinned.status.success()),
        "taskset pins to the second of two processors"
    );
}

/// Binds a name server that never answers. Only `cargo xtask hostile` asks for it, which runs in a network namespace of its own.
fn silent_name_server() -> Option<UdpSocket> {
    std::env::var_os("FROMLINE_SILENT_DNS")?;
    Some(UdpSocket::bind("127.0.0.1:53").expect("port 53 of a network of our own"))
}

async fn attack(program: PathBuf, time: Duration) -> Found {
    let folder = tempfile::tempdir().expect("a folder");
    let organisation = Organisation::found(&program, folder.path());
    let server = Server::start(&program, folder.path());
    let tally = Tally::default();
    let until = Instant::now() + time;
    let attacks = attacks::begin(&server, &organisation, &tally, until);
    tokio::time::sleep(BEGINNING).await;
    let noticed = bystanders::begin(&server, &organisation, until);
    let noticed = tokio::task::spawn_blocking(|| noticed.join()).await;
    let noticed = noticed.expect("a thread").expect("bystanders");
    for attack in attacks {
        attack.abort();
    }
    println!("{tally}");
    Found {
        noticed,
        memory: server.memory("VmHWM"),
        panics: server.panics(),
        unexplained: tally.unexplained(),
    }
}

impl Found {
    fn print(&self) {
        println!(
            "| meanwhile | asked | unanswered | median | p99 | longest |\n|---|---:|---:|---:|---:|---:|"
        );
        for noticed in &self.noticed {
            println!("{noticed}");
        }
        println!("\n| memory, highest | {:.0} MB |\n|---|---:|", self.memory);
        println!("| panics | {} |", self.panics);
        println!("| 5xx without a reason | {} |", self.unexplained.len());
        for answer in &self.unexplained {
            println!("{answer}");
        }
    }

    fn judge(&self, p99: f64) -> ExitCode {
        let slow = self.noticed.iter().filter(|noticed| noticed.p99 > p99);
        let mut faults: Vec<String> = slow
            .map(|slow| format!("{}: p99 above {p99} ms", slow.what))
            .collect();
        let unanswered = self.noticed.iter().filter(|noticed| noticed.unanswered > 0);
        faults.extend(unanswered.map(|noticed| format!("{}: unanswered", noticed.what)));
        if self.memory > MEMORY {
            faults.push(format!("memory above {MEMORY} MB"));
        }
        if self.panics > 0 {
            faults.push("panics".to_owned());
        }
        if !self.unexplained.is_empty() {
            faults.push("5xx without a reason".to_owned());
        }
        let passed = faults.is_empty();
        for fault in &faults {
            println!("FAILED: {fault}");
        }
        // The line that the test command counts.
        println!(
            "test result: {}. {} passed; {} failed; 0 ignored",
            if passed { "ok" } else { "FAILED" },
            usize::from(passed),
            usize::from(!passed)
        );
        if passed {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}
