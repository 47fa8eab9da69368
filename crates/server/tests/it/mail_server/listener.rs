use std::{fmt::Write as _, sync::Arc};

use async_trait::async_trait;
use fromline_core::{Reason, gateway::Gateway};
use fromline_outbound::smtp::{
    CheckFindings, Credentials, Envelope, GatewayFacts, Gateways, HandoverResult, SenderQuestion,
    SmtpFailure, Trial,
};
use fromline_server::testing::mail_server::MailServer;
use jiff::ToSpan as _;
use tokio::sync::{Mutex, mpsc};

use super::town::{ALIAS, MESSAGE, PLAIN, Town};

#[tokio::test]
async fn by_the_gateway_nothing_gives_the_primary_address_away() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let waiting = town.waiting(&server).await;
    let replies = server
        .deliver("USER.NAME@partner.com", &["a@b.cd", "user@example.com"], &waiting)
        .await;
    assert_eq!(replies, ["250 2.0.0 Ok", "250 2.0.0 Ok"]);
    let sent = town.harness.gateways.sent().pop().unwrap();
    assert_eq!(sent.host.as_deref(), Some("smtp.partner.com"));
    assert_eq!(sent.envelope.sender.as_deref(), Some(ALIAS));
    assert_eq!(sent.envelope.recipients, ["a@b.cd", "user@example.com"]);
    insta::assert_snapshot!(sent.message.replace("\r\n", "\n"), @r"
    From: User Name <user.name@partner.com>
    To: a@b.cd
    Subject: hello

    Hello
    .dot
    ");
}

#[tokio::test]
async fn what_holds_now_decides_not_what_held_when_it_was_accepted() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let waiting = town.waiting(&server).await;
    let mut told = String::new();
    let mut tell = |name: &str, replies: Vec<String>| {
        let _ = writeln!(told, "{name}: {}", replies.join(" / "));
    };
    town.set_policy(false, "REFUSE").await;
    tell(
        "suspended",
        server.deliver(ALIAS, &["a@b.cd", "c@b.cd"], &waiting).await,
    );
    town.set_policy(false, "ON_BEHALF").await;
    tell("on behalf", server.deliver(ALIAS, &["a@b.cd"], &waiting).await);
    let [(login, envelope, message)] = &town.back()[..] else {
        panic!("handed back once")
    };
    assert_eq!(
        (login.as_str(), envelope.sender.as_deref()),
        ("user@example.com", Some("user@example.com"))
    );
    assert!(
        message.contains("From: User Name <user.name@partner.com>"),
        "{message}"
    );
    town.set_policy(true, "REFUSE").await;
    tell(
        "past the milter",
        server.deliver(ALIAS, &["a@b.cd"], MESSAGE).await,
    );
    tell(
        "nobody's",
        server.deliver("who@partner.com", &["a@b.cd"], &waiting).await,
    );
    tell(
        "the primary address",
        server.deliver("user@example.com", &["a@b.cd"], &waiting).await,
    );
    tell("a null sender", server.deliver("", &["a@b.cd"], &waiting).await);
    tell(
        "another From",
        server
            .deliver(ALIAS, &["a@b.cd"], &waiting.replace(ALIAS, PLAIN))
            .await,
    );
    for (reason, temporary) in [
        (Reason::CertificateExpired, false),
        (Reason::AnswerLost, false),
        (Reason::ConnectFailed, true),
    ] {
        town.harness.gateways.script.fail(reason, temporary);
        tell(reason.code(), server.deliver(ALIAS, &["a@b.cd"], &waiting).await);
    }
    tell("so soon", server.deliver(ALIAS, &["a@b.cd"], &waiting).await);
    town.take_gateway_away().await;
    tell(
        "without a gateway",
        server.deliver(ALIAS, &["a@b.cd"], &waiting).await,
    );
    assert_eq!(town.back().len(), 2);
    town.harness.set_disabled("user@example.com", true).await;
    tell("disabled", server.deliver(ALIAS, &["a@b.cd"], &waiting).await);
    assert!(town.harness.gateways.sent().is_empty());
    insta::assert_snapshot!(told, @r"
    suspended: 550 5.7.1 Not sent: this From address uses an SMTP server of its own, which your administrator does not allow now. http://127.0.0.1:8080/settings/aliases / 550 5.7.1 Not sent: this From address uses an SMTP server of its own, which your administrator does not allow now. http://127.0.0.1:8080/settings/aliases
    on behalf: 250 2.0.0 Ok
    past the milter: 550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases
    nobody's: 550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases
    the primary address: 550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases
    a null sender: 550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases
    another From: 550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases
    CERTIFICATE_EXPIRED: 454 4.7.5 The SMTP server of this From address is not accepting the message right now. http://127.0.0.1:8080/settings/aliases
    ANSWER_LOST: 554 5.4.2 A server was given this message and did not confirm it: the recipients may have it. It is not sent again automatically.
    CONNECT_FAILED: 451 4.4.1 The SMTP server of this From address is not accepting the message right now. http://127.0.0.1:8080/settings/aliases
    so soon: 451 4.4.1 The SMTP server of this From address is not accepting the message right now. http://127.0.0.1:8080/settings/aliases
    without a gateway: 250 2.0.0 Ok
    disabled: 550 5.7.1 Not sent: your account is closed. Ask your administrator.
    ");
}

