//! Answers from memory: the demo's DNS, and the tests'.

use std::collections::{HashMap, HashSet};

use async_trait::async_trait;

use super::{Answer, Dns, Kind, Record, Unanswered};

/// For how long its answers hold.
const TTL: u32 = 300;

/// Names with records; all others do not exist.
#[derive(Clone, Debug, Default)]
pub struct Zone {
    records: HashMap<(String, Kind), Vec<Record>>,
    names: HashSet<String>,
    silent: HashSet<String>,
}

impl Zone {
    /// Adds a record. The names above it exist, too.
    #[must_use]
    pub fn with(mut self, name: &str, record: Record) -> Self {
        let name = name.to_ascii_lowercase();
        let kind = match &record {
            Record::Text(_) => Kind::Text,
            Record::Address(address) if address.is_ipv4() => Kind::Ipv4,
            Record::Address(_) => Kind::Ipv6,
            Record::MailServer(..) => Kind::MailServer,
            Record::Name(_) => Kind::Name,
            Record::Service { .. } => Kind::Service,
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
        self.with(name, Record::Text(text.into()))
    }

    /// Lets a name give no answer.
    #[must_use]
    pub fn with_silent(mut self, name: &str) -> Self {
        self.silent.insert(name.to_ascii_lowercase());
        self
    }
}

#[async_trait]
impl Dns for Zone {
    async fn ask(&self, name: &str, kind: Kind) -> Result<Answer, Unanswered> {
        let name = name.to_ascii_lowercase();
        if self.silent.contains(&name) {
            return Err(Unanswered);
        }
        if !self.names.contains(&name) {
            return Ok(Answer::no_such_name(TTL));
        }
        let records = self.records.get(&(name, kind));
        Ok(Answer::of(records.cloned().unwrap_or_default(), TTL))
    }
}
