//! DNS answers from memory, for the demo and for tests.

use std::collections::{HashMap, HashSet};

use async_trait::async_trait;

use super::{Dns, DnsAnswer, DnsRecord, QueryType, Unanswered};

/// Seconds for which the answers are valid.
const TTL: u32 = 300;

/// Names with records; all other names do not exist.
#[derive(Clone, Debug, Default)]
pub struct Zone {
    records: HashMap<(String, QueryType), Vec<DnsRecord>>,
    names: HashSet<String>,
    silent: HashSet<String>,
}

impl Zone {
    /// Adds a record; the parent names exist as well.
    #[must_use]
    pub fn with(mut self, name: &str, record: DnsRecord) -> Self {
        let name = name.to_ascii_lowercase();
        let kind = match &record {
            DnsRecord::Text(_) => QueryType::Text,
            DnsRecord::Address(address) if address.is_ipv4() => QueryType::Ipv4,
            DnsRecord::Address(_) => QueryType::Ipv6,
            DnsRecord::MailServer(..) => QueryType::MailServer,
            DnsRecord::Name(_) => QueryType::Name,
            DnsRecord::Service { .. } => QueryType::Service,
        };
        let mut above = name.as_str();
        while !above.is_empty() {
            self.names.insert(above.to_owned());
            above = above.split_once('.').map_or("", |(_, rest)| rest);
        }
        self.records.entry((name, kind)).or_default().push(record);
        self
    }

    /// Adds a TXT record.
    #[must_use]
    pub fn with_text(self, name: &str, text: &str) -> Self {
        self.with(name, DnsRecord::Text(text.into()))
    }

    /// Makes queries for a name fail.
    #[must_use]
    pub fn with_silent(mut self, name: &str) -> Self {
        self.silent.insert(name.to_ascii_lowercase());
        self
    }
}

#[async_trait]
impl Dns for Zone {
    async fn ask(&self, name: &str, kind: QueryType) -> Result<DnsAnswer, Unanswered> {
        let name = name.to_ascii_lowercase();
        if self.silent.contains(&name) {
            return Err(Unanswered);
        }
        if !self.names.contains(&name) {
            return Ok(DnsAnswer::no_such_name(TTL));
        }
        let records = self.records.get(&(name, kind));
        Ok(DnsAnswer::of(records.cloned().unwrap_or_default(), TTL))
    }
}
