use std::{sync::Arc, time::Duration};

use fromline_base::{idn::to_ascii, testing::address_key};
use fromline_core::{
    Reason,
    gateway::{Gateway, Host, Security},
};
use fromline_outbound::{oauth::TokenAccount, testing::FakeProvider, vault::find_sealing_key};
use fromline_store::{aliases, consents, health as kept};
use futures_util::future::join_all;
use jiff::ToSpan as _;
use serde_json::json;

use super::{schedule::due, *};
use crate::{outbox, testing::Fixture};

const ALIAS: &str = "alias@partner.com";

/// Creates a confirmed alias whose gateway has the provider's first refresh token and is due for a refresh.
async fn town(provider: FakeProvider) -> (Fixture, Arc<FakeProvider>) {
    let provider = Arc::new(provider);
    let fixture = Fixture::new().await.with_provider(provider.clone());
    fixture.allow_gateways().await;
    fixture.add_alias("user@example.com", ALIAS, None).await;
    let gateway = Gateway {
        host: Host::parse("smtp.partner.com", &to_ascii).unwrap(),
        port: 465,
        security: Security::Implicit,
    };
    let registered = fixture.app.providers.find("partner").unwrap().clone();
    let grant = Grant::new(
        registered,
        gateway,
        SecretString::from("user.name@partner.com"),
        TokenAccount::new("user.name@partner.com"),
        SecretString::from(provider.current()),
    );
    let grant = grant.unwrap();
    let user = fixture.user("user@example.com").await;
    let now = fixture.app.clock.now();
    fixture
        .write(|db| {
            let key = find_sealing_key(db, &fixture.app.keys).expect("a key");
            let alias = aliases::find(db, user.id, &address_key(ALIAS))?.expect("an alias");
            let new = grant.seal(&key, user.id, alias.address.key()).expect("sealed");
            let stored = fromline_store::gateways::put(db, alias.id, new, now)?;
            consents::put(db, stored.id, "partner", now)?;
            kept::set(db, stored.id, &kept::Health::unknown(now + 1.hours()))
        })
        .await;
    (fixture, provider)
}

async fn alias(fixture: &Fixture) -> (Alias, StoredGateway) {
    let alias = fixture
        .read(|db| Ok(aliases::list_with_gateway(db)?.remove(0)))
        .await;
    let stored = alias.gateway.clone().unwrap();
    (alias, stored)
}

/// Returns the token with which a session would sign in now.
async fn token(fixture: &Fixture) -> Result<String, SmtpFailure> {
    let (alias, stored) = alias(fixture).await;
    let login = login(&fixture.app, &alias, &stored).await?;
    match login.credential {
        Credential::Token(token) => Ok(token.for_host("smtp.partner.com")?.to_owned()),
        Credential::Password(_) => panic!("a token"),
    }
}

#[tokio::test]
async fn a_token_is_asked_for_once_and_holds() {
    let (fixture, provider) = town(FakeProvider::default()).await;
    let first = token(&fixture).await.unwrap();
    assert_eq!(token(&fixture).await.unwrap(), first);
    let asked = provider.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0]["grant_type"], "refresh_token");
    assert_eq!(
        asked[0]["scope"], "openid offline_access smtp",
        "Microsoft wants it"
    );
    // A token is not used in its last two minutes.
    fixture.clock.advance(59.minutes());
    assert_ne!(token(&fixture).await.unwrap(), first);
}

