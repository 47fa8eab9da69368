//! Which secrets a new key seals anew, and when an old key is free.

use fromline_http::testing::TestClient;
use fromline_server::testing::Harness;
use fromline_services::{
    operations::{
        keys::{Described, ForgetError, forget, list, list_undecryptable},
        rotation::{Done, Rotation, RotationError},
    },
    outbox::Outbox,
};
use fromline_store::{aliases, gateways, sql};
use jiff::{Timestamp, ToSpan as _};
use serde_json::{Value, json};

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";
const ALIAS: &str = "user.name@partner.com";

/// Creates a user with an alias that has a gateway and is waiting for its code, in an email that is waiting too.
async fn with_alias() -> (Harness, TestClient) {
    let harness = Harness::new().await;
    let allow = json!({ "setting": {
        "type": "settings/gmail.per_user_outbound_gateway",
        "value": { "allowUsersToUseExternalSmtpServers": true },
    } });
    let admin = harness.program("admin@example.com").await;
    admin.patch("/v1/policies/root", allow).await.ok();
    let client = harness.program("user@example.com").await;
    let mut body = json!({ "sendAsEmail": ALIAS, "smtpMsa": gateway() });
    body["smtpMsa"]["password"] = json!("s3cret");
    client.post(LIST, body).await.ok();
    (harness, client)
}

