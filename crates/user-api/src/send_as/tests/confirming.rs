//! Confirmation codes, links and their limits.

use jiff::ToSpan as _;
use serde_json::json;

use super::*;

use fromline_store::sql;

#[tokio::test]
async fn five_wrong_codes_kill_a_code_and_a_new_one_works() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    create(&client, false).await.ok();
    let right = code(&harness).await;
    for left in ["4", "3", "2", "1"] {
        let wrong = client.post(&own("confirm"), json!({ "code": "000000001" })).await;
        assert_eq!(wrong.outcome(), "400 CODE_WRONG");
        assert_eq!(wrong.json()["error"]["details"][0]["metadata"]["triesLeft"], left);
    }
    assert_eq!(
        client
            .post(&own("confirm"), json!({ "code": "1" }))
            .await
            .outcome(),
        "400 CODE_EXPIRED"
    );
    assert_eq!(
        client
            .post(&own("confirm"), json!({ "code": right }))
            .await
            .outcome(),
        "400 CODE_EXPIRED"
    );
    assert_eq!(
        client
            .post(&format!("{LIST}/{ALIAS}/verify"), json!({}))
            .await
            .status,
        204
    );
    let fresh = code(&harness).await;
    assert_ne!(fresh, right);
    client
        .post(&own("confirm"), json!({ "code": fresh.replace(' ', "") }))
        .await
        .ok();
    assert_eq!(
        client
            .post(&own("confirm"), json!({ "code": fresh }))
            .await
            .outcome(),
        "400 ALIAS_ACCEPTED"
    );
}

#[tokio::test]
async fn a_code_holds_24_hours_and_an_older_one_is_dead() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    create(&client, false).await.ok();
    let first = code(&harness).await;
    harness.clock.advance(23.hours());
    let client = harness.browser("user@example.com").await;
    client.post(&format!("{LIST}/{ALIAS}/verify"), json!({})).await;
    assert_eq!(
        client
            .post(&own("confirm"), json!({ "code": first }))
            .await
            .outcome(),
        "400 CODE_WRONG"
    );
    let second = code(&harness).await;
    harness.clock.advance(24.hours());
    let client = harness.browser("user@example.com").await;
    assert_eq!(
        client
            .post(&own("confirm"), json!({ "code": second }))
            .await
            .outcome(),
        "400 CODE_EXPIRED"
    );
}

/// Sends all due mail and counts the messages to this mailbox, ignoring its tag.
async fn left_to(harness: &Harness, local: &str) -> usize {
    fromline_services::outbox::Outbox::of(&harness.app)
        .send_due()
        .await
        .unwrap();
    let is_there = |to: &String| to.starts_with(local);
    let sent = harness.relay.sent();
    sent.iter()
        .filter(|mail| mail.envelope.recipients.iter().any(is_there))
        .count()
}

#[tokio::test]
async fn three_mails_a_day_to_one_address_one_more_for_each_who_had_none_and_six_in_all() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    create(&client, false).await.ok();
    code(&harness).await;
    let verify = format!("{LIST}/{ALIAS}/verify");
    for _ in 0..2 {
        assert_eq!(client.post(&verify, json!({})).await.status, 204);
        code(&harness).await;
    }
    let refused = client.post(&verify, json!({})).await;
    assert_eq!(refused.outcome(), "429 RESEND_LIMIT");
    assert_eq!(refused.header("retry-after"), Some("86400"));
    assert_eq!(left_to(&harness, "user.name").await, 3);
    // Another user's first email is sent at once and their second waits; an address with a +tag is the same mailbox.
    let other = harness.browser("utente@example.com").await;
    other
        .post(LIST, json!({ "sendAsEmail": "User.Name+x@partner.com" }))
        .await
        .ok();
    assert_eq!(left_to(&harness, "User.Name+x").await, 1);
    let again = format!("{LIST}/User.Name+x@partner.com/verify");
    assert_eq!(other.post(&again, json!({})).await.status, 204);
    assert_eq!(left_to(&harness, "User.Name+x").await, 1);
    // A waiting email has its place in the queue until it is withdrawn.
    assert_eq!(
        other
            .delete(&format!("{LIST}/User.Name+x@partner.com"))
            .await
            .status,
        204
    );
    // The same for others, until there are six emails in all. After that each gets the same answer, but no email is sent.
    let mut answers = Vec::new();
    for number in 1..=6 {
        let address = format!("another{number}@example.com");
        harness.add_user(&address, "Another", false).await;
        let another = harness.browser(&address).await;
        answers.push(create(&another, false).await.ok());
    }
    assert_eq!(answers[0], answers[5]);
    let all = left_to(&harness, "user.name").await + left_to(&harness, "User.Name+x").await;
    assert_eq!(all, 6);
    // The emails wait until the address has room, and their codes are valid then.
    harness.clock.advance(24.hours());
    code(&harness).await;
    let sent = harness.relay.sent().len();
    assert!(sent > 6, "{sent}");
}

