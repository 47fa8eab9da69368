//! Tests of scheduled gateway checks.

use jiff::ToSpan as _;

use super::{super::rechecks::begin_next, *};

/// Runs every check that is due and returns how many there were.
async fn look(fixture: &Fixture) -> usize {
    let mut looks = 0;
    while let Some(check) = begin_next(&fixture.app).await.unwrap() {
        check.await.unwrap();
        looks += 1;
    }
    looks
}

#[tokio::test]
async fn about_once_a_day_and_not_where_a_delivery_said_it_works() {
    let fixture = Fixture::new().await;
    allow(&fixture, true).await;
    let alias = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    assert_eq!(look(&fixture).await, 0);
    fixture.clock.advance(12.hours());
    assert_eq!(look(&fixture).await, 1);
    let checked = fixture.gateways.checked();
    assert_eq!(checked.len(), 1);
    assert_eq!(
        (checked[0].0.as_str(), checked[0].3.as_str()),
        ("smtp.partner.com", "password")
    );
    fixture.clock.advance(23.hours());
    assert_eq!(look(&fixture).await, 0);
    record(&fixture.app, &alias, WORKS, OutcomeSource::Delivery).await;
    fixture.clock.advance(23.hours());
    assert_eq!(look(&fixture).await, 0);
    fixture.clock.advance(2.hours());
    assert_eq!(look(&fixture).await, 1);
}

#[tokio::test]
async fn a_gateway_that_fails_more_often() {
    let fixture = Fixture::new().await;
    allow(&fixture, true).await;
    let alias = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    record(
        &fixture.app,
        &alias,
        GatewayOutcome::Fails(Reason::Timeout),
        OutcomeSource::Delivery,
    )
    .await;
    fixture.clock.advance(29.minutes());
    assert_eq!(look(&fixture).await, 0);
    fixture.clock.advance(3.minutes());
    fixture.gateways.script.fail(Reason::Timeout, true);
    assert_eq!(look(&fixture).await, 1);
    let health = known(&fixture, &alias).await;
    assert_eq!(health.failed_checks, 1);
    // An hour, and half of a tenth of it.
    assert_eq!(health.next_check, fixture.app.clock.now() + 63.minutes());
}

#[tokio::test]
async fn not_where_the_policy_forbids_it_the_user_is_disabled_or_the_address_is_not_confirmed() {
    let fixture = Fixture::new().await;
    let one = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    let mut pending = alias(&fixture, "pending@partner.com", "smtp.partner.com").await;
    pending.accepted = false;
    fixture.write(|db| aliases::update(db, &pending)).await;
    assert_eq!(look(&fixture).await, 0);
    fixture.clock.advance(13.hours());
    assert_eq!(look(&fixture).await, 0, "forbidden");
    allow(&fixture, true).await;
    fixture.set_disabled("user@example.com", true).await;
    fixture.clock.advance(2.hours());
    assert_eq!(look(&fixture).await, 0, "disabled");
    fixture.set_disabled("user@example.com", false).await;
    fixture.clock.advance(2.hours());
    assert_eq!(look(&fixture).await, 1);
    assert!(known(&fixture, &one).await.last_success.is_some());
    assert!(known(&fixture, &pending).await.last_success.is_none());
}

#[tokio::test]
async fn four_at_once_and_never_two_at_one_host() {
    let fixture = Fixture::new().await;
    allow(&fixture, true).await;
    for (number, letter) in ["a", "a", "b", "c", "d", "e"].into_iter().enumerate() {
        let (address, host) = (
            format!("user{number}@partner.com"),
            format!("{letter}.partner.com"),
        );
        alias(&fixture, &address, &host).await;
    }
    assert!(begin_next(&fixture.app).await.unwrap().is_none());
    fixture.clock.advance(13.hours());
    let gate = fixture.gateways.gate.clone().write_owned().await;
    let mut checks = Vec::new();
    while let Some(check) = begin_next(&fixture.app).await.unwrap() {
        checks.push(check);
    }
    assert_eq!(checks.len(), 4);
    drop(gate);
    for check in checks {
        check.await.unwrap();
    }
    let mut hosts: Vec<_> = fixture
        .gateways
        .checked()
        .into_iter()
        .map(|checked| checked.0)
        .collect();
    hosts.sort();
    assert_eq!(
        hosts,
        ["a.partner.com", "b.partner.com", "c.partner.com", "d.partner.com"]
    );
    assert_eq!(look(&fixture).await, 2);
}

/// A message accepted meanwhile changes when the next check is due, but does not end the running one.
#[tokio::test]
async fn a_host_is_busy_until_its_look_is_over() {
    let fixture = Fixture::new().await;
    allow(&fixture, true).await;
    let first = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    alias(&fixture, "second@partner.com", "smtp.partner.com").await;
    fixture.clock.advance(13.hours());
    let gate = fixture.gateways.gate.clone().write_owned().await;
    let check = begin_next(&fixture.app).await.unwrap().unwrap();
    record(&fixture.app, &first, WORKS, OutcomeSource::Delivery).await;
    assert!(
        begin_next(&fixture.app).await.unwrap().is_none(),
        "its host is busy"
    );
    drop(gate);
    check.await.unwrap();
    assert_eq!(look(&fixture).await, 1);
}

/// Gateways that may not be checked do not block the others forever.
#[tokio::test]
async fn whoever_is_disabled_or_pending_is_passed_over_until_later() {
    let fixture = Fixture::new().await;
    allow(&fixture, true).await;
    for number in 0..60 {
        let mut pending = alias(
            &fixture,
            &format!("pending{number}@partner.com"),
            "smtp.partner.com",
        )
        .await;
        pending.accepted = false;
        fixture.write(|db| aliases::update(db, &pending)).await;
    }
    fixture.clock.advance(1.minute());
    let last = alias(&fixture, "user.name@partner.com", "smtp.other.com").await;
    fixture.clock.advance(13.hours());
    assert!(begin_next(&fixture.app).await.unwrap().is_none(), "fifty of them");
    assert_eq!(look(&fixture).await, 1);
    assert!(known(&fixture, &last).await.last_success.is_some());
}

#[tokio::test]
async fn a_check_whose_gateway_is_removed_meanwhile_leaves_nothing() {
    let fixture = Fixture::new().await;
    allow(&fixture, true).await;
    let alias = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    look(&fixture).await;
    fixture.clock.advance(13.hours());
    let gate = fixture.gateways.gate.clone().write_owned().await;
    let check = begin_next(&fixture.app).await.unwrap().unwrap();
    fixture.write(|db| gateways::remove(db, alias.id)).await;
    drop(gate);
    check.await.unwrap();
    fixture
        .read(|db| {
            assert_eq!(health::find(db, gateway_of(&alias))?, None);
            Ok(())
        })
        .await;
}
