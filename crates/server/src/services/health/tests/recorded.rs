//! What is written, and when.

use jiff::ToSpan as _;

use super::*;

const HANDED: Result<Handed, SmtpFailure> = Ok(Handed {
    verdicts: Vec::new(),
    seen: Seen {
        certificate_expires: None,
    },
});

fn failed(reason: Reason) -> Result<Handed, SmtpFailure> {
    Err(SmtpFailure::temporary(reason))
}

#[tokio::test]
async fn a_gateway_in_constant_use_is_written_every_five_minutes() {
    let harness = Harness::new().await;
    let alias = alias(&harness, "user.name@partner.com", "smtp.partner.com").await;
    let begin = harness.app.clock.now();
    for second in 0..=600 {
        for _ in 0..3 {
            delivered(&harness.app, &alias, &HANDED).await;
        }
        let expected = begin + (second / 300 * 300).seconds();
        assert_eq!(known(&harness, &alias).await.last_success, Some(expected));
        harness.clock.advance(1.second());
    }
    delivered(&harness.app, &alias, &failed(Reason::Timeout)).await;
    let now = harness.app.clock.now();
    assert_eq!(known(&harness, &alias).await.failing_since, Some(now));
    harness.clock.advance(1.second());
    delivered(&harness.app, &alias, &HANDED).await;
    let health = known(&harness, &alias).await;
    assert_eq!(
        (health.failing_since, health.last_failure),
        (None, Some((now, Reason::Timeout)))
    );
}

#[tokio::test]
async fn what_is_not_the_gateway_s_fault_is_not_recorded() {
    let harness = Harness::new().await;
    let alias = alias(&harness, "user.name@partner.com", "smtp.partner.com").await;
    for reason in [Reason::GatewaysForbidden, Reason::Unavailable, Reason::Internal] {
        delivered(&harness.app, &alias, &failed(reason)).await;
    }
    let mut db = harness.app.store.read().await.unwrap();
    assert_eq!(health::find(&mut db, alias.id).await.unwrap(), None);
}

#[tokio::test]
async fn a_result_of_a_gateway_that_was_changed_meanwhile_is_dropped() {
    let harness = Harness::new().await;
    let before = alias(&harness, "user.name@partner.com", "smtp.partner.com").await;
    let other = alias(&harness, "other@partner.com", "smtp.other.com").await;
    let mut db = harness.app.store.write().await.unwrap();
    let changed = Alias {
        gateway: other.gateway,
        ..before.clone()
    };
    aliases::update(&mut db, &changed).await.unwrap();
    db.commit().await.unwrap();
    delivered(&harness.app, &before, &failed(Reason::AuthRejected)).await;
    let mut db = harness.app.store.read().await.unwrap();
    assert_eq!(health::find(&mut db, before.id).await.unwrap(), None);
    drop(db);

    let mut db = harness.app.store.write().await.unwrap();
    aliases::delete(&mut db, before.id).await.unwrap();
    db.commit().await.unwrap();
    delivered(&harness.app, &before, &HANDED).await;
}

#[tokio::test]
async fn it_goes_with_the_alias() {
    let harness = Harness::new().await;
    let alias = alias(&harness, "user.name@partner.com", "smtp.partner.com").await;
    delivered(&harness.app, &alias, &HANDED).await;
    let mut db = harness.app.store.write().await.unwrap();
    aliases::delete(&mut db, alias.id).await.unwrap();
    assert_eq!(health::find(&mut db, alias.id).await.unwrap(), None);
}
