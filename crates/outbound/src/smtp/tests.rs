//! Gateway checks against the demo's servers: the same code as in production, except for resolver and connector.

use fromline_base::idn::to_ascii;
use fromline_core::{
    Reason,
    gateway::{Gateway, Host, Security},
};
use secrecy::SecretString;

use super::{Envelope, GatewayAccount, PartialDelivery, SenderQuestion, SmtpFailure};
use crate::{demo::Demo, testing::FreeTrial};

fn account(host: &str, port: u16, security: Security, password: &str) -> GatewayAccount {
    GatewayAccount {
        gateway: Gateway {
            host: Host::parse(host, &to_ascii).unwrap(),
            port,
            security,
        },
        username: SecretString::from("user.name@partner.com"),
        password: SecretString::from(password),
    }
}

use Security::{Implicit, Starttls};

#[expect(clippy::too_many_lines, reason = "a table")]
#[tokio::test]
async fn every_server_of_the_demo_gives_its_reason() {
    let demo = Demo::start("right").await.unwrap();
    for (host, port, security, password, expected) in [
        ("smtp.partner.com", 465, Implicit, "right", None),
        ("smtp.partner.com", 587, Starttls, "right", None),
        ("smtp.dominiopartner.it", 465, Implicit, "right", None),
        ("poczta.domena-partnera.com", 25, Starttls, "right", None),
        (
            "smtp.partner.com",
            465,
            Implicit,
            "wrong",
            Some(Reason::AuthRejected),
        ),
        (
            "smtp.partner.com",
            587,
            Starttls,
            "wrong",
            Some(Reason::AuthRejected),
        ),
        (
            "nowhere.partner.com",
            587,
            Starttls,
            "right",
            Some(Reason::HostNotFound),
        ),
        (
            "refused.partner.com",
            587,
            Starttls,
            "right",
            Some(Reason::ConnectFailed),
        ),
        (
            "smtp.partner.com",
            587,
            Implicit,
            "right",
            Some(Reason::ConnectFailed),
        ),
        (
            "no-starttls.partner.com",
            587,
            Starttls,
            "right",
            Some(Reason::StarttlsMissing),
        ),
        (
            "expired.partner.com",
            587,
            Starttls,
            "right",
            Some(Reason::CertificateExpired),
        ),
        (
            "expired.partner.com",
            465,
            Implicit,
            "right",
            Some(Reason::CertificateExpired),
        ),
        (
            "wrong-name.partner.com",
            587,
            Starttls,
            "right",
            Some(Reason::CertificateOtherName),
        ),
        (
            "wrong-name.partner.com",
            465,
            Implicit,
            "right",
            Some(Reason::CertificateOtherName),
        ),
        (
            "self-signed.partner.com",
            587,
            Starttls,
            "right",
            Some(Reason::CertificateUnknownIssuer),
        ),
        (
            "self-signed.partner.com",
            465,
            Implicit,
            "right",
            Some(Reason::CertificateUnknownIssuer),
        ),
    ] {
        let outcome = demo
            .gateways
            .check(&account(host, port, security, password))
            .await;
        assert_eq!(
            outcome.map_err(|failure| failure.reason).err(),
            expected,
            "{host}:{port}"
        );
        let seen = outcome.ok().map(|seen| seen.certificate_expires.is_some());
        assert_eq!(seen, expected.is_none().then_some(true), "{host}:{port}");
    }
}

#[tokio::test]
async fn a_message_arrives_as_it_left() {
    let demo = Demo::start("right").await.unwrap();
    let envelope = Envelope {
        sender: Some("user.name@partner.com".into()),
        recipients: vec!["user@example.com".into()],
        addressed: PartialDelivery::Together,
        instead: None,
    };
    let message = b"From: a@b.cd\r\nSubject: x\r\n\r\n.dot\r\n..\r\n.\r\nend";
    demo.gateways
        .send(
            &account("smtp.partner.com", 465, Implicit, "right"),
            &envelope,
            message,
        )
        .await
        .unwrap();
    demo.relay
        .deliver(
            &Envelope {
                sender: None,
                ..envelope
            },
            message,
        )
        .await
        .unwrap();
    let all = demo.mailbox.list().messages;
    assert_eq!(all[1].text, ".dot\n..\n.\nend\n");
    assert_eq!(
        (all[1].server.as_str(), all[1].authenticated_as.as_deref()),
        ("smtp.partner.com", Some("user.name@partner.com"))
    );
    assert_eq!(
        (all[0].server.as_str(), all[0].envelope_sender.as_str()),
        ("outbound.example.com", "")
    );
}

#[tokio::test]
async fn what_two_servers_could_read_differently_never_leaves() {
    let demo = Demo::start("right").await.unwrap();
    let envelope = Envelope {
        sender: None,
        recipients: vec!["user@example.com".into()],
        addressed: PartialDelivery::Together,
        instead: None,
    };
    for end in [
        "\n.\n",
        "\n.\r\n",
        "\r\n.\n",
        "\r\n.\r",
        "\r.\r",
        "\r.\r\n",
        "\n.\r",
        "\r\n\0.\r\n",
        "\n",
        "\r",
        "\0",
    ] {
        let message = format!("Subject: x\r\n\r\na{end}MAIL FROM:<b@c.de>\r\n");
        let outcome = demo.relay.deliver(&envelope, message.as_bytes()).await;
        assert_eq!(
            outcome,
            Err(SmtpFailure::permanent(Reason::ProtocolError)),
            "{end:?}"
        );
    }
    assert_eq!(demo.mailbox.list().messages.len(), 0);
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "the certificate is from now")]
async fn a_password_that_was_changed_and_a_certificate_that_ends_soon() {
    let demo = Demo::start("right").await.unwrap();
    let host = "new-password.partner.com";
    for (port, password, expected) in [
        (465, "wrong", Err(Reason::AuthRejected)),
        (465, "right", Ok(())),
        (465, "right", Err(Reason::AuthRejected)),
        (465, "right-new", Ok(())),
    ] {
        let outcome = demo
            .gateways
            .check(&account(host, port, Implicit, password))
            .await;
        assert_eq!(outcome.map(|_| ()).map_err(|failure| failure.reason), expected);
    }
    let account = account("ends-soon.partner.com", 587, Starttls, "right");
    let seen = demo.gateways.check(&account).await.unwrap();
    let left = seen
        .certificate_expires
        .unwrap()
        .duration_since(jiff::Timestamp::now());
    assert!((9 * 24 - 1..=10 * 24).contains(&left.as_hours()), "{left}");
}

#[tokio::test]
async fn one_that_lets_nobody_write_from_another_address() {
    let demo = Demo::start("right").await.unwrap();
    let account = account("own-sender.partner.com", 465, Implicit, "right");
    for (sender, expected) in [
        ("user.name@partner.com", Ok(false)),
        ("info@partner.com", Err(Reason::SenderRefused)),
    ] {
        let question = SenderQuestion {
            sender: sender.to_owned(),
            recipient: "user@example.com".to_owned(),
        };
        let trial = FreeTrial(account.login());
        let checked = demo
            .gateways
            .check_before_saving(&account.gateway, &trial, &question)
            .await;
        let checked = checked.map(|checked| checked.sender_unknown);
        assert_eq!(checked.map_err(|failure| failure.reason), expected, "{sender}");
    }
    assert_eq!(demo.mailbox.list().messages.len(), 0);
}
