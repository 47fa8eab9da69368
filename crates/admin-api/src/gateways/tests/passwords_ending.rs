//! Who is mailed that a provider stops taking passwords, once, in which words, and who no longer is.

use fromline_base::{idn::to_ascii, testing::address_key};
use fromline_core::{
    Language,
    directory::UnitId,
    gateway::{Gateway, Host, Security},
    role::Role,
};
use fromline_outbound::testing::{CapturedMail, FakeProvider};
use fromline_services::{notices::queue_due, outbox::Outbox};
use fromline_store::{roles, users};
use jiff::{ToSpan as _, civil::date};
use serde_json::{Value, json};

use crate::tests::{Harness, TestClient};

const NOTIFY: &str = "/api/v1/gateways/notifyPasswordsEnding";

fn at(host: &str) -> Gateway {
    Gateway {
        host: Host::parse(host, &to_ascii).unwrap(),
        port: 465,
        security: Security::Implicit,
    }
}

/// `user@` has two addresses with a password at the provider and one elsewhere, `utente@` one, `admin@` none.
async fn town() -> (Harness, TestClient) {
    let providers = FakeProvider::taking_passwords_until(Some(date(2026, 12, 31)));
    let harness = Harness::new().await.with_providers(providers);
    harness.allow_gateways().await;
    for (user, address, host) in [
        ("user@example.com", "one@partner.com", "smtp.partner.com"),
        ("user@example.com", "two@partner.com", "smtp.partner.com"),
        ("user@example.com", "three@partner.org", "smtp.partner.org"),
        ("utente@example.com", "nome@partner.com", "smtp.partner.com"),
    ] {
        harness.add_alias(user, address, Some((at(host), "u", "p"))).await;
    }
    let admin = harness.browser("admin@example.com").await;
    (harness, admin)
}

fn body(sentence: &str) -> Value {
    json!({ "registration": "partner", "notify": { "sentence": sentence } })
}

/// What the administrator reads of it.
async fn ending(admin: &TestClient) -> Value {
    let page = admin.get("/api/v1/gateways").await.ok();
    page["passwordsEnding"][0].clone()
}

/// Everything that is to be told leaves; the mails of this round, by recipient.
async fn deliver(harness: &Harness) -> Vec<CapturedMail> {
    let before = harness.relay.sent().len();
    while queue_due(&harness.app).await.unwrap() {
        Outbox::of(&harness.app).send_due().await.unwrap();
    }
    Outbox::of(&harness.app).send_due().await.unwrap();
    let mut sent = harness.relay.sent().split_off(before);
    sent.sort_by_key(|mail| mail.envelope.recipients.clone());
    sent
}

/// The text, decoded far enough for ASCII.
fn text(mail: &CapturedMail) -> String {
    let (_, text) = mail.message.split_once("\r\n\r\n").unwrap();
    text.replace("=\r\n", "")
        .replace("\r\n", "\n")
        .replace("=3D", "=")
}

