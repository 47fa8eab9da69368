//! Messages as each make of server handed them on, and what is found in them. What the servers do was seen by running them
//! (`docs/gateways.md`).

mod servers;

use super::*;
use crate::{delivery_route::DeliveryRoute, headers::parse_fields, message::Identity, message::compose};

const FULL: &str = "login@partner.test";

fn read(message: &str, login: &str) -> Comparison {
    let parties = Parties {
        alias: "alias@partner.test",
        primary: "user@example.test",
        login,
    };
    let left = OriginalMessage {
        message_id: "id@partner.test",
        sent: Some(SentIdentity {
            name: "Alias Name",
            reply_to: "",
        }),
    };
    let tools: (crate::headers::Decode<'_>, crate::address::ToAscii<'_>) =
        (&|_| None, &|domain| Some(domain.to_owned()));
    compare(
        &parse_fields(message.as_bytes()).unwrap(),
        left,
        &parties,
        "example.test",
        tools,
    )
}

/// What was found, one line each.
fn lines(found: &Comparison) -> String {
    let mut lines = Vec::new();
    for change in &found.changes {
        lines.push(match change {
            GatewayChange::From { whose, mailbox } => format!("From {whose:?} {}", value(mailbox.as_ref())),
            GatewayChange::FromName { name } => format!("name {:?}", name.as_deref().unwrap_or("-")),
            GatewayChange::Sender { whose, mailbox } => {
                format!("Sender {whose:?} {}", value(mailbox.as_ref()))
            }
            GatewayChange::EnvelopeSender { whose, mailbox } => {
                format!("envelope {whose:?} {}", value(mailbox.as_ref()))
            }
            GatewayChange::ReplyTo { whose, mailbox } => {
                format!("Reply-To {whose:?} {}", value(mailbox.as_ref()))
            }
            GatewayChange::NoReplyTo => "no Reply-To".to_owned(),
            GatewayChange::Received { whose } => format!("Received {whose:?}"),
            GatewayChange::Field { name } => format!("field {name}"),
            GatewayChange::MessageId => "Message-ID".to_owned(),
        });
    }
    lines.extend(found.unknown.iter().map(|part| format!("unknown {part:?}")));
    lines.push(format!("= {:?}", exposure(&found.changes)));
    lines.join("\n")
}

fn value(mailbox: Option<&Mailbox>) -> String {
    mailbox.map_or("-".to_owned(), Mailbox::header_value)
}

/// A message as it arrived: its envelope sender, the comments in the gateway's hop, what was put in, and its From.
struct Arrived<'a> {
    path: &'a str,
    hop: &'a str,
    added: &'a str,
    from: &'a str,
}

const KEPT: Arrived<'static> = Arrived {
    path: "alias@partner.test",
    hop: "by smtp.partner.test with ESMTPSA",
    added: "",
    from: "Alias Name <alias@partner.test>",
};

impl Arrived<'_> {
    fn text(&self) -> String {
        let Self {
            path,
            hop,
            added,
            from,
        } = self;
        format!(
            "Return-Path: <{path}>\r\nDelivered-To: user@example.test\r\n\
             Received: from smtp.partner.test (smtp.partner.test [192.0.2.1])\r\n\tby mx.example.test (Postfix) with ESMTPS id 1\r\n\tfor <user@example.test>; Sat, 28 Nov 2026 10:00:02 +0000 (UTC)\r\n\
             Received: from example.test ([192.0.2.9]) {hop}; Sat, 28 Nov 2026 10:00:01 +0000\r\n\
             {added}Date: Sat, 28 Nov 2026 10:00:00 +0000\r\nFrom: {from}\r\nTo: user@example.test\r\nMessage-ID: <id@partner.test>\r\n\r\n"
        )
    }
}

