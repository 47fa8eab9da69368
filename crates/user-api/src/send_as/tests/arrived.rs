//! What a gateway changed in a test message: detected, stored with the gateway, and shown to its owner and to administrators.

use axum::http::Method;

use super::*;

use fromline_store::sql;

const LOGIN: &str = "canary-login@partner.com";
const RESULTS: &str = "Authentication-Results: mx.example.com; dmarc=pass header.from=partner.com\r\n";

/// Builds a gateway whose username differs from the address.
fn msa(username: &str, port: u16) -> Value {
    let security = if port == 465 { "ssl" } else { "starttls" };
    json!({
        "host": "smtp.partner.com", "port": port, "securityMode": security,
        "username": username, "password": "s3cret p%ss"
    })
}

/// Creates a confirmed alias with this gateway.
async fn with_gateway(harness: &Harness, username: &str) -> TestClient {
    let client = harness.browser("user@example.com").await;
    set_policy(harness, true).await;
    let body = json!({ "sendAsEmail": ALIAS, "displayName": "User Name", "smtpMsa": msa(username, 465) });
    client.post(LIST, body).await.ok();
    let code = code(harness).await;
    client.post(&own("confirm"), json!({ "code": code })).await.ok();
    client
}

/// Sends a test message and returns its header section as sent.
async fn sent(harness: &Harness, client: &TestClient) -> String {
    let to = json!({ "to": "user@example.com" });
    client.post(&own("sendTest"), to).await.ok();
    harness.gateways.sent().pop().expect("a test message").message
}

/// Builds the message as received: envelope sender, the gateway's Received line, and added fields.
fn arrived(sent: &str, path: &str, hop: &str, added: &str) -> String {
    format!(
        "Return-Path: <{path}>\r\nDelivered-To: user@example.com\r\n{RESULTS}\
         Received: from smtp.partner.com by mx.example.com (Postfix) with ESMTPS id 1 for <user@example.com>\r\n\
         Received: from example.com ([192.0.2.9]) {hop} by smtp.partner.com with ESMTPSA id 2\r\n{added}{sent}"
    )
}

async fn report(client: &TestClient, message: &str) -> Value {
    let answer = client
        .post(&own("reportTest"), json!({ "message": message }))
        .await;
    answer.ok()["arrived"].clone()
}

/// Returns what the alias shows, read alone and in the list.
async fn shown(client: &TestClient) -> Value {
    let alone = client.get(&format!("{LIST}/{ALIAS}")).await.ok()["fromline"]["arrived"].clone();
    let list = client.get(LIST).await.ok();
    assert_eq!(list["sendAs"][1]["fromline"]["arrived"], alone);
    alone
}

/// Returns what administrators read in the user's alias, alone and in the list.
async fn administrators(harness: &Harness) -> Value {
    let admin = harness.program("admin@example.com").await;
    let of = LIST.replace("/me/", "/user@example.com/");
    let alias = admin.get(&format!("{of}/{ALIAS}")).await.ok();
    let all = admin.get(&of).await.ok();
    let arrived = alias["fromline"]["arrived"].clone();
    assert_eq!(all["sendAs"][1]["fromline"]["arrived"], arrived);
    for answer in [alias, all] {
        assert!(!answer.to_string().contains("canary"), "{answer}");
    }
    arrived
}

