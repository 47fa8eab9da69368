//! A consent whose gateway is gone is withdrawn, later if the provider is away, and in the end by its user.

use std::sync::Arc;

use crate::operations::rotation::Rotation;
use fromline_base::{idn::to_ascii, testing::address_key};
use fromline_core::gateway::{Gateway, Host, Security};
use fromline_outbound::{oauth::TokenAccount, testing::FakeProvider};
use fromline_store::{aliases, gateways};
use jiff::ToSpan as _;
use secrecy::SecretString;
use serde_json::json;

use super::*;
use crate::{outbox::Outbox, testing::Fixture};

const ALIAS: &str = "alias@partner.com";

/// A confirmed alias whose gateway has a consent.
async fn town() -> (Fixture, Arc<FakeProvider>) {
    let provider = Arc::new(FakeProvider::default());
    let fixture = Fixture::new().await.with_provider(provider.clone());
    fixture.allow_gateways().await;
    connect(&fixture).await;
    (fixture, provider)
}

async fn connect(fixture: &Fixture) {
    fixture.add_alias("user@example.com", ALIAS, None).await;
    let grant = Grant::new(
        fixture.app.providers.find("partner").unwrap().clone(),
        Gateway {
            host: Host::parse("smtp.partner.com", &to_ascii).unwrap(),
            port: 465,
            security: Security::Implicit,
        },
        SecretString::from("user.name@partner.com"),
        TokenAccount::new("user.name@partner.com"),
        SecretString::from("canary-refresh"),
    );
    let (grant, now) = (grant.unwrap(), fixture.app.clock.now());
    let user = fixture.user("user@example.com").await;
    fixture
        .write(|db| {
            let key = find_sealing_key(db, &fixture.app.keys).expect("a key");
            let alias = aliases::find(db, user.id, &address_key(ALIAS))?.expect("an alias");
            let new = grant.seal(&key, user.id, alias.address.key()).expect("sealed");
            let stored = gateways::put(db, alias.id, new, now)?;
            consents::put(db, stored.id, "partner", now + 1.hours())
        })
        .await;
}

async fn delete(fixture: &Fixture) {
    let user = fixture.user("user@example.com").await;
    let done = crate::aliases::delete(&fixture.app, &user, &user, &address_key(ALIAS)).await;
    done.expect("an alias");
}

async fn left(fixture: &Fixture) -> (i64, i64) {
    fixture
        .read(|db| {
            Ok((
                fromline_store::sql("SELECT COUNT(*) FROM revocations").value(db)?,
                fromline_store::sql("SELECT COUNT(*) FROM jobs WHERE kind = 'REVOKE'").value(db)?,
            ))
        })
        .await
}

async fn mails(fixture: &Fixture) -> Vec<String> {
    Outbox::of(&fixture.app).send_due().await.unwrap();
    let sent = fixture.relay.sent();
    sent.into_iter().map(|mail| mail.message).collect()
}

#[tokio::test]
async fn with_its_gateway_a_consent_is_withdrawn() {
    let (fixture, provider) = town().await;
    delete(&fixture).await;
    assert_eq!(withdraw_due(&fixture.app).await.unwrap(), 1);
    let asked = provider.asked();
    assert_eq!(
        (&*asked[0]["path"], &*asked[0]["token"]),
        ("/revoke", "canary-refresh")
    );
    assert_eq!(left(&fixture).await, (0, 0));
    assert_eq!(withdraw_due(&fixture.app).await.unwrap(), 0);
    assert!(mails(&fixture).await.is_empty());
}

#[tokio::test]
async fn a_provider_that_is_away_is_asked_again_and_then_the_user_is_told() {
    let (fixture, provider) = town().await;
    delete(&fixture).await;
    provider.answer(503, json!({}));
    assert_eq!(withdraw_due(&fixture.app).await.unwrap(), 1);
    assert_eq!(withdraw_due(&fixture.app).await.unwrap(), 0, "not yet");
    // Under a new key it is the same.
    let rotation = Rotation::begin(&fixture.app.store, &fixture.app.keys, fixture.app.clock.now());
    let done = rotation.await.unwrap().run(|_| ()).await.unwrap();
    assert_eq!((done.gateways, done.undecryptable.len()), (1, 0));
    for _ in &PAUSES[1..] {
        provider.answer(0, json!({}));
        fixture.clock.advance(9.hours());
        assert_eq!(withdraw_due(&fixture.app).await.unwrap(), 1);
    }
    assert!(mails(&fixture).await.is_empty());
    provider.answer(400, json!({ "error": "invalid_client" }));
    fixture.clock.advance(9.hours());
    assert_eq!(withdraw_due(&fixture.app).await.unwrap(), 1);
    assert_eq!(left(&fixture).await, (0, 0));
    let told = mails(&fixture).await;
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
    let (fixture, provider) = town().await;
    delete(&fixture).await;
    provider.answer(503, json!({}));
    withdraw_due(&fixture.app).await.unwrap();
    connect(&fixture).await;
    fixture.clock.advance(1.hours());
    assert_eq!(withdraw_due(&fixture.app).await.unwrap(), 0);
    assert_eq!((left(&fixture).await, provider.asked().len()), ((0, 0), 1));
}
