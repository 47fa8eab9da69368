mod episodes;
mod letters;
mod looks;
mod recorded;

use fromline_core::{
    Reason,
    gateway::{Gateway, Host, Security},
};
use secrecy::SecretString;

use super::*;
use crate::{
    idn::to_ascii, services::sealing::sealing_key, smtp::GatewayAccount, store::policies, testing::Harness,
};

/// Lets everybody have gateways, or nobody.
async fn allow(harness: &Harness, allowed: bool) {
    let mut db = harness.app.store.write().await.unwrap();
    let stored = policies::StoredPolicy {
        policy: fromline_core::policy::GatewayPolicy {
            allowed,
            ..Default::default()
        },
        updated: harness.app.clock.now(),
        updated_by: String::new(),
    };
    policies::set(&mut db, policies::ROOT, &stored).await.unwrap();
    db.commit().await.unwrap();
}

/// A confirmed alias of `user@example.com` with a gateway; nothing is known of that, and it is looked at in twelve hours.
async fn alias(harness: &Harness, address: &str, host: &str) -> Alias {
    let user = harness.user("user@example.com").await;
    let mut db = harness.app.store.write().await.unwrap();
    let key = sealing_key(&mut db, &harness.app.keys).await.unwrap();
    let account = GatewayAccount {
        gateway: Gateway {
            host: Host::parse(host, &to_ascii).unwrap(),
            port: 465,
            security: Security::Implicit,
        },
        username: SecretString::from("user"),
        password: SecretString::from("password"),
    };
    let mut alias = Alias {
        id: 0,
        user_id: user.id,
        address: address.to_owned(),
        key: address.to_owned(),
        name: String::new(),
        reply_to: String::new(),
        signature: Some(String::new()),
        treat_as_alias: true,
        accepted: true,
        is_default: false,
        created: harness.app.clock.now(),
        gateway: Some(secret::seal(&key, user.id, address, &account).unwrap()),
        confirmation: None,
    };
    alias.id = aliases::insert(&mut db, &alias).await.unwrap();
    health::set(&mut db, alias.id, &fresh(harness)).await.unwrap();
    db.commit().await.unwrap();
    alias
}

/// What is known of a gateway that was made now.
fn fresh(harness: &Harness) -> Health {
    Health::unknown(harness.app.clock.now() + SignedDuration::from_hours(12))
}

/// What is known of an alias's gateway.
async fn known(harness: &Harness, alias: &Alias) -> Health {
    let mut db = harness.app.store.read().await.unwrap();
    health::find(&mut db, alias.id).await.unwrap().expect("a row")
}

const WORKS: Outcome = Outcome::Works {
    certificate_expires: None,
};