#[tokio::test]
async fn a_sender_that_was_added_is_told_to_its_owner_by_name() {
    let harness = Harness::new().await;
    let client = with_gateway(&harness, LOGIN).await;
    assert_eq!(shown(&client).await, Value::Null);
    assert_eq!(administrators(&harness).await, Value::Null);
    let left = sent(&harness, &client).await;
    // As Exim writes it with `control = submission`.
    let path = format!("\"{LOGIN}\"@smtp.partner.com");
    let hop = format!("(Exim 4.96) (envelope-from <{path}>)");
    let message = arrived(&left, &path, &hop, &format!("Sender: {path}\r\n"));
    let found = report(&client, &message).await;
    insta::assert_json_snapshot!(found, @r#"
    {
      "at": "2026-11-23T09:00:00Z",
      "changes": [
        {
          "kind": "SENDER",
          "mailbox": {
            "address": "\"canary-login@partner.com\"@smtp.partner.com",
            "name": ""
          },
          "whose": "LOGIN"
        },
        {
          "kind": "ENVELOPE_SENDER",
          "mailbox": {
            "address": "\"canary-login@partner.com\"@smtp.partner.com",
            "name": ""
          },
          "whose": "LOGIN"
        },
        {
          "kind": "RECEIVED",
          "whose": "LOGIN"
        }
      ]
    }
    "#);
    assert_eq!(shown(&client).await, found);
    insta::assert_json_snapshot!(administrators(&harness).await, @r#"
    {
      "at": "2026-11-23T09:00:00Z",
      "changes": [
        {
          "kind": "SENDER",
          "whose": "LOGIN"
        },
        {
          "kind": "ENVELOPE_SENDER",
          "whose": "LOGIN"
        },
        {
          "kind": "RECEIVED",
          "whose": "LOGIN"
        }
      ]
    }
    "#);
    // The login occurs only in encrypted columns.
    let kept = harness.read(|db| sql("SELECT changes FROM seen_arrivals").value::<String>(db));
    let kept = kept.await;
    assert!(!kept.contains("canary"), "{kept}");
}

/// After a change of gateway, reported changes of the previous one are gone.
#[tokio::test]
async fn another_gateway_has_changed_nothing_yet() {
    let path = format!("{LIST}/{ALIAS}");
    let other_host = {
        let mut msa = msa(LOGIN, 465);
        msa["host"] = json!("smtp2.partner.com");
        msa
    };
    for (method, change) in [
        (Method::PATCH, json!({ "smtpMsa": other_host })),
        (Method::PATCH, json!({ "smtpMsa": msa(LOGIN, 587) })),
        (Method::PATCH, json!({ "smtpMsa": msa("other@partner.com", 465) })),
        (Method::PUT, json!({ "displayName": "User Name" })),
    ] {
        let harness = Harness::new().await;
        let client = with_gateway(&harness, LOGIN).await;
        let left = sent(&harness, &client).await;
        let message = arrived(&left, LOGIN, "", "");
        let found = report(&client, &message).await;
        assert_eq!(found["changes"][0]["mailbox"]["address"], LOGIN);
        // A change that does not concern the gateway keeps it.
        client
            .patch(&path, json!({ "displayName": "User N." }))
            .await
            .ok();
        set_policy(&harness, false).await;
        set_policy(&harness, true).await;
        assert_eq!(shown(&client).await, found);
        client.json(method, &path, &change).await.ok();
        assert_eq!(shown(&client).await, Value::Null, "{change}");
        if change["smtpMsa"].is_object() {
            assert_eq!(administrators(&harness).await, Value::Null, "{change}");
            let again = sent(&harness, &client).await;
            let kept = report(&client, &arrived(&again, ALIAS, "", "")).await;
            assert_eq!(kept, json!({ "at": "2026-11-23T09:00:00Z", "changes": [] }));
            assert_eq!(shown(&client).await, kept, "{change}");
            assert_eq!(administrators(&harness).await, kept, "{change}");
        }
    }
}

#[tokio::test]
async fn kinds_of_changes() {
    let harness = Harness::new().await;
    let client = with_gateway(&harness, LOGIN).await;
    let left = sent(&harness, &client).await;
    let from = "From: User Name <user.name@partner.com>";
    assert!(left.contains(from), "{left}");
    let mut rows = String::new();
    for (what, message) in [
        ("unchanged", arrived(&left, ALIAS, "", "")),
        (
            "Courier",
            arrived(&left, ALIAS, &format!("(AUTH: PLAIN {LOGIN}, TLS: TLS1.3)"), ""),
        ),
        (
            "Sendmail",
            arrived(&left, "user.name@host.partner.com", "", "")
                .replace(from, "From: User Name <user.name@host.partner.com>"),
        ),
        (
            "masquerade",
            arrived(&left, LOGIN, "", "").replace(from, &format!("From: {LOGIN}")),
        ),
        (
            "another name",
            arrived(&left, ALIAS, "", "").replace(from, "From: User <user.name@partner.com>"),
        ),
        (
            "Reply-To",
            arrived(&left, ALIAS, "", "Reply-To: other@partner.com\r\n"),
        ),
        (
            "a field",
            arrived(&left, ALIAS, "", &format!("X-Authenticated-Sender: {LOGIN}\r\n")),
        ),
        (
            "the primary address",
            arrived(
                &left,
                "user@example.com",
                "",
                "Sender: User <user@example.com>\r\n",
            ),
        ),
        (
            "Message-ID",
            arrived(&left, ALIAS, "", "").replace("Message-ID: <", "Message-ID: <0"),
        ),
        ("few headers", left.clone()),
    ] {
        let found = report(&client, &message).await;
        let (changes, unknown) = (&found["changes"], &found["unknown"]);
        rows.extend([what, ": ", &changes.to_string(), " ", &unknown.to_string(), "\n"]);
    }
    insta::assert_snapshot!(rows, @r#"
    unchanged: [] null
    Courier: [{"kind":"RECEIVED","whose":"LOGIN"}] null
    Sendmail: [{"kind":"FROM","mailbox":{"address":"user.name@host.partner.com","name":"User Name"},"whose":"OTHER"},{"kind":"ENVELOPE_SENDER","mailbox":{"address":"user.name@host.partner.com","name":""},"whose":"OTHER"}] null
    masquerade: [{"kind":"FROM","mailbox":{"address":"canary-login@partner.com","name":""},"whose":"LOGIN"},{"kind":"ENVELOPE_SENDER","mailbox":{"address":"canary-login@partner.com","name":""},"whose":"LOGIN"}] null
    another name: [{"kind":"FROM_NAME","name":"User"}] null
    Reply-To: [{"kind":"REPLY_TO","mailbox":{"address":"other@partner.com","name":""},"whose":"OTHER"}] null
    a field: [{"kind":"FIELD","name":"X-Authenticated-Sender"}] null
    the primary address: [{"kind":"SENDER","mailbox":{"address":"user@example.com","name":"User"},"whose":"PRIMARY"},{"kind":"ENVELOPE_SENDER","mailbox":{"address":"user@example.com","name":""},"whose":"PRIMARY"}] null
    Message-ID: [{"kind":"MESSAGE_ID"}] null
    few headers: [] ["SENDER","ENVELOPE_SENDER","REPLY_TO","RECEIVED"]
    "#);
}

/// The newest test message counts; reports of older ones change nothing.
#[tokio::test]
async fn the_newest_message_counts() {
    use jiff::ToSpan as _;
    let harness = Harness::new().await;
    let client = with_gateway(&harness, LOGIN).await;
    let old = sent(&harness, &client).await;
    harness.clock.advance(1.hour());
    let new = sent(&harness, &client).await;
    let kept = report(&client, &arrived(&new, ALIAS, "", "")).await;
    let late = report(&client, &arrived(&old, LOGIN, "", "")).await;
    assert_ne!(kept, late);
    assert_eq!(shown(&client).await, kept);
    report(&client, &arrived(&new, LOGIN, "", "")).await;
    assert_eq!(shown(&client).await["changes"][0]["kind"], "ENVELOPE_SENDER");
}

/// Two messages sent in the same second cannot be told apart by their Date.
#[tokio::test]
async fn another_message_id_is_known_by_the_date_alone() {
    use jiff::ToSpan as _;
    let harness = Harness::new().await;
    let client = with_gateway(&harness, LOGIN).await;
    let first = sent(&harness, &client).await;
    let other = |message: &str| arrived(message, ALIAS, "", "").replace("Message-ID: <", "Message-ID: <0");
    let changes = report(&client, &other(&first)).await["changes"].clone();
    assert_eq!(changes, json!([{ "kind": "MESSAGE_ID" }]));
    let second = sent(&harness, &client).await;
    harness.clock.advance(1.hour());
    let third = sent(&harness, &client).await;
    for (message, expected) in [(&second, "400 TEST_MESSAGE_UNKNOWN"), (&third, "200")] {
        let body = json!({ "message": other(message) });
        assert_eq!(client.post(&own("reportTest"), body).await.outcome(), expected);
    }
}
