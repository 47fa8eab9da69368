//! A single DNS answer.

use std::net::IpAddr;

/// Largest number of records in an answer. No legitimate mail setup needs more, and cached data must be bounded.
const RECORDS: usize = 200;
const BYTES: usize = 16 * 1024;

/// One DNS record, in parsed form.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum DnsRecord {
    /// A TXT record, with its strings joined.
    Text(Vec<u8>),
    /// The address in an A or AAAA record.
    Address(IpAddr),
    /// The preference and name of a mail server (MX).
    MailServer(u16, String),
    /// The name of an address (PTR).
    Name(String),
    /// A server of a service (SRV, RFC 2782) with its priority, port and name; the name is empty if the domain states that there
    /// is none.
    Service {
        /// The priority; servers with lower values are tried first.
        priority: u16,
        /// The server's port.
        port: u16,
        /// The server's name.
        target: String,
    },
}

/// The answer to a DNS query.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DnsAnswer {
    /// Whether the name exists; `false` means NXDOMAIN.
    pub exists: bool,
    /// The records of the type that was asked for; empty if there are none.
    pub records: Vec<DnsRecord>,
    /// Seconds for which the answer is valid.
    pub ttl: u32,
}

impl DnsAnswer {
    /// Creates an answer with these records for an existing name.
    pub const fn of(records: Vec<DnsRecord>, ttl: u32) -> Self {
        Self {
            exists: true,
            records,
            ttl,
        }
    }

    /// Creates the answer for a name that does not exist.
    pub const fn no_such_name(ttl: u32) -> Self {
        Self {
            exists: false,
            records: Vec::new(),
            ttl,
        }
    }

    /// Returns whether the answer is small enough to be cached and evaluated. Oversized answers are not truncated, since the
    /// important record could be lost.
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

    /// Returns the contents of TXT records.
    pub fn texts(&self) -> Vec<&[u8]> {
        self.records
            .iter()
            .filter_map(|record| match record {
                DnsRecord::Text(text) => Some(text.as_slice()),
                _ => None,
            })
            .collect()
    }

    /// Returns the addresses among the records.
    pub fn addresses(&self) -> impl Iterator<Item = IpAddr> {
        self.records.iter().filter_map(|record| match record {
            DnsRecord::Address(address) => Some(*address),
            _ => None,
        })
    }

    /// Returns the names in the records: mail servers, preferred ones first, or names of an address.
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

    /// Returns the servers of a service with their ports, preferred ones first; entries that name no server are left out.
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
