use std::collections::HashSet;

use super::*;
use crate::{
    address::tests::ascii,
    gateway::{Hint, is_certified_mail},
};

fn first(provider: &Provider, mx: Option<&str>) -> Option<String> {
    let found = provider.candidates(mx, SettingsSource::Known, &ascii);
    found
        .first()
        .map(|found| format!("{}:{}", found.gateway.host, found.gateway.port))
}

#[test]
fn every_entry_holds_together() {
    let mut domains = HashSet::new();
    for provider in all() {
        let name = provider.name;
        assert!(!name.is_empty());
        assert!(
            !provider.domains.is_empty() || !provider.mail_servers.is_empty(),
            "{name}"
        );
        for domain in provider.domains {
            assert!(domains.insert(domain), "{domain} stands twice");
            assert!(!is_certified_mail(domain), "{domain}");
        }
        if let ProviderServer::At(host, ports) = provider.server {
            assert!(Host::parse(host, &ascii).is_ok(), "{name}");
            assert!(
                !ports.is_empty() && ports.iter().all(|port| PORTS.contains(port)),
                "{name}"
            );
        }
        if let Some(page) = provider.page {
            assert!(page.starts_with("https://"), "{page}");
        }
        // Whoever wants another password than the usual one says where it is made, if there is a page.
        if provider.password == PasswordKind::App {
            assert!(provider.page.is_some(), "{name}");
        }
    }
}

#[test]
fn ports_belong_to_hosts() {
    for (domain, expected) in [
        ("outlook.com", "smtp-mail.outlook.com:587"),
        ("icloud.com", "smtp.mail.me.com:587"),
        ("firma.onmicrosoft.com", "smtp.office365.com:587"),
        ("gmail.com", "smtp.gmail.com:465"),
        ("libero.it", "smtp.libero.it:465"),
        ("tim.it", "smtp.tim.it:587"),
        ("wp.pl", "smtp.wp.pl:465"),
        ("o2.pl", "poczta.o2.pl:465"),
    ] {
        assert_eq!(first(by_domain(domain).unwrap(), None).as_deref(), Some(expected));
    }
    assert!(by_domain("notgmail.com").is_none());
    assert!(by_domain("proton.me").is_none(), "it lets no other server in");
}

#[test]
fn by_the_servers_that_take_the_mail() {
    for (mx, name, expected) in [
        ("aspmx.l.google.com", "Google", Some("smtp.gmail.com:465")),
        (
            "firma.mail.protection.outlook.com",
            "Microsoft 365",
            Some("smtp.office365.com:587"),
        ),
        (
            "outlook-com.olc.protection.outlook.com",
            "Outlook.com",
            Some("smtp-mail.outlook.com:587"),
        ),
        ("mx.aruba.it", "Aruba", Some("smtps.aruba.it:465")),
        (
            "serwer1234567.home.pl",
            "home.pl",
            Some("serwer1234567.home.pl:465"),
        ),
        ("mx.home.pl", "home.pl", None),
        ("serwerx.home.pl", "home.pl", None),
        ("serwer.home.pl", "home.pl", None),
        (
            "mail-serwer12345.lh.pl",
            "LH.pl",
            Some("mail-serwer12345.lh.pl:465"),
        ),
        (
            "s12.cyber-folks.pl",
            "cyber_Folks",
            Some("s12.cyber-folks.pl:465"),
        ),
    ] {
        let provider = by_mail_server(mx).unwrap();
        assert_eq!(provider.name, name);
        assert_eq!(first(provider, Some(mx)).as_deref(), expected, "{mx}");
    }
    assert!(by_mail_server("mx.notaruba.it").is_none());
    assert!(by_mail_server("mx.partner.com").is_none());
}

#[test]
fn what_the_app_knows_of_hosts_is_what_the_list_says() {
    for provider in all() {
        let ProviderServer::At(host, ports) = provider.server else {
            continue;
        };
        assert_eq!(crate::gateway::wants_starttls(host), ports == [587], "{host}");
        match crate::gateway::find_hint(host) {
            Some(Hint::AppPassword) => assert_eq!(provider.password, PasswordKind::App, "{host}"),
            Some(Hint::MicrosoftPersonal) => assert_eq!(provider.password, PasswordKind::MicrosoftPersonal),
            Some(Hint::MicrosoftOrganisation) => {
                assert_eq!(provider.password, PasswordKind::MicrosoftOrganisation);
            }
            None => assert_ne!(provider.password, PasswordKind::App, "{host}"),
        }
    }
}

#[test]
fn a_submission_server_leads_to_its_provider() {
    for provider in all() {
        if let ProviderServer::At(host, _) = provider.server {
            let found = by_submission_server(host).unwrap();
            assert!(matches!(found.server, ProviderServer::At(same, _) if same == host));
        }
    }
    assert!(by_submission_server("smtp.partner.com").is_none() && by_submission_server("").is_none());
}
