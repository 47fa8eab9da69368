use std::{sync::Arc, time::Duration};

use fromline_core::{
    Reason,
    gateway::{Gateway, Host, Security},
};
use futures_util::future::join_all;
use jiff::ToSpan as _;
use serde_json::json;

use super::{schedule::due, *};
use crate::{
    idn::to_ascii,
    oauth::TokenAccount,
    services::outbox,
    store::{aliases, consents, health as kept},
    testing::{FakeProvider, Harness, address_key},
    vault::find_sealing_key,
};

const ALIAS: &str = "alias@partner.com";

/// Creates a confirmed alias whose gateway has the provider's first refresh token and is due for a refresh.
async fn town(provider: FakeProvider) -> (Harness, Arc<FakeProvider>) {
    let provider = Arc::new(provider);
    let harness = Harness::new().await.with_provider(provider.clone());
    harness.allow_gateways().await;
    harness.add_alias("user@example.com", ALIAS, None).await;
    let gateway = Gateway {
        host: Host::parse("smtp.partner.com", &to_ascii).unwrap(),
        port: 465,
        security: Security::Implicit,
    };
    let registered = harness.app.providers.find("partner").unwrap().clone();
    let grant = Grant::new(
        registered,
        gateway,
        SecretString::from("user.name@partner.com"),
        TokenAccount::new("user.name@partner.com"),
        SecretString::from(provider.current()),
    );
    let grant = grant.unwrap();
    let user = harness.user("user@example.com").await;
    let now = harness.app.clock.now();
    harness
        .write(|db| {
            let key = find_sealing_key(db, &harness.app.keys).expect("a key");
            let alias = aliases::find(db, user.id, &address_key(ALIAS))?.expect("an alias");
            let new = grant.seal(&key, user.id, alias.address.key()).expect("sealed");
            let stored = crate::store::gateways::put(db, alias.id, new, now)?;
            consents::put(db, stored.id, "partner", now)?;
            kept::set(db, stored.id, &kept::Health::unknown(now + 1.hours()))
        })
        .await;
    (harness, provider)
}

async fn alias(harness: &Harness) -> (Alias, StoredGateway) {
    let alias = harness
        .read(|db| Ok(aliases::list_with_gateway(db)?.remove(0)))
        .await;
    let stored = alias.gateway.clone().unwrap();
    (alias, stored)
}

/// Returns the token with which a session would sign in now.
async fn token(harness: &Harness) -> Result<String, SmtpFailure> {
    let (alias, stored) = alias(harness).await;
    let login = login(&harness.app, &alias, &stored).await?;
    match login.credential {
        Credential::Token(token) => Ok(token.for_host("smtp.partner.com")?.to_owned()),
        Credential::Password(_) => panic!("a token"),
    }
}

#[tokio::test]
async fn a_token_is_asked_for_once_and_holds() {
    let (harness, provider) = town(FakeProvider::default()).await;
    let first = token(&harness).await.unwrap();
    assert_eq!(token(&harness).await.unwrap(), first);
    let asked = provider.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0]["grant_type"], "refresh_token");
    assert_eq!(
        asked[0]["scope"], "openid offline_access smtp",
        "Microsoft wants it"
    );
    // A token is not used in its last two minutes.
    harness.clock.advance(59.minutes());
    assert_ne!(token(&harness).await.unwrap(), first);
}

/// Of a hundred tasks that need a token at once, one refreshes, however the provider treats refresh tokens.
#[tokio::test]
async fn nobody_refreshes_twice_at_once() {
    for provider in [FakeProvider::default(), FakeProvider::rotating()] {
        *provider.delay.lock().unwrap() = Duration::from_millis(100);
        let (harness, provider) = town(provider).await;
        let all = join_all((0..100).map(|_| token(&harness))).await;
        let first = all[0].clone().unwrap();
        assert!(all.iter().all(|token| token.as_ref() == Ok(&first)));
        assert_eq!(provider.asked().len(), 1);
    }
}

