//! The gateway check and a delivery with third-party servers: Postfix with Dovecot's SASL from Debian's packages, on high
//! loopback ports.

use std::time::{Duration, Instant};

use super::real_servers::{NAME, PASSWORD, RealServers, USER};
use fromline_base::idn::to_ascii;
use fromline_core::{
    Reason,
    gateway::{Gateway, Host, Security},
};
use fromline_outbound::{
    smtp::{Envelope, GatewayAccount, Gateways as _, PartialDelivery, SenderQuestion},
    testing::FreeTrial,
};
use secrecy::SecretString;

fn account(port: u16, security: Security, password: &str) -> GatewayAccount {
    let host = Host::parse(NAME, &to_ascii).expect("a host");
    GatewayAccount {
        gateway: Gateway { host, port, security },
        username: SecretString::from(USER),
        password: SecretString::from(password),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postfix_with_dovecot() {
    let Some(servers) = RealServers::start("check") else {
        return;
    };
    let gateways = servers.gateways();
    for (port, security) in [
        (servers.smtps, Security::Implicit),
        (servers.submission, Security::Starttls),
    ] {
        assert_eq!(
            gateways
                .check(&account(port, security, PASSWORD))
                .await
                .map(|seen| seen.certificate_expires.is_some()),
            Ok(true),
            "{}",
            servers.log()
        );
        let refused = gateways.check(&account(port, security, "wrong")).await;
        assert_eq!(
            refused.map_err(|failure| failure.reason),
            Err(Reason::AuthRejected),
            "{}",
            servers.log()
        );
    }
    let plain = gateways
        .check(&account(servers.plain, Security::Starttls, PASSWORD))
        .await;
    assert_eq!(
        plain.map_err(|failure| failure.reason),
        Err(Reason::StarttlsMissing)
    );
    let wrong_port = gateways
        .check(&account(servers.plain, Security::Implicit, PASSWORD))
        .await;
    assert_eq!(
        wrong_port.map_err(|failure| failure.reason),
        Err(Reason::ConnectFailed)
    );
    let strangers = RealServers::gateways_that_trust_nobody();
    let untrusted = strangers
        .check(&account(servers.smtps, Security::Implicit, PASSWORD))
        .await;
    assert_eq!(
        untrusted.map_err(|failure| failure.reason),
        Err(Reason::CertificateUnknownIssuer)
    );

    let envelope = Envelope {
        sender: Some(USER.to_owned()),
        recipients: vec![USER.to_owned()],
        addressed: PartialDelivery::Together,
        instead: None,
    };
    let message =
        b"From: User Name <user.name@partner.test>\r\nSubject: one\r\n\r\nbefore\r\n.\r\n..\r\nafter\r\n";
    gateways
        .send(
            &account(servers.submission, Security::Starttls, PASSWORD),
            &envelope,
            message,
        )
        .await
        .unwrap();
    let mail = servers.delivered();
    assert!(
        mail.starts_with("Return-Path: <user.name@partner.test>\n"),
        "{mail}"
    );
    assert!(
        mail.contains("\nFrom: User Name <user.name@partner.test>\n"),
        "{mail}"
    );
    assert!(mail.ends_with("\n\nbefore\n.\n..\nafter\n"), "{mail}");
}

/// Dovecot's SASL, to which Postfix relays, supports both; a wrong password is detected with each.
#[tokio::test(flavor = "multi_thread")]
async fn by_scram_and_by_cram_md5() {
    let Some(servers) = RealServers::start("mechanisms") else {
        return;
    };
    let gateways = servers.gateways();
    for port in [servers.scram, servers.cram] {
        for (password, expected) in [(PASSWORD, None), ("wrong", Some(Reason::AuthRejected))] {
            let checked = gateways.check(&account(port, Security::Implicit, password)).await;
            let outcome = checked.map_err(|failure| failure.reason).err();
            assert_eq!(outcome, expected, "{}", servers.log());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sender_that_is_not_the_account_s_is_found_out() {
    let Some(servers) = RealServers::start("sender") else {
        return;
    };
    let gateways = servers.gateways();
    for (port, sender, expected) in [
        (servers.own_sender, USER, Ok(false)),
        (
            servers.own_sender,
            "other@partner.test",
            Err(Reason::SenderRefused),
        ),
        (servers.smtps, "other@partner.test", Ok(false)),
    ] {
        let account = account(port, Security::Implicit, PASSWORD);
        let question = SenderQuestion {
            sender: sender.to_owned(),
            recipient: "user@example.com".to_owned(),
        };
        let trial = FreeTrial(account.login());
        let checked = gateways
            .check_before_saving(&account.gateway, &trial, &question)
            .await;
        let outcome = checked
            .map(|checked| checked.sender_unknown)
            .map_err(|failure| failure.reason);
        assert_eq!(outcome, expected, "{sender}: {}", servers.log());
    }
    // A delivery is refused with the same reason.
    let account = account(servers.own_sender, Security::Implicit, PASSWORD);
    let envelope = Envelope {
        sender: Some("other@partner.test".to_owned()),
        recipients: vec![USER.to_owned()],
        addressed: PartialDelivery::Together,
        instead: None,
    };
    let sent = gateways
        .send(&account, &envelope, b"From: other@partner.test\r\n\r\nx\r\n")
        .await;
    assert_eq!(
        sent.map_err(|failure| failure.reason),
        Err(Reason::SenderRefused),
        "{}",
        servers.log()
    );
}

/// After wrong passwords Dovecot delays everyone at our address; the check waits for the right password to be accepted.
#[tokio::test(flavor = "multi_thread")]
async fn a_right_password_waits_for_others_wrong_ones() {
    let Some(servers) = RealServers::start("penalty") else {
        return;
    };
    let gateways = servers.gateways();
    let mut last = Duration::ZERO;
    for number in 0..3 {
        let wrong = account(servers.smtps, Security::Implicit, &format!("wrong {number}"));
        let begin = Instant::now();
        let refused = gateways.check(&wrong).await.map_err(|failure| failure.reason);
        last = begin.elapsed();
        assert!(refused.is_err(), "{number}");
        assert!(
            number == 2 || refused == Err(Reason::AuthRejected),
            "{number}: {refused:?}"
        );
    }
    let begin = Instant::now();
    let right = gateways
        .check(&account(servers.smtps, Security::Implicit, PASSWORD))
        .await;
    let took = begin.elapsed();
    assert!(right.is_ok(), "{right:?} after {took:?}: {}", servers.log());
    // On a busy machine Postfix also closes the connection after the third wrong password, and later attempts do not wait.
    let postfix_waited = last < Duration::from_secs(10);
    assert!(
        !postfix_waited || took > Duration::from_secs(5),
        "{took:?} after {last:?}"
    );
    // The wait has ended for everyone.
    let begin = Instant::now();
    gateways
        .check(&account(servers.submission, Security::Starttls, PASSWORD))
        .await
        .unwrap();
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
}
