//! Delays after wrong passwords affect the attacker, not the account.

use std::time::{Duration, Instant};

use fromline_http::testing::{TestClient, TestResponse};
use fromline_server::testing::Harness;
use jiff::ToSpan as _;
use serde_json::json;

use super::binary::{Server, fromline};

const PASSWORD: &str = "correct horse battery";
const WRONG: &str = "wrong horse battery";
const USER: &str = "user@example.com";

/// Creates a harness whose requests come from an unspecified address that is trusted to name its clients.
async fn harness() -> Harness {
    let nowhere = ["0.0.0.0/32".parse().expect("a network")];
    let harness = Harness::with(|config| config.trusted_proxies = nowhere.to_vec()).await;
    harness.set_password(USER, PASSWORD).await;
    harness
}

fn from(harness: &Harness, place: &str) -> TestClient {
    harness.nobody().with("x-forwarded-for", place)
}

/// Returns the cookies that an answer sets, as the browser sends them.
fn cookies(answer: &TestResponse) -> String {
    let set = answer.headers.get_all("set-cookie").iter();
    let pairs = set.filter_map(|cookie| cookie.to_str().ok()?.split(';').next());
    pairs.collect::<Vec<_>>().join("; ")
}

/// Sends nine wrong passwords from each of twelve places, and returns the answers.
async fn storm(harness: &Harness, account: &str) -> Vec<String> {
    let mut told = Vec::new();
    for place in 0..12 {
        let stranger = from(harness, &format!("198.51.100.{place}"));
        for _ in 0..9 {
            told.push(stranger.sign_in(account, WRONG).await.whole());
        }
    }
    told
}

#[tokio::test]
async fn strangers_never_make_a_known_browser_wait_after_a_restart_either() {
    let harness = harness().await;
    let home = from(&harness, "192.0.2.1");
    let known = cookies(&home.sign_in(USER, PASSWORD).await);
    assert!(known.contains("device="), "{known}");
    let harness = harness.restarted();
    for round in 0..20 {
        storm(&harness, USER).await;
        let home = from(&harness, "192.0.2.1").with("cookie", &known);
        for _ in 0..3 {
            let answer = home.sign_in(USER, PASSWORD).await;
            assert_eq!(answer.outcome(), "200", "round {round}");
        }
        // Even from the strangers' own place.
        let here = from(&harness, "198.51.100.3").with("cookie", &known);
        assert_eq!(here.sign_in(USER, PASSWORD).await.outcome(), "200");
    }
    // The cookie does not help with another account.
    let here = from(&harness, "198.51.100.3").with("cookie", &known);
    for _ in 0..3 {
        here.sign_in("utente@example.com", WRONG).await;
    }
    let refused = here.sign_in("utente@example.com", PASSWORD).await;
    assert_eq!(refused.outcome(), "429 RATE_LIMITED");
}

#[tokio::test]
async fn from_elsewhere_one_waits_a_minute_at_most_and_is_told_why() {
    let harness = harness().await;
    storm(&harness, USER).await;
    let elsewhere = from(&harness, "203.0.113.9");
    // The first attempt from a place that has not tried yet.
    assert_eq!(elsewhere.sign_in(USER, PASSWORD).await.outcome(), "200");
    assert_eq!(elsewhere.sign_in(USER, WRONG).await.status, 401);
    let refused = elsewhere.sign_in(USER, PASSWORD).await;
    assert_eq!(refused.outcome(), "429 TOO_MANY_WRONG_PASSWORDS");
    let wait: i64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    harness.clock.advance(wait.seconds());
    storm(&harness, USER).await;
    assert_eq!(elsewhere.sign_in(USER, PASSWORD).await.outcome(), "200");
}

#[tokio::test]
async fn an_account_that_does_not_exist_is_told_the_same() {
    let mut all = Vec::new();
    for account in [USER, "nobody@example.com"] {
        let harness = harness().await;
        let mut told = storm(&harness, account).await;
        let elsewhere = from(&harness, "203.0.113.9");
        for _ in 0..5 {
            told.push(elsewhere.sign_in(account, WRONG).await.whole());
            harness.clock.advance(7.seconds());
        }
        assert!(
            told.iter()
                .any(|answer| answer.contains("TOO_MANY_WRONG_PASSWORDS"))
        );
        all.push(told);
    }
    assert_eq!(all[0], all[1]);
}

/// An office behind one address at nine o'clock, with passwords hashed as in production.
#[test]
fn forty_right_passwords_at_once_from_one_address_all_pass() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = fromline();
    command.env("FROMLINE_DEMO_PASSWORD", PASSWORD);
    let server = Server::start_as(command, folder.path(), &["--demo"]);
    let begun = Instant::now();
    let users = [
        "admin@example.com",
        USER,
        "utente@example.com",
        "uzytkownik@example.com",
    ];
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..40)
            .map(|number| {
                let body = json!({ "address": users[number % 4], "password": PASSWORD });
                let server = &server;
                scope.spawn(move || server.post("/api/v1/session/open", &body).0)
            })
            .collect();
        all.into_iter()
            .map(|one| one.join().expect("an answer"))
            .collect()
    });
    let took = begun.elapsed();
    eprintln!("40 sign-ins at once took {took:?}");
    assert_eq!(statuses, [200; 40]);
    assert!(took < Duration::from_secs(20), "{took:?}");
    server.stop();
}

/// Behind an untrusted proxy all users would count as one client, and the operator is told once.
#[test]
fn a_proxy_that_nobody_trusts_is_named_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = fromline();
    command.env("FROMLINE_DEMO_PASSWORD", PASSWORD);
    let server = Server::start_as(command, folder.path(), &["--demo"]);
    let body = json!({ "address": USER, "password": PASSWORD }).to_string();
    let host = server.url().trim_start_matches("http://").to_owned();
    for client in ["192.0.2.1", "192.0.2.2"] {
        let request = format!(
            "POST /api/v1/session/open HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\norigin: http://{host}\r\n\
             x-forwarded-for: {client}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        assert!(server.raw(request.as_bytes()).starts_with("HTTP/1.1 200"));
    }
    let log = server.stop_and_read();
    assert_eq!(log.matches("trusted_proxies").count(), 1, "{log}");
    assert!(log.contains("127.0.0.1") && !log.contains("192.0.2."), "{log}");
}