#[test]
fn what_is_no_leak_is_not_called_one() {
    for (what, arrived) in [
        ("nothing", KEPT),
        (
            "a forwarder",
            Arrived {
                path: "SRS0=HHH=TT=partner.test=alias@example.test",
                ..KEPT
            },
        ),
        (
            "a tag against backscatter",
            Arrived {
                path: "prvs=4123a1b2c3=alias@partner.test",
                ..KEPT
            },
        ),
        (
            "VERP",
            Arrived {
                path: "alias+user=example.test@partner.test",
                ..KEPT
            },
        ),
        (
            "letter case",
            Arrived {
                path: "Alias@PARTNER.test",
                from: "\"Alias  Name\" <Alias@partner.test>",
                ..KEPT
            },
        ),
        (
            "whom it is for",
            Arrived {
                added: "X-Original-To: user@example.test\r\nX-Spam-For: user@example.test\r\n",
                ..KEPT
            },
        ),
    ] {
        assert_eq!(read(&arrived.text(), FULL), Comparison::default(), "{what}");
        assert_eq!(
            read(&arrived.text(), "user@example.test"),
            Comparison::default(),
            "{what}"
        );
        assert_eq!(read(&arrived.text(), "example"), Comparison::default(), "{what}");
    }
    let mailer = Arrived {
        path: "bounce+1f2e3d.a1b2-user=example.test@mailer.test",
        ..KEPT
    };
    insta::assert_snapshot!(lines(&read(&mailer.text(), FULL)), @r#"
    envelope Other bounce+1f2e3d.a1b2-user=example.test@mailer.test
    = Nothing
    "#);
}

#[test]
fn what_is_not_shown_is_not_known() {
    let whole = KEPT.text();
    let without = |field: &str| whole.replace(field, "X-Else");
    for (message, expected) in [
        (
            "From: Alias Name <alias@partner.test>\nMessage-ID: <id@partner.test>".to_owned(),
            "unknown Sender\nunknown EnvelopeSender\nunknown ReplyTo\nunknown Received\n= Nothing",
        ),
        (without("Return-Path"), "unknown EnvelopeSender\n= Nothing"),
        (
            whole.replace("<alias@partner.test>\r\nDelivered", "<>\r\nDelivered"),
            "unknown EnvelopeSender\n= Nothing",
        ),
        (
            without("Received"),
            "unknown Sender\nunknown ReplyTo\nunknown Received\n= Nothing",
        ),
        (
            whole.replace("From: Alias Name <alias@partner.test>", "X-From: x"),
            "unknown FromName\n= Nothing",
        ),
        (format!("Sender:\r\n{whole}"), "unknown Sender\n= Nothing"),
        (
            format!("Sender: login@partner.test\r\n{}", without("Received")),
            "Sender Login login@partner.test\nunknown ReplyTo\nunknown Received\n= Visible",
        ),
    ] {
        assert_eq!(lines(&read(&message, FULL)), expected, "{message}");
    }
}

#[test]
fn names_replies_and_message_ids() {
    let whole = KEPT.text();
    let with = |from: &str, to: &str| whole.replacen(from, to, 1);
    for (message, expected) in [
        (with("Alias Name", "Other"), "name \"Other\"\n= Nothing"),
        (
            with("Alias Name <alias@partner.test>", "alias@partner.test"),
            "name \"\"\n= Nothing",
        ),
        (
            with("From: ", "Reply-To: login@partner.test\r\nFrom: "),
            "Reply-To Login login@partner.test\n= Visible",
        ),
        (
            with("From: ", "Reply-To: x@other.test\r\nFrom: "),
            "Reply-To Other x@other.test\n= Nothing",
        ),
        (
            with("<id@partner.test>", "<0@relay.test>"),
            "Message-ID\n= Nothing",
        ),
        (
            with("From: ", "From: user@example.test\r\nFrom: "),
            "From Primary user@example.test\n= Visible",
        ),
        (
            with("<alias@partner.test>\r\nTo", "<alias@partner.test>, b@c.de\r\nTo"),
            "From Other b@c.de\n= Visible",
        ),
    ] {
        assert_eq!(lines(&read(&message, FULL)), expected, "{message}");
    }
}

#[test]
fn the_preview_is_of_what_arrives() {
    let identity = Identity {
        from: Mailbox::new("Alias Name", "alias@partner.test"),
        primary: Mailbox::new("User", "user@example.test"),
        reply_to: Some("replies@partner.test".to_owned()),
    };
    let message = compose(&identity, DeliveryRoute::Gateway);
    assert_eq!(changed(&[], &message), message);
    assert_eq!(expected(&message), Authentication::expected(&message));
    let login = Mailbox::new("", FULL);
    let all = [
        GatewayChange::Sender {
            whose: Whose::Login,
            mailbox: Some(login.clone()),
        },
        GatewayChange::EnvelopeSender {
            whose: Whose::Login,
            mailbox: Some(Mailbox::new("", "login@host.test")),
        },
        GatewayChange::FromName {
            name: Some("Other".to_owned()),
        },
        GatewayChange::NoReplyTo,
        // What may not be known changes nothing.
        GatewayChange::From {
            whose: Whose::Login,
            mailbox: None,
        },
    ];
    let after = changed(&all, &message);
    assert_eq!(after.sender, Some(login));
    assert_eq!(after.from, Mailbox::new("Other", "alias@partner.test"));
    assert_eq!(
        (after.reply_to.clone(), after.envelope_sender.as_str()),
        (None, "login@host.test")
    );
    let facts = expected(&after);
    assert_eq!(
        (facts.spf.as_deref(), facts.dkim.as_slice()),
        (Some("host.test"), &["partner.test".to_owned()][..])
    );
}
