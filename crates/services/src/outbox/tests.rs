use fromline_core::api::MailState;
use fromline_outbound::smtp::{Envelope, PartialDelivery};
use jiff::ToSpan as _;

use super::*;
use crate::testing::Fixture;

use fromline_store::sql;

async fn queue(fixture: &Fixture) -> i64 {
    let envelope = Envelope {
        sender: None,
        recipients: vec!["a@b.cd".to_owned()],
        addressed: PartialDelivery::Together,
        instead: None,
    };
    let mail = BuiltMail {
        envelope,
        bytes: b"Subject: s3cret\r\n\r\nx\r\n".to_vec(),
        message_id: "x@y".to_owned(),
    };
    let (store, keys, now) = (&fixture.app.store, &fixture.app.keys, fixture.app.clock.now());
    store.write(|db| enqueue(db, keys, now, &mail)).await.unwrap()
}

async fn state(fixture: &Fixture, id: i64) -> (MailState, Option<Reason>) {
    fixture.read(|db| outbox::find_state(db, id)).await
}

#[tokio::test]
async fn a_mail_is_sent_once_and_its_payload_goes() {
    let fixture = Fixture::new().await;
    let id = queue(&fixture).await;
    assert_eq!(state(&fixture, id).await, (MailState::OnItsWay, None));
    Outbox::of(&fixture.app).send_due().await.unwrap();
    Outbox::of(&fixture.app).send_due().await.unwrap();
    assert_eq!(state(&fixture, id).await, (MailState::Sent, None));
    let sent = fixture.relay.sent();
    assert_eq!(
        (sent.len(), sent[0].message.as_str()),
        (1, "Subject: s3cret\r\n\r\nx\r\n")
    );
    fixture
        .read(|db| {
            let left: Option<Vec<u8>> = sql("SELECT sealed FROM outbox WHERE id = ?")
                .bind(id)
                .value(db)
                .unwrap();
            assert_eq!(left, None);
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn a_relay_that_is_away_is_asked_again_with_growing_delay_for_a_day() {
    let fixture = Fixture::new().await;
    let id = queue(&fixture).await;
    for wait in [10, 20, 40] {
        fixture.relay.script.fail(Reason::ConnectFailed, true);
        Outbox::of(&fixture.app).send_due().await.unwrap();
        assert_eq!(
            state(&fixture, id).await,
            (MailState::OnItsWay, Some(Reason::RelayUnavailable))
        );
        fixture.clock.advance((wait - 1).seconds());
        Outbox::of(&fixture.app).send_due().await.unwrap();
        assert_eq!(fixture.relay.sent().len(), 0);
        fixture.clock.advance(1.second());
    }
    fixture.clock.advance(24.hours());
    fixture.relay.script.fail(Reason::ConnectFailed, true);
    Outbox::of(&fixture.app).send_due().await.unwrap();
    assert_eq!(
        state(&fixture, id).await,
        (MailState::Failed, Some(Reason::RelayUnavailable))
    );
}

#[tokio::test]
async fn a_relay_that_refuses_is_not_asked_again() {
    let fixture = Fixture::new().await;
    let id = queue(&fixture).await;
    fixture.relay.script.fail(Reason::Server5xx, false);
    Outbox::of(&fixture.app).send_due().await.unwrap();
    assert_eq!(
        state(&fixture, id).await,
        (MailState::Failed, Some(Reason::RelayRefused))
    );
}

/// While the relay accepts an email another program locks the database: the email is sent once, and that is recorded as soon as
/// possible.
#[tokio::test(flavor = "multi_thread")]
async fn what_has_left_is_not_sent_again_because_nobody_could_write_it() {
    let fixture = Fixture::new().await;
    let id = queue(&fixture).await;
    let gate = fixture.relay.gate.clone().write_owned().await;
    let app = fixture.app.clone();
    let sending = tokio::spawn(async move { Outbox::of(&app).send_due().await });
    let is_claimed = async || {
        fixture
            .read(|db| sql("SELECT holder IS NOT NULL FROM jobs").value::<bool>(db))
            .await
    };
    while !is_claimed().await {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let other = rusqlite::Connection::open(fixture.database()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    drop(gate);
    // Longer than a write waits.
    tokio::time::sleep(Duration::from_secs(5)).await;
    other.execute_batch("ROLLBACK").unwrap();
    sending.await.unwrap().unwrap();
    Outbox::of(&fixture.app).send_due().await.unwrap();
    assert_eq!(state(&fixture, id).await, (MailState::Sent, None));
    assert_eq!(fixture.relay.sent().len(), 1);
}
