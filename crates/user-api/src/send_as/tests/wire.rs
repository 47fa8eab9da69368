//! Complete answers, field-by-field refusals, and fields that never appear on the wire.

use fromline_core::Reason;
use serde_json::json;

use super::*;

#[tokio::test]
async fn whole_answers() {
    let harness = Harness::new().await;
    let client = harness.program("user@example.com").await;
    set_policy(&harness, true).await;
    insta::assert_json_snapshot!(create(&client, true).await.ok(), @r##"
    {
      "displayName": "User Name",
      "fromline": {
        "confirmation": {
          "expires": "2026-11-24T09:00:00Z",
          "mail": "ON_ITS_WAY",
          "resendsLeft": 2,
          "triesLeft": 5
        },
        "health": {
          "certificateEndsSoon": false,
          "lastSuccess": "2026-11-23T09:00:00Z",
          "state": "OK"
        },
        "suspended": false
      },
      "replyToAddress": "",
      "sendAsEmail": "user.name@partner.com",
      "signature": "",
      "smtpMsa": {
        "host": "smtp.partner.com",
        "port": 465,
        "securityMode": "ssl"
      },
      "treatAsAlias": true,
      "verificationStatus": "pending"
    }
    "##);
    insta::assert_json_snapshot!(client.get(LIST).await.ok(), @r##"
    {
      "sendAs": [
        {
          "displayName": "User Name",
          "isDefault": true,
          "isPrimary": true,
          "replyToAddress": "",
          "sendAsEmail": "user@example.com",
          "signature": "",
          "verificationStatus": "accepted"
        },
        {
          "displayName": "User Name",
          "fromline": {
            "confirmation": {
              "expires": "2026-11-24T09:00:00Z",
              "mail": "ON_ITS_WAY",
              "resendsLeft": 2,
              "triesLeft": 5
            },
            "health": {
              "certificateEndsSoon": false,
              "lastSuccess": "2026-11-23T09:00:00Z",
              "state": "OK"
            },
            "suspended": false
          },
          "replyToAddress": "",
          "sendAsEmail": "user.name@partner.com",
          "signature": "",
          "smtpMsa": {
            "host": "smtp.partner.com",
            "port": 465,
            "securityMode": "ssl"
          },
          "treatAsAlias": true,
          "verificationStatus": "pending"
        }
      ]
    }
    "##);
}

#[tokio::test]
async fn a_whole_refusal() {
    let harness = Harness::new().await;
    let client = harness.program("user@example.com").await;
    let refused = client
        .post(LIST, json!({ "sendAsEmail": "a b@partner.com" }))
        .await;
    insta::assert_json_snapshot!(refused.json(), @r#"
    {
      "error": {
        "code": 400,
        "details": [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "domain": "fromline",
            "reason": "ADDRESS_SPACE"
          },
          {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [
              {
                "description": "ADDRESS_SPACE",
                "field": "sendAsEmail",
                "reason": "ADDRESS_SPACE"
              }
            ]
          },
          {
            "@type": "type.googleapis.com/google.rpc.RequestInfo",
            "requestId": "xxxxxxxxxxxx"
          }
        ],
        "errors": [
          {
            "domain": "global",
            "message": "An address cannot contain spaces. Remove them.",
            "reason": "badRequest"
          }
        ],
        "message": "An address cannot contain spaces. Remove them.",
        "status": "INVALID_ARGUMENT"
      }
    }
    "#);
}

#[tokio::test]
async fn every_fault_at_once_at_its_field() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    set_policy(&harness, true).await;
    let body = json!({
        "sendAsEmail": ALIAS, "displayName": "boss@bank.com", "replyToAddress": "nobody",
        "smtpMsa": { "host": "127.0.0.1", "port": 22, "securityMode": "none" }
    });
    let answer = client.post(LIST, body).await.json();
    let found = answer["error"]["details"][1]["fieldViolations"]
        .as_array()
        .unwrap()
        .iter();
    let found: Vec<String> = found
        .map(|fault| format!("{} {}", fault["field"], fault["reason"]))
        .collect();
    insta::assert_snapshot!(found.join("\n").replace('"', ""), @r##"
    displayName NAME_CONTAINS_ADDRESS
    replyToAddress ADDRESS_INVALID
    smtpMsa.host HOST_INVALID
    smtpMsa.port PORT_NOT_ALLOWED
    smtpMsa.securityMode SECURITY_NONE_REFUSED
    "##);
}

#[tokio::test]
async fn the_host_of_a_provider_of_certified_mail_is_refused_with_its_reason() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    set_policy(&harness, true).await;
    for host in ["smtps.pec.aruba.it", "MAIL.postecert.it.", "pec.azienda.it:465"] {
        let msa = json!({ "host": host, "port": 465, "username": ALIAS, "password": "secret", "securityMode": "ssl" });
        let answer = client
            .post(LIST, json!({ "sendAsEmail": ALIAS, "smtpMsa": msa }))
            .await;
        assert_eq!(answer.outcome(), "400 CERTIFIED_MAIL", "{host}");
        let violation = &answer.json()["error"]["details"][1]["fieldViolations"][0];
        assert_eq!(violation["field"], "smtpMsa.host");
    }
}

#[tokio::test]
async fn a_failed_check_creates_nothing_and_names_its_field() {
    for (reason, field) in [
        (Reason::HostNotFound, "smtpMsa.host"),
        (Reason::ConnectFailed, "smtpMsa.port"),
        (Reason::AuthRejected, "smtpMsa.password"),
        (Reason::StarttlsMissing, "smtpMsa.securityMode"),
        (Reason::TlsFailed, "smtpMsa.securityMode"),
        (Reason::CertificateOtherName, "smtpMsa.host"),
        (Reason::OauthOnly, "smtpMsa.host"),
        (Reason::AppPasswordNeeded, "smtpMsa.password"),
        (Reason::SignInSlow, "smtpMsa.password"),
        (Reason::SenderRefused, "smtpMsa.username"),
    ] {
        let harness = Harness::new().await;
        let client = harness.browser("user@example.com").await;
        set_policy(&harness, true).await;
        harness.gateways.script.fail(reason, false);
        let answer = create(&client, true).await;
        assert_eq!(answer.outcome(), format!("400 {}", reason.code()));
        let details = &answer.json()["error"]["details"];
        assert_eq!(
            details[0]["metadata"]["check"],
            reason.code().to_ascii_lowercase()
        );
        assert_eq!(details[1]["fieldViolations"][0]["field"], field);
        assert_eq!(client.get(LIST).await.ok()["sendAs"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn another_host_needs_the_password_again() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    alias(&harness, &client, true, true, true).await;
    let path = format!("{LIST}/{ALIAS}");
    let checks = harness.gateways.checked().len();
    let same = json!({ "smtpMsa": { "host": "SMTP.partner.com", "port": 465, "securityMode": "ssl" } });
    client.patch(&path, same).await.ok();
    assert_eq!(
        harness.gateways.checked().len(),
        checks,
        "nothing changed, nothing was checked"
    );
    for change in [
        json!({ "host": "thief.example.net", "port": 465, "securityMode": "ssl" }),
        json!({ "host": "smtp.partner.com", "port": 587, "securityMode": "ssl" }),
        json!({ "host": "smtp.partner.com", "port": 465, "securityMode": "starttls" }),
    ] {
        let answer = client.patch(&path, json!({ "smtpMsa": change })).await;
        assert_eq!(answer.outcome(), "400 GATEWAY_PASSWORD_REQUIRED");
    }
    assert_eq!(
        harness.gateways.checked().len(),
        checks,
        "the stored password went nowhere"
    );
    let new_password = json!({ "smtpMsa": { "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "password": "new" } });
    client.patch(&path, new_password).await.ok();
    let (_, _, username, password) = harness.gateways.checked().pop().unwrap();
    assert_eq!((username.as_str(), password.as_str()), (ALIAS, "new"));
}

#[tokio::test]
async fn what_was_read_can_be_written_back() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    alias(&harness, &client, true, true, true).await;
    let path = format!("{LIST}/{ALIAS}");
    let read = client.get(&path).await.ok();
    assert_eq!(client.put(&path, read.clone()).await.ok(), read);
    assert_eq!(client.patch(&path, read.clone()).await.ok(), read);
}

#[tokio::test]
async fn names_are_kept_in_nfc() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    let body = json!({ "sendAsEmail": ALIAS, "displayName": "Zaz\u{307}o\u{301}łc\u{301}" });
    assert_eq!(client.post(LIST, body).await.ok()["displayName"], "Zażółć");
    for path in [ALIAS, "user@example.com"].map(|address| format!("{LIST}/{address}")) {
        let body = json!({ "displayName": "Go\u{301}ra" });
        assert_eq!(
            client.patch(&path, body.clone()).await.ok()["displayName"],
            "Góra"
        );
        assert_eq!(client.put(&path, body).await.ok()["displayName"], "Góra");
        let body = json!({ "displayName": "G\u{e000}ra" });
        let refused = client.patch(&path, body).await;
        assert_eq!(refused.outcome(), "400 CHARACTER_FORBIDDEN");
    }
}

#[tokio::test]
async fn the_organisation_s_own_addresses_and_one_s_own() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    set_policy(&harness, true).await;
    let own_domain = json!({ "sendAsEmail": "team@Example.com", "smtpMsa": gateway() });
    assert_eq!(
        client.post(LIST, own_domain).await.outcome(),
        "400 GATEWAY_FOR_OWN_DOMAIN"
    );
    assert_eq!(
        client
            .post(LIST, json!({ "sendAsEmail": "USER@example.com" }))
            .await
            .outcome(),
        "400 OWN_ADDRESS"
    );
    assert_eq!(
        client.delete(&format!("{LIST}/user@example.com")).await.outcome(),
        "400 PRIMARY_FIXED"
    );
    create(&client, false).await.ok();
    assert_eq!(create(&client, false).await.outcome(), "409 ALIAS_EXISTS");
}

#[tokio::test]
async fn ninety_nine_aliases_and_ten_mails_a_day() {
    let harness = Harness::new().await;
    let client = harness.program("user@example.com").await;
    for number in 0..99 {
        client
            .post(LIST, json!({ "sendAsEmail": format!("a{number}@partner.com") }))
            .await
            .ok();
    }
    let full = client
        .post(LIST, json!({ "sendAsEmail": "one.more@partner.com" }))
        .await;
    assert_eq!(full.outcome(), "400 ALIAS_LIMIT");
    fromline_services::outbox::Outbox::of(&harness.app)
        .send_due()
        .await
        .unwrap();
    assert_eq!(harness.relay.sent().len(), 10);
}

#[tokio::test]
async fn an_administrator_may_list_get_and_delete_and_nothing_more() {
    let harness = Harness::new().await;
    let (client, admin) = (
        harness.browser("user@example.com").await,
        harness.browser("admin@example.com").await,
    );
    create(&client, false).await.ok();
    let theirs = "/gmail/v1/users/user@example.com/settings/sendAs";
    assert_eq!(
        admin.get(theirs).await.ok()["sendAs"].as_array().unwrap().len(),
        2
    );
    admin.get(&format!("{theirs}/{ALIAS}")).await.ok();
    let unknown = admin
        .post("/gmail/v1/users/nobody@example.com/settings/sendAs", json!({}))
        .await;
    for answer in [
        admin
            .patch(&format!("{theirs}/{ALIAS}"), json!({ "displayName": "x" }))
            .await,
        admin.post(theirs, json!({ "sendAsEmail": "x@y.example" })).await,
        admin.post(&format!("{theirs}/{ALIAS}/verify"), json!({})).await,
    ] {
        assert_eq!(answer.bytes, unknown.bytes);
    }
    assert_eq!(admin.delete(&format!("{theirs}/{ALIAS}")).await.status, 204);
}

#[tokio::test]
async fn a_domain_that_looks_like_another_is_spelled_out() {
    let harness = Harness::new().await;
    let client = harness.program("user@example.com").await;
    set_policy(&harness, true).await;
    let body = json!({ "sendAsEmail": "user@раураl.com", "smtpMsa": gateway() });
    let created = client.post(LIST, body).await.ok();
    assert_eq!(created["sendAsEmail"], "user@раураl.com");
    assert_eq!(created["fromline"]["spelledOut"], "user@xn--l-7sba6dbr.com");
}
