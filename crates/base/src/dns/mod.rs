//! DNS queries about mail: texts, addresses, mail servers, and names of addresses.
//!
//! "There is no record" and "the query failed" are different results, here and in everything derived from them.

mod answer;
mod cache;
mod known;
mod public;
mod servers;
mod within;
mod zone;

use async_trait::async_trait;

pub use answer::{DnsAnswer, DnsRecord};
pub use cache::Cache;
pub use known::CacheOnlyDns;
pub use public::Public;
pub use servers::Servers;
pub use within::Within;
pub use zone::Zone;

/// A type of DNS records.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum QueryType {
    /// TXT records, which contain SPF, DKIM keys and DMARC policies.
    Text,
    /// A records, which contain IPv4 addresses.
    Ipv4,
    /// AAAA records, which contain IPv6 addresses.
    Ipv6,
    /// MX records, which name a domain's mail servers.
    MailServer,
    /// SRV records, which name host and port of a service.
    Service,
    /// PTR records, which contain the name of an address.
    Name,
}

/// A failed DNS query: no answer in time, a refusal, a malformed answer, or one that is too large.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("DNS gave no answer")]
pub struct Unanswered;

/// A source of DNS answers.
#[async_trait]
pub trait Dns: Send + Sync {
    /// Queries the records of one type for a name in A-labels. CNAMEs are followed.
    async fn ask(&self, name: &str, kind: QueryType) -> Result<DnsAnswer, Unanswered>;

    /// Returns the answer if it is known without a query.
    fn known(&self, _name: &str, _kind: QueryType) -> Option<DnsAnswer> {
        None
    }
}
