//! What a gateway changed in a test message stands in the list, without its login.

use fromline_services::outbox;
use serde_json::json;

use super::{ALIAS, LIST, allow};
use crate::tests::Harness;

const LOGIN: &str = "canary-login@partner.com";

#[tokio::test]
async fn what_it_changed_is_listed_without_its_login() {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    let client = harness.browser("user@example.com").await;
    let msa = json!({
        "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "username": LOGIN, "password": "s3cret p%ss"
    });
    client
        .post(LIST, json!({ "sendAsEmail": ALIAS, "smtpMsa": msa }))
        .await
        .ok();
    outbox::Outbox::of(&harness.app).send_due().await.unwrap();
    let mail = harness.relay.sent().pop().unwrap().message;
    let code = mail
        .lines()
        .find(|line| line.len() == 11 && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b' '));
    let own = |verb: &str| format!("/api/v1/users/me/settings/sendAs/{ALIAS}/{verb}");
    client.post(&own("confirm"), json!({ "code": code })).await.ok();
    client
        .post(&own("sendTest"), json!({ "to": "user@example.com" }))
        .await
        .ok();
    let left = harness.gateways.sent().pop().unwrap().message;
    let message = format!(
        "Return-Path: <user.name@partner.com>\r\n\
         Authentication-Results: mx.example.com; dmarc=pass header.from=partner.com\r\nSender: <{LOGIN}>\r\n{left}"
    );
    client
        .post(&own("reportTest"), json!({ "message": message }))
        .await
        .ok();

    let list = harness
        .program("admin@example.com")
        .await
        .get("/api/v1/gateways")
        .await
        .ok();
    let arrived = &list["gateways"][0]["arrived"];
    assert_eq!(
        arrived["changes"],
        json!([{ "kind": "SENDER", "whose": "LOGIN" }])
    );
    assert!(!list.to_string().contains("canary"), "{list}");
}