/// Two servers on one database: the second waits for the claim and uses the refresh token that the first one stored.
#[tokio::test]
async fn two_processes_never_use_one_refresh_token_twice() {
    let provider = FakeProvider::rotating();
    *provider.delay.lock().unwrap() = Duration::from_millis(300);
    let (harness, provider) = town(provider).await;
    let mut other = harness.app.clone();
    other.tokens = Arc::default();
    other.job_holder = "another".to_owned();
    let (alias, stored) = alias(&harness).await;
    let both = tokio::join!(
        login(&harness.app, &alias, &stored),
        login(&other, &alias, &stored)
    );
    assert!(both.0.is_ok() && both.1.is_ok(), "{both:?}");
    let used: Vec<String> = provider
        .asked()
        .iter()
        .map(|asked| asked["refresh_token"].clone())
        .collect();
    assert_eq!(used, ["canary-refresh-0", "canary-refresh-1"]);
}

#[tokio::test]
async fn whoever_gives_up_does_not_lose_what_the_provider_gave() {
    let provider = FakeProvider::rotating();
    *provider.delay.lock().unwrap() = Duration::from_millis(200);
    let (harness, provider) = town(provider).await;
    let gave_up = tokio::time::timeout(Duration::from_millis(50), token(&harness)).await;
    assert!(gave_up.is_err());
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert!(token(&harness).await.is_ok());
    assert_eq!(provider.asked().len(), 1, "and it is in the row");
    harness.clock.advance(2.hours());
    assert!(token(&harness).await.is_ok());
}

/// The process ended between the provider's answer and the write. The claim expires, the next holder finds the token used up, and
/// the user is notified, within a minute of the database's clock.
#[tokio::test]
async fn a_token_that_was_lost_is_told() {
    let (harness, provider) = town(FakeProvider::rotating()).await;
    let (_, stored) = alias(&harness).await;
    // The other process claimed the refresh and the provider answered, but nothing was written.
    harness
        .write(|db| {
            consents::claim(db, stored.id, "ended", None)?;
            crate::store::sql("UPDATE consents SET leased_until = leased_until - 30000").run(db)?;
            Ok(())
        })
        .await;
    provider.answer(400, json!({ "error": "invalid_grant" }));
    assert_eq!(due(&harness.app).await.unwrap(), 1);
    let health = harness.read(|db| kept::find(db, stored.id)).await.unwrap();
    assert_eq!(
        health.last_failure.map(|(_, reason)| reason),
        Some(Reason::ConsentEnded)
    );
    outbox::Outbox::of(&harness.app).send_due().await.unwrap();
    let mails = harness.relay.sent();
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0]
            .message
            .contains("Connect alias@partner.com again in Fromline"),
        "{}",
        mails[0].message
    );
    assert!(!mails[0].message.contains("canary"));
    assert!(consents::LEASE < Duration::from_secs(45));
}

#[tokio::test]
async fn ahead_of_its_end_and_not_while_it_may_not_be_used() {
    let (harness, provider) = town(FakeProvider::rotating()).await;
    assert_eq!(due(&harness.app).await.unwrap(), 1);
    assert_eq!(due(&harness.app).await.unwrap(), 0, "not yet");
    harness.clock.advance(45.minutes());
    assert_eq!(
        due(&harness.app).await.unwrap(),
        1,
        "at three quarters of an hour"
    );
    harness.clock.advance(45.minutes());
    harness.set_disabled("user@example.com", true).await;
    assert_eq!(due(&harness.app).await.unwrap(), 1);
    assert_eq!(provider.asked().len(), 2, "looked at, and not used");
    harness.set_disabled("user@example.com", false).await;
    harness.clock.advance(1.hours());
    due(&harness.app).await.unwrap();
    assert_eq!(provider.asked().len(), 3);
}

