//! Who is notified of a change, once and in which words; and what happens when the next change comes first.

use fromline_base::{idn::to_ascii, testing::address_key};
use fromline_core::{
    Reason,
    gateway::{Gateway, Host, Security},
};
use fromline_outbound::testing::CapturedMail;
use fromline_services::{
    notices::{AT_ONCE, queue_due},
    outbox,
};
use fromline_store::{sql, users};
use jiff::ToSpan as _;
use serde_json::{Value, json};

use crate::tests::{Harness, TestClient};

const CHANGE: &str = "/api/v1/policies/root/change";
const NOTICES: &str = "/api/v1/policies/root/notices";
const COUNT: &str = "/api/v1/policies/root/impactCount";
const SETTING: &str = "settings/gmail.per_user_outbound_gateway";

fn body(allowed: bool, mail: &str, notify: Option<&str>) -> Value {
    let value = json!({ "allowUsersToUseExternalSmtpServers": allowed, "suspendedMail": mail });
    let mut body = json!({ "policy": { "setting": { "type": SETTING, "value": value } } });
    if let Some(sentence) = notify {
        body["notify"] = json!({ "sentence": sentence });
    }
    body
}

fn gateway() -> Gateway {
    Gateway {
        host: Host::parse("smtp.partner.com", &to_ascii).unwrap(),
        port: 465,
        security: Security::Implicit,
    }
}

/// Creates `user@` with two confirmed addresses with a gateway, `utente@` with one, and an unaffected address without one.
async fn town() -> (Harness, TestClient) {
    let harness = Harness::new().await;
    harness.allow_gateways().await;
    for (user, address) in [
        ("user@example.com", "user.name@partner.com"),
        ("user@example.com", "other@partner.com"),
        ("utente@example.com", "nome@partner.com"),
    ] {
        harness
            .add_alias(user, address, Some((gateway(), "u", "p")))
            .await;
    }
    harness
        .add_alias("admin@example.com", "plain@partner.com", None)
        .await;
    let admin = harness.browser("admin@example.com").await;
    (harness, admin)
}

/// Sends all pending notices and returns the emails of this round, sorted by recipient.
async fn deliver(harness: &Harness) -> Vec<CapturedMail> {
    let before = harness.relay.sent().len();
    while queue_due(&harness.app).await.unwrap() {
        outbox::Outbox::of(&harness.app).send_due().await.unwrap();
    }
    outbox::Outbox::of(&harness.app).send_due().await.unwrap();
    let mut sent = harness.relay.sent().split_off(before);
    sent.sort_by_key(|mail| mail.envelope.recipients.clone());
    sent
}

fn recipients(sent: &[CapturedMail]) -> Vec<&str> {
    sent.iter()
        .map(|mail| mail.envelope.recipients[0].as_str())
        .collect()
}

/// Returns the text, decoded far enough for ASCII.
fn text(mail: &CapturedMail) -> String {
    let (_, text) = mail.message.split_once("\r\n\r\n").unwrap();
    text.replace("=\r\n", "")
        .replace("\r\n", "\n")
        .replace("=3D", "=")
}

