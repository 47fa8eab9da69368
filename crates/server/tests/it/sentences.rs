//! The sentences of refusals.

use fromline_server::testing::Harness;
use serde_json::json;

/// Clients print only the message: it is a sentence in the requested language, and the code stays the same.
#[tokio::test]
async fn a_refusal_is_a_sentence_in_the_language_that_was_asked_for() {
    let harness = Harness::new().await;
    let user = harness.program("user@example.com").await;
    for (accepted, language, beginning) in [
        (None, "en", "Your account is not allowed to do this."),
        (Some("it"), "it", "Il tuo account"),
        (Some("pl-PL, en;q=0.5"), "pl", "Twoje konto"),
        (Some("de, it;q=0.4, pl;q=0.6"), "pl", "Twoje konto"),
        (Some("de-AT"), "en", "Your account is not allowed to do this."),
        (Some("*"), "en", "Your account is not allowed to do this."),
        (
            Some("it\tx;;q=,"),
            "en",
            "Your account is not allowed to do this.",
        ),
        (Some("it;q=0"), "en", "Your account is not allowed to do this."),
    ] {
        let asking = match accepted {
            Some(accepted) => user.clone().with("accept-language", accepted),
            None => user.clone(),
        };
        let answer = asking.get("/v1/policies").await;
        assert_eq!(answer.outcome(), "403 FORBIDDEN");
        assert_eq!(answer.header("content-language"), Some(language), "{accepted:?}");
        assert_eq!(answer.header("vary"), Some("accept-language"));
        assert_eq!(answer.header("content-type"), Some("application/json"));
        let error = &answer.json()["error"];
        let message = error["message"].as_str().unwrap();
        assert!(message.starts_with(beginning), "{accepted:?}: {message}");
        assert_eq!(error["errors"][0]["message"], message);
    }
    let well = user.get("/gmail/v1/users/me/settings/sendAs").await;
    assert_eq!(
        (well.header("vary"), well.header("content-language")),
        (None, None)
    );
    // Refusals that do not come from a handler: of the router, of a size, of a host.
    let italian = user.with("accept-language", "it");
    let large = italian.clone().with("content-length", "99999999");
    for answer in [
        italian.delete("/api/v1/instance").await,
        large.post("/v1/policies", json!({})).await,
        italian
            .clone()
            .with("host", "other.example")
            .get("/v1/policies")
            .await,
        italian.get("/api/v1/nothing").await,
    ] {
        assert_eq!(answer.header("content-language"), Some("it"), "{}", answer.text());
        assert_ne!(answer.json()["error"]["message"], answer.reason().unwrap());
    }
}
