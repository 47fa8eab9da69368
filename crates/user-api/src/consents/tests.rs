mod device;

use std::{collections::BTreeMap, sync::Arc};

use fromline_core::Reason;
use fromline_outbound::testing::FakeProvider;
use fromline_services::revocations;
use fromline_store::{StoreError, Tx, aliases, gateways::CredentialKind};
use jiff::ToSpan as _;
use serde_json::{Value, json};
use url::Url;

use crate::tests::{Harness, TestClient, TestResponse};

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";
const ALIAS: &str = "alias@partner.com";

async fn town() -> (Harness, Arc<FakeProvider>, TestClient) {
    let provider = Arc::new(FakeProvider::rotating());
    let harness = Harness::new().await.with_provider(provider.clone());
    harness.allow_gateways().await;
    let browser = harness.browser("user@example.com").await;
    (harness, provider, browser)
}

/// Starts a consent and returns the query parameters of the provider's URL.
async fn begin(browser: &TestClient) -> BTreeMap<String, String> {
    let body = json!({ "provider": "partner", "username": "user.name@partner.com" });
    let begun = browser.post("/api/v1/consents/begin", body).await.ok();
    let url = Url::parse(begun["url"].as_str().unwrap()).unwrap();
    assert_eq!((url.scheme(), url.path()), ("https", "/authorize"));
    url.query_pairs().into_owned().collect()
}

async fn finish(browser: &TestClient, state: &str, more: Value) -> TestResponse {
    let mut body = json!({ "state": state, "code": "canary-code", "iss": "https://id.partner.com" });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    browser.post("/api/v1/consents/finish", body).await
}

/// Completes a consent and returns the value with which a gateway can be saved.
async fn consent(browser: &TestClient) -> String {
    let state = &begin(browser).await["state"];
    let finished = finish(browser, state, json!({})).await.ok();
    assert_eq!(finished["account"], "user.name@partner.com");
    finished["consent"].as_str().unwrap().to_owned()
}

fn msa(consent: &str, host: &str) -> Value {
    json!({ "host": host, "port": 465, "securityMode": "ssl", "username": "user.name@partner.com", "consent": consent })
}

async fn create(browser: &TestClient, consent: &str, host: &str) -> TestResponse {
    browser
        .post(
            LIST,
            json!({ "sendAsEmail": ALIAS, "smtpMsa": msa(consent, host) }),
        )
        .await
}

fn stored(db: &mut Tx) -> Result<(i64, i64, CredentialKind), StoreError> {
    let alias = aliases::list_with_gateway(db)?.remove(0);
    let stored = alias.gateway.expect("a gateway");
    Ok((stored.id, stored.revision, stored.kind))
}

#[tokio::test]
async fn a_gateway_is_saved_with_a_consent_and_no_password() {
    let (harness, provider, browser) = town().await;
    let query = begin(&browser).await;
    assert_eq!(query["redirect_uri"], "http://127.0.0.1:8080/oauth/return");
    assert_eq!(
        (query["code_challenge_method"].as_str(), query["scope"].as_str()),
        ("S256", "openid offline_access smtp")
    );
    assert_eq!(query["login_hint"], "user.name@partner.com");
    let finished = finish(&browser, &query["state"], json!({})).await.ok();
    let asked = &provider.asked()[0];
    assert_eq!(
        (asked["code"].as_str(), asked["redirect_uri"].as_str()),
        ("canary-code", query["redirect_uri"].as_str())
    );
    let verifier = secrecy::SecretString::from(asked["code_verifier"].as_str());
    assert_eq!(
        fromline_outbound::oauth::challenge(&verifier),
        query["code_challenge"]
    );
    let consent = finished["consent"].as_str().unwrap();
    assert_eq!(
        create(&browser, consent, "smtp.partner.com").await.outcome(),
        "200"
    );
    let (host, _, username, token) = harness.gateways.checked().remove(0);
    assert_eq!(
        (host.as_str(), username.as_str()),
        ("smtp.partner.com", "user.name@partner.com")
    );
    assert!(token.starts_with("canary-access-"), "{token}");
    assert_eq!(harness.read(stored).await.2, CredentialKind::Token);
    // The consent is used up: it serves one gateway once.
    let body = json!({ "sendAsEmail": "second@partner.com", "smtpMsa": msa(consent, "smtp.partner.com") });
    assert_eq!(browser.post(LIST, body).await.outcome(), "400 CONSENT_UNKNOWN");
}