#[tokio::test]
async fn what_was_withdrawn_before_it_left_takes_no_room_from_others() {
    let harness = Harness::new().await;
    // A colleague adds the address, requests two more emails before any is sent, and deletes the address; several times.
    for number in 1..=4 {
        let address = format!("another{number}@example.com");
        harness.add_user(&address, "Another", false).await;
        let colleague = harness.browser(&address).await;
        create(&colleague, false).await.ok();
        for _ in 0..2 {
            colleague.post(&format!("{LIST}/{ALIAS}/verify"), json!({})).await;
        }
        colleague.delete(&format!("{LIST}/{ALIAS}")).await;
    }
    assert_eq!(left_to(&harness, "user.name").await, 0);
    let owner = harness.browser("user@example.com").await;
    create(&owner, false).await.ok();
    for left in 1..=3 {
        assert_eq!(left_to(&harness, "user.name").await, left);
        owner.post(&format!("{LIST}/{ALIAS}/verify"), json!({})).await;
    }
    let code = code(&harness).await;
    owner.post(&own("confirm"), json!({ "code": code })).await.ok();
}

/// The alias is withdrawn while its email is being sent: the email has left and counts towards the limit.
#[tokio::test]
async fn what_left_while_it_was_withdrawn_counts() {
    let harness = Harness::new().await;
    let colleague = harness.browser("utente@example.com").await;
    create(&colleague, false).await.ok();
    harness
        .write(|db| {
            let id: i64 = sql("SELECT max(id) FROM outbox").value(db).unwrap();
            fromline_store::confirmation_mails::withdraw(db, id)?;
            fromline_services::confirmation::begin_validity(db, id, harness.app.clock.now())?;
            let counted: i64 = sql("SELECT count(*) FROM confirmation_mails WHERE withdrawn = 0")
                .value(db)
                .unwrap();
            assert_eq!(counted, 1);
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn a_mail_that_waits_is_withdrawn_with_its_code() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    create(&client, false).await.ok();
    client.post(&format!("{LIST}/{ALIAS}/verify"), json!({})).await;
    code(&harness).await;
    assert_eq!(harness.relay.sent().len(), 1, "the newest alone");
    client.post(&format!("{LIST}/{ALIAS}/verify"), json!({})).await;
    client.delete(&format!("{LIST}/{ALIAS}")).await;
    fromline_services::outbox::Outbox::of(&harness.app)
        .send_due()
        .await
        .unwrap();
    assert_eq!(harness.relay.sent().len(), 1, "nothing for an alias that is gone");
}

#[tokio::test]
async fn the_first_to_confirm_holds_the_address() {
    let harness = Harness::new().await;
    let (one, two) = (
        harness.browser("user@example.com").await,
        harness.browser("utente@example.com").await,
    );
    let first = create(&one, false).await.ok();
    let first_code = code(&harness).await;
    let second = create(&two, false).await.ok();
    let second_code = code(&harness).await;
    assert_eq!(first, second);
    one.post(&own("confirm"), json!({ "code": first_code }))
        .await
        .ok();
    assert_eq!(
        two.post(&own("confirm"), json!({ "code": "123" }))
            .await
            .outcome(),
        "400 CODE_WRONG"
    );
    assert_eq!(
        two.post(&own("confirm"), json!({ "code": second_code }))
            .await
            .outcome(),
        "409 ALIAS_TAKEN"
    );
}

#[tokio::test]
async fn the_link_confirms_only_for_its_own_user() {
    let harness = Harness::new().await;
    let (one, two) = (
        harness.browser("user@example.com").await,
        harness.browser("utente@example.com").await,
    );
    create(&one, false).await.ok();
    code(&harness).await;
    let mail = harness
        .relay
        .sent()
        .pop()
        .unwrap()
        .message
        .replace("=\r\n", "")
        .replace("=3D", "=");
    let token = mail
        .split_once("&token=")
        .unwrap()
        .1
        .lines()
        .next()
        .unwrap()
        .trim()
        .to_owned();
    create(&two, false).await.ok();
    assert_eq!(
        two.post(&own("confirm"), json!({ "token": token }))
            .await
            .outcome(),
        "400 CODE_WRONG"
    );
    one.post(&own("confirm"), json!({ "token": token })).await.ok();
}

#[tokio::test]
async fn the_mail_holds_nothing_free_and_has_no_sender() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    let body = json!({ "sendAsEmail": ALIAS, "displayName": "BUY NOW", "signature": "<b>BUY NOW</b>" });
    client.post(LIST, body).await.ok();
    code(&harness).await;
    let mail = harness.relay.sent().pop().unwrap();
    assert!(!mail.message.contains("BUY"));
    assert_eq!(
        (mail.envelope.sender, mail.envelope.recipients),
        (None, vec![ALIAS.to_owned()])
    );
}

#[tokio::test]
async fn without_a_relay_nothing_is_added() {
    let harness = Harness::new().await.without_relay();
    let client = harness.browser("user@example.com").await;
    assert_eq!(create(&client, false).await.outcome(), "400 RELAY_MISSING");
    assert_eq!(client.get(LIST).await.ok()["sendAs"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_code_that_was_mailed_to_nobody_confirms_nothing() {
    let harness = Harness::new().await;
    let client = harness.browser("user@example.com").await;
    for _ in 0..3 {
        create(&client, false).await.ok();
        client.delete(&format!("{LIST}/{ALIAS}")).await;
    }
    let unsent = create(&client, false).await.ok();
    assert_eq!(unsent["fromline"]["confirmation"]["triesLeft"], 0);
    let guess = client.post(&own("confirm"), json!({ "code": "000000000" })).await;
    assert_eq!(guess.outcome(), "400 CODE_EXPIRED");
}
