//! Changes to an alias that is waiting for its code.

use serde_json::{Value, json};

use super::*;

fn at(host: &str, port: u16) -> Value {
    let mut msa = gateway();
    msa["host"] = host.into();
    msa["port"] = port.into();
    if port == 587 {
        msa["securityMode"] = "starttls".into();
    }
    msa
}

/// Adds an alias, changes it, and then enters the first code that was emailed.
async fn confirmed_after(with: bool, changes: &[(&str, Value)]) -> String {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.program("user@example.com").await;
    create(&client, with).await.ok();
    let code = code(&harness).await;
    let path = format!("{LIST}/{ALIAS}");
    for (method, body) in changes {
        let answer = client.json(method.parse().unwrap(), &path, body).await;
        assert_eq!(answer.outcome(), "200", "{method} {body}");
    }
    client
        .post(&own("confirm"), json!({ "code": code }))
        .await
        .outcome()
}

#[tokio::test]
async fn a_code_lives_until_the_gateway_has_another_host() {
    let host = "smtp.partner.com";
    let msa = |msa: Value| json!({ "smtpMsa": msa });
    let without = json!({ "sendAsEmail": ALIAS, "displayName": "U" });
    for (name, with, changes, outcome) in [
        ("PUT without it", true, vec![("PUT", without.clone())], "200"),
        (
            "PUT, no gateway before",
            false,
            vec![("PUT", without.clone())],
            "200",
        ),
        (
            "another name",
            true,
            vec![("PATCH", json!({ "displayName": "U" }))],
            "200",
        ),
        ("the same again", true, vec![("PATCH", msa(at(host, 465)))], "200"),
        ("another port", true, vec![("PATCH", msa(at(host, 587)))], "200"),
        (
            "taken away and brought back",
            true,
            vec![("PUT", without.clone()), ("PATCH", msa(at(host, 465)))],
            "200",
        ),
        (
            "another host",
            true,
            vec![("PATCH", msa(at("mail.partner.com", 465)))],
            "400 CODE_EXPIRED",
        ),
        (
            "another host by PUT",
            true,
            vec![("PUT", msa(at("mail.partner.com", 465)))],
            "400 CODE_EXPIRED",
        ),
        (
            "taken away, and another",
            true,
            vec![
                ("PUT", without.clone()),
                ("PATCH", msa(at("mail.partner.com", 465))),
            ],
            "400 CODE_EXPIRED",
        ),
        (
            "another, and back",
            true,
            vec![
                ("PATCH", msa(at("mail.partner.com", 465))),
                ("PATCH", msa(at(host, 465))),
            ],
            "400 CODE_EXPIRED",
        ),
        (
            "a first one",
            false,
            vec![("PATCH", msa(at(host, 465)))],
            "400 CODE_EXPIRED",
        ),
    ] {
        assert_eq!(confirmed_after(with, &changes).await, outcome, "{name}");
    }
}

/// Returns the default address.
async fn default(client: &TestClient) -> String {
    let list = client.get(LIST).await.ok();
    let all = list["sendAs"].as_array().unwrap().iter();
    let defaults: Vec<&Value> = all.filter(|address| address["isDefault"] == true).collect();
    assert_eq!(defaults.len(), 1, "{list}");
    defaults[0]["sendAsEmail"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_default_that_was_asked_for_holds_from_the_confirmation_on() {
    let harness = Harness::new().await;
    let client = harness.program("user@example.com").await;
    let created = client
        .post(LIST, json!({ "sendAsEmail": ALIAS, "isDefault": true }))
        .await
        .ok();
    assert_eq!(created["isDefault"], Value::Null);
    assert_eq!(default(&client).await, "user@example.com");
    // Neither a new code nor a new name changes it.
    let verify = client.post(&format!("{LIST}/{ALIAS}/verify"), json!({})).await;
    assert_eq!(verify.status, 204);
    client
        .patch(&format!("{LIST}/{ALIAS}"), json!({ "displayName": "U" }))
        .await
        .ok();
    let code = code(&harness).await;
    let confirmed = client.post(&own("confirm"), json!({ "code": code })).await.ok();
    assert_eq!(confirmed["isDefault"], true);
    assert_eq!(default(&client).await, ALIAS);
}

#[tokio::test]
async fn a_default_that_was_chosen_later_stays() {
    let harness = Harness::new().await;
    let client = harness.program("user@example.com").await;
    client
        .post(LIST, json!({ "sendAsEmail": ALIAS, "isDefault": true }))
        .await
        .ok();
    let primary = format!("{LIST}/user@example.com");
    client.patch(&primary, json!({ "isDefault": true })).await.ok();
    let code = code(&harness).await;
    client.post(&own("confirm"), json!({ "code": code })).await.ok();
    assert_eq!(default(&client).await, "user@example.com");
}

#[tokio::test]
async fn who_is_suspended_at_once_is_no_default() {
    let harness = Harness::new().await;
    set_policy(&harness, true).await;
    let client = harness.program("user@example.com").await;
    let body = json!({ "sendAsEmail": ALIAS, "isDefault": true, "smtpMsa": gateway() });
    client.post(LIST, body).await.ok();
    set_policy(&harness, false).await;
    let code = code(&harness).await;
    client.post(&own("confirm"), json!({ "code": code })).await.ok();
    assert_eq!(default(&client).await, "user@example.com");
}

#[tokio::test]
async fn what_the_policy_forbids_is_said_in_google_s_sentence() {
    let harness = Harness::new().await;
    let client = harness.program("user@example.com").await;
    let body = json!({ "sendAsEmail": "user.name@PARTNER.com", "smtpMsa": gateway() });
    let refused = client
        .clone()
        .with("accept-language", "de;q=0.9, pl;q=0.8")
        .post(LIST, body)
        .await;
    assert_eq!(refused.outcome(), "403 GATEWAYS_FORBIDDEN");
    assert_eq!(refused.header("content-language"), Some("pl"));
    let said = refused.json()["error"]["message"].as_str().unwrap().to_owned();
    assert!(
        said.contains("user.name@PARTNER.com") && said.starts_with("Aby wysyłać jako"),
        "{said}"
    );
}