#[tokio::test]
async fn what_comes_back_is_for_the_session_that_asked_once_and_in_time() {
    let (harness, provider, browser) = town().await;
    let state = begin(&browser).await["state"].clone();
    let other = harness.browser("user@example.com").await;
    assert_eq!(
        finish(&other, &state, json!({})).await.outcome(),
        "400 CONSENT_UNKNOWN"
    );
    assert_eq!(
        finish(&browser, &state, json!({})).await.outcome(),
        "400 CONSENT_UNKNOWN",
        "burnt"
    );
    let stranger = harness.browser("utente@example.com").await;
    let state = begin(&browser).await["state"].clone();
    assert_eq!(
        finish(&stranger, &state, json!({})).await.outcome(),
        "400 CONSENT_UNKNOWN"
    );
    for (more, expected) in [
        (json!({ "iss": "https://evil.example" }), "400 CONSENT_UNKNOWN"),
        (json!({ "iss": null }), "400 CONSENT_UNKNOWN"),
        (
            json!({ "code": null, "error": "access_denied" }),
            "400 CONSENT_DENIED",
        ),
        (
            json!({ "code": null, "error": "consent_required" }),
            "400 ADMIN_CONSENT_REQUIRED",
        ),
        (
            json!({ "code": null, "error": "invalid_scope" }),
            "400 OAUTH_CLIENT_REJECTED",
        ),
        (json!({ "code": null }), "400 REQUIRED"),
        (json!({ "state": "" }), "400 CONSENT_UNKNOWN"),
    ] {
        let state = begin(&browser).await["state"].clone();
        assert_eq!(
            finish(&browser, &state, more.clone()).await.outcome(),
            expected,
            "{more}"
        );
    }
    let state = begin(&browser).await["state"].clone();
    harness.clock.advance(10.minutes());
    let browser = harness.browser("user@example.com").await;
    assert_eq!(
        finish(&browser, &state, json!({})).await.outcome(),
        "400 CONSENT_UNKNOWN"
    );
    assert_eq!(provider.asked().len(), 0, "no code was exchanged");
}

#[tokio::test]
async fn what_a_provider_refuses_and_what_is_not_enough() {
    let (_harness, provider, browser) = town().await;
    for (status, answer, expected) in [
        (400, json!({ "error": "invalid_grant" }), "400 CONSENT_ENDED"),
        (
            400,
            json!({ "error": "invalid_grant", "error_codes": [65001] }),
            "400 ADMIN_CONSENT_REQUIRED",
        ),
        (
            400,
            json!({ "error": "interaction_required", "error_codes": [53003] }),
            "400 SIGN_IN_POLICY",
        ),
        (
            401,
            json!({ "error": "invalid_client", "error_codes": [7_000_222] }),
            "400 OAUTH_CLIENT_REJECTED",
        ),
        (503, json!({}), "503 OAUTH_UNAVAILABLE"),
        (0, json!({}), "503 OAUTH_UNAVAILABLE"),
        (
            200,
            json!({ "access_token": "a", "token_type": "bearer" }),
            "400 OAUTH_CLIENT_REJECTED",
        ),
        (
            200,
            json!({ "access_token": "a", "token_type": "bearer", "refresh_token": "r", "scope": "openid" }),
            "400 SCOPE_MISSING",
        ),
    ] {
        let state = begin(&browser).await["state"].clone();
        provider.answer(status, answer.clone());
        assert_eq!(
            finish(&browser, &state, json!({})).await.outcome(),
            expected,
            "{answer}"
        );
    }
    let last = provider.asked().pop().unwrap();
    assert_eq!(
        (last["path"].as_str(), last["token"].as_str()),
        ("/revoke", "r"),
        "what is not enough is ended"
    );
}

#[tokio::test]
async fn a_token_goes_to_its_provider_s_servers_whatever_is_typed() {
    let (harness, _, browser) = town().await;
    let given = consent(&browser).await;
    for host in [
        "smtp.evil.example",
        "partner.com",
        "smtp.partner.com.evil.example",
        "mail.partner.com",
    ] {
        assert_eq!(
            create(&browser, &given, host).await.outcome(),
            "400 TOKEN_HOST_FORBIDDEN",
            "{host}"
        );
    }
    assert_eq!(harness.gateways.checked().len(), 0, "nobody connected");
    // Another session or a program cannot use it either.
    let others = [
        harness.browser("user@example.com").await,
        harness.program("user@example.com").await,
    ];
    for other in others {
        assert_eq!(
            create(&other, &given, "smtp.partner.com").await.outcome(),
            "400 CONSENT_UNKNOWN"
        );
    }
    assert_eq!(
        create(&browser, &given, "smtp.partner.com").await.outcome(),
        "200"
    );
    // For another host, the token stays with the old one and a new consent is required.
    let path = format!("{LIST}/{ALIAS}");
    let moved = json!({ "smtpMsa": { "host": "smtp.evil.example", "port": 465, "securityMode": "ssl" } });
    assert_eq!(
        browser.patch(&path, moved).await.outcome(),
        "400 GATEWAY_PASSWORD_REQUIRED"
    );
    assert_eq!(harness.gateways.checked().len(), 1);
    let program = harness.program("user@example.com").await;
    let begun = program
        .post("/api/v1/consents/begin", json!({ "provider": "partner" }))
        .await;
    assert_eq!(begun.outcome(), "403 FORBIDDEN");
}

