//! A test message is sent exactly as the preview computes it.

use fromline_core::{
    delivery_route::DeliveryRoute,
    message::{Identity, Mailbox, compose},
    policy::SuspendedMail,
};
use fromline_outbound::testing::CapturedMail;

use super::*;

/// Creates a confirmed alias whose name needs encoding.
async fn accepted(harness: &Harness, with_gateway: bool) -> TestClient {
    let client = harness.browser("user@example.com").await;
    alias(harness, &client, true, with_gateway, true).await;
    let named = json!({ "displayName": "Zażółć (Gęślą)", "replyToAddress": "r@partner.com" });
    client.patch(&format!("{LIST}/{ALIAS}"), named).await.ok();
    client
}

async fn send(client: &TestClient) -> TestResponse {
    client
        .post(&own("sendTest"), json!({ "to": "user@example.com" }))
        .await
}

/// Returns a header of a message, unfolded.
fn header(mail: &CapturedMail, name: &str) -> Value {
    let (head, _) = mail.message.split_once("\r\n\r\n").unwrap();
    let head = head.replace("\r\n ", " ");
    let line = head
        .lines()
        .find_map(|line| line.strip_prefix(&format!("{name}: ")));
    line.map_or(Value::Null, Value::from)
}

#[track_caller]
fn equal(answer: &Value, mail: &CapturedMail, route: DeliveryRoute) {
    let from = Mailbox::new("Zażółć (Gęślą)", ALIAS);
    let primary = Mailbox::new("User Name", "user@example.com");
    let reply_to = Some("r@partner.com".to_owned());
    let message = compose(
        &Identity {
            from,
            primary,
            reply_to,
        },
        route,
    );
    let value =
        |mailbox: Option<Mailbox>| mailbox.map_or(Value::Null, |mailbox| mailbox.header_value().into());
    for (field, name, expected) in [
        ("from", "From", Value::from(message.from.header_value())),
        ("sender", "Sender", value(message.sender)),
        ("replyTo", "Reply-To", value(message.reply_to)),
    ] {
        assert_eq!(header(mail, name), expected, "{name}");
        assert_eq!(
            answer.get(field).cloned().unwrap_or_default(),
            expected,
            "{field}"
        );
    }
    assert_eq!(mail.envelope.sender.as_ref(), Some(&message.envelope_sender));
    assert_eq!(answer["envelopeSender"], message.envelope_sender);
    assert_eq!(mail.envelope.recipients, ["user@example.com"]);
}

#[tokio::test]
async fn by_the_gateway() {
    let harness = Harness::new().await;
    let client = accepted(&harness, true).await;
    let answer = send(&client).await.ok();
    assert_eq!(answer["route"], "GATEWAY");
    equal(&answer, &harness.gateways.sent()[0], DeliveryRoute::Gateway);
    assert_eq!(harness.relay.sent().len(), 1, "the confirmation alone");
}

#[tokio::test]
async fn by_the_organisation() {
    let harness = Harness::new().await;
    let client = accepted(&harness, false).await;
    let answer = send(&client).await.ok();
    assert_eq!(answer["route"], "ORGANISATION");
    equal(&answer, &harness.relay.sent()[1], DeliveryRoute::Organisation);
    assert!(harness.gateways.sent().is_empty());
}

#[tokio::test]
async fn another_route_as_soon_as_the_gateway_is_gone() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    alias(&harness, &client, true, true, true).await;
    send(&client).await.ok();
    let sent = harness.gateways.sent().pop().unwrap().message;
    let from = "\r\nFrom: User Name <user.name@partner.com>\r\n";
    assert!(sent.contains(from) && !sent.contains("\r\nSender:"), "{sent}");
    let without = json!({ "displayName": "User Name" });
    client.put(&format!("{LIST}/{ALIAS}"), without).await.ok();
    let to = json!({ "to": "USER@example.com" });
    let answer = client.post(&own("sendTest"), to).await.ok();
    insta::assert_json_snapshot!(answer, { ".messageId" => "[random]" }, @r##"
    {
      "envelopeSender": "user@example.com",
      "from": "User Name <user.name@partner.com>",
      "messageId": "[random]",
      "route": "ORGANISATION",
      "sender": "User Name <user@example.com>",
      "to": "USER@example.com"
    }
    "##);
    let sent = harness.relay.sent().pop().unwrap().message;
    let sender = "\r\nSender: User Name <user@example.com>\r\n";
    assert!(sent.contains(sender), "{sent}");
}

#[tokio::test]
async fn suspended_mail_is_refused_or_goes_on_behalf_but_never_by_the_gateway() {
    let harness = Harness::new().await;
    let client = accepted(&harness, true).await;
    set_policy(&harness, false).await;
    assert_eq!(send(&client).await.outcome(), "400 ALIAS_SUSPENDED");
    assert_eq!(harness.relay.sent().len(), 1, "the confirmation alone");
    let on_behalf = GatewayPolicy {
        allowed: false,
        suspended_mail: SuspendedMail::OnBehalf,
    };
    decide(&harness, on_behalf).await;
    let answer = send(&client).await.ok();
    equal(&answer, &harness.relay.sent()[1], DeliveryRoute::Organisation);
    assert!(harness.gateways.sent().is_empty());
    let shown = client.get(&format!("{LIST}/{ALIAS}")).await.ok();
    assert_eq!(shown["fromline"]["suspendedMail"], "ON_BEHALF");
}

#[tokio::test]
async fn to_one_s_own_addresses_only() {
    let harness = Harness::new().await;
    let client = accepted(&harness, false).await;
    let pending = json!({ "sendAsEmail": "pending@partner.com" });
    client.post(LIST, pending).await.ok();
    for (to, expected) in [
        ("User@Example.com", "200"),
        (ALIAS, "200"),
        ("pending@partner.com", "400 RECIPIENT_NOT_OWN"),
        ("utente@example.com", "400 RECIPIENT_NOT_OWN"),
        ("stranger@example.net", "400 RECIPIENT_NOT_OWN"),
        ("user@example.com, b@partner.com", "400 ADDRESS_SPACE"),
        (
            "user@example.com\r\nBcc: b@partner.com",
            "400 CHARACTER_FORBIDDEN",
        ),
        ("", "400 REQUIRED"),
    ] {
        let answer = client.post(&own("sendTest"), json!({ "to": to })).await;
        assert_eq!(answer.outcome(), expected, "{to}");
    }
    let primary = own("sendTest").replace(ALIAS, "user@example.com");
    let primary = client.post(&primary, json!({ "to": ALIAS })).await.ok();
    assert_eq!(
        (&primary["route"], primary.get("sender")),
        (&json!("ORGANISATION"), None)
    );
}
