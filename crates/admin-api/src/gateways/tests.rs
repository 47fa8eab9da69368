//! What the owner reads about a gateway, and what an administrator can do with it.

mod arrived;
mod passwords_ending;
mod search;

use fromline_core::Reason;
use fromline_services::{gateway_health::rechecks, outbox};
use jiff::ToSpan as _;
use serde_json::{Value, json};

use crate::tests::{Harness, TestClient};

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";
const ALIAS: &str = "user.name@partner.com";

fn gateway(host: &str, password: &str) -> Value {
    json!({ "host": host, "port": 465, "securityMode": "ssl", "username": "some-user", "password": password })
}

async fn allow(harness: &Harness, allowed: bool) {
    let body = json!({ "setting": {
        "type": "settings/gmail.per_user_outbound_gateway",
        "value": { "allowUsersToUseExternalSmtpServers": allowed },
    } });
    let admin = harness.program("admin@example.com").await;
    admin.patch("/v1/policies/root", body).await.ok();
}

/// Creates a confirmed alias with a gateway that was checked.
async fn alias(harness: &Harness, client: &TestClient, address: &str) {
    let msa = gateway("smtp.partner.com", "password");
    client
        .post(LIST, json!({ "sendAsEmail": address, "smtpMsa": msa }))
        .await
        .ok();
    outbox::Outbox::of(&harness.app).send_due().await.unwrap();
    let mail = harness.relay.sent().pop().unwrap().message;
    let code = mail
        .lines()
        .find(|line| line.len() == 11 && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b' '));
    let path = format!("/api/v1/users/me/settings/sendAs/{address}/confirm");
    client.post(&path, json!({ "code": code })).await.ok();
}

async fn health(client: &TestClient) -> Value {
    let alias = client.get(&format!("{LIST}/{ALIAS}")).await.ok();
    alias["fromline"]["health"].clone()
}

/// Runs every check that is due; each ends as scripted.
async fn look(harness: &Harness) {
    while let Some(check) = rechecks::begin_next(&harness.app).await.unwrap() {
        check.await.unwrap();
    }
}