/// Waiting mail belongs to its sender, whoever has the alias now.
#[tokio::test]
async fn mail_that_waits_does_not_follow_its_alias_to_another_user() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let waiting = town.waiting(&server).await;
    town.hand_over("utente@example.com").await;
    let theirs = server.accepted("utente@example.com", ALIAS).await;
    let not_own =
        "550 5.7.1 Not sent: the From address is not one of yours. http://127.0.0.1:8080/settings/aliases";
    assert_eq!(server.deliver(ALIAS, &["a@b.cd"], &waiting).await, [not_own]);
    assert!(town.harness.gateways.sent().is_empty());

    // The bounce is returned to its own writer, and theirs to them.
    for (field, primary) in [
        (waiting.as_str(), "user@example.com"),
        (&theirs, "utente@example.com"),
    ] {
        let returned = format!("This is the mail system.\r\n\r\n{field}");
        let answers = server.bounce(ALIAS, &returned).await;
        let expected = [('-', format!("<{ALIAS}>|")), ('+', format!("<{primary}>|"))];
        assert_eq!(answers, expected);
    }
    for unknown in [
        "Subject: nothing",
        "Fromline-Writer: 1.00",
        &theirs.replace('.', ".0"),
    ] {
        assert_eq!(server.bounce(ALIAS, unknown).await, []);
    }
    let theirs = format!("{theirs}{MESSAGE}");
    assert_eq!(
        server.deliver(ALIAS, &["a@b.cd"], &theirs).await,
        ["250 2.0.0 Ok"]
    );
    let sent = town.harness.gateways.sent().pop().unwrap();
    assert_eq!(sent.host.as_deref(), Some("smtp.partner.net"));
    assert!(!sent.message.contains("Fromline"), "{}", sent.message);
}

/// A token is valid only for its alias and its user, and a sender cannot supply one.
#[tokio::test]
async fn nobody_makes_a_token_but_the_milter() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let waiting = town.waiting(&server).await;
    let (field, _) = waiting.split_once("\r\n").unwrap();
    for forged in [
        field.replace(": 2.", ": 1."),
        field.replace(": 2.", ": 9999999999999999999999."),
        field[..field.len() - 2].to_owned(),
        format!("{field}00"),
        "Fromline-Writer:".to_owned(),
        format!("Fromline-Writer: x\r\n{field}"),
    ] {
        let message = format!("{forged}\r\n{MESSAGE}");
        let replies = server.deliver(ALIAS, &["a@b.cd"], &message).await.concat();
        assert!(replies.starts_with("550 5.7.1 "), "{forged}: {replies}");
    }
    let brought = [("From", PLAIN), ("fromline-writer", "2.ab")];
    let answers = server.offer(Some("user@example.com"), "", &brought).await;
    assert!(
        answers.contains(&('m', "|||\u{1}fromline-writer||".to_owned())),
        "{answers:?}"
    );
}

#[tokio::test]
async fn what_can_never_be_delivered_is_returned_at_once() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let waiting = town.waiting(&server).await;
    let bare = waiting.replace("Hello", "Hel\rlo");
    let replies = server.deliver(ALIAS, &["a@b.cd", "c@b.cd"], &bare).await;
    assert!(
        replies.iter().all(|reply| reply.starts_with("554 5.6.0 ")),
        "{replies:?}"
    );
    assert!(town.harness.gateways.sent().is_empty());
}

#[tokio::test]
async fn a_writer_s_name_that_is_the_primary_address_does_not_leave() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let waiting = town.waiting(&server).await;
    let named = waiting.replace("User Name <", "\"USER@example.com\" <");
    let replies = server.deliver(ALIAS, &["a@b.cd"], &named).await;
    let refused = "550 5.7.1 Not sent: the name in the From line contains another email address.";
    assert_eq!(replies, [refused]);
    assert!(town.harness.gateways.sent().is_empty());
}