/// Of a hundred tasks that need a token at once, one refreshes, however the provider treats refresh tokens.
#[tokio::test]
async fn nobody_refreshes_twice_at_once() {
    for provider in [FakeProvider::default(), FakeProvider::rotating()] {
        *provider.delay.lock().unwrap() = Duration::from_millis(100);
        let (fixture, provider) = town(provider).await;
        let all = join_all((0..100).map(|_| token(&fixture))).await;
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
    let (fixture, provider) = town(provider).await;
    let mut other = fixture.app.clone();
    other.tokens = Arc::default();
    other.job_holder = "another".to_owned();
    let (alias, stored) = alias(&fixture).await;
    let both = tokio::join!(
        login(&fixture.app, &alias, &stored),
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
    let (fixture, provider) = town(provider).await;
    let gave_up = tokio::time::timeout(Duration::from_millis(50), token(&fixture)).await;
    assert!(gave_up.is_err());
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert!(token(&fixture).await.is_ok());
    assert_eq!(provider.asked().len(), 1, "and it is in the row");
    fixture.clock.advance(2.hours());
    assert!(token(&fixture).await.is_ok());
}

/// The process ended between the provider's answer and the write. The claim expires, the next holder finds the token used up, and
/// the user is notified, within a minute of the database's clock.
#[tokio::test]
async fn a_token_that_was_lost_is_told() {
    let (fixture, provider) = town(FakeProvider::rotating()).await;
    let (_, stored) = alias(&fixture).await;
    // The other process claimed the refresh and the provider answered, but nothing was written.
    fixture
        .write(|db| {
            consents::claim(db, stored.id, "ended", None)?;
            fromline_store::sql("UPDATE consents SET leased_until = leased_until - 30000").run(db)?;
            Ok(())
        })
        .await;
    provider.answer(400, json!({ "error": "invalid_grant" }));
    assert_eq!(due(&fixture.app).await.unwrap(), 1);
    let health = fixture.read(|db| kept::find(db, stored.id)).await.unwrap();
    assert_eq!(
        health.last_failure.map(|(_, reason)| reason),
        Some(Reason::ConsentEnded)
    );
    outbox::Outbox::of(&fixture.app).send_due().await.unwrap();
    let mails = fixture.relay.sent();
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
    let (fixture, provider) = town(FakeProvider::rotating()).await;
    assert_eq!(due(&fixture.app).await.unwrap(), 1);
    assert_eq!(due(&fixture.app).await.unwrap(), 0, "not yet");
    fixture.clock.advance(45.minutes());
    assert_eq!(
        due(&fixture.app).await.unwrap(),
        1,
        "at three quarters of an hour"
    );
    fixture.clock.advance(45.minutes());
    fixture.set_disabled("user@example.com", true).await;
    assert_eq!(due(&fixture.app).await.unwrap(), 1);
    assert_eq!(provider.asked().len(), 2, "looked at, and not used");
    fixture.set_disabled("user@example.com", false).await;
    fixture.clock.advance(1.hours());
    due(&fixture.app).await.unwrap();
    assert_eq!(provider.asked().len(), 3);
}

#[tokio::test]
async fn a_provider_that_is_away_is_nobody_s_fault() {
    let (fixture, provider) = town(FakeProvider::rotating()).await;
    let (_, stored) = alias(&fixture).await;
    provider.answer(503, json!({}));
    assert_eq!(
        token(&fixture).await,
        Err(SmtpFailure::temporary(Reason::OauthUnavailable))
    );
    provider.answer(0, json!({}));
    fixture.clock.advance(2.minutes());
    due(&fixture.app).await.unwrap();
    let health = fixture.read(|db| kept::find(db, stored.id)).await.unwrap();
    assert_eq!(health.last_failure, None, "nobody is told");
    assert!(token(&fixture).await.is_ok());
    // The user has to renew a consent that ended, and is told so.
    fixture.clock.advance(2.hours());
    provider.answer(400, json!({ "error": "invalid_grant" }));
    assert_eq!(
        token(&fixture).await,
        Err(SmtpFailure::permanent(Reason::ConsentEnded))
    );
}

/// A token that a server refuses is replaced once, but not if it was just issued.
#[tokio::test]
async fn a_refused_token_is_exchanged_once() {
    let (fixture, provider) = town(FakeProvider::rotating()).await;
    let (alias, stored) = alias(&fixture).await;
    let presenting = Presenting::new(&fixture.app, &alias, &stored);
    assert!(!presenting.renewed().await, "none was shown");
    presenting.now().await.unwrap();
    assert!(!presenting.renewed().await, "it has only just come");
    assert_eq!(provider.asked().len(), 1);
    fixture.clock.advance(5.minutes());
    assert!(presenting.renewed().await);
    assert_eq!(provider.asked().len(), 2);
}

#[tokio::test]
async fn what_the_operator_takes_back_is_used_no_longer() {
    let (fixture, provider) = town(FakeProvider::default()).await;
    token(&fixture).await.unwrap();
    let mut fixture = fixture;
    fixture.app.providers = Arc::default();
    assert_eq!(
        token(&fixture).await,
        Err(SmtpFailure::permanent(Reason::TokenHostForbidden))
    );
    assert_eq!(provider.asked().len(), 1);
}

/// Of many tokens due at once, with two processes looking, each is refreshed once.
#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "it measures how long something takes")]
async fn many_are_refreshed_once_each() {
    let many: usize = std::env::var("FROMLINE_MANY_TOKENS").map_or(200, |many| many.parse().unwrap());
    let provider = FakeProvider::default();
    *provider.delay.lock().unwrap() = Duration::from_millis(if many > 1000 { 300 } else { 20 });
    let (fixture, provider) = town(provider).await;
    let (pattern, stored) = alias(&fixture).await;
    let now = fixture.app.clock.now();
    let grant = open(&fixture.app, &pattern, &stored).unwrap();
    fixture
        .write(|db| {
            let key = find_sealing_key(db, &fixture.app.keys).expect("a key");
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
                let stored = fromline_store::gateways::put(db, alias.id, new, now)?;
                consents::put(db, stored.id, "partner", now)?;
            }
            Ok(())
        })
        .await;
    let mut other = fixture.app.clone();
    other.tokens = Arc::default();
    other.job_holder = "another".to_owned();
    let begun = std::time::Instant::now();
    let until_done = async |app: &crate::state::App| while due(app).await.unwrap() > 0 {};
    tokio::join!(until_done(&fixture.app), until_done(&other));
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
