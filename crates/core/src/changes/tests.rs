//! Messages as each make of server handed them on, and what is found in them. What the servers do was seen by running them
//! (`docs/gateways.md`).

use super::*;
use crate::{headers::fields, message::Identity, message::compose, route::Route};

const FULL: &str = "login@partner.test";

fn read(message: &str, login: &str) -> Comparison {
    let parties = Parties {
        alias: "alias@partner.test",
        primary: "user@example.test",
        login,
    };
    let left = Left {
        message_id: "id@partner.test",
        sent: Some(Sent {
            name: "Alias Name",
            reply_to: "",
        }),
    };
    let tools: (crate::headers::Decode<'_>, crate::address::ToAscii<'_>) =
        (&|_| None, &|domain| Some(domain.to_owned()));
    compare(
        &fields(message.as_bytes()).unwrap(),
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
            Change::From { whose, mailbox } => format!("From {whose:?} {}", value(mailbox.as_ref())),
            Change::FromName { name } => format!("name {:?}", name.as_deref().unwrap_or("-")),
            Change::Sender { whose, mailbox } => format!("Sender {whose:?} {}", value(mailbox.as_ref())),
            Change::EnvelopeSender { whose, mailbox } => {
                format!("envelope {whose:?} {}", value(mailbox.as_ref()))
            }
            Change::ReplyTo { whose, mailbox } => format!("Reply-To {whose:?} {}", value(mailbox.as_ref())),
            Change::NoReplyTo => "no Reply-To".to_owned(),
            Change::Received { whose } => format!("Received {whose:?}"),
            Change::Field { name } => format!("field {name}"),
            Change::MessageId => "Message-ID".to_owned(),
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
#[expect(
    clippy::too_many_lines,
    reason = "a table of servers, and what is found of each"
)]
fn every_make_of_server() {
    let exim = |envelope: &str| {
        format!(
            "by exim-b.partner.test with esmtpsa (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from <{envelope}>) id 1x for user@example.test"
        )
    };
    let (quoted, domain) = (
        "\"login@partner.test\"@exim-b.partner.test",
        "\"login@partner.test\"@partner.test",
    );
    let sender = |address: &str| format!("Sender: {address}\r\n");
    let row = |what: &'static str, login: &'static str, arrived: &Arrived<'_>| {
        format!("{what}, {login}\n{}\n\n", lines(&read(&arrived.text(), login)))
    };
    let submission = |what, login, envelope: &str| {
        let arrived = Arrived {
            path: envelope,
            hop: &exim(envelope),
            added: &sender(envelope),
            ..KEPT
        };
        row(what, login, &arrived)
    };
    let all = [
        row(
            "Exim, Debian's own: submission/sender_retain",
            FULL,
            &Arrived {
                hop: &exim("alias@partner.test"),
                ..KEPT
            },
        ),
        submission("Exim, control = submission", FULL, quoted),
        submission("Exim, control = submission", "login", "login@exim-b.partner.test"),
        submission("Exim, submission/domain=partner.test", FULL, domain),
        submission(
            "Exim, submission/domain=partner.test",
            "login",
            "login@partner.test",
        ),
        submission("Exim, submission/domain=", "login", "login"),
        submission(
            "Exim, control = submission, signed in with the alias's name",
            "alias",
            "alias@exim-b.partner.test",
        ),
        row(
            "Sendmail, the domain is local",
            FULL,
            &Arrived {
                path: "alias@sendmail.partner.test",
                hop: "(authenticated bits=0) by sendmail.partner.test (8.17.1.9/8.17.1.9/Debian-2+deb12u2) with ESMTPSA id 4A",
                from: "Alias Name <alias@sendmail.partner.test>",
                ..KEPT
            },
        ),
        row(
            "Courier",
            FULL,
            &Arrived {
                hop: "(AUTH: PLAIN login@partner.test, TLS: TLS1.3,256bits,ECDHE_RSA_AES_256_GCM_SHA384) by courier.partner.test with ESMTPSA",
                ..KEPT
            },
        ),
        row(
            "OpenSMTPD, received-auth",
            FULL,
            &Arrived {
                hop: "by opensmtpd.partner.test (OpenSMTPD) with ESMTPSA id 5f (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) auth=yes user=login@partner.test for <user@example.test>",
                ..KEPT
            },
        ),
        row(
            "OpenSMTPD, masquerade",
            FULL,
            &Arrived {
                path: "login@partner.test",
                hop: "by opensmtpd.partner.test (OpenSMTPD) with ESMTPSA id 5f",
                from: "login@partner.test",
                ..KEPT
            },
        ),
        row(
            "Haraka",
            FULL,
            &Arrived {
                hop: "by haraka.partner.test (Haraka/3.3.4) with ESMTPSA id 1 (authenticated bits=0)",
                added: "Authentication-Results: haraka.partner.test; auth=pass (plain)\r\n",
                ..KEPT
            },
        ),
        row(
            "Postfix, smtpd_sasl_authenticated_header",
            FULL,
            &Arrived {
                hop: "(Authenticated sender: login@partner.test) by postfix.partner.test (Postfix) with ESMTPSA id 1",
                ..KEPT
            },
        ),
        row(
            "a field of its own",
            FULL,
            &Arrived {
                added: "X-Authenticated-Sender: smtp.partner.test: login@partner.test\r\n",
                ..KEPT
            },
        ),
        row(
            "Sender, the alias",
            FULL,
            &Arrived {
                added: "Sender: alias@partner.test\r\n",
                ..KEPT
            },
        ),
    ];
    insta::assert_snapshot!(all.concat(), @r#"
    Exim, Debian's own: submission/sender_retain, login@partner.test
    = Nothing

    Exim, control = submission, login@partner.test
    Sender Login "login@partner.test"@exim-b.partner.test
    envelope Login "login@partner.test"@exim-b.partner.test
    Received Login
    = Visible

    Exim, control = submission, login
    Sender Login login@exim-b.partner.test
    envelope Login login@exim-b.partner.test
    Received Login
    = Visible

    Exim, submission/domain=partner.test, login@partner.test
    Sender Login "login@partner.test"@partner.test
    envelope Login "login@partner.test"@partner.test
    Received Login
    = Visible

    Exim, submission/domain=partner.test, login
    Sender Login login@partner.test
    envelope Login login@partner.test
    Received Login
    = Visible

    Exim, submission/domain=, login
    Sender Login login
    envelope Login login
    Received Login
    = Visible

    Exim, control = submission, signed in with the alias's name, alias
    Sender Other alias@exim-b.partner.test
    envelope Other alias@exim-b.partner.test
    = Visible

    Sendmail, the domain is local, login@partner.test
    From Other Alias Name <alias@sendmail.partner.test>
    envelope Other alias@sendmail.partner.test
    = Visible

    Courier, login@partner.test
    Received Login
    = InHeaders

    OpenSMTPD, received-auth, login@partner.test
    Received Login
    = InHeaders

    OpenSMTPD, masquerade, login@partner.test
    From Login login@partner.test
    envelope Login login@partner.test
    = Visible

    Haraka, login@partner.test
    = Nothing

    Postfix, smtpd_sasl_authenticated_header, login@partner.test
    Received Login
    = InHeaders

    a field of its own, login@partner.test
    field X-Authenticated-Sender
    = InHeaders

    Sender, the alias, login@partner.test
    Sender Alias alias@partner.test
    = Nothing
    "#);
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
    let message = compose(&identity, Route::Gateway);
    assert_eq!(changed(&[], &message), message);
    assert_eq!(expected(&message), Authentication::expected(&message));
    let login = Mailbox::new("", FULL);
    let all = [
        Change::Sender {
            whose: Whose::Login,
            mailbox: Some(login.clone()),
        },
        Change::EnvelopeSender {
            whose: Whose::Login,
            mailbox: Some(Mailbox::new("", "login@host.test")),
        },
        Change::FromName {
            name: Some("Other".to_owned()),
        },
        Change::NoReplyTo,
        // What may not be known changes nothing.
        Change::From {
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