#[tokio::test]
async fn a_password_that_was_refused_is_not_tried_again_at_once() {
    let town = Town::new().await;
    let server = MailServer::of(&town.harness.app);
    let waiting = town.waiting(&server).await;
    let deliver = async || server.deliver(ALIAS, &["a@b.cd"], &waiting).await.concat();
    let refused = "454 4.7.8 The SMTP server of this From address no longer accepts the stored username and password. \
                   http://127.0.0.1:8080/settings/aliases";
    town.harness.gateways.script.fail(Reason::AuthRejected, false);
    assert_eq!(deliver().await, refused);
    assert_eq!(deliver().await, refused, "without asking it");
    assert!(town.harness.gateways.sent().is_empty());
    town.change_gateway("smtp.partner.com", "second password").await;
    assert_eq!(deliver().await, "250 2.0.0 Ok", "with another password at once");

    town.harness.gateways.script.fail(Reason::AuthRejected, false);
    assert_eq!(deliver().await, refused);
    town.harness.clock.advance(31.minutes());
    assert_eq!(deliver().await, "250 2.0.0 Ok", "later");
}

/// A gateway that reports a connection, and pauses before it requests the password.
struct Slow {
    connected: mpsc::Sender<String>,
    go_on: Mutex<mpsc::Receiver<()>>,
    logins: Mutex<Vec<String>>,
}

#[async_trait]
impl Gateways for Slow {
    async fn greet(&self, _: &Gateway) -> Result<(), SmtpFailure> {
        Ok(())
    }

    async fn look(&self, _: &Gateway, _: &dyn Credentials) -> Result<GatewayFacts, SmtpFailure> {
        Ok(GatewayFacts::default())
    }

    async fn check_before_saving(
        &self,
        _: &Gateway,
        _: &dyn Trial,
        _: &SenderQuestion,
    ) -> Result<CheckFindings, SmtpFailure> {
        Ok(CheckFindings {
            seen: GatewayFacts::default(),
            sender_unknown: false,
        })
    }

    async fn deliver(
        &self,
        gateway: &Gateway,
        credentials: &dyn Credentials,
        envelope: &Envelope,
        _: &[u8],
    ) -> Result<HandoverResult, SmtpFailure> {
        let host = gateway.host.to_string();
        self.connected.send(host.clone()).await.unwrap();
        self.go_on.lock().await.recv().await.unwrap();
        let login = credentials.now().await?;
        let shown = format!("{host}: {}", login.password()?);
        self.logins.lock().await.push(shown);
        Ok(HandoverResult {
            verdicts: vec![Ok(()); envelope.recipients.len()],
            seen: GatewayFacts::default(),
        })
    }
}

#[tokio::test]
async fn no_password_for_the_former_host_and_none_after_the_switch() {
    let mut town = Town::new().await;
    let (connected, mut connections) = mpsc::channel(8);
    let (go_on, waits) = mpsc::channel(8);
    let slow = Arc::new(Slow {
        connected,
        go_on: Mutex::new(waits),
        logins: Mutex::default(),
    });
    town.harness.fixture.app.gateways = slow.clone();
    let server = Arc::new(MailServer::of(&town.harness.app));
    let waiting = town.waiting(&server).await;
    let deliver = || {
        let (server, waiting) = (server.clone(), waiting.clone());
        tokio::spawn(async move { server.deliver(ALIAS, &["a@b.cd"], &waiting).await })
    };

    let delivery = deliver();
    assert_eq!(connections.recv().await.as_deref(), Some("smtp.partner.com"));
    town.change_gateway("smtp.partner.net", "second password").await;
    go_on.send(()).await.unwrap();
    assert_eq!(
        connections.recv().await.as_deref(),
        Some("smtp.partner.net"),
        "decided anew"
    );
    go_on.send(()).await.unwrap();
    assert_eq!(delivery.await.unwrap(), ["250 2.0.0 Ok"]);
    assert_eq!(*slow.logins.lock().await, ["smtp.partner.net: second password"]);

    let delivery = deliver();
    connections.recv().await.unwrap();
    town.set_policy(false, "REFUSE").await;
    go_on.send(()).await.unwrap();
    let replies = delivery.await.unwrap();
    assert!(replies[0].starts_with("550 5.7.1 "), "{replies:?}");
    assert_eq!(slow.logins.lock().await.len(), 1);
}
