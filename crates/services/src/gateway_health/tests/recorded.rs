//! What is recorded about a gateway, and when.

use fromline_core::submission::WRITER;
use fromline_outbound::{
    smtp::{Envelope, PartialDelivery, RecipientResult, Stage},
    vault::writer,
};
use fromline_store::users;
use jiff::ToSpan as _;

use super::*;
use crate::gateway_delivery::{self, DeliveryError};

/// Builds a gateway's answer for the one recipient of a message.
fn handed(verdict: RecipientResult) -> HandoverResult {
    HandoverResult {
        verdicts: vec![verdict],
        seen: GatewayFacts::default(),
    }
}

fn failed(reason: Reason) -> Result<HandoverResult, SmtpFailure> {
    Err(SmtpFailure::temporary(reason))
}

#[tokio::test]
async fn a_gateway_in_constant_use_is_written_every_five_minutes() {
    let fixture = Fixture::new().await;
    let alias = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    let begin = fixture.app.clock.now();
    for second in 0..=600 {
        for _ in 0..3 {
            delivered(&fixture.app, &alias, &Ok(handed(Ok(())))).await;
        }
        let expected = begin + (second / 300 * 300).seconds();
        assert_eq!(known(&fixture, &alias).await.last_success, Some(expected));
        fixture.clock.advance(1.second());
    }
    delivered(&fixture.app, &alias, &failed(Reason::Timeout)).await;
    let now = fixture.app.clock.now();
    assert_eq!(known(&fixture, &alias).await.failing_since, Some(now));
    fixture.clock.advance(1.second());
    delivered(&fixture.app, &alias, &Ok(handed(Ok(())))).await;
    let health = known(&fixture, &alias).await;
    assert_eq!(
        (health.failing_since, health.last_failure),
        (None, Some((now, Reason::Timeout)))
    );
}

#[tokio::test]
async fn what_is_not_the_gateway_s_fault_is_not_recorded() {
    let fixture = Fixture::new().await;
    let alias = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    for reason in [Reason::GatewaysForbidden, Reason::Unavailable, Reason::Internal] {
        delivered(&fixture.app, &alias, &failed(reason)).await;
    }
    assert_eq!(
        fixture.read(|db| health::find(db, gateway_of(&alias))).await,
        Some(fresh(&fixture))
    );
}

#[tokio::test]
async fn a_result_of_a_gateway_that_was_changed_meanwhile_is_dropped() {
    let fixture = Fixture::new().await;
    let before = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    // A new password for the same account; then another account.
    let stored = before.gateway.clone().unwrap();
    let gateway = stored.id;
    let new = gateways::NewGateway {
        gateway: stored.gateway,
        kind: stored.kind,
        secret: stored.secret,
    };
    fixture.write(|db| gateways::renew(db, gateway, &new)).await;
    delivered(&fixture.app, &before, &failed(Reason::AuthRejected)).await;
    assert_eq!(
        fixture.read(|db| health::find(db, gateway)).await,
        Some(fresh(&fixture))
    );
    let now = fixture.app.clock.now();
    let other = fixture
        .write(|db| gateways::put(db, before.id, new.clone(), now))
        .await;
    assert_ne!(other.id, gateway, "ids are never given again");
    delivered(&fixture.app, &before, &failed(Reason::AuthRejected)).await;
    let both = [gateway, other.id].map(|id| fixture.read(move |db| health::find(db, id)));
    assert_eq!(futures_util::future::join_all(both).await, [None, None]);

    fixture.write(|db| aliases::delete(db, before.id)).await;
    delivered(&fixture.app, &before, &Ok(handed(Ok(())))).await;
}

#[tokio::test]
async fn it_goes_with_the_alias() {
    let fixture = Fixture::new().await;
    let alias = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    delivered(&fixture.app, &alias, &Ok(handed(Ok(())))).await;
    fixture
        .write(|db| {
            aliases::delete(db, alias.id)?;
            assert_eq!(health::find(db, gateway_of(&alias))?, None);
            Ok(())
        })
        .await;
}

