//! Whether a gateway lets its user send from the alias, and inputs that are accepted as they were meant.

use std::sync::atomic::Ordering;

use fromline_core::{Reason, gateway::reply::Stage};
use fromline_outbound::smtp::{Rejection, SenderQuestion};

use super::*;

#[tokio::test]
async fn an_alias_that_the_server_refuses_is_not_created() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.program("user@example.com").await;
    harness.gateways.script.fail(Reason::SenderRefused, false);
    let refused = create(&client, true).await;
    assert_eq!(refused.outcome(), "400 SENDER_REFUSED");
    let violation = &refused.json()["error"]["details"][1]["fieldViolations"][0];
    assert_eq!(violation["field"], "smtpMsa.username");
    let list = client.get(LIST).await.ok();
    assert_eq!(list["sendAs"].as_array().map(Vec::len), Some(1));
    assert!(harness.relay.sent().is_empty());
}

#[tokio::test]
async fn where_it_is_not_known_the_alias_is_created_and_says_so_until_a_message_was_taken() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.program("user@example.com").await;
    harness.gateways.sender_unknown.store(true, Ordering::SeqCst);
    let created = create(&client, true).await.ok();
    assert_eq!(created["fromline"]["health"]["senderUnknown"], true);
    let question = SenderQuestion {
        sender: ALIAS.to_owned(),
        recipient: "user@example.com".to_owned(),
    };
    assert_eq!(harness.gateways.asked(), [question]);
    let code = code(&harness).await;
    client.post(&own("confirm"), json!({ "code": code })).await.ok();
    client
        .post(&own("sendTest"), json!({ "to": "user@example.com" }))
        .await
        .ok();
    let alias = client.get(&format!("{LIST}/{ALIAS}")).await.ok();
    assert_eq!(alias["fromline"]["health"]["senderUnknown"], Value::Null);
    assert_eq!(harness.gateways.asked().len(), 1, "at create and change only");
}

/// Exchange accepts every sign-in and refuses only at the end of each message.
#[tokio::test]
async fn refused_messages_count_and_signing_in_does_not_make_up_for_them() {
    let harness = Harness::new().await;
    let client = harness.program("user@example.com").await;
    alias(&harness, &client, true, true, true).await;
    let health = async || {
        let alias = client.get(&format!("{LIST}/{ALIAS}")).await.ok();
        alias["fromline"]["health"].clone()
    };
    let created = health().await["lastSuccess"].clone();
    let send = async || {
        client
            .post(&own("sendTest"), json!({ "to": "user@example.com" }))
            .await
    };
    *harness.gateways.refuses.lock().unwrap() = Some(Rejection {
        code: 554,
        enhanced: [5, 2, 252],
        stage: Stage::Message,
    });
    let began = harness.app.clock.now().to_string();
    for _ in 0..5 {
        assert_eq!(send().await.outcome(), "400 SENDER_REFUSED");
        harness.clock.advance(jiff::Span::new().minutes(10));
    }
    let found = health().await;
    assert_eq!(
        (&found["state"], &found["lastSuccess"], &found["noMessageSince"]),
        (&json!("FAILING"), &created, &json!(began))
    );
    assert_eq!(found["lastFailure"]["reason"], "SENDER_REFUSED");
    // The daily check signs in, and shows nothing about messages.
    harness.clock.advance(jiff::Span::new().hours(30));
    let look = fromline_services::gateway_health::rechecks::begin_next(&harness.app).await;
    look.unwrap().expect("a look").await.unwrap();
    let found = health().await;
    assert_eq!(
        (&found["state"], &found["lastSuccess"], &found["noMessageSince"]),
        (&json!("FAILING"), &created, &json!(began))
    );
    *harness.gateways.refuses.lock().unwrap() = None;
    let client = harness.program("user@example.com").await;
    client
        .post(&own("sendTest"), json!({ "to": "user@example.com" }))
        .await
        .ok();
    let alias = client.get(&format!("{LIST}/{ALIAS}")).await.ok();
    let found = &alias["fromline"]["health"];
    assert_eq!(
        (&found["state"], &found["noMessageSince"]),
        (&json!("OK"), &Value::Null)
    );
    assert_ne!(found["lastSuccess"], created);
}

#[tokio::test]
async fn what_is_pasted_is_taken_as_it_is_meant() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.program("user@example.com").await;
    for (number, (host, port, password, expected)) in [
        (
            "smtp://smtp.partner.com",
            465,
            "x",
            ("smtp.partner.com", 465, "x"),
        ),
        ("smtp.partner.com.", 465, "x", ("smtp.partner.com", 465, "x")),
        ("smtp.partner.com:587", 465, "x", ("smtp.partner.com", 587, "x")),
        (
            "smtp.partner.com",
            465,
            "abcd efgh\u{a0}ijkl mnop ",
            ("smtp.partner.com", 465, "abcdefghijklmnop"),
        ),
        (
            "smtp.partner.com",
            465,
            " two words ",
            ("smtp.partner.com", 465, " two words "),
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let msa = json!({
            "host": host, "port": port, "securityMode": "ssl", "username": "u", "password": password
        });
        let body = json!({ "sendAsEmail": format!("user.{number}@partner.com"), "smtpMsa": msa });
        client.post(LIST, body).await.ok();
        let (host, port, _, password) = harness.gateways.checked().pop().unwrap();
        assert_eq!((host.as_str(), port, password.as_str()), expected);
    }
}

/// Four groups of four letters are also tried with their spaces, and stored in the form that worked.
#[tokio::test]
async fn a_password_that_only_looks_like_an_app_password() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.program("user@example.com").await;
    let mut msa = gateway();
    msa["password"] = json!("blue pear tree rain");
    harness.gateways.script.fail(Reason::AuthRejected, false);
    let body = json!({ "sendAsEmail": ALIAS, "smtpMsa": msa });
    client.post(LIST, body).await.ok();
    let tried: Vec<_> = harness
        .gateways
        .checked()
        .into_iter()
        .map(|tried| tried.3)
        .collect();
    assert_eq!(tried, ["bluepeartreerain", "blue pear tree rain"]);
    let user = harness.user("user@example.com").await;
    harness
        .read(|db| {
            let alias =
                fromline_store::aliases::find(db, user.id, &fromline_base::testing::address_key(ALIAS))?
                    .unwrap();
            let stored = alias.gateway.as_ref().unwrap();
            let account =
                fromline_outbound::vault::credentials::open(&harness.app.keys, &alias, stored).unwrap();
            let password = secrecy::ExposeSecret::expose_secret(&account.password);
            assert_eq!(password, "blue pear tree rain");
            Ok(())
        })
        .await;
}