#[tokio::test]
async fn a_provider_that_is_away_is_nobody_s_fault() {
    let (harness, provider) = town(FakeProvider::rotating()).await;
    let (_, stored) = alias(&harness).await;
    provider.answer(503, json!({}));
    assert_eq!(
        token(&harness).await,
        Err(SmtpFailure::temporary(Reason::OauthUnavailable))
    );
    provider.answer(0, json!({}));
    harness.clock.advance(2.minutes());
    due(&harness.app).await.unwrap();
    let health = harness.read(|db| kept::find(db, stored.id)).await.unwrap();
    assert_eq!(health.last_failure, None, "nobody is told");
    assert!(token(&harness).await.is_ok());
    // The user has to renew a consent that ended, and is told so.
    harness.clock.advance(2.hours());
    provider.answer(400, json!({ "error": "invalid_grant" }));
    assert_eq!(
        token(&harness).await,
        Err(SmtpFailure::permanent(Reason::ConsentEnded))
    );
}

/// A token that a server refuses is replaced once, but not if it was just issued.
#[tokio::test]
async fn a_refused_token_is_exchanged_once() {
    let (harness, provider) = town(FakeProvider::rotating()).await;
    let (alias, stored) = alias(&harness).await;
    let presenting = Presenting::new(&harness.app, &alias, &stored);
    assert!(!presenting.renewed().await, "none was shown");
    presenting.now().await.unwrap();
    assert!(!presenting.renewed().await, "it has only just come");
    assert_eq!(provider.asked().len(), 1);
    harness.clock.advance(5.minutes());
    assert!(presenting.renewed().await);
    assert_eq!(provider.asked().len(), 2);
}

#[tokio::test]
async fn what_the_operator_takes_back_is_used_no_longer() {
    let (harness, provider) = town(FakeProvider::default()).await;
    token(&harness).await.unwrap();
    let mut harness = harness;
    harness.app.providers = Arc::default();
    assert_eq!(
        token(&harness).await,
        Err(SmtpFailure::permanent(Reason::TokenHostForbidden))
    );
    assert_eq!(provider.asked().len(), 1);
}

/// Of many tokens due at once, with two processes looking, each is refreshed once.
#[tokio::test]
async fn many_are_refreshed_once_each() {
    let many: usize = std::env::var("FROMLINE_MANY_TOKENS").map_or(200, |many| many.parse().unwrap());
    let provider = FakeProvider::default();
    *provider.delay.lock().unwrap() = Duration::from_millis(if many > 1000 { 300 } else { 20 });
    let (harness, provider) = town(provider).await;
    let (pattern, stored) = alias(&harness).await;
    let now = harness.app.clock.now();
    let grant = open(&harness.app, &pattern, &stored).unwrap();
    harness
        .write(|db| {
            let key = find_sealing_key(db, &harness.app.keys).expect("a key");
            for number in 1..many {
                let address = format!("alias{number}@partner.com");
                let mut alias = pattern.clone();
                alias.address =
                    fromline_core::address::Address::parse(&address, &to_ascii).expect("an address");
                alias.id = aliases::insert(db, &alias)?;
                let own = SecretString::from(format!("canary-refresh-of-{number}"));
                let new = grant.clone().with_refresh(Some(own));
                let new = new
                    .seal(&key, alias.user_id, alias.address.key())
                    .expect("sealed");
                let stored = crate::store::gateways::put(db, alias.id, new, now)?;
                consents::put(db, stored.id, "partner", now)?;
            }
            Ok(())
        })
        .await;
    let mut other = harness.app.clone();
    other.tokens = Arc::default();
    other.job_holder = "another".to_owned();
    let begun = std::time::Instant::now();
    let until_done = async |app: &crate::state::App| while due(app).await.unwrap() > 0 {};
    tokio::join!(until_done(&harness.app), until_done(&other));
    let took = begun.elapsed();
    let mut used: Vec<String> = provider
        .asked()
        .iter()
        .map(|asked| asked["refresh_token"].clone())
        .collect();
    used.sort();
    let count = used.len();
    used.dedup();
    assert_eq!((used.len(), count), (many, many), "{took:?}");
    if many > 1000 {
        let _ = std::io::Write::write_fmt(&mut std::io::stdout(), format_args!("{many} in {took:?}\n"));
    }
}