#[tokio::test]
async fn figure_queue_and_mails_agree_and_nobody_is_told_twice() {
    let (harness, admin) = town().await;
    let counted = admin.get(COUNT).await.ok();
    assert_eq!((&counted["users"], &counted["aliases"]), (&json!(2), &json!(3)));
    let answer = admin.post(CHANGE, body(false, "REFUSE", Some(""))).await.ok();
    assert_eq!(answer["notified"], 2);
    assert_eq!(
        answer["policy"]["setting"]["value"]["allowUsersToUseExternalSmtpServers"],
        false
    );
    let sent = deliver(&harness).await;
    assert_eq!(recipients(&sent), ["user@example.com", "utente@example.com"]);
    let first = text(&sent[0]);
    assert!(
        first.contains("user.name@partner.com\nother@partner.com"),
        "{first}"
    );
    assert!(!first.contains("nome@partner.com"), "{first}");
    assert!(
        first.contains("http://127.0.0.1:8080/settings/aliases"),
        "{first}"
    );
    assert!(deliver(&harness).await.is_empty());
    let notices = admin.get(NOTICES).await.ok();
    insta::assert_json_snapshot!(notices, @r#"
    {
      "at": "2026-11-23T09:00:00Z",
      "failed": 0,
      "sent": 2,
      "total": 2,
      "withdrawn": 0
    }
    "#);
    // The same policy again changes nothing, so nobody is notified.
    let again = admin.post(CHANGE, body(false, "REFUSE", Some(""))).await.ok();
    assert_eq!(again["notified"], 0);
    // What happens to these users' mail changes.
    let behalf = admin.post(CHANGE, body(false, "ON_BEHALF", Some(""))).await.ok();
    assert_eq!(behalf["notified"], 2);
    assert_eq!(deliver(&harness).await.len(), 2);
    let on = admin.post(CHANGE, body(true, "ON_BEHALF", Some(""))).await.ok();
    assert_eq!(on["notified"], 2);
    let sent = deliver(&harness).await;
    assert!(sent[0].message.contains("allowed again"), "{}", sent[0].message);
    // Without a request nobody is notified, nor by Google's own method.
    let quiet = admin.post(CHANGE, body(false, "REFUSE", None)).await.ok();
    assert_eq!(quiet["notified"], 0);
    admin
        .patch("/v1/policies/root", body(true, "REFUSE", None)["policy"].clone())
        .await
        .ok();
    assert!(deliver(&harness).await.is_empty());
}

#[tokio::test]
async fn each_in_their_language_with_the_administrators_words_marked() {
    let (harness, admin) = town().await;
    harness
        .write(|db| {
            for (user, language) in [("user@example.com", "pl"), ("utente@example.com", "it")] {
                let id = users::by_address(db, &address_key(user))?.unwrap().id;
                let language = fromline_core::Language::parse(language).unwrap();
                users::set_language(db, id, language)?;
            }
            Ok(())
        })
        .await;
    let said = "Call 12.\r\n\r\n--\r\nFrom: boss@bank.com\r\n.\r\nBcc: all@example.org";
    admin
        .post(CHANGE, body(false, "ON_BEHALF", Some(said)))
        .await
        .ok();
    let sent = deliver(&harness).await;
    for (mail, language) in sent.iter().zip(["pl", "it"]) {
        let (head, _) = mail.message.split_once("\r\n\r\n").unwrap();
        assert!(head.contains(&format!("Content-Language: {language}")), "{head}");
        assert!(!head.contains("boss") && !head.contains("Bcc"), "{head}");
        assert_eq!(mail.envelope.recipients.len(), 1);
        assert_eq!(mail.envelope.sender, None);
        let text = text(mail);
        assert!(text.contains("admin@example.com"), "{text}");
        for line in ["> Call 12.", "> From: boss@bank.com", "> Bcc: all@example.org"] {
            assert!(text.lines().any(|found| found == line), "{text}");
        }
    }
    assert!(text(&sent[1]).contains("Messaggio di"), "{}", text(&sent[1]));
}

#[tokio::test]
async fn what_no_longer_holds_is_not_told() {
    let (harness, admin) = town().await;
    admin
        .post(CHANGE, body(false, "REFUSE", Some("first")))
        .await
        .ok();
    // One round: both emails are on their way, and the relay accepts none.
    for _ in 0..2 {
        harness.relay.script.fail(Reason::ConnectFailed, true);
    }
    queue_due(&harness.app).await.unwrap();
    outbox::Outbox::of(&harness.app).send_due().await.unwrap();
    harness.relay.script.forget();
    admin
        .post(CHANGE, body(true, "REFUSE", Some("second")))
        .await
        .ok();
    harness.clock.advance(10.minutes());
    let sent = deliver(&harness).await;
    assert_eq!(sent.len(), 2);
    assert!(sent.iter().all(|mail| text(mail).contains("> second")));
    let notices = admin.get(NOTICES).await.ok();
    assert_eq!((&notices["sent"], &notices["withdrawn"]), (&json!(2), &json!(0)));
    // A change without notices withdraws earlier ones, too.
    admin.post(CHANGE, body(false, "REFUSE", Some(""))).await.ok();
    admin.delete("/v1/policies/root").await.ok();
    admin.post(CHANGE, body(true, "REFUSE", None)).await.ok();
    assert!(deliver(&harness).await.is_empty());
    let notices = admin.get(NOTICES).await.ok();
    assert_eq!((&notices["total"], &notices["withdrawn"]), (&json!(2), &json!(2)));
}

#[tokio::test]
async fn a_few_at_a_time_so_that_a_code_never_waits_behind_thousands() {
    let harness = Harness::new().await;
    harness.allow_gateways().await;
    for number in 0..AT_ONCE + 10 {
        let user = format!("u{number}@example.com");
        harness.add_user(&user, "", false).await;
        let alias = format!("u{number}@partner.com");
        harness
            .add_alias(&user, &alias, Some((gateway(), "u", "p")))
            .await;
    }
    let admin = harness.browser("admin@example.com").await;
    let answer = admin.post(CHANGE, body(false, "REFUSE", Some(""))).await.ok();
    assert_eq!(answer["notified"], AT_ONCE + 10);
    assert!(queue_due(&harness.app).await.unwrap());
    assert!(queue_due(&harness.app).await.unwrap());
    let waiting: u32 = harness
        .read(|db| sql("SELECT COUNT(*) FROM outbox").value(db))
        .await;
    assert_eq!(waiting, AT_ONCE);
    assert_eq!(
        deliver(&harness).await.len(),
        usize::try_from(AT_ONCE + 10).unwrap()
    );
}

#[tokio::test]
async fn who_is_disabled_or_has_nothing_left_is_not_told() {
    let (harness, admin) = town().await;
    harness.set_disabled("utente@example.com", true).await;
    assert_eq!(admin.get(COUNT).await.ok()["users"], 1);
    let answer = admin.post(CHANGE, body(false, "REFUSE", Some(""))).await.ok();
    assert_eq!(answer["notified"], 1);
    let user = harness.program("user@example.com").await;
    for address in ["user.name@partner.com", "other@partner.com"] {
        let path = format!("/gmail/v1/users/me/settings/sendAs/{address}");
        assert_eq!(user.delete(&path).await.status, 204);
    }
    assert!(deliver(&harness).await.is_empty());
    assert_eq!(admin.get(NOTICES).await.ok()["withdrawn"], 1);
}

#[tokio::test]
async fn refusals() {
    let (harness, admin) = town().await;
    for (sentence, outcome) in [
        ("x".repeat(501), "400 TOO_LONG"),
        ("a\u{202e}b".to_owned(), "400 CHARACTER_FORBIDDEN"),
    ] {
        let answer = admin.post(CHANGE, body(false, "REFUSE", Some(&sentence))).await;
        assert_eq!(answer.outcome(), outcome);
        assert!(answer.text().contains("notify.sentence"), "{}", answer.text());
    }
    assert_eq!(
        admin.get("/v1/policies/root").await.ok()["setting"]["value"]["allowUsersToUseExternalSmtpServers"],
        true,
        "nothing was written"
    );
    let user = harness.program("user@example.com").await;
    assert_eq!(
        user.post(CHANGE, body(false, "REFUSE", None)).await.outcome(),
        "403 FORBIDDEN"
    );
    assert_eq!(user.get(NOTICES).await.outcome(), "403 FORBIDDEN");
    for round in 0..20 {
        let answer = admin
            .post(CHANGE, body(round % 2 == 1, "REFUSE", Some("")))
            .await
            .ok();
        assert_eq!(answer["notified"], 2);
    }
    let flood = admin.post(CHANGE, body(false, "REFUSE", Some(""))).await;
    assert_eq!(flood.outcome(), "429 RATE_LIMITED");
    admin.post(CHANGE, body(false, "REFUSE", None)).await.ok();
    let harness = harness.without_relay();
    let admin = harness.browser("admin@example.com").await;
    let answer = admin.post(CHANGE, body(true, "REFUSE", Some(""))).await;
    assert_eq!(answer.reason().as_deref(), Some("RELAY_MISSING"));
}

#[tokio::test]
async fn whose_gateway_or_address_an_administrator_takes_away_is_told() {
    let (harness, admin) = town().await;
    let remove = "/api/v1/gateways/remove";
    let of = |address: &str, notify: bool| {
        let mut body = json!({ "user": "user@example.com", "address": address });
        if notify {
            body["notify"] = json!({ "sentence": "Ask me." });
        }
        body
    };
    let answer = admin.post(remove, of("user.name@partner.com", true)).await.ok();
    assert_eq!(answer["notified"], 1);
    let sent = deliver(&harness).await;
    assert_eq!(recipients(&sent), ["user@example.com"]);
    let said = text(&sent[0]);
    assert!(
        said.contains("user.name@partner.com") && said.contains("> Ask me."),
        "{said}"
    );
    let again = admin.post(remove, of("user.name@partner.com", true)).await;
    assert_eq!(again.outcome(), "404 NOT_FOUND");
    let user = harness.program("user@example.com").await;
    let alias = user
        .get("/gmail/v1/users/me/settings/sendAs/user.name@partner.com")
        .await
        .ok();
    assert_eq!(alias["smtpMsa"], Value::Null);
    assert_eq!(
        user.post(remove, of("other@partner.com", true)).await.outcome(),
        "403 FORBIDDEN"
    );
    assert_eq!(
        admin.post(remove, of("other@partner.com", false)).await.ok()["notified"],
        0
    );
    assert!(deliver(&harness).await.is_empty());

    let path = "/gmail/v1/users/utente@example.com/settings/sendAs/nome@partner.com";
    assert_eq!(admin.delete(path).await.status, 204);
    let sent = deliver(&harness).await;
    assert_eq!(recipients(&sent), ["utente@example.com"]);
    assert!(text(&sent[0]).contains("nome@partner.com"));
    // Users who delete their own alias are not notified.
    let own = "/gmail/v1/users/me/settings/sendAs/other@partner.com";
    assert_eq!(user.delete(own).await.status, 204);
    assert!(deliver(&harness).await.is_empty());
}
