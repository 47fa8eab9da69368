//! One answer.

use std::net::IpAddr;

/// The most records and bytes of one answer. Nobody's mail needs more, and whatever is kept has to end somewhere.
const RECORDS: usize = 200;
const BYTES: usize = 16 * 1024;

/// One DNS record.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum DnsRecord {
    /// A TXT record, its strings joined.
    Text(Vec<u8>),
    /// An address.
    Address(IpAddr),
    /// A mail server and its preference.
    MailServer(u16, String),
    /// The name of an address.
    Name(String),
    /// A server of a service (RFC 2782): its priority, port and name; the name is empty where there is none at all.
    Service {
        /// The lowest is asked first.
        priority: u16,
        /// Its port.
        port: u16,
        /// Its name.
        target: String,
    },
}

/// An answer of DNS.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DnsAnswer {
    /// Whether the name exists at all: `false` is NXDOMAIN.
    pub exists: bool,
    /// The records of the type that was asked for, none if there are none.
    pub records: Vec<DnsRecord>,
    /// For how many seconds it holds.
    pub ttl: u32,
}

impl DnsAnswer {
    /// The name exists, with these records.
    pub const fn of(records: Vec<DnsRecord>, ttl: u32) -> Self {
        Self {
            exists: true,
            records,
            ttl,
        }
    }

    /// There is no such name.
    pub const fn no_such_name(ttl: u32) -> Self {
        Self {
            exists: false,
            records: Vec::new(),
            ttl,
        }
    }

    /// Whether it is small enough to be kept and looked at. What is cut might be what matters, so nothing is cut.
    pub fn is_acceptable(&self) -> bool {
        let size = |record: &DnsRecord| match record {
            DnsRecord::Text(text) => text.len(),
            DnsRecord::MailServer(_, name)
            | DnsRecord::Name(name)
            | DnsRecord::Service { target: name, .. } => name.len(),
            DnsRecord::Address(_) => 16,
        };
        self.records.len() <= RECORDS && self.records.iter().map(size).sum::<usize>() <= BYTES
    }

    /// Its texts.
    pub fn texts(&self) -> Vec<&[u8]> {
        self.records
            .iter()
            .filter_map(|record| match record {
                DnsRecord::Text(text) => Some(text.as_slice()),
                _ => None,
            })
            .collect()
    }

    /// Its addresses.
    pub fn addresses(&self) -> impl Iterator<Item = IpAddr> {
        self.records.iter().filter_map(|record| match record {
            DnsRecord::Address(address) => Some(*address),
            _ => None,
        })
    }

    /// The names it leads to: mail servers, the preferred ones first, or names of an address.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<(u16, &str)> = self
            .records
            .iter()
            .filter_map(|record| match record {
                DnsRecord::MailServer(preference, name) => Some((*preference, name.as_str())),
                DnsRecord::Name(name) => Some((0, name.as_str())),
                DnsRecord::Text(_) | DnsRecord::Address(_) | DnsRecord::Service { .. } => None,
            })
            .collect();
        names.sort_by_key(|(preference, _)| *preference);
        names.into_iter().map(|(_, name)| name).collect()
    }

    /// The servers of a service with their ports, the preferred ones first; those that are none are left out.
    pub fn services(&self) -> Vec<(&str, u16)> {
        let mut services: Vec<(u16, &str, u16)> = self
            .records
            .iter()
            .filter_map(|record| match record {
                DnsRecord::Service {
                    priority,
                    port,
                    target,
                } if !target.is_empty() => Some((*priority, target.as_str(), *port)),
                _ => None,
            })
            .collect();
        services.sort_by_key(|(priority, ..)| *priority);
        services
            .into_iter()
            .map(|(_, target, port)| (target, port))
            .collect()
    }
}
