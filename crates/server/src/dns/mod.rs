//! What DNS says about mail: texts, addresses, mail servers, names of addresses.
//!
//! "There is none" and "it could not be asked" are different answers, here and in everything that is made of them.

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

/// A type of records.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum QueryType {
    /// TXT
    Text,
    /// A
    Ipv4,
    /// AAAA
    Ipv6,
    /// MX
    MailServer,
    /// SRV
    Service,
    /// PTR
    Name,
}

/// DNS could not be asked: no answer in time, a refusal, nonsense, or more than we take.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("DNS gave no answer")]
pub struct Unanswered;

/// Where answers come from.
#[async_trait]
pub trait Dns: Send + Sync {
    /// The records of one type at a name in A-labels. CNAMEs are followed.
    async fn ask(&self, name: &str, kind: QueryType) -> Result<DnsAnswer, Unanswered>;

    /// The answer, if nobody has to be asked for it.
    fn known(&self, _name: &str, _kind: QueryType) -> Option<DnsAnswer> {
        None
    }
}
