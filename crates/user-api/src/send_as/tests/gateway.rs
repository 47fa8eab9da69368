//! An invalid gateway is refused before any connection is made.

use super::*;

#[tokio::test]
async fn field_by_field() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.program("user@example.com").await;
    for (field, value, expected) in [
        ("host", json!(""), "400 REQUIRED"),
        ("host", json!("127.0.0.1"), "400 HOST_INVALID"),
        ("host", json!("①②⑦.⓪.⓪.①"), "400 HOST_INVALID"),
        ("port", json!(22), "400 PORT_NOT_ALLOWED"),
        ("host", json!("smtp.partner.com:2525"), "400 PORT_NOT_ALLOWED"),
        ("host", json!("https://smtp.partner.com"), "400 HOST_INVALID"),
        ("port", json!(65536), "400 PORT_INVALID"),
        ("port", json!(-1), "400 PORT_INVALID"),
        ("port", json!("465"), "400 BODY_INVALID"),
        ("securityMode", json!("none"), "400 SECURITY_NONE_REFUSED"),
        (
            "securityMode",
            json!("securityModeUnspecified"),
            "400 SECURITY_INVALID",
        ),
        ("securityMode", json!("tls"), "400 BODY_INVALID"),
        ("username", Value::Null, "400 REQUIRED"),
        ("password", json!(""), "400 REQUIRED"),
        ("password", json!("a\0b"), "400 CHARACTER_FORBIDDEN"),
        ("password", json!("x".repeat(1025)), "400 TOO_LONG"),
        ("extra", json!(1), "400 BODY_INVALID"),
    ] {
        let mut msa = gateway();
        msa[field] = value;
        let body = json!({ "sendAsEmail": ALIAS, "smtpMsa": msa });
        assert_eq!(
            client.post(LIST, body).await.outcome(),
            expected,
            "{field}: {msa}"
        );
    }
    assert!(harness.gateways.checked().is_empty());
}

#[tokio::test]
async fn while_gateways_are_forbidden() {
    let harness = Harness::new().await;
    let client = harness.program("user@example.com").await;
    let refused = create(&client, true).await;
    assert_eq!(refused.outcome(), "403 GATEWAYS_FORBIDDEN");
    create(&client, false).await.ok();
    let body = json!({ "smtpMsa": gateway() });
    let added = client.patch(&format!("{LIST}/{ALIAS}"), body).await;
    assert_eq!(added.outcome(), "403 GATEWAYS_FORBIDDEN");
    assert!(harness.gateways.checked().is_empty());
}

#[tokio::test]
async fn the_same_user_name_changes_nothing() {
    let harness = Harness::new().await;
    let client = harness.program("user@example.com").await;
    alias(&harness, &client, true, true, true).await;
    let checks = harness.gateways.checked().len();
    let msa = json!({ "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "username": ALIAS });
    client
        .patch(&format!("{LIST}/{ALIAS}"), json!({ "smtpMsa": msa }))
        .await
        .ok();
    assert_eq!(harness.gateways.checked().len(), checks);
}

#[tokio::test]
async fn another_user_name_needs_the_password_too() {
    let harness = Harness::new().await;
    let client = harness.program("user@example.com").await;
    alias(&harness, &client, true, true, true).await;
    let checks = harness.gateways.checked().len();
    let msa = json!({ "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "username": "other" });
    for answer in [
        client
            .patch(&format!("{LIST}/{ALIAS}"), json!({ "smtpMsa": msa }))
            .await,
        client
            .put(&format!("{LIST}/{ALIAS}"), json!({ "smtpMsa": msa }))
            .await,
    ] {
        assert_eq!(answer.outcome(), "400 GATEWAY_PASSWORD_REQUIRED");
        let violation = &answer.json()["error"]["details"][1]["fieldViolations"][0];
        assert_eq!(violation["field"], "smtpMsa.password");
    }
    assert_eq!(harness.gateways.checked().len(), checks);
}
