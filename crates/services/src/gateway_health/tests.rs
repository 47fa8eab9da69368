mod episodes;
mod letters;
mod looks;
mod recorded;

use fromline_base::idn::to_ascii;
use fromline_core::{
    Reason,
    address::Address,
    gateway::{Gateway, Host, Security},
};
use fromline_outbound::{
    smtp::GatewayAccount,
    vault::{credentials, find_sealing_key},
};
use fromline_store::{gateways, policies};
use secrecy::SecretString;

use super::*;
use crate::testing::Fixture;

/// Allows or forbids gateways for everybody.
async fn allow(fixture: &Fixture, allowed: bool) {
    fixture
        .write(|db| {
            let stored = policies::StoredPolicy {
                policy: fromline_core::policy::GatewayPolicy {
                    allowed,
                    ..Default::default()
                },
                updated: fixture.app.clock.now(),
                updated_by: String::new(),
            };
            policies::set(db, fromline_core::directory::UnitId::ROOT, &stored)?;
            Ok(())
        })
        .await;
}

/// Creates a confirmed alias of `user@example.com` with a gateway of unknown health that is due for a check in twelve hours.
async fn alias(fixture: &Fixture, address: &str, host: &str) -> Alias {
    let user = fixture.user("user@example.com").await;
    let key = fixture
        .app
        .store
        .read(|db| find_sealing_key(db, &fixture.app.keys));
    let key = key.await.unwrap();
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
        address: Address::parse(address, &to_ascii).unwrap(),
        name: String::new(),
        reply_to: String::new(),
        signature: Some(String::new()),
        treat_as_alias: true,
        accepted: true,
        is_default: false,
        created: fixture.app.clock.now(),
        gateway: None,
        confirmation: None,
    };
    let new = credentials::seal(&key, user.id, alias.address.key(), &account).unwrap();
    let saved = fixture.write(|db| {
        let id = aliases::insert(db, &alias)?;
        let stored = gateways::put(db, id, new.clone(), alias.created)?;
        health::set(db, stored.id, &fresh(fixture))?;
        Ok((id, stored))
    });
    let (id, stored) = saved.await;
    (alias.id, alias.gateway) = (id, Some(stored));
    alias
}

fn gateway_of(alias: &Alias) -> i64 {
    alias.gateway.as_ref().expect("a gateway").id
}

/// Returns the health of a gateway created now.
fn fresh(fixture: &Fixture) -> Health {
    Health::unknown(fixture.app.clock.now() + SignedDuration::from_hours(12))
}

/// Returns the health of an alias's gateway.
async fn known(fixture: &Fixture, alias: &Alias) -> Health {
    fixture
        .read(|db| Ok(health::find(db, gateway_of(alias))?.expect("a row")))
        .await
}

const WORKS: GatewayOutcome = GatewayOutcome::Works {
    certificate_expires: None,
};
