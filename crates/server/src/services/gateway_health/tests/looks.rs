//! Tests of scheduled gateway checks.

use jiff::ToSpan as _;

use super::{super::rechecks::begin_next, *};

/// Runs every check that is due and returns how many there were.
async fn look(harness: &Harness) -> usize {
    let mut looks = 0;
    while let Some(check) = begin_next(&harness.app).await.unwrap() {
        check.await.unwrap();
        looks += 1;
    }
    looks
}

#[tokio::test]
async fn about_once_a_day_and_not_where_a_delivery_said_it_works() {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    let alias = alias(&harness, "user.name@partner.com", "smtp.partner.com").await;
    assert_eq!(look(&harness).await, 0);
    harness.clock.advance(12.hours());
    assert_eq!(look(&harness).await, 1);
    let checked = harness.gateways.checked();
    assert_eq!(checked.len(), 1);
    assert_eq!(
        (checked[0].0.as_str(), checked[0].3.as_str()),
        ("smtp.partner.com", "password")
    );
    harness.clock.advance(23.hours());
    assert_eq!(look(&harness).await, 0);
    record(&harness.app, &alias, WORKS, OutcomeSource::Delivery).await;
    harness.clock.advance(23.hours());
    assert_eq!(look(&harness).await, 0);
    harness.clock.advance(2.hours());
    assert_eq!(look(&harness).await, 1);
}

#[tokio::test]
async fn a_gateway_that_fails_more_often() {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    let alias = alias(&harness, "user.name@partner.com", "smtp.partner.com").await;
    record(
        &harness.app,
        &alias,
        GatewayOutcome::Fails(Reason::Timeout),
        OutcomeSource::Delivery,
    )
    .await;
    harness.clock.advance(29.minutes());
    assert_eq!(look(&harness).await, 0);
    harness.clock.advance(3.minutes());
    harness.gateways.script.fail(Reason::Timeout, true);
    assert_eq!(look(&harness).await, 1);
    let health = known(&harness, &alias).await;
    assert_eq!(health.failed_checks, 1);
    // An hour, and half of a tenth of it.
    assert_eq!(health.next_check, harness.app.clock.now() + 63.minutes());
}

#[tokio::test]
async fn not_where_the_policy_forbids_it_the_user_is_disabled_or_the_address_is_not_confirmed() {
    let harness = Harness::new().await;
    let one = alias(&harness, "user.name@partner.com", "smtp.partner.com").await;
    let mut pending = alias(&harness, "pending@partner.com", "smtp.partner.com").await;
    pending.accepted = false;
    harness.write(|db| aliases::update(db, &pending)).await;
    assert_eq!(look(&harness).await, 0);
    harness.clock.advance(13.hours());
    assert_eq!(look(&harness).await, 0, "forbidden");
    allow(&harness, true).await;
    harness.set_disabled("user@example.com", true).await;
    harness.clock.advance(2.hours());
    assert_eq!(look(&harness).await, 0, "disabled");
    harness.set_disabled("user@example.com", false).await;
    harness.clock.advance(2.hours());
    assert_eq!(look(&harness).await, 1);
    assert!(known(&harness, &one).await.last_success.is_some());
    assert!(known(&harness, &pending).await.last_success.is_none());
}

#[tokio::test]
async fn four_at_once_and_never_two_at_one_host() {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    for (number, letter) in ["a", "a", "b", "c", "d", "e"].into_iter().enumerate() {
        let (address, host) = (
            format!("user{number}@partner.com"),
            format!("{letter}.partner.com"),
        );
        alias(&harness, &address, &host).await;
    }
    assert!(begin_next(&harness.app).await.unwrap().is_none());
    harness.clock.advance(13.hours());
    let gate = harness.gateways.gate.clone().write_owned().await;
    let mut checks = Vec::new();
    while let Some(check) = begin_next(&harness.app).await.unwrap() {
        checks.push(check);
    }
    assert_eq!(checks.len(), 4);
    drop(gate);
    for check in checks {
        check.await.unwrap();
    }
    let mut hosts: Vec<_> = harness
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
    assert_eq!(look(&harness).await, 2);
}

/// A message accepted meanwhile changes when the next check is due, but does not end the running one.
#[tokio::test]
async fn a_host_is_busy_until_its_look_is_over() {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    let first = alias(&harness, "user.name@partner.com", "smtp.partner.com").await;
    alias(&harness, "second@partner.com", "smtp.partner.com").await;
    harness.clock.advance(13.hours());
    let gate = harness.gateways.gate.clone().write_owned().await;
    let check = begin_next(&harness.app).await.unwrap().unwrap();
    record(&harness.app, &first, WORKS, OutcomeSource::Delivery).await;
    assert!(
        begin_next(&harness.app).await.unwrap().is_none(),
        "its host is busy"
    );
    drop(gate);
    check.await.unwrap();
    assert_eq!(look(&harness).await, 1);
}

/// Gateways that may not be checked do not block the others forever.
#[tokio::test]
async fn whoever_is_disabled_or_pending_is_passed_over_until_later() {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    for number in 0..60 {
        let mut pending = alias(
            &harness,
            &format!("pending{number}@partner.com"),
            "smtp.partner.com",
        )
        .await;
        pending.accepted = false;
        harness.write(|db| aliases::update(db, &pending)).await;
    }
    harness.clock.advance(1.minute());
    let last = alias(&harness, "user.name@partner.com", "smtp.other.com").await;
    harness.clock.advance(13.hours());
    assert!(begin_next(&harness.app).await.unwrap().is_none(), "fifty of them");
    assert_eq!(look(&harness).await, 1);
    assert!(known(&harness, &last).await.last_success.is_some());
}

#[tokio::test]
async fn a_check_whose_gateway_is_removed_meanwhile_leaves_nothing() {
    let harness = Harness::new().await;
    allow(&harness, true).await;
    let alias = alias(&harness, "user.name@partner.com", "smtp.partner.com").await;
    look(&harness).await;
    harness.clock.advance(13.hours());
    let gate = harness.gateways.gate.clone().write_owned().await;
    let check = begin_next(&harness.app).await.unwrap().unwrap();
    harness.write(|db| gateways::remove(db, alias.id)).await;
    drop(gate);
    check.await.unwrap();
    harness
        .read(|db| {
            assert_eq!(health::find(db, gateway_of(&alias))?, None);
            Ok(())
        })
        .await;
}
