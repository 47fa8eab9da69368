//! Sixty-four users with silent gateways, and others who only want to see their lists.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use fromline_http::testing::TestClient;
use fromline_outbound::smtp::{Gateways as _, Timeouts};
use fromline_server::testing::Harness;
use futures_util::future::join_all;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::{
    certificates::Authority,
    client::{HOST, account, gateways},
    network::Network,
};

const PEOPLE: usize = 64;
const LIST: &str = "/gmail/v1/users/me/settings/sendAs";

/// The measured counts and times.
pub struct Found {
    /// Users whose check waited for its server.
    pub waiting: usize,
    /// Users who were told at once to come back later.
    pub refused: usize,
    /// Requests of other users meanwhile.
    pub asked: usize,
    /// Median of their response times.
    pub median: Duration,
    /// The 99th percentile of their response times.
    pub p99: Duration,
}

/// Starts a server that accepts every connection and sends nothing.
async fn silent() -> Network {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            held.push(stream);
        }
    });
    Network::to(address)
}

/// Lets 64 users add a silent gateway, starts as many more checks beyond the limit, and sends other requests to the API for
/// `time`.
pub async fn measure(time: Duration) -> Found {
    let authority = Authority::new();
    let gateways = Arc::new(gateways(silent().await, &authority, Timeouts::default()));
    let harness = Harness::new().await.with_gateways(gateways.clone());
    let admin = harness.browser("admin@example.com").await;
    let allow = json!({ "setting": {
        "type": "settings/gmail.per_user_outbound_gateway",
        "value": { "allowUsersToUseExternalSmtpServers": true },
    } });
    admin.patch("/v1/policies/root", allow).await.ok();
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        let address = format!("user{number}@example.com");
        harness.add_user(&address, "", false).await;
        people.push(harness.program(&address).await);
    }
    let checks: Vec<_> = people
        .into_iter()
        .map(|person| tokio::spawn(add(person)))
        .collect();
    let past_the_limit = (0..PEOPLE).map(|_| {
        let gateways = gateways.clone();
        tokio::spawn(async move {
            gateways
                .check(&account(fromline_core::gateway::Security::Starttls))
                .await
        })
    });
    let past_the_limit: Vec<_> = past_the_limit.collect();
    // Until every check is waiting or was refused.
    let gone = || checks.iter().filter(|check| check.is_finished()).count();
    let patience = Instant::now() + Duration::from_secs(5);
    while gone() < PEOPLE - 16 && Instant::now() < patience {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let refused = gone();
    let mut took = ask(&admin, time).await;
    let waiting = checks.iter().filter(|check| !check.is_finished()).count();
    assert!(past_the_limit.iter().all(|check| !check.is_finished()));
    past_the_limit.iter().for_each(tokio::task::JoinHandle::abort);
    checks
        .iter()
        .filter(|check| !check.is_finished())
        .for_each(tokio::task::JoinHandle::abort);
    for answer in join_all(checks).await.into_iter().flatten() {
        assert_eq!(answer, "503 UNAVAILABLE");
    }
    took.sort();
    Found {
        waiting,
        refused,
        asked: took.len(),
        median: took[took.len() / 2],
        p99: took[took.len() * 99 / 100],
    }
}

async fn add(person: TestClient) -> String {
    let gateway: Value = json!({
        "host": HOST, "port": 587, "securityMode": "starttls", "username": "u", "password": "p",
    });
    let body = json!({ "sendAsEmail": "user.name@partner.com", "smtpMsa": gateway });
    person.post(LIST, body).await.outcome()
}

/// Requests list, policy and session in turn.
async fn ask(admin: &TestClient, time: Duration) -> Vec<Duration> {
    let mut took = Vec::new();
    let begin = Instant::now();
    while begin.elapsed() < time {
        for path in [
            LIST,
            "/v1/policies/root",
            "/api/v1/account",
            "/api/v1/account/sessions",
        ] {
            let asked = Instant::now();
            admin.get(path).await.ok();
            took.push(asked.elapsed());
        }
    }
    took
}
