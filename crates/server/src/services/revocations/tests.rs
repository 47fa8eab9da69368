//! A consent whose gateway is gone is withdrawn, later if the provider is away, and in the end by its user.

use std::sync::Arc;

use fromline_core::gateway::{Gateway, Host, Security};
use jiff::ToSpan as _;
use secrecy::SecretString;
use serde_json::json;

use super::*;
use crate::{
    idn::to_ascii,
    oauth::TokenAccount,
    operations::rotation::Rotation,
    services::outbox::Outbox,
    store::{aliases, gateways},
    testing::{FakeProvider, Harness, address_key},
};

const ALIAS: &str = "alias@partner.com";
const PATH: &str = "/gmail/v1/users/me/settings/sendAs/alias@partner.com";

/// A confirmed alias whose gateway has a consent.
async fn town() -> (Harness, Arc<FakeProvider>) {
    let provider = Arc::new(FakeProvider::default());
    let harness = Harness::new().await.with_provider(provider.clone());
    harness.allow_gateways().await;
    connect(&harness).await;
    (harness, provider)
}

async fn connect(harness: &Harness) {
    harness.add_alias("user@example.com", ALIAS, None).await;
    let grant = Grant::new(
        harness.app.providers.find("partner").unwrap().clone(),
        Gateway {
            host: Host::parse("smtp.partner.com", &to_ascii).unwrap(),
            port: 465,
            security: Security::Implicit,
        },
        SecretString::from("user.name@partner.com"),
        TokenAccount::new("user.name@partner.com"),
        SecretString::from("canary-refresh"),
    );
    let (grant, now) = (grant.unwrap(), harness.app.clock.now());
    let user = harness.user("user@example.com").await;
    harness
        .write(|db| {
            let key = find_sealing_key(db, &harness.app.keys).expect("a key");
            let alias = aliases::find(db, user.id, &address_key(ALIAS))?.expect("an alias");
            let new = grant.seal(&key, user.id, alias.address.key()).expect("sealed");
            let stored = gateways::put(db, alias.id, new, now)?;
            consents::put(db, stored.id, "partner", now + 1.hours())
        })
        .await;
}

async fn left(harness: &Harness) -> (i64, i64) {
    harness
        .read(|db| {
            Ok((
                crate::store::sql("SELECT COUNT(*) FROM revocations").value(db)?,
                crate::store::sql("SELECT COUNT(*) FROM jobs WHERE kind = 'REVOKE'").value(db)?,
            ))
        })
        .await
}

async fn mails(harness: &Harness) -> Vec<String> {
    Outbox::of(&harness.app).send_due().await.unwrap();
    let sent = harness.relay.sent();
    sent.into_iter().map(|mail| mail.message).collect()
}

#[tokio::test]
async fn with_its_gateway_a_consent_is_withdrawn() {
    let (harness, provider) = town().await;
    let user = harness.program("user@example.com").await;
    assert_eq!(user.delete(PATH).await.status, 204);
    assert_eq!(withdraw_due(&harness.app).await.unwrap(), 1);
    let asked = provider.asked();
    assert_eq!(
        (&*asked[0]["path"], &*asked[0]["token"]),
        ("/revoke", "canary-refresh")
    );
    assert_eq!(left(&harness).await, (0, 0));
    assert_eq!(withdraw_due(&harness.app).await.unwrap(), 0);
    assert!(mails(&harness).await.is_empty());
}

#[tokio::test]
async fn a_provider_that_is_away_is_asked_again_and_then_the_user_is_told() {
    let (harness, provider) = town().await;
    let user = harness.program("user@example.com").await;
    user.delete(PATH).await;
    provider.answer(503, json!({}));
    assert_eq!(withdraw_due(&harness.app).await.unwrap(), 1);
    assert_eq!(withdraw_due(&harness.app).await.unwrap(), 0, "not yet");
    // Under a new key it is the same.
    let rotation = Rotation::begin(&harness.app.store, &harness.app.keys, harness.app.clock.now());
    let done = rotation.await.unwrap().run(|_| ()).await.unwrap();
    assert_eq!((done.gateways, done.undecryptable.len()), (1, 0));
    for _ in &PAUSES[1..] {
        provider.answer(0, json!({}));
        harness.clock.advance(9.hours());
        assert_eq!(withdraw_due(&harness.app).await.unwrap(), 1);
    }
    assert!(mails(&harness).await.is_empty());
    provider.answer(400, json!({ "error": "invalid_client" }));
    harness.clock.advance(9.hours());
    assert_eq!(withdraw_due(&harness.app).await.unwrap(), 1);
    assert_eq!(left(&harness).await, (0, 0));
    let told = mails(&harness).await;
    assert_eq!(told.len(), 1);
    assert!(
        told[0].contains("To: user@example.com") && told[0].contains("Partner"),
        "{}",
        told[0]
    );
    assert!(!told[0].contains("canary"));
    assert!(
        provider
            .asked()
            .iter()
            .all(|asked| asked["token"] == "canary-refresh")
    );
}

/// Some providers end all of a user's consents at once: the new one would go with the old.
#[tokio::test]
async fn who_connects_again_meanwhile_keeps_that() {
    let (harness, provider) = town().await;
    let user = harness.program("user@example.com").await;
    user.delete(PATH).await;
    provider.answer(503, json!({}));
    withdraw_due(&harness.app).await.unwrap();
    connect(&harness).await;
    harness.clock.advance(1.hours());
    assert_eq!(withdraw_due(&harness.app).await.unwrap(), 0);
    assert_eq!((left(&harness).await, provider.asked().len()), ((0, 0), 1));
}