/// Builds a message as the mail server keeps it.
async fn waiting(fixture: &Fixture, alias: &Alias, message: &str) -> Vec<u8> {
    fixture
        .read(|db| {
            let user = users::by_id(db, alias.user_id)?.unwrap();
            let token = writer::make_token(
                db,
                &fixture.app.keys,
                &user,
                alias.address.key(),
                writer::ReturnPath::Sender,
            );
            Ok(format!("{WRITER}: {}\r\n{message}", token.unwrap()).into_bytes())
        })
        .await
}

/// If a gateway fails, its mail is deferred; the organization's servers never get the message.
#[tokio::test]
async fn a_message_by_a_gateway_that_fails_waits_and_takes_no_other_way() {
    let fixture = Fixture::new().await;
    allow(&fixture, true).await;
    let alias = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    let envelope = Envelope {
        sender: Some(alias.address.to_string()),
        recipients: vec!["somebody@example.org".to_owned()],
        addressed: PartialDelivery::Each,
        instead: None,
    };
    let message = "From: user.name@partner.com\r\nTo: somebody@example.org\r\n\r\nx\r\n";
    let message = &waiting(&fixture, &alias, message).await;
    for reason in [Reason::TlsUntrusted, Reason::Server4xx, Reason::AuthRejected] {
        fixture.gateways.script.fail(reason, reason == Reason::Server4xx);
        let delivered = gateway_delivery::deliver(&fixture.app, "4fX", &envelope, message).await;
        let stopped = delivered.outcome.map(drop);
        assert!(matches!(stopped, Err(DeliveryError::Failed(failure)) if failure.reason == reason));
        let (_, last) = known(&fixture, &alias).await.last_failure.unwrap();
        assert_eq!(last, reason);
    }
    assert!(fixture.relay.sent().is_empty() && fixture.gateways.sent().is_empty());
    fixture.clock.advance(31.minutes());
    let delivered = gateway_delivery::deliver(&fixture.app, "4fX", &envelope, message).await;
    assert_eq!(delivered.outcome.unwrap(), [Ok(())]);
    assert_eq!(known(&fixture, &alias).await.failing_since, None);
}

/// A message that no server could be given says nothing about the gateway.
#[tokio::test]
async fn a_message_that_cannot_travel_says_nothing_of_the_gateway() {
    let fixture = Fixture::new().await;
    allow(&fixture, true).await;
    let alias = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    let envelope = Envelope {
        sender: Some(alias.address.to_string()),
        recipients: vec!["somebody@example.org".to_owned()],
        addressed: PartialDelivery::Each,
        instead: None,
    };
    let message = &waiting(&fixture, &alias, "From: user.name@partner.com\r\n\r\na\nb\r\n").await;
    let delivered = gateway_delivery::deliver(&fixture.app, "4fX", &envelope, message).await;
    assert!(delivered.outcome.unwrap()[0].is_err_and(|rejection| rejection.code == 554));
    assert_eq!(
        fixture.read(|db| health::find(db, gateway_of(&alias))).await,
        Some(fresh(&fixture))
    );
}

/// A fault of the message itself changes nothing, except that it ends an episode in which nobody could sign in.
#[tokio::test]
async fn a_message_that_is_too_large_or_for_nobody_says_that_the_gateway_signs_in() {
    let fixture = Fixture::new().await;
    let alias = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    for (code, enhanced, stage) in [
        (552, [5, 3, 4], Stage::Message),
        (550, [5, 1, 1], Stage::Recipient),
        (451, [4, 7, 1], Stage::Recipient),
    ] {
        delivered(&fixture.app, &alias, &failed(Reason::ConnectFailed)).await;
        let rejection = Rejection {
            code,
            enhanced,
            stage,
        };
        delivered(&fixture.app, &alias, &Ok(handed(Err(rejection)))).await;
        let health = known(&fixture, &alias).await;
        assert_eq!(
            (health.failing_since, health.last_success, health.no_message),
            (None, None, None)
        );
    }
}