#[tokio::test]
async fn each_user_is_mailed_once_about_their_own_addresses() {
    let (harness, admin) = town().await;
    let before = ending(&admin).await;
    assert_eq!(
        (
            &before["registration"],
            &before["users"],
            &before["unnotified"],
            before.get("notices")
        ),
        (&json!("partner"), &json!(2), &json!(2), None)
    );
    harness
        .write(|db| {
            let id = users::by_address(db, &address_key("utente@example.com"))?
                .expect("a user")
                .id;
            users::set_language(db, id, Language::parse("it").expect("Italian"))
        })
        .await;
    let answer = admin
        .post(NOTIFY, body("Ask 12.\r\n.\r\nBcc: all@example.org"))
        .await;
    assert_eq!(answer.ok(), json!({ "notified": 2 }));
    let sent = deliver(&harness).await;
    let to: Vec<_> = sent
        .iter()
        .map(|mail| mail.envelope.recipients.join(" "))
        .collect();
    assert_eq!(to, ["user@example.com", "utente@example.com"]);
    insta::assert_snapshot!(text(&sent[0]), @r"
    Hello,

    Partner switches passwords for SMTP off by default after 2026-12-31. Fromline still signs in there with a password to send mail from these 2 addresses:

    one@partner.com
    two@partner.com

    Open your list of addresses, choose =E2=80=9CContinue with Partner=E2=80=9D there and sign in. There are no settings to enter again:

    http://127.0.0.1:8080/settings/aliases

    Once the password is refused, this mail waits. It is not sent any other way.

    admin@example.com adds:

    > Ask 12.
    > .
    > Bcc: all@example.org
    ");
    let italian = text(&sent[1]);
    assert!(
        italian.contains("nome@partner.com") && !italian.contains("one@partner.com\n"),
        "{italian}"
    );
    assert!(italian.contains("Continua con Partner"), "{italian}");
    // Once: whoever was told is not told again, for thirty days.
    let after = ending(&admin).await;
    assert_eq!(after["unnotified"], 0);
    assert_eq!(
        (&after["notices"]["total"], &after["notices"]["sent"]),
        (&json!(2), &json!(2))
    );
    assert_eq!(admin.post(NOTIFY, body("")).await.ok(), json!({ "notified": 0 }));
    assert!(deliver(&harness).await.is_empty());
    // Who comes later is.
    harness
        .add_alias(
            "admin@example.com",
            "late@partner.com",
            Some((at("smtp.partner.com"), "u", "p")),
        )
        .await;
    assert_eq!(admin.post(NOTIFY, body("")).await.ok(), json!({ "notified": 1 }));
    assert_eq!(deliver(&harness).await.len(), 1);
    harness.clock.advance((31 * 24).hours());
    let admin = harness.browser("admin@example.com").await;
    assert_eq!(ending(&admin).await["unnotified"], 3, "a reminder");
    // None of this is about the policy.
    let policy = admin.get("/api/v1/policies/root/notices").await.ok();
    assert_eq!(policy["total"], 0);
}

#[tokio::test]
async fn whom_it_does_not_concern_when_it_is_their_turn_is_not_mailed() {
    let (harness, admin) = town().await;
    harness.set_disabled("utente@example.com", true).await;
    assert_eq!(ending(&admin).await["unnotified"], 1, "who cannot sign in");
    admin.post(NOTIFY, body("")).await.ok();
    // Both of their addresses go to another server before the mail is written.
    let user = harness.program("user@example.com").await;
    for address in ["one@partner.com", "two@partner.com"] {
        let path = format!("/gmail/v1/users/me/settings/sendAs/{address}");
        let msa = json!({ "host": "smtp.partner.org", "port": 465, "securityMode": "ssl", "username": "u", "password": "p" });
        user.patch(&path, json!({ "smtpMsa": msa })).await.ok();
    }
    assert!(deliver(&harness).await.is_empty());
    assert_eq!(
        admin.get("/api/v1/gateways").await.ok()["passwordsEnding"][0]["unnotified"],
        0
    );
    // While gateways are forbidden nobody could connect one.
    harness.set_disabled("utente@example.com", false).await;
    assert_eq!(ending(&admin).await["unnotified"], 1);
    let forbid = json!({ "policy": { "setting": { "type": "settings/gmail.per_user_outbound_gateway",
        "value": { "allowUsersToUseExternalSmtpServers": false } } } });
    admin.post("/api/v1/policies/root/change", forbid).await.ok();
    assert_eq!(ending(&admin).await["unnotified"], 0);
    assert_eq!(admin.post(NOTIFY, body("")).await.ok(), json!({ "notified": 0 }));
}

#[tokio::test]
async fn who_may_not_ask_for_it_and_what_is_refused() {
    let (harness, admin) = town().await;
    let user = harness.browser("user@example.com").await;
    assert_eq!(user.post(NOTIFY, body("")).await.outcome(), "403 FORBIDDEN");
    // The numbers are of everybody, whom an administrator of a unit does not look after.
    let unit = json!({ "name": "Sales", "parentOrgUnitPath": "/" });
    let units = "/admin/directory/v1/customer/my_customer/orgunits";
    admin.post(units, unit).await.ok();
    let utente = harness.user("utente@example.com").await.id;
    let role = (Role::UnitAdministrator, UnitId::new(2));
    let given = (harness.app.clock.now(), "fromline");
    harness
        .write(|db| roles::give(db, utente, role, None, given))
        .await;
    let sales = harness.browser("utente@example.com").await;
    assert_eq!(sales.post(NOTIFY, body("")).await.outcome(), "403 FORBIDDEN");
    assert_eq!(ending(&sales).await, Value::Null);
    assert_ne!(ending(&admin).await, Value::Null);
    let unknown = json!({ "registration": "nobody", "notify": { "sentence": "" } });
    assert_eq!(admin.post(NOTIFY, unknown).await.outcome(), "404 NOT_FOUND");
    let long = admin.post(NOTIFY, body(&"x".repeat(501))).await;
    assert_eq!(long.outcome(), "400 TOO_LONG");
    assert!(deliver(&harness).await.is_empty());
    let mute = harness.without_relay();
    let admin = mute.browser("admin@example.com").await;
    assert!(
        admin
            .post(NOTIFY, body(""))
            .await
            .outcome()
            .ends_with("RELAY_MISSING")
    );
    // A provider of which nobody knows an end.
    let silent = mute.with_providers(FakeProvider::registered());
    let admin = silent.browser("admin@example.com").await;
    assert_eq!(ending(&admin).await, Value::Null);
}
