//! DNS records of the demo's domains: a partner whose policy rejects mail from other servers, one that only monitors and
//! publishes its server in DNS, and one without a policy; one whose provider uses OAuth; and two whose records different
//! receivers evaluate differently.

use std::net::{IpAddr, Ipv4Addr};

use fromline_base::dns::{DnsRecord, Zone};

use super::issuer;

/// The address from which the demo's organization would send; nothing is ever sent there.
pub const SENDING_ADDRESS: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 10));

/// Returns the records of every domain.
pub fn zone() -> Zone {
    let partners = [
        ("partner.com", Some("reject")),
        ("dominiopartner.it", Some("none")),
        ("domena_partnera.com", None),
        ("example.org", Some("reject")),
    ];
    let organisation = Zone::default()
        .with_text("example.com", &format!("v=spf1 ip4:{SENDING_ADDRESS} -all"))
        .with_text("_dmarc.example.com", "v=DMARC1; p=quarantine")
        .with_text("_dmarc.example.net", "v=DMARC1; p=reject; t=y")
        .with_text("_dmarc.broken.example", " v=DMARC1; p=reject");
    let organisation = [
        ("dominiopartner.it", "smtp.dominiopartner.it"),
        ("example.org", issuer::SMTP_HOST),
    ]
    .into_iter()
    .fold(organisation, |zone, (domain, target)| {
        let service = DnsRecord::Service {
            priority: 0,
            port: 465,
            target: target.to_owned(),
        };
        zone.with(&format!("_submissions._tcp.{domain}"), service)
    });
    partners.into_iter().fold(organisation, |zone, (domain, policy)| {
        let zone = zone.with_text(domain, "v=spf1 ip4:198.51.100.25 -all");
        match policy {
            Some(policy) => zone.with_text(&format!("_dmarc.{domain}"), &format!("v=DMARC1; p={policy}")),
            None => zone,
        }
    })
}
