//! What a test message's headers prove, and what they do not.

mod limits;

use jiff::ToSpan as _;

use super::*;

use fromline_store::sql;

const SEEN: &str = "/api/v1/domains/partner.com/authentication";

/// Creates a confirmed alias with a gateway.
async fn accepted(harness: &Harness) -> TestClient {
    let client = harness.browser("user@example.com").await;
    alias(harness, &client, true, true, true).await;
    client
}

/// Sends a test message and returns it as received, with the receiving server's results on top.
async fn arrived(harness: &Harness, client: &TestClient, results: &str) -> String {
    let to = json!({ "to": "user@example.com" });
    client.post(&own("sendTest"), to).await.ok();
    let sent = harness.gateways.sent().pop().expect("a test message").message;
    format!(
        "Authentication-Results: {results}\r\nReceived: from smtp.partner.com by mx.example.com\r\n{sent}"
    )
}

async fn report(client: &TestClient, message: &str) -> TestResponse {
    client
        .post(&own("reportTest"), json!({ "message": message }))
        .await
}

/// Returns the observed results that the domain's page shows.
async fn seen(client: &TestClient) -> Value {
    client.get(SEEN).await.ok()["gateway"]["seen"].clone()
}

const PASS: &str =
    "mx.example.com; spf=pass smtp.mailfrom=user.name@partner.com;\r\n dmarc=pass header.from=partner.com";

