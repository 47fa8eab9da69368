//! The search in the list, by host and by unit; many taken away at once.

use fromline_core::Reason;
use jiff::ToSpan as _;
use serde_json::{Value, json};

use super::{LIST, alias, allow, gateway, look};
use crate::tests::{Harness, TestClient};

const SEARCH: &str = "/api/v1/gateways/search";
const REMOVE: &str = "/api/v1/gateways/removeEach";

/// Two users with three gateways at two hosts, of which one fails and one is not confirmed.
async fn town() -> (Harness, TestClient) {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    let user = harness.program("user@example.com").await;
    alias(&harness, &user, "a.kowalska@partner.com").await;
    alias(
        &harness,
        &harness.program("utente@example.com").await,
        "c@żółw.pl",
    )
    .await;
    let pending =
        json!({ "sendAsEmail": "b@other.example", "smtpMsa": gateway("mail.other.example", "password") });
    user.post(LIST, pending).await.ok();
    harness.clock.advance(25.hours());
    harness.gateways.script.fail(Reason::Timeout, true);
    look(&harness).await;
    let admin = harness.program("admin@example.com").await;
    (harness, admin)
}

async fn found(admin: &TestClient, request: Value) -> Vec<String> {
    let page = admin.post(SEARCH, request.clone()).await.ok();
    let gateways = page["gateways"].as_array().unwrap();
    assert_eq!(page["found"], gateways.len(), "{request}");
    assert_eq!(page["total"], 3);
    let addresses = gateways
        .iter()
        .map(|entry| entry["address"].as_str().unwrap().to_owned());
    addresses.collect()
}

#[tokio::test]
async fn found_by_address_host_user_condition_and_unit() {
    let (_harness, admin) = town().await;
    let (first, pending, turtle) = ("a.kowalska@partner.com", "b@other.example", "c@żółw.pl");
    let unit = json!({ "name": "Sales", "parentOrgUnitPath": "/" });
    let units = "/admin/directory/v1/customer/my_customer/orgunits";
    admin.post(units, unit).await.ok();
    let unit = "2";
    let people = json!({ "users": ["utente@example.com"] });
    admin.post("/api/v1/orgUnits/2/movePeople", people).await.ok();
    for (request, expected) in [
        (json!({}), vec![first, pending, turtle]),
        (json!({ "query": "KOWAL" }), vec![first]),
        (json!({ "query": "Żółw" }), vec![turtle]),
        (json!({ "query": "other.ex" }), vec![pending]),
        (json!({ "query": "nome" }), vec![turtle]),
        (json!({ "query": "user kowal" }), vec![first]),
        (json!({ "query": "ome" }), vec![]),
        (json!({ "query": "'; DROP" }), vec![]),
        (json!({ "host": "SMTP.partner.com" }), vec![first, turtle]),
        (json!({ "host": "smtp.partner" }), vec![]),
        (json!({ "condition": "FAILING" }), vec![first]),
        (json!({ "condition": "PENDING" }), vec![pending]),
        (json!({ "unit": unit }), vec![turtle]),
        (json!({ "unit": "root" }), vec![first, pending, turtle]),
        (json!({ "unit": unit, "condition": "FAILING" }), vec![]),
    ] {
        assert_eq!(found(&admin, request.clone()).await, expected, "{request}");
    }
    let whole = admin.post(SEARCH, json!({ "unit": unit })).await.ok();
    assert_eq!(whole["gateways"][0]["unit"]["path"], "/Sales");
    for (request, expected) in [
        (json!({ "query": "a b c d e" }), "400 TOO_LONG"),
        (json!({ "unit": "999" }), "404 NOT_FOUND"),
        (json!({ "pageToken": "x" }), "400 FILTER_INVALID"),
    ] {
        assert_eq!(admin.post(SEARCH, request).await.outcome(), expected);
    }
}

#[tokio::test]
async fn page_by_page_each_once() {
    let (_harness, admin) = town().await;
    let (mut seen, mut token) = (Vec::new(), String::new());
    loop {
        let request = json!({ "pageSize": 1, "pageToken": token });
        let page = admin.post(SEARCH, request).await.ok();
        assert_eq!(page["found"].is_null(), !token.is_empty());
        seen.push(page["gateways"][0]["address"].clone());
        match page["nextPageToken"].as_str() {
            Some(next) => token = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(seen, ["a.kowalska@partner.com", "b@other.example", "c@żółw.pl"]);
}

#[tokio::test]
async fn hosts_with_their_numbers() {
    let (_harness, admin) = town().await;
    let hosts = admin.get("/api/v1/gateways/hosts").await.ok();
    assert_eq!(
        hosts["hosts"],
        json!([
            { "host": "smtp.partner.com", "gateways": 2, "failing": 1 },
            { "host": "mail.other.example", "gateways": 1, "failing": 0 }
        ])
    );
}

#[tokio::test]
async fn many_are_taken_away_and_each_user_is_told_once() {
    let (harness, admin) = town().await;
    fromline_services::outbox::Outbox::of(&harness.app)
        .send_due()
        .await
        .unwrap();
    let before = harness.relay.sent().len();
    let of = |user: &str, address: &str| json!({ "user": user, "address": address });
    let gateways = json!([
        of("user@example.com", "a.kowalska@partner.com"),
        of("user@example.com", "b@other.example"),
        of("user@example.com", "nobody@partner.com"),
        of("utente@example.com", "c@żółw.pl"),
        of("none", "c@żółw.pl"),
    ]);
    let request = json!({ "gateways": gateways, "notify": { "sentence": "The contract ends." } });
    let answer = admin.post(REMOVE, request.clone()).await.ok();
    assert_eq!(
        answer,
        json!({
            "outcomes": [{}, {}, { "reason": "NOT_FOUND" }, {}, { "reason": "NOT_FOUND" }],
            "notified": 2
        })
    );
    assert_eq!(admin.post(SEARCH, json!({})).await.ok()["found"], 0);
    // Again: nothing is there any more, and nobody is told.
    let again = admin.post(REMOVE, request).await.ok();
    assert_eq!(again["notified"], 0);
    while fromline_services::notices::queue_due(&harness.app).await.unwrap() {}
    fromline_services::outbox::Outbox::of(&harness.app)
        .send_due()
        .await
        .unwrap();
    let sent = harness.relay.sent().split_off(before);
    let to: Vec<&str> = sent
        .iter()
        .map(|mail| mail.envelope.recipients[0].as_str())
        .collect();
    assert_eq!(to, ["user@example.com", "utente@example.com"]);
    let (both, one) = (&sent[0].message, &sent[1].message);
    for words in ["a.kowalska@partner.com", "b@other.example", "The contract ends."] {
        assert!(both.contains(words) && !both.contains("nobody@"), "{both}");
    }
    assert!(
        both.contains("Subject: The SMTP servers of 2 of your addresses"),
        "{both}"
    );
    assert!(one.contains("The contract ends."), "{one}");
    let many: Vec<Value> = (0..101)
        .map(|_| of("user@example.com", "b@other.example"))
        .collect();
    let refused = admin.post(REMOVE, json!({ "gateways": many })).await;
    assert_eq!(refused.outcome(), "400 TOO_LONG");
}
