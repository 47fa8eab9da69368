//! The suite's `zonedata` as a DNS source.

use std::collections::HashMap;

use async_trait::async_trait;
use fromline_base::dns::{Dns, DnsAnswer, DnsRecord, QueryType, Unanswered};
use saphyr::{Scalar, Yaml};

/// Names in lower case, each with its entries.
pub struct SuiteZone(HashMap<String, Vec<Entry>>);

enum Entry {
    /// Every later query for the name times out.
    Timeout,
    Alias(String),
    Record(QueryType, DnsRecord),
}

/// Returns a scalar as it was written.
pub fn text(yaml: &Yaml) -> String {
    match yaml {
        Yaml::Value(Scalar::String(text)) => text.to_string(),
        Yaml::Value(Scalar::Integer(number)) => number.to_string(),
        Yaml::Value(Scalar::Null) => String::new(),
        other => panic!("{other:?} is no text"),
    }
}

/// Returns the joined strings of a TXT record; `\x80` in the file is the byte 0x80.
fn bytes(yaml: &Yaml) -> Vec<u8> {
    let joined: String = match yaml {
        Yaml::Sequence(several) => several.iter().map(text).collect(),
        one => text(one),
    };
    joined
        .chars()
        .map(|character| u8::try_from(character).unwrap())
        .collect()
}

impl SuiteZone {
    pub fn of(zonedata: &Yaml) -> Self {
        let mut zone = HashMap::new();
        for (name, entries) in zonedata.as_mapping().unwrap() {
            let entries = entries.as_sequence().unwrap();
            // As the suite requires: SPF entries are TXT records, unless the name has TXT records of its own.
            let own_txt = entries.iter().any(|entry| entry.as_mapping_get("TXT").is_some());
            let read = |entry: &Yaml| {
                let Some(entry) = entry.as_mapping() else {
                    assert_eq!(text(entry), "TIMEOUT");
                    return Some(Entry::Timeout);
                };
                let (kind, value) = entry.iter().next().unwrap();
                Some(match text(kind).as_str() {
                    "SPF" if own_txt => return None,
                    "TXT" if matches!(value, Yaml::Value(Scalar::String(none)) if none == "NONE") => {
                        return None;
                    }
                    "SPF" | "TXT" => Entry::Record(QueryType::Text, DnsRecord::Text(bytes(value))),
                    "A" => Entry::Record(QueryType::Ipv4, DnsRecord::Address(text(value).parse().unwrap())),
                    "AAAA" => {
                        Entry::Record(QueryType::Ipv6, DnsRecord::Address(text(value).parse().unwrap()))
                    }
                    "PTR" => Entry::Record(QueryType::Name, DnsRecord::Name(text(value))),
                    "CNAME" => Entry::Alias(text(value)),
                    "MX" => {
                        let preference = text(&value[0]).parse().unwrap();
                        Entry::Record(
                            QueryType::MailServer,
                            DnsRecord::MailServer(preference, text(&value[1])),
                        )
                    }
                    other => panic!("{other}"),
                })
            };
            zone.insert(
                text(name).to_ascii_lowercase(),
                entries.iter().filter_map(read).collect(),
            );
        }
        Self(zone)
    }
}

#[async_trait]
impl Dns for SuiteZone {
    async fn ask(&self, name: &str, kind: QueryType) -> Result<DnsAnswer, Unanswered> {
        let mut name = name.to_ascii_lowercase();
        // A loop of CNAMEs ends without an answer.
        for _ in 0..8 {
            let Some(entries) = self.0.get(name.trim_end_matches('.')) else {
                return Ok(DnsAnswer::no_such_name(300));
            };
            let mut records = Vec::new();
            let mut alias = None;
            for entry in entries {
                match entry {
                    Entry::Timeout if records.is_empty() => return Err(Unanswered),
                    Entry::Alias(target) => alias = Some(target.to_ascii_lowercase()),
                    Entry::Record(own, record) if *own == kind => records.push(record.clone()),
                    Entry::Timeout | Entry::Record(..) => (),
                }
            }
            match alias {
                Some(target) if records.is_empty() => name = target,
                _ => return Ok(DnsAnswer::of(records, 300)),
            }
        }
        Err(Unanswered)
    }
}
