mod uploads;

use std::fmt::Write as _;

use base64::{
    Engine as _,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE},
};
use fromline_base::idn::to_ascii;
use fromline_core::gateway::{Gateway, Host, Security};
use serde_json::json;

use crate::tests::Harness;

const PATH: &str = "/gmail/v1/users/me/messages/send";

fn raw(message: &str) -> serde_json::Value {
    json!({ "raw": BASE64_URL_SAFE.encode(message.replace('\n', "\r\n")) })
}

#[tokio::test]
async fn the_primary_address_by_the_organisation_s_servers() {
    let harness = Harness::new().await;
    let user = harness.program("user@example.com").await;
    let message = "From: Somebody <USER@example.com>\nTo: A <a@partner.com>, a@partner.com\nBcc: secret@partner.com\n\
                   Sender: admin@example.com\nDate: Thu, 26 Nov 2026 05:00:00 +0000\nMessage-ID: <1@example.com>\n\nHello\n";
    let answer = user.post(PATH, raw(message)).await.ok();
    assert_eq!(answer["labelIds"], json!(["SENT"]));
    assert_eq!(answer["id"].as_str().map(str::len), Some(16));
    let sent = harness.relay.sent().pop().unwrap();
    assert_eq!(sent.envelope.sender.as_deref(), Some("user@example.com"));
    assert_eq!(sent.envelope.recipients, ["a@partner.com", "secret@partner.com"]);
    insta::assert_snapshot!(sent.message.replace("\r\n", "\n"), @r"
    From: Somebody <user@example.com>
    To: A <a@partner.com>, a@partner.com
    Date: Thu, 26 Nov 2026 05:00:00 +0000
    Message-ID: <1@example.com>

    Hello
    ");
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one table, and what is told of each row")]
async fn what_is_refused() {
    let harness = Harness::new().await;
    let user = harness.program("user@example.com").await;
    let mut refusals = String::new();
    for (name, body) in [
        ("nothing", json!({})),
        ("no base64", json!({ "raw": "!" })),
        (
            "both line ends",
            json!({ "raw": BASE64_URL_SAFE.encode("From: user@example.com\r\nTo: a@b.cd\n\nx") }),
        ),
        (
            "a lone CR",
            json!({ "raw": BASE64_URL_SAFE.encode("From: user@example.com\nTo: a@b.cd\n\nx\ry") }),
        ),
        ("NUL", raw("From: user@example.com\nTo: a@b.cd\n\nx\0")),
        (
            "two From, one empty",
            raw("From:\nFrom: user@example.com\nTo: a@b.cd\n\nx"),
        ),
        ("only a body", raw("\nx")),
        (
            "two From",
            raw("From: user@example.com\nFrom: user@example.com\nTo: a@b.cd\n\nx"),
        ),
        (
            "two authors",
            raw("From: user@example.com, b@c.de\nTo: a@b.cd\n\nx"),
        ),
        ("a group", raw("From: Us: user@example.com;\nTo: a@b.cd\n\nx")),
        (
            "a control character",
            raw("From: U\u{1b} <user@example.com>\nTo: a@b.cd\n\nx"),
        ),
        (
            "a long From",
            raw(&format!(
                "From: {} <user@example.com>\nTo: a@b.cd\n\nx",
                "User\n ".repeat(2000)
            )),
        ),
        (
            "another address as a name",
            raw("From: \"boss@bank.com\" <user@example.com>\nTo: a@b.cd\n\nx"),
        ),
        (
            "another address as a name, encoded",
            raw("From: =?utf-8?q?boss=40bank=E2=80=A4com?= <user@example.com>\nTo: a@b.cd\n\nx"),
        ),
        (
            "sent on by somebody else",
            raw("From: user@example.com\nResent-From: utente@example.com\nTo: a@b.cd\n\nx"),
        ),
        (
            "sent on by somebody else, who is not the first",
            raw(
                "From: user@example.com\nResent-From: user@example.com\nresent-sender: utente@example.com\nTo: a@b.cd\n\nx",
            ),
        ),
        (
            "sent on under another address as a name",
            raw("From: user@example.com\nResent-From: \"boss@bank.com\" <user@example.com>\nTo: a@b.cd\n\nx"),
        ),
        (
            "somebody else's, sent on by the user",
            raw("From: utente@example.com\nResent-From: user@example.com\nTo: a@b.cd\n\nx"),
        ),
        (
            "8 bits in the address",
            raw("From: User <użytkownik@example.com>\nTo: a@b.cd\n\nx"),
        ),
        ("somebody else", raw("From: admin@example.com\nTo: a@b.cd\n\nx")),
        ("a subaddress", raw("From: user+tag@example.com\nTo: a@b.cd\n\nx")),
        ("no recipient", raw("From: user@example.com\n\nx")),
        ("no address", raw("From: user@example.com\nTo: a b@c.de\n\nx")),
        (
            "more than is read",
            raw(&format!(
                "From: user@example.com\nTo: a@b.cd{}\n\nx",
                ",\n a@b.cd".repeat(250)
            )),
        ),
        (
            "a long line",
            raw(&format!(
                "From: user@example.com\nTo: a@b.cd\n\n{}",
                "x".repeat(999)
            )),
        ),
        (
            "a long head",
            raw(&format!(
                "From: user@example.com\nTo: a@b.cd\n{}\nx",
                "X: y\n".repeat(20_000)
            )),
        ),
    ] {
        let answer = user.post(PATH, body).await;
        let json = answer.json();
        let reason = &json["error"]["details"][0]["reason"];
        let status = answer.status.as_u16();
        let _ = writeln!(refusals, "{name}: {status} {}", reason.as_str().unwrap_or("?"));
    }
    assert!(harness.relay.sent().is_empty());
    insta::assert_snapshot!(refusals, @r"
    nothing: 400 REQUIRED
    no base64: 400 BODY_INVALID
    both line ends: 400 LINE_ENDS_INVALID
    a lone CR: 400 LINE_ENDS_INVALID
    NUL: 400 CHARACTER_FORBIDDEN
    two From, one empty: 400 FROM_SEVERAL
    only a body: 400 HEADERS_NONE
    two From: 400 FROM_SEVERAL
    two authors: 400 FROM_SEVERAL
    a group: 400 FROM_SEVERAL
    a control character: 400 FROM_CONTROL
    a long From: 400 FROM_TOO_LONG
    another address as a name: 400 NAME_CONTAINS_ADDRESS
    another address as a name, encoded: 400 NAME_CONTAINS_ADDRESS
    sent on by somebody else: 400 RESENT_NOT_OWN
    sent on by somebody else, who is not the first: 400 RESENT_NOT_OWN
    sent on under another address as a name: 400 RESENT_NOT_OWN
    somebody else's, sent on by the user: 400 REDIRECTED
    8 bits in the address: 400 FROM_NOT_ASCII
    somebody else: 400 FROM_NOT_OWN
    a subaddress: 400 FROM_NOT_OWN
    no recipient: 400 REQUIRED
    no address: 400 ADDRESS_SPACE
    more than is read: 400 TOO_LONG
    a long line: 400 LINE_TOO_LONG
    a long head: 400 HEADERS_TOO_LONG
    ");
}

/// Google's own sample uses `message.as_bytes()`: lines end in LF, there is no From, and either base64 alphabet is used.
#[tokio::test]
async fn what_google_s_sample_sends() {
    let harness = Harness::new().await;
    let user = harness.program("user@example.com").await;
    let written =
        "Content-Type: text/plain; charset=\"utf-8\"\nTo: a@partner.com\nSubject: \u{7e}?\u{7e}?>\n\nhello\n";
    let sent = async |encoded: String| {
        user.post(PATH, json!({ "raw": encoded })).await.ok();
        harness.relay.sent().pop().unwrap()
    };
    for from in ["", "From:\n", "from: \t\n", "From: user@example.com\n"] {
        let written = format!("{from}{written}");
        let url_safe = BASE64_URL_SAFE.encode(&written);
        let standard = BASE64_STANDARD.encode(&written);
        assert_ne!(url_safe, standard);
        for encoded in [url_safe.trim_end_matches('=').to_owned(), url_safe, standard] {
            let sent = sent(encoded).await;
            assert_eq!(sent.envelope.sender.as_deref(), Some("user@example.com"));
            let (head, body) = sent.message.split_once("\r\n\r\n").unwrap();
            assert_eq!(body, "hello\r\n");
            assert!(!head.replace("\r\n", "").contains(['\r', '\n']));
            let own: Vec<&str> = head.lines().filter(|line| line.starts_with("From")).collect();
            assert_eq!(own, ["From: User Name <user@example.com>"]);
            let id = head.lines().find(|line| line.starts_with("Message-ID")).unwrap();
            assert!(id.ends_with("@example.com>"), "{id}");
        }
    }
}

#[tokio::test]
async fn without_from_it_is_from_the_default_address() {
    let harness = Harness::new().await;
    harness.allow_gateways().await;
    harness
        .add_alias("user@example.com", "user.name@partner.com", None)
        .await;
    let user = harness.program("user@example.com").await;
    let alias = "/gmail/v1/users/me/settings/sendAs/user.name@partner.com";
    user.patch(alias, json!({ "isDefault": true })).await.ok();
    user.post(PATH, raw("To: a@b.cd\nSubject: x\n\nx")).await.ok();
    let sent = harness.relay.sent().pop().unwrap();
    insta::assert_snapshot!(sent.message.lines().filter(|line| !line.starts_with("Message-ID")).collect::<Vec<_>>().join("\n"), @r"
    Sender: User Name <user@example.com>
    From: User Name <user.name@partner.com>
    Date: Mon, 23 Nov 2026 09:00:00 +0000
    To: a@b.cd
    Subject: x

    x
    ");
}

#[tokio::test]
async fn a_mail_merge_passes_by_either_route_and_a_flood_waits() {
    let harness = Harness::new().await;
    harness.allow_gateways().await;
    let gateway = Gateway {
        host: Host::parse("smtp.partner.com", &to_ascii).unwrap(),
        port: 465,
        security: Security::Implicit,
    };
    let account = Some((gateway, "name", "password"));
    harness
        .add_alias("user@example.com", "alias@partner.com", account)
        .await;
    let user = harness.program("user@example.com").await;
    let message = |from: &str, number: usize| raw(&format!("From: {from}\nTo: a{number}@b.cd\n\nx"));
    for number in 0..100 {
        for from in ["alias@partner.com", "user@example.com"] {
            user.post(PATH, message(from, number)).await.ok();
        }
    }
    assert_eq!(
        (harness.gateways.sent().len(), harness.relay.sent().len()),
        (100, 100)
    );
    let refused = user.post(PATH, message("user@example.com", 0)).await;
    assert_eq!(refused.outcome(), "429 RATE_LIMITED");
    assert_eq!(refused.header("retry-after"), Some("2"));
    harness.clock.advance(jiff::Span::new().seconds(2));
    user.post(PATH, message("user@example.com", 0)).await.ok();
    // Checks and test messages have limits of their own.
    let test = "/api/v1/users/me/settings/sendAs/alias@partner.com/sendTest";
    let to = json!({ "to": "user@example.com" });
    for _ in 0..10 {
        user.post(test, to.clone()).await.ok();
    }
    let refused = user.post(test, to).await;
    assert_eq!(
        (refused.outcome().as_str(), refused.header("retry-after")),
        ("429 RATE_LIMITED", Some("60"))
    );
}

/// Programs differ in how they show a comment beside an address, and nobody has verified a comment.
#[tokio::test]
async fn which_name_a_message_leaves_with() {
    let harness = Harness::new().await;
    let user = harness.program("user@example.com").await;
    let mut left = String::new();
    for from in [
        "user@example.com",
        "user@example.com (<utente@example.com>)",
        "user@example.com (Somebody)",
        "Somebody (else) <user@example.com>",
        "\"Some\n\tbody\" <user@example.com>",
        "USER@example.com <user@example.com>",
        "=?utf-8?q?Some=E2=80=AEbody?= <user@example.com>",
        "=?utf-8?b?2LnZhNuM4oCM2LHYttin?= <user@example.com>",
    ] {
        let message = format!("From: {from}\nTo: a@b.cd\nResent-From: user@example.com\n\nx");
        user.post(PATH, raw(&message)).await.ok();
        let sent = harness.relay.sent().pop().unwrap();
        let field = sent.message.lines().find(|line| line.starts_with("From"));
        let _ = writeln!(left, "{}", field.unwrap_or_default());
    }
    insta::assert_snapshot!(left, @r#"
    From: User Name <user@example.com>
    From: User Name <user@example.com>
    From: User Name <user@example.com>
    From: Somebody <user@example.com>
    From: Some body <user@example.com>
    From: "USER@example.com" <user@example.com>
    From: User Name <user@example.com>
    From: =?utf-8?q?=D8=B9=D9=84=DB=8C=E2=80=8C=D8=B1=D8=B6=D8=A7?=
    "#);
}

/// A display name stored before the rule existed is used as it was stored.
#[tokio::test]
async fn a_stored_name_that_reads_as_an_address_does_not_leave() {
    let harness = Harness::new().await;
    harness
        .add_user("old@example.com", "boss@bank\u{2024}com", false)
        .await;
    let user = harness.program("old@example.com").await;
    user.post(PATH, raw("From: old@example.com\nTo: a@b.cd\n\nx"))
        .await
        .ok();
    let sent = harness.relay.sent().pop().unwrap();
    assert!(
        sent.message.contains("From: old@example.com\r\n"),
        "{}",
        sent.message
    );
}

/// Without a mail server Fromline delivers to the gateway itself, and the message is the same as one sent through the listener.
#[tokio::test]
async fn by_a_gateway_no_program_tells_whose_it_is() {
    let harness = Harness::new().await;
    harness.allow_gateways().await;
    let gateway = Gateway {
        host: Host::parse("smtp.partner.com", &to_ascii).unwrap(),
        port: 465,
        security: Security::Implicit,
    };
    harness
        .add_alias(
            "user@example.com",
            "user.name@partner.com",
            Some((gateway, "u", "p")),
        )
        .await;
    let user = harness.program("user@example.com").await;
    let message = "From: Zażółć <user.name@partner.com>\nTo: a@b.cd\nDate: Thu, 26 Nov 2026 05:00:00 +0000\n\
                   Message-ID: <1.user@example.com>\nX-Originating-IP: [192.0.2.7]\nX-Login: user\n\nHello\n";
    user.post(PATH, raw(message)).await.ok();
    let sent = harness.gateways.sent().pop().unwrap().message;
    assert!(
        sent.contains("Message-ID: <") && sent.contains("@partner.com>\r\n"),
        "{sent}"
    );
    assert!(
        sent.contains("From: =?utf-8?q?Za=C5=BC=C3=B3=C5=82=C4=87?="),
        "{sent}"
    );
    for told in ["user@example.com", "192.0.2.7", "X-Login"] {
        assert!(!sent.contains(told), "{sent}");
    }
    let signed = message.replace(
        "\n\nHello\n",
        "\nContent-Type: multipart/signed; boundary=b\n\n--b\nReply-To: user@example.com\n\nx\n--b--\n",
    );
    let answer = user.post(PATH, raw(&signed)).await;
    assert_eq!(answer.outcome(), "400 SIGNED_COPY");
    assert_eq!(harness.gateways.sent().len(), 1);
}
