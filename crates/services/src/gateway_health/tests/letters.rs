//! Emails to a gateway's user.

use fromline_outbound::testing::CapturedMail;
use jiff::ToSpan as _;

use super::*;
use crate::outbox;

/// Sends what is due and returns the emails sent since.
async fn mailed(fixture: &Fixture) -> Vec<CapturedMail> {
    let before = fixture.relay.sent().len();
    outbox::Outbox::of(&fixture.app).send_due().await.unwrap();
    fixture.relay.sent().split_off(before)
}

fn fails(reason: Reason) -> GatewayOutcome {
    GatewayOutcome::Fails(reason)
}

async fn look(fixture: &Fixture, alias: &Alias, outcome: GatewayOutcome) {
    record(&fixture.app, alias, outcome, OutcomeSource::Check).await;
}

fn decoded(mail: &CapturedMail) -> String {
    let (head, body) = mail.message.split_once("\r\n\r\n").unwrap();
    let head = head.lines().filter(|line| !line.starts_with("Message-ID"));
    let body = quoted_printable::decode(body, quoted_printable::ParseMode::Strict).unwrap();
    let body = String::from_utf8(body).unwrap().replace("\r\n", "\n");
    format!("{}\n\n{body}", head.collect::<Vec<_>>().join("\n"))
}

#[tokio::test]
async fn a_refused_password() {
    let fixture = Fixture::new().await;
    let alias = alias(&fixture, "o'hara/x@partner.com", "smtp.partner.com").await;
    look(&fixture, &alias, fails(Reason::AuthRejected)).await;
    let mails = mailed(&fixture).await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].envelope.sender, None);
    assert_eq!(mails[0].envelope.recipients, ["user@example.com"]);
    insta::assert_snapshot!(decoded(&mails[0]), @r#"
    Date: Mon, 23 Nov 2026 09:00:00 +0000
    From: Fromline <fromline@example.com>
    To: user@example.com
    Subject: Enter the new password for o'hara/x@partner.com in Fromline
    Auto-Submitted: auto-generated
    Content-Language: en
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    Hello,

    The server smtp.partner.com, which delivers mail from o'hara/x@partner.com, refuses the username or the password that Fromline has stored. Has the password been changed there?

    Enter the new password here:

    http://127.0.0.1:8080/settings/aliases/o%27hara%2Fx@partner.com

    Until then mail from this address waits. It is not sent any other way.
    "#);
    let now = fixture.app.clock.now();
    assert_eq!(known(&fixture, &alias).await.told_password, Some(now));
    look(&fixture, &alias, fails(Reason::AuthRejected)).await;
    assert_eq!(mailed(&fixture).await.len(), 0);
    look(&fixture, &alias, WORKS).await;
    let mails = mailed(&fixture).await;
    insta::assert_snapshot!(decoded(&mails[0]), @r#"
    Date: Mon, 23 Nov 2026 09:00:00 +0000
    From: Fromline <fromline@example.com>
    To: user@example.com
    Subject: Mail from o'hara/x@partner.com is being sent again
    Auto-Submitted: auto-generated
    Content-Language: en
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    Hello,

    The server smtp.partner.com works again. Mail from o'hara/x@partner.com that was waiting goes out with the next attempts; you do not need to do anything.
    "#);
}

#[tokio::test]
async fn in_the_user_s_language_with_the_reason_s_words() {
    let fixture = Fixture::new().await;
    let user = fixture.user("user@example.com").await;
    fixture
        .write(|db| {
            let polish = fromline_core::Language::parse("pl").unwrap();
            users::set_language(db, user.id, polish)?;
            Ok(())
        })
        .await;
    let alias = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    look(&fixture, &alias, fails(Reason::Timeout)).await;
    fixture.clock.advance(30.minutes());
    look(&fixture, &alias, fails(Reason::HostNotFound)).await;
    let mails = mailed(&fixture).await;
    insta::assert_snapshot!(decoded(&mails[0]), @r#"
    Date: Mon, 23 Nov 2026 09:30:00 +0000
    From: Fromline <fromline@example.com>
    To: user@example.com
    Subject: Poczta z adresu user.name@partner.com czeka: serwer jej nie
     przyjmuje
    Auto-Submitted: auto-generated
    Content-Language: pl
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    Dzień dobry,

    od co najmniej pół godziny Fromline nie może połączyć się ani zalogować do serwera smtp.partner.com, który dostarcza pocztę z adresu user.name@partner.com. Ostatnia przyczyna:

    Pod tą nazwą nie można znaleźć serwera. Sprawdź pisownię w instrukcji dostawcy poczty.

    Nazwę serwera i port można zmienić tutaj:

    http://127.0.0.1:8080/settings/aliases/user.name@partner.com

    Dopóki serwer znów nie zadziała, poczta z tego adresu czeka. Nie jest wysyłana w inny sposób. Fromline próbuje dalej i napisze, gdy się uda.
    "#);
}

#[tokio::test]
async fn a_certificate_that_ends() {
    let fixture = Fixture::new().await;
    let alias = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    for (days, words) in [
        (1, "expires in 1 day, on 2026-11-24."),
        (9, "expires in 9 days, on 2026-12-02."),
    ] {
        let ends = fixture.app.clock.now() + (days * 24 + 5).hours();
        let outcome = GatewayOutcome::Works {
            certificate_expires: Some(ends),
        };
        look(&fixture, &alias, outcome).await;
        let mail = decoded(&mailed(&fixture).await[0]);
        assert!(mail.contains(words), "{mail}");
    }
}

#[tokio::test]
async fn three_about_an_address_and_ten_to_a_user_in_a_day() {
    let fixture = Fixture::new().await;
    let mut count = 0;
    for number in 0..5 {
        let alias = alias(&fixture, &format!("user{number}@partner.com"), "smtp.partner.com").await;
        for _ in 0..5 {
            look(&fixture, &alias, fails(Reason::AuthRejected)).await;
            count += mailed(&fixture).await.len();
            look(&fixture, &alias, WORKS).await;
            // An email that follows another (“works again”) is not counted, and cannot come more often.
            mailed(&fixture).await;
        }
    }
    assert_eq!(count, 10);
    let last = alias(&fixture, "last@partner.com", "smtp.partner.com").await;
    look(&fixture, &last, fails(Reason::AuthRejected)).await;
    assert_eq!(known(&fixture, &last).await.told_password, None);
    fixture.clock.advance(24.hours());
    look(&fixture, &last, fails(Reason::AuthRejected)).await;
    assert_eq!(mailed(&fixture).await.len(), 1, "what did not fit comes later");
}

#[tokio::test]
async fn nobody_is_told_of_an_address_that_is_not_confirmed_and_nothing_without_a_relay() {
    let fixture = Fixture::new().await;
    let mut pending = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    pending.accepted = false;
    fixture.write(|db| aliases::update(db, &pending)).await;
    look(&fixture, &pending, fails(Reason::AuthRejected)).await;
    assert_eq!(mailed(&fixture).await.len(), 0);

    let fixture = Fixture::new().await.without_relay();
    let alias = alias(&fixture, "user.name@partner.com", "smtp.partner.com").await;
    look(&fixture, &alias, fails(Reason::AuthRejected)).await;
    assert_eq!(known(&fixture, &alias).await.told_password, None);
}
