//! Detection of settings from the domain alone: a zone and web servers that publish settings of each kind, contradict each other,
//! are silent, send too much, redirect, or offer no encryption.

mod database;
mod hostile;
mod web;

use std::{fmt::Write as _, sync::Arc};

use fromline_base::dns::{DnsRecord, Zone};
use fromline_http::testing::TestClient;
use fromline_outbound::{demo::Demo, https::GuardedHttps, testing::Published};
use fromline_server::testing::Harness;
use serde_json::{Value, json};

use web::{Network, Site, site};

fn path(domain: &str) -> String {
    format!("/api/v1/domains/{domain}/submissionServers")
}

/// Builds a document with one server.
fn document(host: &str, port: u16, socket: &str) -> String {
    config(&[(host, port, socket, "password-cleartext", "%EMAILADDRESS%")])
}

/// Builds a document with several servers: host, port, socket type, authentication, username.
fn config(servers: &[(&str, u16, &str, &str, &str)]) -> String {
    let mut text = "<clientConfig version=\"1.1\"><emailProvider id=\"x\">".to_owned();
    for (host, port, socket, authentication, username) in servers {
        let ways = authentication.replace('+', "</authentication><authentication>");
        let _ = write!(
            text,
            "<outgoingServer type=\"smtp\"><hostname>{host}</hostname><port>{port}</port>\
             <socketType>{socket}</socketType><authentication>{ways}</authentication>\
             <username>{username}</username></outgoingServer>"
        );
    }
    text + "</emailProvider></clientConfig>"
}

fn service(port: u16, target: &str) -> DnsRecord {
    DnsRecord::Service {
        priority: 0,
        port,
        target: target.to_owned(),
    }
}

async fn user(harness: &Harness) -> TestClient {
    harness.allow_gateways().await;
    harness.program("user@example.com").await
}

/// Formats each server as `host:port SOURCE STATE`.
fn servers(answer: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let servers = answer["servers"].as_array().unwrap().iter();
    servers
        .map(|server| {
            let (host, source) = (text(&server["host"]), text(&server["source"]));
            format!("{host}:{} {source} {}", server["port"], text(&server["state"]))
        })
        .collect()
}

fn answering(harness: &Harness, servers: &[(&str, u16)]) {
    let servers = servers.iter().map(|(host, port)| ((*host).to_owned(), *port));
    harness.gateways.greets.lock().unwrap().extend(servers);
}

#[tokio::test]
async fn what_a_domain_publishes_and_nothing_of_the_address_is_told() {
    let (network, fetch) = Network::of(vec![(
        "autoconfig.partner.com",
        site(&document("smtp.partner.com", 465, "SSL")),
    )])
    .await;
    let harness = Harness::new().await.with_fetch(fetch);
    answering(&harness, &[("smtp.partner.com", 465)]);
    let user = user(&harness).await;
    let answer = user.get(&path("partner.com")).await.ok();
    assert_eq!(
        answer,
        json!({
            "domain": "partner.com",
            "servers": [{
                "host": "smtp.partner.com",
                "port": 465,
                "securityMode": "ssl",
                "username": "%EMAILADDRESS%",
                "takesPasswords": true,
                "source": "PUBLISHED",
                "state": "ANSWERS",
            }],
            "complete": true,
        })
    );
    assert_eq!(
        network.heads(),
        ["GET /mail/config-v1.1.xml HTTP/1.1\r\nhost: autoconfig.partner.com\r\nconnection: close\r\n\r\n"]
    );
    assert!(harness.gateways.checked().is_empty(), "no password was tried");
    // Answered from memory, without another request.
    user.get(&path("PARTNER.com")).await.ok();
    assert_eq!(network.connected().len(), 1);
}

/// Returns the web servers with what each publishes.
async fn sites() -> Arc<GuardedHttps> {
    let of = |host: &str| document(host, 465, "SSL");
    Network::of(vec![
        ("well-known.example", site(&of("a.well-known.example"))),
        (
            "autoconfig.both.example",
            site(&document("a.both.example", 587, "STARTTLS")),
        ),
        ("both.example", site(&of("b.both.example"))),
        (
            "autoconfig.moved.example",
            Site::Redirect("https://config.hoster.example/moved.xml"),
        ),
        ("config.hoster.example", site(&of("smtp.hoster.example"))),
        (
            "autoconfig.plain.example",
            site(&document("smtp.plain.example", 587, "plain")),
        ),
        (
            "autoconfig.mixed.example",
            site(&config(&[
                (
                    "smtp.mixed.example",
                    25,
                    "plain",
                    "password-cleartext",
                    "%EMAILADDRESS%",
                ),
                (
                    "smtp.mixed.example",
                    587,
                    "STARTTLS",
                    "password-cleartext",
                    "%EMAILLOCALPART%",
                ),
                ("smtp.mixed.example", 465, "SSL", "OAuth2", "%EMAILADDRESS%"),
            ])),
        ),
    ])
    .await
    .1
}

