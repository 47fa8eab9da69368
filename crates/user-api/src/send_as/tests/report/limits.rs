//! Whose reports count, how many, and for how long.

use super::*;

/// Both users have the address, and one no longer holds it: each can report only their own messages.
#[tokio::test]
async fn another_user_s_message_and_another_alias_s_are_unknown() {
    let harness = Harness::new().await;
    let client = accepted(&harness).await;
    let message = arrived(&harness, &client, PASS).await;
    let other = harness.browser("utente@example.com").await;
    other.post(LIST, json!({ "sendAsEmail": ALIAS })).await.ok();
    assert_eq!(
        report(&other, &message).await.outcome(),
        "400 TEST_MESSAGE_UNKNOWN"
    );
    client
        .post(LIST, json!({ "sendAsEmail": "second@partner.com" }))
        .await
        .ok();
    let body = || json!({ "message": message });
    for (address, expected) in [
        ("second@partner.com", "400 TEST_MESSAGE_UNKNOWN"),
        ("third@partner.com", "404 NOT_FOUND"),
        ("user@example.com", "400 PRIMARY_FIXED"),
    ] {
        let path = own("reportTest").replace(ALIAS, address);
        assert_eq!(client.post(&path, body()).await.outcome(), expected, "{address}");
    }
    report(&client, &message).await.ok();
    assert_eq!(seen(&other).await, Value::Null, "everybody's own");
    client.delete(&format!("{LIST}/{ALIAS}")).await;
    assert_eq!(seen(&client).await, Value::Null);
    assert_eq!(count(&harness).await, 0);
}

#[tokio::test]
async fn what_the_organisation_delivered_or_nobody_took_is_not_remembered() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    alias(&harness, &client, true, false, true).await;
    let to = || json!({ "to": "user@example.com" });
    client.post(&own("sendTest"), to()).await.ok();
    let message = harness.relay.sent().pop().unwrap().message;
    let message = format!("Authentication-Results: {PASS}\r\n{message}");
    assert_eq!(
        report(&client, &message).await.outcome(),
        "400 TEST_MESSAGE_UNKNOWN"
    );
    client
        .patch(&format!("{LIST}/{ALIAS}"), json!({ "smtpMsa": gateway() }))
        .await
        .ok();
    harness
        .gateways
        .script
        .fail(fromline_core::Reason::Server5xx, false);
    assert_eq!(
        client.post(&own("sendTest"), to()).await.outcome(),
        "400 SERVER_5XX"
    );
    assert_eq!(count(&harness).await, 0);
}

#[tokio::test]
async fn twenty_of_an_alias_for_thirty_days() {
    let harness = Harness::new().await;
    let client = accepted(&harness).await;
    let mut all = Vec::new();
    for _ in 0..22 {
        all.push(arrived(&harness, &client, PASS).await);
        harness.clock.advance(1.hour());
    }
    assert_eq!(count(&harness).await, 20);
    assert_eq!(
        report(&client, &all[1]).await.outcome(),
        "400 TEST_MESSAGE_UNKNOWN"
    );
    report(&client, &all[2]).await.ok();
    harness.clock.advance((30 * 24).hours());
    let client = harness.browser("user@example.com").await;
    assert_eq!(
        report(&client, &all[21]).await.outcome(),
        "400 TEST_MESSAGE_UNKNOWN"
    );
    arrived(&harness, &client, PASS).await;
    assert_eq!(count(&harness).await, 1);
    assert_eq!(seen(&client).await["dmarc"], "PASS", "what was seen stays");
}
