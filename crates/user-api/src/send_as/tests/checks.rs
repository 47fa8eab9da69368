//! Changes that happen while a gateway is being checked.

use std::time::Duration;

use fromline_core::Reason;

use super::*;

/// Waits until this many checks have begun.
async fn began(harness: &Harness, checks: usize) {
    for _ in 0..500 {
        if harness.gateways.checked().len() == checks {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{} checks began", harness.gateways.checked().len());
}

async fn count(client: &TestClient) -> usize {
    let list = client.get(LIST).await.ok();
    list["sendAs"].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn the_policy_that_is_switched_off_meanwhile_holds() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.browser("user@example.com").await;
    let held = harness.gateways.gate.clone().write_owned().await;
    let adding = tokio::spawn({
        let client = client.clone();
        async move { create(&client, true).await }
    });
    began(&harness, 1).await;
    set_policy(&harness, false).await;
    drop(held);
    assert_eq!(adding.await.unwrap().outcome(), "403 GATEWAYS_FORBIDDEN");
    assert_eq!(count(&client).await, 1, "the primary address alone");
    assert!(harness.relay.sent().is_empty());
}

#[tokio::test]
async fn a_request_that_is_given_up_creates_nothing_and_frees_its_place() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.browser("user@example.com").await;
    let held = harness.gateways.gate.clone().write_owned().await;
    for given_up in 1..=2 {
        let adding = tokio::spawn({
            let client = client.clone();
            async move { create(&client, true).await }
        });
        began(&harness, given_up).await;
        adding.abort();
        assert!(adding.await.unwrap_err().is_cancelled());
    }
    drop(held);
    assert_eq!(count(&client).await, 1, "the primary address alone");
    create(&client, true).await.ok();
}

#[tokio::test]
async fn a_user_has_two_checks_at_once_and_five_in_ten_minutes() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.browser("user@example.com").await;
    let add = |number: usize| {
        let client = client.clone();
        let body = json!({ "sendAsEmail": format!("user.{number}@partner.com"), "smtpMsa": gateway() });
        tokio::spawn(async move { client.post(LIST, body).await })
    };
    let held = harness.gateways.gate.clone().write_owned().await;
    let two = [add(1), add(2)];
    began(&harness, 2).await;
    assert_eq!(add(3).await.unwrap().outcome(), "429 RATE_LIMITED");
    drop(held);
    for adding in two {
        adding.await.unwrap().ok();
    }
    for number in 3..=5 {
        add(number).await.unwrap().ok();
    }
    assert_eq!(add(6).await.unwrap().outcome(), "429 RATE_LIMITED");
    harness.clock.advance(jiff::Span::new().minutes(2));
    let later = harness.browser("user@example.com").await;
    let body = json!({ "sendAsEmail": "user.7@partner.com", "smtpMsa": gateway() });
    later.post(LIST, body).await.ok();
}

#[tokio::test]
async fn checks_that_failed_count_too() {
    let harness = Harness::new().await;
    let client = harness.program("user@example.com").await;
    set_policy(&harness, true).await;
    for _ in 0..5 {
        harness.gateways.script.fail(Reason::ConnectFailed, true);
        assert_eq!(create(&client, true).await.outcome(), "400 CONNECT_FAILED");
    }
    let refused = create(&client, true).await;
    assert_eq!(
        (refused.outcome().as_str(), refused.header("retry-after")),
        ("429 RATE_LIMITED", Some("120"))
    );
    harness.clock.advance(jiff::Span::new().minutes(2));
    create(&client, true).await.ok();
}

#[tokio::test]
async fn everybody_has_sixteen_checks_at_once() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let held = harness.gateways.gate.clone().write_owned().await;
    let mut adding = Vec::new();
    for number in 0..8 {
        let address = format!("user{number}@example.com");
        harness.add_user(&address, "User", false).await;
        let client = harness.browser(&address).await;
        for alias in ["a@partner.com", "b@partner.com"] {
            let client = client.clone();
            let body = json!({ "sendAsEmail": alias, "smtpMsa": gateway() });
            adding.push(tokio::spawn(async move { client.post(LIST, body).await }));
        }
    }
    began(&harness, 16).await;
    let one_more = harness.browser("user@example.com").await;
    let refused = create(&one_more, true).await;
    assert_eq!(
        (refused.outcome().as_str(), refused.header("retry-after")),
        ("503 UNAVAILABLE", Some("30"))
    );
    drop(held);
    for answer in adding {
        answer.await.unwrap().ok();
    }
    create(&one_more, true).await.ok();
}
