//! A name server that lies, floods or stays silent. The page gets its answer in time all the same, and never "there is none" for
//! a failed query.

use std::{
    net::{SocketAddr, UdpSocket},
    sync::Arc,
    time::{Duration, Instant},
};

use fromline_base::dns::{Cache, Servers};
use fromline_server::testing::Harness;
use fromline_services::mail_authentication::DEADLINE;

use super::{
    rows::{UNKNOWN, rows},
    server::start,
};

/// Returns the outcome and the time it took.
async fn outcome(address: SocketAddr) -> (String, Duration) {
    let harness = Harness::new().await;
    let servers = Arc::new(Servers::at(address).unwrap());
    let dns = Cache::new(servers, harness.clock.clone());
    let harness = harness.with_dns(Arc::new(dns));
    let user = harness.program("user@example.com").await;
    let began = Instant::now();
    let answer = user.get("/api/v1/domains/partner.com/authentication").await;
    let took = began.elapsed();
    let json = answer.ok();
    let disposition = json["policy"]["disposition"].as_str().unwrap_or("-");
    let verdict = json["organisation"]["dmarc"].as_str().unwrap();
    (format!("{disposition}, {verdict}"), took)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_behaviour_has_its_outcome_in_time() {
    let mut running = tokio::task::JoinSet::new();
    for (name, expected, behaviour) in rows() {
        running.spawn(async move {
            let server = start(behaviour).await;
            let (got, took) = outcome(server).await;
            (name, expected, got, took)
        });
    }
    running.spawn(async {
        let listener = UdpSocket::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        let (got, took) = outcome(address).await;
        ("nothing listens", UNKNOWN, got, took)
    });
    let mut faults = Vec::new();
    while let Some(done) = running.join_next().await {
        let (name, expected, got, took) = done.unwrap();
        // Two more seconds, since thirty other queries run on two cores.
        if got != expected || took > DEADLINE + Duration::from_secs(2) {
            faults.push(format!("{name}: {got} in {took:?}, not {expected}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