fn gateway() -> Value {
    json!({ "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "username": ALIAS })
}

async fn rotate(harness: &Harness) -> Done {
    let rotation = Rotation::begin(&harness.app.store, &harness.app.keys, harness.app.clock.now())
        .await
        .unwrap();
    rotation.run(|_| ()).await.unwrap()
}

async fn keys(harness: &Harness, now: Timestamp) -> Vec<Described> {
    harness.read(|db| list(db, &harness.app.keys, now, false)).await
}

async fn forgotten(harness: &Harness) -> Result<(usize, usize), ForgetError> {
    let now = harness.app.clock.now();
    let (gone, needed) = forget(&harness.app.store, &harness.app.keys, now, false).await?;
    Ok((gone.len(), needed.len()))
}

#[tokio::test]
async fn gateways_and_waiting_mails_move_to_the_new_key_codes_stay_with_the_old_one_until_they_end() {
    let (harness, client) = with_alias().await;
    let done = rotate(&harness).await;
    assert_eq!((done.gateways, done.mails, done.undecryptable.len()), (1, 1, 0));
    let [new, old] = keys(&harness, harness.app.clock.now()).await[..] else {
        panic!("two keys")
    };
    assert!(new.current && !old.current);
    let counts = |key: &Described| (key.depending.gateways, key.depending.mails, key.depending.codes);
    assert_eq!((counts(&new), counts(&old)), ((1, 1, 0), (0, 0, 1)));
    assert_eq!(forgotten(&harness).await.unwrap(), (0, 1), "a code depends on it");

    // The credentials can be decrypted, so the username is known to be the same.
    let one = format!("{LIST}/{ALIAS}");
    client.patch(&one, json!({ "smtpMsa": gateway() })).await.ok();
    Outbox::of(&harness.app).send_due().await.unwrap();
    let mail = harness.relay.sent().pop().expect("the mail that waited");
    let (_, token) = mail.message.split_once("token=3D").expect("a link");
    let token: String = token
        .replace("=\r\n", "")
        .chars()
        .take_while(char::is_ascii_hexdigit)
        .collect();
    let confirm = format!("/api/v1/users/me/settings/sendAs/{ALIAS}/confirm");
    client.post(&confirm, json!({ "token": token })).await.ok();
    assert_eq!(
        forgotten(&harness).await.unwrap(),
        (1, 0),
        "nothing depends on it"
    );
    client.patch(&one, json!({ "smtpMsa": gateway() })).await.ok();
}

#[tokio::test]
async fn an_old_key_is_free_when_the_last_code_has_ended() {
    let (harness, _) = with_alias().await;
    rotate(&harness).await;
    let [_, old] = keys(&harness, harness.app.clock.now()).await[..] else {
        panic!("two keys")
    };
    let until = old.depending.codes_until.unwrap();
    assert_eq!(until, harness.app.clock.now() + 24.hours());
    harness.clock.advance(24.hours());
    assert_eq!(forgotten(&harness).await.unwrap(), (1, 0));
}

/// Codes of an earlier version do not store a key id.
#[tokio::test]
async fn a_code_without_an_id_holds_and_keeps_every_old_key() {
    let (harness, _) = with_alias().await;
    harness
        .write(|db| {
            sql("UPDATE confirmations SET code_mac = substr(code_mac, 9), link_mac = substr(link_mac, 9)")
                .run(db)
                .unwrap();
            Ok(())
        })
        .await;
    rotate(&harness).await;
    assert_eq!(forgotten(&harness).await.unwrap(), (0, 1));
    harness.clock.advance(24.hours());
    assert_eq!(forgotten(&harness).await.unwrap(), (1, 0));
}

#[tokio::test]
async fn what_was_interrupted_goes_on_with_the_same_key_and_nothing_is_forgotten_meanwhile() {
    let (harness, client) = with_alias().await;
    let (store, keys) = (&harness.app.store, &harness.app.keys);
    let first = Rotation::begin(store, keys, harness.app.clock.now())
        .await
        .unwrap();
    assert!(!first.resumed);
    let key = first.key();
    drop(first);
    assert!(matches!(forgotten(&harness).await, Err(ForgetError::Rotating(id)) if id == key));
    client
        .patch(&format!("{LIST}/{ALIAS}"), json!({ "smtpMsa": gateway() }))
        .await
        .ok();
    let again = Rotation::begin(store, keys, harness.app.clock.now())
        .await
        .unwrap();
    assert!(again.resumed && again.key() == key);
    assert_eq!(again.run(|_| ()).await.unwrap().gateways, 1);
    assert_eq!(
        rotate(&harness).await.gateways,
        1,
        "the next one has a key of its own"
    );
    assert_eq!(keys.all().len(), 3);
}

#[tokio::test]
async fn a_rotation_that_another_one_overtook_stops() {
    let (harness, _) = with_alias().await;
    let (store, keys) = (&harness.app.store, &harness.app.keys);
    let late = Rotation::begin(store, keys, harness.app.clock.now())
        .await
        .unwrap();
    rotate(&harness).await;
    rotate(&harness).await;
    assert!(matches!(late.run(|_| ()).await, Err(RotationError::Overtaken)));
}

#[tokio::test]
async fn what_opens_with_no_key_is_left_as_it_is_and_named() {
    let (harness, _) = with_alias().await;
    let [ref alias] = harness.read(aliases::list_with_gateway).await[..] else {
        panic!("one alias")
    };
    let mut damaged = alias.gateway.clone().unwrap().secret;
    *damaged.last_mut().unwrap() ^= 1;
    harness
        .write(|db| gateways::reseal(db, alias.gateway.as_ref().unwrap().id, &damaged))
        .await;
    let done = rotate(&harness).await;
    assert_eq!((done.gateways, &done.undecryptable[..]), (0, &[alias.id][..]));
    let undecryptable = harness.read(|db| list_undecryptable(db, &harness.app.keys)).await;
    assert_eq!(undecryptable[0].gateway.as_ref().unwrap().secret, damaged);
    assert_eq!(forgotten(&harness).await.unwrap(), (0, 1), "its key stays");
}

/// The alias changes while its new gateway is being checked: the decision stays valid.
#[tokio::test]
async fn a_gateway_that_was_sealed_anew_is_the_same_gateway() {
    let (harness, client) = with_alias().await;
    let read = async || {
        harness
            .read(|db| Ok(aliases::list_with_gateway(db)?.swap_remove(0)))
            .await
    };
    let version = |alias: &aliases::Alias| alias.gateway.as_ref().unwrap().version();
    let before = read().await;
    rotate(&harness).await;
    let after = read().await;
    assert_ne!(
        before.gateway.as_ref().unwrap().secret,
        after.gateway.as_ref().unwrap().secret
    );
    assert_eq!(version(&before), version(&after));
    let mut body = json!({ "smtpMsa": gateway() });
    body["smtpMsa"]["password"] = json!("another");
    client.patch(&format!("{LIST}/{ALIAS}"), body).await.ok();
    assert_ne!(version(&after), version(&read().await), "another password");
}

#[tokio::test]
async fn mail_in_the_mail_server_s_queue_keeps_a_key_for_five_days() {
    let harness = Harness::new().await;
    rotate(&harness).await;
    let forgotten = async |has_queue| {
        let (store, keys, now) = (&harness.app.store, &harness.app.keys, harness.app.clock.now());
        let (gone, needed) = forget(store, keys, now, has_queue).await.unwrap();
        let until = needed.first().and_then(|key| key.queued_until);
        (gone.len(), until.map(|until| until.to_string()))
    };
    let until = Some("2026-11-28T09:00:00Z".to_owned());
    assert_eq!(forgotten(true).await, (0, until));
    harness.clock.advance((5 * 24).hours());
    assert_eq!(forgotten(true).await, (1, None));

    rotate(&harness).await;
    assert_eq!(forgotten(false).await, (1, None), "no mail server, no queue");
}
