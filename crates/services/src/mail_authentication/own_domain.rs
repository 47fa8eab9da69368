//! What DNS says of one of the organization's own domains, for the setup checklist.

use std::net::IpAddr;

use fromline_base::{
    dns::{Dns, QueryType},
    spf::SpfRecord,
};
use fromline_core::checklist::{DmarcFacts, SpfFacts};
use fromline_outbound::limits::DomainFacts;

use super::{dmarc::Domain, spf::evaluate_sender};

/// The local part of the sender that SPF is evaluated for; records hardly ever depend on it.
const LOCAL: &str = "postmaster";

/// Looks up SPF, for all of these sending addresses, and DMARC.
pub async fn look_at(dns: &dyn Dns, domain: &str, addresses: &[IpAddr]) -> DomainFacts {
    let (spf, dmarc) = tokio::join!(look_at_spf(dns, domain, addresses), Domain::ask(dns, domain));
    let fault = dmarc.walk.fault();
    DomainFacts {
        spf,
        dmarc: match dmarc.policy() {
            Err(_) => DmarcFacts::Unanswered,
            Ok(Some(_)) => DmarcFacts::Published,
            Ok(None) if fault.is_some() => DmarcFacts::Invalid,
            Ok(None) => DmarcFacts::Missing,
        },
    }
}

async fn look_at_spf(dns: &dyn Dns, domain: &str, addresses: &[IpAddr]) -> SpfFacts {
    if let Some((worst, address)) = evaluate_sender(dns, (LOCAL, domain), addresses).await {
        return SpfFacts::Evaluated(worst.result, address);
    }
    match dns.ask(domain, QueryType::Text).await {
        Err(_) => SpfFacts::Unanswered,
        Ok(answer) if answer.texts().iter().any(|text| SpfRecord::is_meant(text)) => SpfFacts::Published,
        Ok(_) => SpfFacts::Missing,
    }
}

/// Returns whether a DKIM key is published under a name (RFC 6376, section 3.6.2); one that is revoked is empty. `None` if DNS did not answer.
pub async fn find_key(dns: &dyn Dns, name: &str) -> Option<bool> {
    let answer = dns.ask(name, QueryType::Text).await.ok()?;
    let is_key = |text: &&[u8]| {
        let mut tags = text.split(|byte| *byte == b';').map(<[u8]>::trim_ascii);
        tags.any(|tag| tag.len() > 2 && tag.starts_with(b"p="))
    };
    Some(answer.texts().iter().any(is_key))
}
