//! The same walk with a consent: what a provider issued is stored only encrypted, and appears in its own answer only once.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};

use fromline_outbound::testing::FakeProvider;
use fromline_server::testing::Harness;
use serde_json::json;
use url::Url;

use super::forms::{Secret, search};

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";
const ALIAS: &str = "alias@partner.com";

/// A log in memory.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_token_lies_anywhere() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let provider = Arc::new(FakeProvider::rotating());
    let harness = Harness::new().await.with_provider(provider.clone());
    harness.allow_gateways().await;
    let browser = harness.browser("user@example.com").await;
    let mut named = Vec::new();
    let mut answers = Vec::new();
    for round in 0..2 {
        let begun = browser
            .post("/api/v1/consents/begin", json!({ "provider": "partner" }))
            .await;
        let url = Url::parse(begun.ok()["url"].as_str().unwrap()).unwrap();
        let state = url
            .query_pairs()
            .find(|(name, _)| name == "state")
            .unwrap()
            .1
            .into_owned();
        let body =
            json!({ "state": state, "code": "canary-code-of-a-consent", "iss": "https://id.partner.com" });
        let finished = browser.post("/api/v1/consents/finish", body).await;
        let consent = finished.ok()["consent"].as_str().unwrap().to_owned();
        let msa = json!({ "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "username": "user.name@partner.com",
            "consent": consent });
        let saved = if round == 0 {
            browser
                .post(LIST, json!({ "sendAsEmail": ALIAS, "smtpMsa": msa }))
                .await
        } else {
            browser
                .patch(&format!("{LIST}/{ALIAS}"), json!({ "smtpMsa": msa }))
                .await
        };
        assert_eq!(saved.outcome(), "200");
        // Only these answers may contain what the browser is told on purpose.
        let told = finished.text().replace(&consent, "");
        answers.extend([told, saved.whole(), browser.get(LIST).await.whole()]);
        named.extend([("state", state), ("consent", consent)]);
    }
    // Refreshed, refused and revoked, for a confirmed address.
    rusqlite::Connection::open(harness.database())
        .and_then(|database| database.execute("UPDATE aliases SET accepted = 1", []))
        .unwrap();
    harness.clock.advance(jiff::Span::new().hours(2));
    let browser = harness.browser("user@example.com").await;
    fromline_services::tokens::schedule::due(&harness.app)
        .await
        .unwrap();
    provider.answer(
        400,
        json!({ "error": "invalid_grant", "error_description": "canary-words-of-a-provider" }),
    );
    harness.clock.advance(jiff::Span::new().hours(2));
    fromline_services::tokens::schedule::due(&harness.app)
        .await
        .unwrap();
    let browser_sees = browser.get(&format!("{LIST}/{ALIAS}")).await;
    answers.push(browser_sees.whole());
    assert_eq!(browser.delete(&format!("{LIST}/{ALIAS}")).await.outcome(), "204");
    provider.answer(503, json!({}));
    let withdrawn = fromline_services::revocations::withdraw_due(&harness.app).await;
    assert_eq!(withdrawn.unwrap(), 1, "it waits for the next attempt, sealed");

    let asked = provider.asked();
    assert!(asked.iter().any(|asked| asked["path"] == "/revoke"), "{asked:?}");
    let mut secrets: Vec<Secret> = named.iter().map(|(name, text)| Secret::new(name, text)).collect();
    for (name, text) in [
        ("code", "canary-code-of-a-consent"),
        ("client secret", "canary-client-secret"),
        ("refresh token", "canary-refresh-"),
        ("access token", "canary-access-"),
        ("a provider's words", "canary-words-of-a-provider"),
    ] {
        secrets.push(Secret::new(name, text));
    }
    let verifiers = asked.iter().filter_map(|asked| asked.get("code_verifier"));
    secrets.extend(verifiers.map(|verifier| Secret::new("verifier", verifier)));
    let mut found = Vec::new();
    for answer in answers {
        found.extend(search(&secrets, "an answer", answer.as_bytes()));
    }
    let log = log.0.lock().unwrap().clone();
    let said = String::from_utf8_lossy(&log).into_owned();
    for needed in ["statement", "no token"] {
        assert!(
            said.contains(needed),
            "a log that says little proves little: {needed}"
        );
    }
    found.extend(search(&secrets, "log", &log));
    let database = harness.database();
    for file in std::fs::read_dir(database.parent().unwrap()).unwrap().flatten() {
        let bytes = std::fs::read(file.path()).unwrap();
        found.extend(search(&secrets, &file.file_name().to_string_lossy(), &bytes));
    }
    assert_eq!(found, Vec::<String>::new());
}