#[tokio::test]
async fn its_owner_reads_how_it_fares() {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    let client = harness.program("user@example.com").await;
    harness.gateways.seen.lock().unwrap().certificate_expires = Some("2027-01-01T00:00:00Z".parse().unwrap());
    alias(&harness, &client, ALIAS).await;
    insta::assert_json_snapshot!(health(&client).await, @r#"
    {
      "certificateEndsSoon": false,
      "certificateExpires": "2027-01-01T00:00:00Z",
      "lastSuccess": "2026-11-23T09:00:00Z",
      "nextCheck": "2026-11-24T09:00:00Z",
      "state": "OK"
    }
    "#);
    harness.clock.advance(25.hours());
    harness.gateways.script.fail(Reason::AuthRejected, false);
    look(&harness).await;
    insta::assert_json_snapshot!(health(&client).await, @r#"
    {
      "certificateEndsSoon": false,
      "certificateExpires": "2027-01-01T00:00:00Z",
      "failingSince": "2026-11-24T10:00:00Z",
      "lastFailure": {
        "at": "2026-11-24T10:00:00Z",
        "reason": "AUTH_REJECTED"
      },
      "lastSuccess": "2026-11-23T09:00:00Z",
      "nextCheck": "2026-11-24T23:00:00Z",
      "passwordRefusedSince": "2026-11-24T10:00:00Z",
      "state": "FAILING"
    }
    "#);
    // Nobody looks while gateways are forbidden.
    allow(&harness, false).await;
    assert_eq!(health(&client).await["nextCheck"], Value::Null);
}

#[tokio::test]
async fn a_test_message_says_it_as_well() {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    let client = harness.program("user@example.com").await;
    alias(&harness, &client, ALIAS).await;
    harness.clock.advance(1.hours());
    harness.gateways.script.fail(Reason::AuthRejected, false);
    let path = format!("/api/v1/users/me/settings/sendAs/{ALIAS}/sendTest");
    let refused = client.post(&path, json!({ "to": ALIAS })).await;
    assert_eq!(refused.reason(), Some("AUTH_REJECTED".to_owned()));
    assert_eq!(
        health(&client).await["passwordRefusedSince"],
        "2026-11-23T10:00:00Z"
    );
    client.post(&path, json!({ "to": ALIAS })).await.ok();
    assert_eq!(health(&client).await["state"], "OK");
}

#[tokio::test]
async fn it_is_forgotten_with_any_change_of_the_gateway() {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    let client = harness.program("user@example.com").await;
    alias(&harness, &client, ALIAS).await;
    let path = format!("{LIST}/{ALIAS}");
    for msa in [
        gateway("smtp.partner.com", "new password"),
        gateway("smtp2.partner.com", "new password"),
    ] {
        harness.clock.advance(25.hours());
        harness.gateways.script.fail(Reason::AuthRejected, false);
        look(&harness).await;
        assert_eq!(health(&client).await["state"], "FAILING");
        // What is refused at saving is not saved: the old one is still what fails.
        harness.gateways.script.fail(Reason::ConnectFailed, true);
        client.patch(&path, json!({ "smtpMsa": msa })).await;
        assert_eq!(health(&client).await["lastFailure"]["reason"], "AUTH_REJECTED");
        client.patch(&path, json!({ "displayName": "Other" })).await.ok();
        assert_eq!(health(&client).await["state"], "FAILING");
        client.patch(&path, json!({ "smtpMsa": msa })).await.ok();
        let now = health(&client).await;
        assert_eq!((&now["state"], &now["lastFailure"]), (&json!("OK"), &Value::Null));
    }
    client.put(&path, json!({ "displayName": "Other" })).await.ok();
    assert_eq!(health(&client).await, Value::Null);
}

#[tokio::test]
async fn an_administrator_sees_every_gateway_those_that_fail_first() {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    let admin = harness.program("admin@example.com").await;
    assert_eq!(
        admin.get("/api/v1/gateways").await.ok(),
        json!({ "gateways": [], "failing": 0, "total": 0 })
    );
    for (user, addresses) in [
        ("user@example.com", ["a@partner.com", "b@partner.com"]),
        ("utente@example.com", ["c@partner.com", "d@partner.com"]),
    ] {
        let client = harness.program(user).await;
        for address in addresses {
            alias(&harness, &client, address).await;
        }
    }
    harness.clock.advance(25.hours());
    for _ in 0..2 {
        harness.gateways.script.fail(Reason::Timeout, true);
    }
    look(&harness).await;
    let mut seen = Vec::new();
    let mut token = String::new();
    loop {
        let page = admin
            .get(&format!("/api/v1/gateways?pageSize=3&pageToken={token}"))
            .await
            .ok();
        assert_eq!((&page["failing"], &page["total"]), (&json!(2), &json!(4)));
        for entry in page["gateways"].as_array().unwrap() {
            seen.push(format!(
                "{} {} {}",
                entry["user"], entry["address"], entry["health"]["state"]
            ));
        }
        match page["nextPageToken"].as_str() {
            Some(next) => token = next.to_owned(),
            None => break,
        }
    }
    insta::assert_snapshot!(seen.join("\n"), @r#"
    "user@example.com" "a@partner.com" "FAILING"
    "user@example.com" "b@partner.com" "FAILING"
    "utente@example.com" "c@partner.com" "OK"
    "utente@example.com" "d@partner.com" "OK"
    "#);
    let all = admin.get("/api/v1/gateways").await.ok();
    insta::assert_json_snapshot!(all["gateways"][0], @r#"
    {
      "address": "a@partner.com",
      "health": {
        "certificateEndsSoon": false,
        "failingSince": "2026-11-24T10:00:00Z",
        "lastFailure": {
          "at": "2026-11-24T10:00:00Z",
          "reason": "TIMEOUT"
        },
        "lastSuccess": "2026-11-23T09:00:00Z",
        "nextCheck": "2026-11-24T10:31:30Z",
        "state": "FAILING"
      },
      "host": "smtp.partner.com",
      "port": 465,
      "securityMode": "ssl",
      "suspended": false,
      "unit": {
        "id": "root",
        "path": "/"
      },
      "user": "user@example.com"
    }
    "#);
    assert!(!all.to_string().contains("some-user"));
    for token in ["x", "0-1", "2-1-1", "0-1-x", "0-1-1-1"] {
        let refused = admin.get(&format!("/api/v1/gateways?pageToken={token}")).await;
        assert_eq!(refused.outcome(), "400 FILTER_INVALID", "{token}");
    }
}

#[tokio::test]
async fn administrators_see_how_many_passwords_are_about_to_end() {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    let admin = harness.program("admin@example.com").await;
    let page = admin.get("/api/v1/gateways").await.ok();
    assert_eq!(page.get("passwordsEnding"), None);
    for (user, address, host) in [
        ("user@example.com", "one@partner.com", "smtp.office365.com"),
        ("user@example.com", "two@partner.com", "smtp-mail.outlook.com"),
        ("utente@example.com", "three@partner.com", "smtp.office365.com"),
        ("utente@example.com", "four@partner.com", "smtp.partner.com"),
    ] {
        let client = harness.program(user).await;
        let body = json!({ "sendAsEmail": address, "smtpMsa": gateway(host, "password") });
        client.post(LIST, body).await.ok();
    }
    let page = admin.get("/api/v1/gateways").await.ok();
    assert_eq!(
        page["passwordsEnding"],
        json!([{ "provider": "Microsoft", "ends": "2026-12-31", "gateways": 2, "users": 2, "registered": false, "unnotified": 0 }])
    );
    // Once: it is about all of them.
    let first = admin.get("/api/v1/gateways?pageSize=1").await.ok();
    let token = first["nextPageToken"].as_str().unwrap();
    let second = admin
        .get(&format!("/api/v1/gateways?pageSize=1&pageToken={token}"))
        .await
        .ok();
    assert_eq!(second.get("passwordsEnding"), None);
}
