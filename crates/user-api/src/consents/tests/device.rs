use super::*;

#[tokio::test]
async fn consent_on_another_device() {
    let (harness, provider, browser) = town().await;
    let begun = browser
        .post("/api/v1/consents/beginDevice", json!({ "provider": "partner" }))
        .await
        .ok();
    assert_eq!(
        (&begun["userCode"], &begun["page"]),
        (&json!("WDJB-MJHT"), &json!("https://id.partner.com/enter"))
    );
    assert!(!begun.to_string().contains("canary"), "{begun}");
    let body = json!({ "device": begun["device"] });
    let poll = async |browser: &TestClient| browser.post("/api/v1/consents/pollDevice", body.clone()).await;
    let early = poll(&browser).await;
    assert_eq!(
        (early.outcome().as_str(), early.header("retry-after")),
        ("409 CONSENT_PENDING", Some("5"))
    );
    assert_eq!(provider.asked().len(), 1, "not before its time");
    let other = harness.browser("user@example.com").await;
    assert_eq!(poll(&other).await.outcome(), "400 CONSENT_UNKNOWN");
    for (answer, wait) in [("authorization_pending", "5"), ("slow_down", "10")] {
        harness.clock.advance(5.seconds());
        provider.answer(400, json!({ "error": answer }));
        assert_eq!(poll(&browser).await.header("retry-after"), Some(wait), "{answer}");
    }
    harness.clock.advance(9.seconds());
    assert_eq!(poll(&browser).await.outcome(), "409 CONSENT_PENDING");
    assert_eq!(provider.asked().len(), 3, "as slowly as it wants");
    harness.clock.advance(1.seconds());
    let finished = poll(&browser).await.ok();
    assert_eq!(finished["account"], "user.name@partner.com");
    assert_eq!(
        provider.asked()[3]["grant_type"],
        "urn:ietf:params:oauth:grant-type:device_code"
    );
    let given = finished["consent"].as_str().unwrap();
    let created = create(&browser, given, "smtp.partner.com").await.ok();
    assert_eq!(created["fromline"]["consent"], "partner");
    assert_eq!(poll(&browser).await.outcome(), "400 CONSENT_UNKNOWN", "once");
}
