//! A user who adds an address learns nothing about other users: whether it is unknown, pending or confirmed elsewhere, every
//! answer is the same.

use fromline_core::Reason;
use jiff::ToSpan as _;

use super::*;

const UNKNOWN: &str = "nobody.asked@partner.com";
const PENDING: &str = "is.pending@partner.com";
const FULL: &str = "has.six.mails@partner.com";
const HELD: &str = "is.held@partner.com";

async fn add(client: &TestClient, address: &str) -> TestResponse {
    let body = json!({ "sendAsEmail": address, "displayName": "Name" });
    client.post(LIST, body).await
}

async fn verify(client: &TestClient, address: &str) -> TestResponse {
    client.post(&format!("{LIST}/{address}/verify"), json!({})).await
}

async fn confirm(client: &TestClient, address: &str, code: &str) -> TestResponse {
    let path = own("confirm").replace(ALIAS, address);
    client.post(&path, json!({ "code": code })).await
}

/// Adds the addresses as another user, up to their limits.
async fn somebody_else(harness: &Harness) {
    let client = harness.browser("user@example.com").await;
    add(&client, PENDING).await.ok();
    code(harness).await;
    add(&client, FULL).await.ok();
    code(harness).await;
    for _ in 0..2 {
        assert_eq!(verify(&client, FULL).await.status, 204);
        code(harness).await;
    }
    for number in 1..=3 {
        let address = format!("another{number}@example.com");
        harness.add_user(&address, "Another", false).await;
        add(&harness.browser(&address).await, FULL).await.ok();
        code(harness).await;
    }
    add(&client, HELD).await.ok();
    let code = code(harness).await;
    confirm(&client, HELD, &code).await.ok();
}

/// Collects every answer about one address, with the address itself masked.
async fn answers(harness: &Harness, client: &TestClient, address: &str) -> Vec<String> {
    let path = format!("{LIST}/{address}");
    let mut seen = vec![add(client, address).await, client.get(&path).await];
    // The relay temporarily refuses the first email, which is usual.
    harness.relay.script.fail(Reason::ConnectFailed, true);
    send_due(harness).await;
    harness.relay.script.forget();
    seen.push(client.get(&path).await);
    seen.push(confirm(client, address, "000 000 001").await);
    seen.push(client.get(&path).await);
    seen.push(add(client, address).await);
    for _ in 0..3 {
        seen.push(verify(client, address).await);
        seen.push(client.get(&path).await);
    }
    seen.push(client.patch(&path, json!({ "isDefault": true })).await);
    let list = client.get(LIST).await.ok();
    let mut seen: Vec<String> = seen.iter().map(TestResponse::whole).collect();
    seen.push(list["sendAs"][1].to_string());
    assert_eq!(client.delete(&path).await.status, 204);
    seen.iter().map(|text| text.replace(address, "ADDRESS")).collect()
}

async fn send_due(harness: &Harness) {
    fromline_services::outbox::Outbox::of(&harness.app)
        .send_due()
        .await
        .unwrap();
}

#[tokio::test]
async fn an_address_is_the_same_whatever_others_do_with_it() {
    let mut all = Vec::new();
    for address in [UNKNOWN, PENDING, FULL, HELD] {
        let harness = Harness::new().await;
        somebody_else(&harness).await;
        let client = harness.browser("utente@example.com").await;
        all.push(answers(&harness, &client, address).await);
    }
    assert!(all[0][0].contains("\"resendsLeft\": 2") && all[0][2].contains("RELAY_UNAVAILABLE"));
    for (address, answers) in [PENDING, FULL, HELD].iter().zip(&all[1..]) {
        for (number, (answer, unknown)) in answers.iter().zip(&all[0]).enumerate() {
            assert_eq!(answer, unknown, "{address}, answer {number}");
        }
    }
}

#[tokio::test]
async fn a_mail_that_waits_shows_neither_why_nor_until_when() {
    let harness = Harness::new().await;
    somebody_else(&harness).await;
    let shown = async |address: &str| {
        let client = harness.browser("utente@example.com").await;
        let alias = client.get(&format!("{LIST}/{address}")).await.ok();
        alias["fromline"]["confirmation"].clone()
    };
    let client = harness.browser("utente@example.com").await;
    for address in [UNKNOWN, FULL] {
        add(&client, address).await.ok();
    }
    // One email waits for the relay, the other for room at its address.
    for _ in 0..5 {
        harness.relay.script.fail(Reason::ConnectFailed, true);
        send_due(&harness).await;
        harness.relay.script.forget();
        assert_eq!(shown(UNKNOWN).await, shown(FULL).await);
        harness.clock.advance(3.hours());
        assert_eq!(shown(UNKNOWN).await, shown(FULL).await);
    }
    harness.clock.advance(9.hours());
    send_due(&harness).await;
    assert_eq!(shown(UNKNOWN).await["mail"], "SENT");
    assert_eq!(shown(FULL).await["mail"], "SENT");
    assert_eq!(
        shown(FULL).await["expires"],
        "2026-11-25T09:00:00Z",
        "24 hours from when it left"
    );
    // A user's own emails count for a day from when they were requested.
    harness.clock.advance(1.hour());
    assert_eq!(shown(FULL).await["resendsLeft"], 3);
}

#[tokio::test]
async fn a_code_that_was_ended_is_not_brought_back_by_its_mail() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.browser("user@example.com").await;
    create(&client, false).await.ok();
    let gateway = json!({ "smtpMsa": gateway() });
    client.patch(&format!("{LIST}/{ALIAS}"), gateway).await.ok();
    let late = code(&harness).await;
    let answer = client.post(&own("confirm"), json!({ "code": late })).await;
    assert_eq!(answer.outcome(), "400 CODE_EXPIRED");
}
