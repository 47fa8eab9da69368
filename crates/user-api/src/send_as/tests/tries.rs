//! Limits on wrong passwords for one server.

use fromline_core::Reason;

use super::*;

async fn add(client: &TestClient, alias: &str, host: &str, password: &str) -> TestResponse {
    let mut msa = gateway();
    msa["host"] = json!(host);
    msa["password"] = json!(password);
    client
        .post(LIST, json!({ "sendAsEmail": alias, "smtpMsa": msa }))
        .await
}

async fn wrong(harness: &Harness, client: &TestClient, password: &str) -> String {
    harness.gateways.script.fail(Reason::AuthRejected, false);
    let answer = add(client, "wrong@partner.com", "smtp.partner.com", password).await;
    harness.gateways.script.forget();
    answer.outcome()
}

#[tokio::test]
async fn three_wrong_passwords_and_then_one_in_ten_minutes() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.program("user@example.com").await;
    for number in 0..3 {
        let outcome = wrong(&harness, &client, &format!("wrong {number}")).await;
        assert_eq!(outcome, "400 AUTH_REJECTED");
    }
    let tried = harness.gateways.checked().len();
    let refused = add(&client, ALIAS, "smtp.partner.com", "right").await;
    assert_eq!(
        (refused.outcome().as_str(), refused.header("retry-after")),
        ("429 WRONG_PASSWORD_LIMIT", Some("600"))
    );
    assert_eq!(harness.gateways.checked().len(), tried, "nobody connected");
    // Another server, and another user at the same server.
    add(&client, "other@partner.com", "mail.partner.net", "right")
        .await
        .ok();
    let other = harness.program("utente@example.com").await;
    add(&other, ALIAS, "smtp.partner.com", "right").await.ok();
    harness.clock.advance(jiff::Span::new().minutes(10));
    let client = harness.program("user@example.com").await;
    add(&client, ALIAS, "smtp.partner.com", "right").await.ok();
}

#[tokio::test]
async fn a_password_that_once_worked_neither_counts_nor_waits() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.program("user@example.com").await;
    add(&client, ALIAS, "smtp.partner.com", "right").await.ok();
    for number in 0..3 {
        wrong(&harness, &client, &format!("wrong {number}")).await;
    }
    harness.clock.advance(jiff::Span::new().minutes(4));
    let again = add(&client, "second@partner.com", "smtp.partner.com", "right").await;
    again.ok();
    let outcome = wrong(&harness, &client, "wrong again").await;
    assert_eq!(outcome, "429 WRONG_PASSWORD_LIMIT");
    // Nor after a restart of the server, since it is stored.
    let mut harness = harness;
    harness.fixture.app.gateway_check_limits = std::sync::Arc::default();
    let gateways = harness.gateways.clone();
    let harness = harness.with_gateways(gateways);
    let client = harness.program("user@example.com").await;
    for number in 0..3 {
        let outcome = wrong(&harness, &client, &format!("wrong {number}")).await;
        assert_eq!(outcome, "400 AUTH_REJECTED");
    }
    let stored = add(&client, "third@partner.com", "smtp.partner.com", "right").await;
    stored.ok();
}

/// A check that the client abandons after its password was sent counts as an attempt.
#[tokio::test]
async fn a_check_that_is_given_up_counts_once_its_password_has_left() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.program("user@example.com").await;
    for tried in 1..=3 {
        let held = harness.gateways.gate.clone().write_owned().await;
        let adding = tokio::spawn({
            let client = client.clone();
            async move { add(&client, ALIAS, "smtp.partner.com", "guess").await }
        });
        while harness.gateways.checked().len() < tried {
            tokio::task::yield_now().await;
        }
        adding.abort();
        assert!(adding.await.unwrap_err().is_cancelled());
        drop(held);
    }
    let refused = add(&client, ALIAS, "smtp.partner.com", "guess").await;
    assert_eq!(refused.outcome(), "429 WRONG_PASSWORD_LIMIT");
}
