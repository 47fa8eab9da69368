//! A filter for names that can exist on the public internet.
//!
//! Users and owners of domains decide which names are queried. The machine's resolver also knows the names of the local network
//! and what its addresses are called there, which must not leak.

use async_trait::async_trait;

use super::{Dns, DnsAnswer, QueryType, Unanswered};

/// Top-level names that do not exist on the public internet: RFC 6761, RFC 6762 with its appendix G, RFC 7686, RFC 8375, RFC
/// 9476, and ICANN's `internal`. `test` and `example` are missing on purpose: software is asked not to treat them specially.
const RESERVED: [&str; 14] = [
    "alt",
    "arpa",
    "corp",
    "home",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "onion",
    "private",
    "workgroup",
];
/// Seconds for which the answer "no such name" is valid.
const TTL: u32 = 3600;

/// Passes queries for public names on; other names do not exist, unless they belong to the organization.
pub struct Public<'a> {
    dns: &'a dyn Dns,
    own: &'a [String],
}

impl<'a> Public<'a> {
    /// Creates a filter in front of `dns`; `own` lists the organization's domains in A-labels.
    pub fn new(dns: &'a dyn Dns, own: &'a [String]) -> Self {
        Self { dns, own }
    }

    fn may_ask(&self, name: &str, kind: QueryType) -> bool {
        is_public(name, kind) || self.own.iter().any(|own| is_below(name, own))
    }
}

/// Returns whether a name can exist on the public internet. Below `arpa` only the names of addresses are useful for mail.
fn is_public(name: &str, kind: QueryType) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let Some((_, end)) = name.rsplit_once('.') else {
        return false;
    };
    let is_reserved = RESERVED.iter().any(|reserved| end.eq_ignore_ascii_case(reserved));
    let of_address = ["in-addr.arpa", "ip6.arpa"]
        .iter()
        .any(|zone| is_below(name, zone));
    !is_reserved || (kind == QueryType::Name && of_address)
}

fn is_below(name: &str, zone: &str) -> bool {
    let Some(split) = name.len().checked_sub(zone.len()) else {
        return false;
    };
    let ends_so = name
        .get(split..)
        .is_some_and(|end| end.eq_ignore_ascii_case(zone));
    ends_so && (split == 0 || name.as_bytes().get(split - 1) == Some(&b'.'))
}

#[async_trait]
impl Dns for Public<'_> {
    async fn ask(&self, name: &str, kind: QueryType) -> Result<DnsAnswer, Unanswered> {
        if self.may_ask(name, kind) {
            self.dns.ask(name, kind).await
        } else {
            Ok(DnsAnswer::no_such_name(TTL))
        }
    }

    fn known(&self, name: &str, kind: QueryType) -> Option<DnsAnswer> {
        if self.may_ask(name, kind) {
            self.dns.known(name, kind)
        } else {
            Some(DnsAnswer::no_such_name(TTL))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dns::{DnsRecord, Zone};

    #[tokio::test]
    async fn names_of_the_network_around_are_not_asked() {
        let names = [
            ("partner.com", true),
            ("_dmarc.partner.com.", true),
            ("partner.test", true),
            ("mail.corp.partner.com", true),
            ("printer.LOCAL", false),
            ("vault.internal", false),
            ("10.in-addr.arpa", false),
            ("router.home.arpa", false),
            ("localhost", false),
            ("intranet", false),
            ("mail.own.local", true),
            ("own.local", true),
            ("known.local", false),
        ];
        let zone = names.iter().fold(Zone::default(), |zone, (name, _)| {
            zone.with_text(name.trim_end_matches('.'), "here")
        });
        let own = ["own.local".to_owned()];
        let dns = Public::new(&zone, &own);
        for (name, asked) in names {
            let name = name.trim_end_matches('.');
            let answer = dns.ask(name, QueryType::Text).await.unwrap();
            assert_eq!(answer.exists, asked, "{name}");
        }
    }

    #[tokio::test]
    async fn an_address_may_be_asked_for_its_name() {
        let zone = Zone::default().with(
            "1.2.0.192.in-addr.arpa",
            DnsRecord::Name("mx.partner.com".to_owned()),
        );
        let dns = Public::new(&zone, &[]);
        assert!(
            dns.ask("1.2.0.192.in-addr.arpa", QueryType::Name)
                .await
                .unwrap()
                .exists
        );
        assert!(
            !dns.ask("1.2.0.192.in-addr.arpa", QueryType::Text)
                .await
                .unwrap()
                .exists
        );
        assert!(!dns.ask("home.arpa", QueryType::Name).await.unwrap().exists);
    }
}