#[tokio::test]
async fn to_connect_again_is_the_same_gateway_and_a_password_ends_it() {
    let (harness, provider, browser) = town().await;
    let given = consent(&browser).await;
    create(&browser, &given, "smtp.partner.com").await.ok();
    let (id, revision, _) = harness.read(stored).await;
    let path = format!("{LIST}/{ALIAS}");
    // Only the consent has to be given again.
    let again = consent(&browser).await;
    let body = json!({ "smtpMsa": { "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "consent": again } });
    assert_eq!(browser.patch(&path, body).await.outcome(), "200");
    assert_eq!(
        harness.read(stored).await,
        (id, revision + 1, CredentialKind::Token)
    );
    assert_eq!(harness.gateways.checked()[1].2, "user.name@partner.com");
    let body = json!({ "smtpMsa": { "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "password": "x" } });
    assert_eq!(browser.patch(&path, body).await.outcome(), "200");
    assert_eq!(
        harness.read(stored).await,
        (id, revision + 2, CredentialKind::Password)
    );
    let left: Vec<i64> = harness
        .read(|db| fromline_store::consents::due(db, jiff::Timestamp::MAX, 9))
        .await;
    assert_eq!(left, [0; 0]);
    assert!(provider.asked().iter().all(|asked| asked["path"] == "/token"));
}

#[tokio::test]
async fn deleting_ends_the_consent_at_the_provider() {
    let (harness, provider, browser) = town().await;
    let given = consent(&browser).await;
    create(&browser, &given, "smtp.partner.com").await.ok();
    assert_eq!(browser.delete(&format!("{LIST}/{ALIAS}")).await.outcome(), "204");
    assert_eq!(revocations::withdraw_due(&harness.app).await.unwrap(), 1);
    let last = provider.asked().pop().unwrap();
    assert_eq!(
        (last["path"].as_str(), last["token"].as_str()),
        ("/revoke", "canary-refresh-1")
    );
}

#[tokio::test]
async fn who_may_not_have_a_gateway_is_not_asked_for_consent() {
    let provider = Arc::new(FakeProvider::default());
    let harness = Harness::new().await.with_provider(provider);
    let browser = harness.browser("user@example.com").await;
    let begun = browser
        .post("/api/v1/consents/begin", json!({ "provider": "partner" }))
        .await;
    assert_eq!(begun.reason().as_deref(), Some("GATEWAYS_FORBIDDEN"));
    harness.allow_gateways().await;
    let begun = browser
        .post("/api/v1/consents/begin", json!({ "provider": "nobody" }))
        .await;
    assert_eq!(begun.reason().as_deref(), Some("NOT_FOUND"));
    let listed = browser.get("/api/v1/consents/providers").await.ok();
    assert_eq!(
        listed,
        json!({ "providers": [{ "name": "partner", "label": "Partner", "hosts": ["smtp.partner.com"], "device": true }] })
    );
}

#[tokio::test]
async fn the_stored_user_name_is_proposed_to_its_own_provider_alone() {
    let (harness, _provider, browser) = town().await;
    let given = consent(&browser).await;
    create(&browser, &given, "smtp.partner.com").await.ok();
    let request = |address: &str| json!({ "provider": "partner", "sendAsEmail": address });
    let hint = |begun: Value| {
        let url = Url::parse(begun["url"].as_str().unwrap()).unwrap();
        let mut pairs = url.query_pairs();
        pairs
            .find(|(name, _)| name == "login_hint")
            .map(|(_, value)| value.into_owned())
    };
    let path = "/api/v1/consents/begin";
    let begun = browser.post(path, request(ALIAS)).await.ok();
    assert_eq!(hint(begun).as_deref(), Some("user.name@partner.com"));
    let elsewhere = json!({ "sendAsEmail": "second@partner.com", "smtpMsa": {
        "host": "smtp.elsewhere.com", "port": 465, "securityMode": "ssl", "username": "somebody", "password": "x" } });
    browser.post(LIST, elsewhere).await.ok();
    assert_eq!(
        hint(browser.post(path, request("second@partner.com")).await.ok()),
        None
    );
    let stranger = harness.browser("utente@example.com").await;
    for address in [ALIAS, "nobody@partner.com"] {
        let begun = stranger.post(path, request(address)).await;
        assert_eq!(begun.outcome(), "404 NOT_FOUND", "{address}");
    }
}

#[tokio::test]
async fn what_the_server_says_of_a_token_is_said_of_the_consent() {
    let (harness, _provider, browser) = town().await;
    for (reason, field) in [
        (Reason::SmtpAuthOffMailbox, "smtpMsa.consent"),
        (Reason::TokenRejected, "smtpMsa.consent"),
        (Reason::SenderRefused, "smtpMsa.username"),
    ] {
        let given = consent(&browser).await;
        harness.gateways.script.fail(reason, false);
        let refused = create(&browser, &given, "smtp.partner.com").await;
        let violation = &refused.json()["error"]["details"][1]["fieldViolations"][0];
        assert_eq!(
            (violation["field"].as_str(), violation["reason"].as_str()),
            (Some(field), Some(reason.code()))
        );
    }
}