#[tokio::test]
async fn a_result_is_seen_with_its_date() {
    let harness = Harness::new().await;
    let client = accepted(&harness).await;
    let message = arrived(&harness, &client, PASS).await;
    assert_eq!(seen(&client).await, Value::Null);
    harness.clock.advance(2.hours());
    let answer = report(&client, &message).await;
    insta::assert_snapshot!(answer.whole(), @r#"
    200 OK
    {
      "arrived": {
        "at": "2026-11-23T09:00:00Z",
        "changes": [],
        "unknown": [
          "ENVELOPE_SENDER"
        ]
      },
      "seen": {
        "at": "2026-11-23T09:00:00Z",
        "authservId": "mx.example.com",
        "dmarc": "PASS"
      }
    }
    "#);
    assert_eq!(seen(&client).await, answer.json()["seen"]);
    let other = client
        .get("/api/v1/domains/example.com/authentication")
        .await
        .ok();
    assert_eq!(other["gateway"].get("seen"), None);

    // The newest message counts, whichever is reported last.
    harness.clock.advance(1.hour());
    let fail = "mx.example.com; dmarc=fail header.from=partner.com";
    let newer = arrived(&harness, &client, fail).await;
    let answer = report(&client, &newer).await.ok()["seen"].clone();
    assert_eq!(
        (&answer["dmarc"], &answer["at"]),
        (&json!("FAIL"), &json!("2026-11-23T12:00:00Z"))
    );
    report(&client, &message).await.ok();
    assert_eq!(seen(&client).await, answer);
    let none = newer.replace("dmarc=fail", "dmarc=none");
    report(&client, &none).await.ok();
    assert_eq!(seen(&client).await["dmarc"], "NONE");
}

#[tokio::test]
async fn what_proves_nothing_is_refused_with_its_field() {
    let harness = Harness::new().await;
    let client = accepted(&harness).await;
    let message = arrived(&harness, &client, PASS).await;
    let with = |from: &str, to: &str| {
        assert!(message.contains(from), "{from}");
        message.replacen(from, to, 1)
    };
    let from = "From: User Name <user.name@partner.com>";
    let again = format!(
        "{}\r\n{message}",
        "Authentication-Results: other.example; dmarc=fail"
    );
    let mut rows = String::new();
    for (what, message) in [
        ("nothing", String::new()),
        ("no headers", "hello there".to_owned()),
        (
            "a mail that was never sent",
            with("Message-ID: <", "Message-ID: <0").replace("Date: Mon, 23", "Date: Tue, 24"),
        ),
        (
            "another by another",
            with("Message-ID: <", "Message-ID: <0").replace(from, "From: user@example.com"),
        ),
        ("no Message-ID", with("Message-ID: ", "X-Message-ID: ")),
        (
            "two",
            with("Message-ID: ", "Message-ID: <a@b.cd>\r\nMessage-ID: "),
        ),
        ("no author", with("From: ", "X-From: ")),
        ("of two servers", again),
        (
            "of the gateway",
            with("mx.example.com; spf", "smtp.partner.com; spf"),
        ),
        (
            "too long",
            with("Subject: ", &format!("X: {}\r\nSubject: ", "x".repeat(64 * 1024))),
        ),
    ] {
        let answer = report(&client, &message).await;
        let field = answer.json()["error"]["details"][1]["fieldViolations"][0]["field"].clone();
        rows.extend([
            what,
            ": ",
            &answer.outcome(),
            " ",
            field.as_str().unwrap_or("-"),
            "\n",
        ]);
    }
    insta::assert_snapshot!(rows, @"
    nothing: 400 REQUIRED message
    no headers: 400 HEADERS_NONE message
    a mail that was never sent: 400 TEST_MESSAGE_UNKNOWN message
    another by another: 400 TEST_MESSAGE_UNKNOWN message
    no Message-ID: 400 TEST_MESSAGE_UNKNOWN message
    two: 400 TEST_MESSAGE_UNKNOWN message
    no author: 400 HEADERS_NO_SENDER message
    of two servers: 400 AUTHSERV_ID_NEEDED authservId
    of the gateway: 400 AUTHSERV_ID_NEEDED authservId
    too long: 413 BODY_TOO_LARGE -
    ");
    assert_eq!(seen(&client).await, Value::Null);
    report(&client, &message).await.ok();
}

/// What the gateway changed is reported even without a DMARC result.
#[tokio::test]
async fn without_a_result_of_dmarc_it_is_said_why() {
    let harness = Harness::new().await;
    let client = accepted(&harness).await;
    let message = arrived(&harness, &client, PASS).await;
    let from = "From: User Name <user.name@partner.com>";
    let mut rows = String::new();
    for (what, old, new) in [
        ("another author", from, "From: user@example.com"),
        (
            "two authors",
            from,
            "From: user.name@partner.com, user@example.com",
        ),
        (
            "two From",
            from,
            "From: user.name@partner.com\r\nFrom: user.name@partner.com",
        ),
        ("no results", "Authentication-Results", "X-Results"),
        (
            "of another domain",
            "header.from=partner.com",
            "header.from=partner.com.example",
        ),
        ("no verdict", "dmarc=pass", "dmarc=permerror"),
    ] {
        assert!(message.contains(old), "{old}");
        let answer = report(&client, &message.replacen(old, new, 1)).await.ok();
        let changes = answer["arrived"]["changes"].as_array().unwrap().iter();
        let changes: Vec<_> = changes.filter_map(|change| change["kind"].as_str()).collect();
        let unseen = answer["unseen"].as_str().unwrap();
        rows.extend([what, ": ", unseen, " ", changes.first().unwrap_or(&"-"), "\n"]);
        assert_eq!(answer.get("seen"), None, "{what}");
    }
    insta::assert_snapshot!(rows, @r"
    another author: TEST_MESSAGE_OTHER_FROM FROM
    two authors: TEST_MESSAGE_OTHER_FROM FROM
    two From: TEST_MESSAGE_OTHER_FROM FROM_NAME
    no results: RESULTS_MISSING -
    of another domain: RESULTS_MISSING -
    no verdict: RESULTS_MISSING -
    ");
    assert_eq!(seen(&client).await, Value::Null);
}

#[tokio::test]
async fn whose_word_counts_can_be_said() {
    let harness = Harness::new().await;
    let client = accepted(&harness).await;
    let message = arrived(&harness, &client, PASS).await;
    let message = format!("Authentication-Results: smtp.partner.com; dmarc=fail\r\n{message}");
    for (named, expected) in [
        ("", "400 AUTHSERV_ID_NEEDED"),
        ("mx.example.net", "400 AUTHSERV_ID_UNKNOWN"),
        ("MX.example.com", "200"),
        (" mx.example.com; ", "200"),
        ("smtp.partner.com", "200"),
        ("mx.example.com 1", "400 AUTHSERV_ID_UNKNOWN"),
        ("mx.example\u{202e}com", "400 CHARACTER_FORBIDDEN"),
        (&"m".repeat(300), "400 TOO_LONG"),
    ] {
        let body = json!({ "message": message, "authservId": named });
        let answer = client.post(&own("reportTest"), body).await;
        assert_eq!(answer.outcome(), expected, "{named:?}");
    }
    assert_eq!(
        seen(&client).await["authservId"],
        "smtp.partner.com",
        "the last word"
    );
}

/// Microsoft's servers add results without a server name: the user chooses whether to trust them, and the gateway's changes are
/// reported either way.
#[tokio::test]
async fn results_without_a_name_count_by_choice() {
    let harness = Harness::new().await;
    let client = accepted(&harness).await;
    let unnamed = "spf=pass smtp.mailfrom=partner.com; dmarc=pass action=none header.from=partner.com";
    let message = arrived(&harness, &client, unnamed).await;
    let answer = report(&client, &message).await.ok();
    assert_eq!(answer["unseen"], "RESULTS_UNNAMED");
    assert_eq!(answer["arrived"]["changes"], json!([]));
    assert_eq!(seen(&client).await, Value::Null);
    let body = json!({ "message": message, "believeUnnamed": true });
    let answer = client.post(&own("reportTest"), body).await.ok();
    assert_eq!(answer["seen"]["dmarc"], "PASS");
    assert_eq!(seen(&client).await["authservId"], "mx.example.com");
}

#[tokio::test]
async fn another_gateway_or_none_forgets_what_was_seen() {
    let path = format!("{LIST}/{ALIAS}");
    let port = json!({ "smtpMsa": {
        "host": "smtp.partner.com", "port": 587, "securityMode": "starttls",
        "username": "user.name@partner.com", "password": "s3cret p%ss"
    } });
    let mut account = json!({ "smtpMsa": gateway() });
    account["smtpMsa"]["username"] = json!("another@partner.com");
    let password = json!({ "smtpMsa": gateway() });
    for (method, change) in [
        (axum::http::Method::PATCH, port),
        (axum::http::Method::PATCH, account),
        (axum::http::Method::PUT, json!({ "displayName": "User Name" })),
    ] {
        let harness = Harness::new().await;
        let client = accepted(&harness).await;
        let message = arrived(&harness, &client, PASS).await;
        report(&client, &message).await.ok();
        // A change that does not concern the gateway keeps it.
        client
            .patch(&path, json!({ "displayName": "User N." }))
            .await
            .ok();
        set_policy(&harness, false).await;
        set_policy(&harness, true).await;
        // A new password is not a new account.
        client.patch(&path, password.clone()).await.ok();
        assert_eq!(seen(&client).await["dmarc"], "PASS");
        client.json(method, &path, &change).await.ok();
        assert_eq!(seen(&client).await, Value::Null, "{change}");
        let answer = report(&client, &message).await;
        assert_eq!(answer.outcome(), "400 TEST_MESSAGE_UNKNOWN", "{change}");
    }
}

#[tokio::test]
async fn a_gateway_that_changes_while_it_delivers_is_not_taken_for_the_new_one() {
    let harness = Harness::new().await;
    let client = accepted(&harness).await;
    let user = harness.user("user@example.com").await;
    let before = harness
        .read(|db| fromline_store::aliases::find(db, user.id, &fromline_base::testing::address_key(ALIAS)))
        .await;
    let mut other = gateway();
    other["username"] = json!("another account");
    let body = json!({ "smtpMsa": other });
    client.patch(&format!("{LIST}/{ALIAS}"), body).await.ok();
    let after = harness
        .read(|db| fromline_store::aliases::find(db, user.id, &fromline_base::testing::address_key(ALIAS)))
        .await;
    let after_id = after
        .as_ref()
        .and_then(|alias| Some(alias.gateway.as_ref()?.id))
        .unwrap();
    for (sent_by, remembered) in [(before, 0), (after, 1)] {
        let sent_by = sent_by.unwrap();
        let left = fromline_store::test_messages::SentTestMessage {
            message_id: "a@partner.com".to_owned(),
            sent: harness.app.clock.now(),
            said: None,
        };
        fromline_services::test_message::remember(&harness.app, &sent_by, &left)
            .await
            .unwrap();
        assert_eq!(count(&harness).await, remembered);
    }
    harness
        .write(|db| fromline_store::gateways::reseal(db, after_id, b"the same, under another key"))
        .await;
    assert_eq!(count(&harness).await, 1, "another key is no other gateway");
}

async fn count(harness: &Harness) -> i64 {
    harness
        .read(|db| sql("SELECT COUNT(*) FROM test_messages").value(db))
        .await
}
