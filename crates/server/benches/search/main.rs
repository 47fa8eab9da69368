//! Measures administrators' searches: `cargo xtask search` prints the figures of `docs/figures.md`.

#![expect(clippy::disallowed_methods, reason = "it measures how long something takes")]

mod gateways;
mod people;

use std::time::{Duration, Instant};

use fromline_http::testing::{TestClient, TestResponse};
use fromline_server::testing::Harness;
use fromline_store::sql;
use serde_json::Value;

/// How often each request is made.
const TIMES: usize = 21;

/// The requests that are measured one after the other, and those that took too long.
struct Measured {
    admin: TestClient,
    late: Vec<String>,
}

impl Measured {
    async fn new(harness: &Harness) -> Self {
        let admin = harness.program("admin@example.com").await;
        Self {
            admin,
            late: Vec::new(),
        }
    }

    /// Makes a request, a POST if it has a body, and prints the median and the longest time until it is answered.
    async fn request(&mut self, what: &str, limit: Duration, path: &str, body: Option<&Value>) {
        let (mut times, mut last) = (Vec::new(), None);
        for _ in 0..TIMES {
            let began = Instant::now();
            let answer = send(&self.admin, path, body).await;
            times.push(began.elapsed());
            last = Some(answer);
        }
        times.sort();
        let (median, longest) = (times[TIMES / 2], times[TIMES - 1]);
        let last = last.expect("it is made at least once");
        let bytes = last.bytes.len();
        let answer = last.ok();
        let found = [&answer["found"], &answer["total"]]
            .map(Value::to_string)
            .join("/");
        println!("| {what} | {median:.1?} | {longest:.1?} | {limit:?} | {bytes} | {found} |");
        if median > limit {
            self.late.push(format!("{what}: {median:.1?}"));
        }
    }
}

async fn send(admin: &TestClient, path: &str, body: Option<&Value>) -> TestResponse {
    match body {
        Some(body) => admin.post(path, body.clone()).await,
        None => admin.get(path).await,
    }
}

async fn add(harness: &Harness, statement: &'static str) {
    harness.write(move |db| sql(statement).run(db)).await;
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let mut late = gateways::measure().await;
    late.extend(people::measure().await);
    assert!(late.is_empty(), "slower than their goals: {late:#?}");
}