/// Returns the DNS records that domains publish.
fn zone() -> Zone {
    Zone::default()
        .with("_submissions._tcp.dns.example", service(465, "s.dns.example"))
        .with("_submission._tcp.dns.example", service(587, "s.dns.example"))
        .with("_submissions._tcp.none.example", service(0, ""))
        .with("_submissions._tcp.odd.example", service(2525, "s.odd.example"))
        .with("_submissions._tcp.both.example", service(465, "s.both.example"))
        .with(
            "workspace.example",
            DnsRecord::MailServer(1, "aspmx.l.google.com".to_owned()),
        )
        .with(
            "firma.example",
            DnsRecord::MailServer(1, "serwer1234567.home.pl".to_owned()),
        )
        .with("shop.example", DnsRecord::MailServer(1, "mx.home.pl".to_owned()))
}

#[tokio::test]
async fn each_kind_and_contradictions() {
    let harness = Harness::new()
        .await
        .with_fetch(sites().await)
        .with_dns(Arc::new(zone()));
    answering(
        &harness,
        &[
            ("a.well-known.example", 465),
            ("a.both.example", 587),
            ("b.both.example", 465),
            ("s.both.example", 465),
            ("s.dns.example", 587),
            ("smtp.gmail.com", 465),
            ("serwer1234567.home.pl", 465),
            ("mail.guessed.example", 587),
        ],
    );
    let user = user(&harness).await;
    let mut rows = String::new();
    for domain in [
        "well-known",
        "dns",
        "none",
        "odd",
        "both",
        "moved",
        "plain",
        "mixed",
        "workspace",
        "firma",
        "shop",
        "guessed",
        "nothing",
    ] {
        let answer = user.get(&path(&format!("{domain}.example"))).await.ok();
        let refused = answer["refused"].as_str().unwrap_or("");
        let provider = answer["provider"]["name"].as_str().unwrap_or("");
        let row = format!("{domain}: {} {provider} {refused}", servers(&answer).join(", "));
        rows.extend([row.trim_end(), "\n"]);
    }
    insta::assert_snapshot!(rows, @r"
    well-known: a.well-known.example:465 PUBLISHED ANSWERS
    dns: s.dns.example:587 DNS ANSWERS, s.dns.example:465 DNS FAILS
    none:
    odd:
    both: b.both.example:465 PUBLISHED ANSWERS, a.both.example:587 PUBLISHED ANSWERS, s.both.example:465 DNS ANSWERS
    moved: smtp.hoster.example:465 PUBLISHED FAILS
    plain:   SECURITY_NONE_REFUSED
    mixed: smtp.mixed.example:587 PUBLISHED FAILS, smtp.mixed.example:465 PUBLISHED FAILS
    workspace: smtp.gmail.com:465 MAIL_SERVERS ANSWERS, smtp.gmail.com:587 MAIL_SERVERS FAILS Google
    firma: serwer1234567.home.pl:465 MAIL_SERVERS ANSWERS home.pl
    shop:  home.pl
    guessed: mail.guessed.example:587 GUESSED ANSWERS
    nothing:
    ");
}

#[tokio::test]
async fn who_is_not_asked() {
    let published = Arc::new(Published::default());
    let zone = Zone::default().with(
        "azienda.example",
        DnsRecord::MailServer(10, "mx.pec.aruba.it".to_owned()),
    );
    let harness = Harness::new()
        .await
        .with_fetch(published.clone())
        .with_dns(Arc::new(zone));
    let program = harness.program("user@example.com").await;
    let refused = program.get(&path("partner.com")).await;
    assert_eq!(refused.outcome(), "403 GATEWAYS_FORBIDDEN");
    let user = user(&harness).await;
    assert_eq!(
        user.get(&path("example.com")).await.outcome(),
        "400 GATEWAY_FOR_OWN_DOMAIN"
    );
    assert_eq!(user.get(&path("partner")).await.outcome(), "400 DOMAIN_INVALID");
    for (domain, host, password) in [
        ("outlook.it", "smtp-mail.outlook.com:587", "MICROSOFT_PERSONAL"),
        (
            "firma.onmicrosoft.com",
            "smtp.office365.com:587",
            "MICROSOFT_ORGANISATION",
        ),
        ("icloud.com", "smtp.mail.me.com:587", "APP"),
        ("gmail.com", "smtp.gmail.com:465", "APP"),
        ("libero.it", "smtp.libero.it:465", "APP_WITH_TWO_STEPS"),
        ("o2.pl", "poczta.o2.pl:465", "MAILBOX"),
    ] {
        let answer = user.get(&path(domain)).await.ok();
        assert_eq!(servers(&answer)[0], format!("{host} KNOWN UNKNOWN"), "{domain}");
        assert_eq!(answer["provider"]["password"], password, "{domain}");
    }
    for domain in ["pec.it", "pec.azienda.it", "postecert.it"] {
        let answer = user.get(&path(domain)).await.ok();
        assert_eq!(
            (&answer["refused"], servers(&answer).len()),
            (&json!("CERTIFIED_MAIL"), 0)
        );
    }
    assert!(published.asked().is_empty(), "{:?}", published.asked());
    // Recognized by the servers that receive its mail, which have to be looked up.
    let answer = user.get(&path("azienda.example")).await.ok();
    assert_eq!(answer["refused"], "CERTIFIED_MAIL");
}

#[tokio::test]
async fn mozilla_is_asked_only_if_the_operator_wants_it() {
    let base = "https://ispdb.example/v1.1/";
    let known = document("smtp.hoster.example", 465, "SSL");
    let published = || {
        let own = Published::default().with(&format!("{base}partner.com"), &known);
        Arc::new(own.with(&format!("{base}hoster.example"), &known))
    };
    let zone = || {
        Arc::new(Zone::default().with(
            "client.com",
            DnsRecord::MailServer(1, "mx1.hoster.example".to_owned()),
        ))
    };
    let silent = published();
    let harness = Harness::new().await.with_fetch(silent.clone()).with_dns(zone());
    let program = user(&harness).await;
    assert!(servers(&program.get(&path("partner.com")).await.ok()).is_empty());
    assert!(silent.asked().iter().all(|url| !url.starts_with(base)));

    let asked = published();
    let harness = Harness::with(|config| config.ispdb_url = Some(base.to_owned()))
        .await
        .with_fetch(asked.clone())
        .with_dns(zone());
    let program = user(&harness).await;
    for domain in ["partner.com", "client.com"] {
        let answer = program.get(&path(domain)).await.ok();
        assert_eq!(
            servers(&answer),
            ["smtp.hoster.example:465 MOZILLA FAILS"],
            "{domain}"
        );
    }
    let told: Vec<_> = asked
        .asked()
        .into_iter()
        .filter(|url| url.starts_with(base))
        .collect();
    assert_eq!(
        told,
        ["partner.com", "client.com", "hoster.example"].map(|name| format!("{base}{name}"))
    );
}

#[tokio::test]
async fn the_demo_s_partners() {
    let demo = Demo::start("password of the demo").await.unwrap();
    let harness = Harness::new()
        .await
        .with_gateways(demo.gateways)
        .with_dns(demo.dns)
        .with_fetch(demo.fetch);
    let user = user(&harness).await;
    for (domain, expected) in [
        ("partner.com", "smtp.partner.com:465 PUBLISHED ANSWERS"),
        ("dominiopartner.it", "smtp.dominiopartner.it:465 DNS ANSWERS"),
        ("domena_partnera.com", ""),
    ] {
        let answer = user.get(&path(domain)).await.ok();
        let first = servers(&answer).first().cloned().unwrap_or_default();
        assert_eq!(
            (first.as_str(), &answer["complete"]),
            (expected, &json!(true)),
            "{domain}"
        );
    }
}

#[tokio::test]
async fn thirty_domains_at_once() {
    let harness = Harness::new().await;
    let user = user(&harness).await;
    for number in 0..30 {
        user.get(&path(&format!("d{number}.example"))).await.ok();
    }
    let refused = user.get(&path("d30.example")).await;
    assert_eq!(
        (refused.outcome().as_str(), refused.header("retry-after")),
        ("429 RATE_LIMITED", Some("20"))
    );
    // A domain that is known does not count.
    user.get(&path("d29.example")).await.ok();
    user.get(&path("gmail.com")).await.ok();
}
