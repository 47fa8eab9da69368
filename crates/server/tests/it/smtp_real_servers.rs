//! The gateway check and a delivery against servers that other people wrote: Postfix with Dovecot's SASL, from Debian's
//! packages, on high ports of loopback.

use super::real_servers::{NAME, PASSWORD, RealServers, USER};
use fromline_core::{
    Reason,
    gateway::{Gateway, Host, Security},
};
use fromline_server::{
    idn::to_ascii,
    smtp::{Addressed, Envelope, GatewayAccount, Gateways as _},
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
    let Some(servers) = RealServers::start() else {
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
        Err(Reason::TlsUntrusted)
    );

    let envelope = Envelope {
        sender: Some(USER.to_owned()),
        recipients: vec![USER.to_owned()],
        addressed: Addressed::Together,
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
