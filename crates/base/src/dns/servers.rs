//! The machine's DNS servers.

use std::{net::SocketAddr, time::Duration};

use async_trait::async_trait;
use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts},
    lookup::Lookup,
    net::{DnsError, NetError, NoRecords, runtime::TokioRuntimeProvider},
    proto::{
        op::ResponseCode,
        rr::{Name, RData, RecordType},
    },
};

use super::{Dns, DnsAnswer, DnsRecord, QueryType, Unanswered};

/// Time for one server to answer one query, which is then sent once more.
const TRY: Duration = Duration::from_secs(2);
const ATTEMPTS: usize = 2;
/// Seconds for which a negative answer is valid if it does not say so itself.
const NEGATIVE_TTL: u32 = 60;

/// A client of DNS servers.
pub struct Servers(TokioResolver);

impl Servers {
    /// Uses the servers in the machine's configuration. The error is one line for the operator.
    pub fn of_the_machine() -> Result<Self, String> {
        let mut builder =
            TokioResolver::builder_tokio().map_err(|error| format!("/etc/resolv.conf: {error}"))?;
        ours(builder.options_mut());
        builder.build().map(Self).map_err(|error| error.to_string())
    }

    /// Uses this server alone, by UDP and TCP. The error is one line for the operator.
    pub fn at(server: SocketAddr) -> Result<Self, String> {
        let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
            connection.port = server.port();
            connection
        });
        let server = NameServerConfig::new(server.ip(), true, connections.to_vec());
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![server]);
        let mut builder = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
        ours(builder.options_mut());
        builder.build().map(Self).map_err(|error| error.to_string())
    }
}

fn ours(options: &mut ResolverOpts) {
    options.timeout = TRY;
    options.attempts = ATTEMPTS;
    // Our own cache follows the limits and the clock.
    options.cache_size = 0;
    options.use_hosts_file = ResolveHosts::Never;
    // Many TXT records are longer than 512 bytes (RFC 6891); without EDNS each would need a second query, by TCP.
    options.edns0 = true;
}

#[async_trait]
impl Dns for Servers {
    async fn ask(&self, name: &str, kind: QueryType) -> Result<DnsAnswer, Unanswered> {
        let Some(name) = absolute(name) else {
            return Ok(DnsAnswer::no_such_name(NEGATIVE_TTL));
        };
        let record_type = match kind {
            QueryType::Text => RecordType::TXT,
            QueryType::Ipv4 => RecordType::A,
            QueryType::Ipv6 => RecordType::AAAA,
            QueryType::MailServer => RecordType::MX,
            QueryType::Name => RecordType::PTR,
            QueryType::Service => RecordType::SRV,
        };
        let answer = match self.0.lookup(name.clone(), record_type).await {
            Ok(lookup) => read(&lookup, record_type)?,
            Err(NetError::Dns(DnsError::NoRecordsFound(none))) => self.negative(name, none).await?,
            Err(_) => return Err(Unanswered),
        };
        if answer.is_acceptable() {
            Ok(answer)
        } else {
            Err(Unanswered)
        }
    }
}

impl Servers {
    /// Returns the negative answer, if the response is one.
    async fn negative(&self, name: Name, none: NoRecords) -> Result<DnsAnswer, Unanswered> {
        let ttl = none.negative_ttl.unwrap_or(NEGATIVE_TTL);
        match none.response_code {
            ResponseCode::NXDomain => Ok(DnsAnswer::no_such_name(ttl)),
            // A referral is not an answer.
            ResponseCode::NoError if none.soa.is_none() && none.ns.is_some() => Err(Unanswered),
            // Without SOA, either the server leaves it out of an empty answer, or there were too many CNAMEs.
            ResponseCode::NoError if none.soa.is_none() && self.is_alias(name).await => Err(Unanswered),
            ResponseCode::NoError => Ok(DnsAnswer::of(Vec::new(), ttl)),
            _ => Err(Unanswered),
        }
    }

    async fn is_alias(&self, name: Name) -> bool {
        self.0.lookup(name, RecordType::CNAME).await.is_ok()
    }
}

fn read(lookup: &Lookup, wanted: RecordType) -> Result<DnsAnswer, Unanswered> {
    let answers = lookup.answers();
    let records: Vec<DnsRecord> = answers
        .iter()
        .filter(|record| record.record_type() == wanted)
        .filter_map(|found| record(&found.data).transpose())
        .collect::<Result<_, _>>()?;
    let ttl = answers.iter().map(|record| record.ttl).min();
    Ok(DnsAnswer {
        exists: !records.is_empty() || lookup.message().response_code != ResponseCode::NXDomain,
        ttl: ttl.unwrap_or(NEGATIVE_TTL),
        records,
    })
}

fn record(data: &RData) -> Result<Option<DnsRecord>, Unanswered> {
    Ok(match data {
        RData::TXT(text) => Some(DnsRecord::Text(text.txt_data.concat())),
        RData::A(address) => Some(DnsRecord::Address(address.0.into())),
        RData::AAAA(address) => Some(DnsRecord::Address(address.0.into())),
        RData::MX(server) => Some(DnsRecord::MailServer(server.preference, plain(&server.exchange)?)),
        RData::PTR(name) => Some(DnsRecord::Name(plain(&name.0)?)),
        RData::SRV(service) => Some(DnsRecord::Service {
            priority: service.priority,
            port: service.port,
            target: plain(&service.target)?,
        }),
        _ => None,
    })
}

/// Converts a name to DNS form, with any characters: SPF macros can put local parts into names. `None` for an empty label, a
/// label over 63 octets, or a name over 255 octets.
fn absolute(name: &str) -> Option<Name> {
    let name = name.strip_suffix('.').unwrap_or(name);
    if name.is_empty() {
        return Some(Name::root());
    }
    // A name made of labels is absolute, so no search domain is tried.
    Name::from_labels(name.split('.').map(str::as_bytes)).ok()
}

/// Converts a name back to text. Fails for labels that text cannot represent, which would read as another name.
fn plain(name: &Name) -> Result<String, Unanswered> {
    let labels: Vec<&str> = name
        .iter()
        .map(|label| {
            std::str::from_utf8(label)
                .ok()
                .filter(|label| !label.contains('.'))
        })
        .collect::<Option<_>>()
        .ok_or(Unanswered)?;
    Ok(labels.join(".").to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_character_makes_a_name_and_comes_back() {
        for name in [
            "partner.com",
            "_dmarc.partner.com",
            "o'brien._spf.partner.com",
            "anna+x._spf.partner.com",
            "user@partner.com._spf.partner.com",
            "*.a b.\\.!#$%&/=?^`{|}~.partner.com",
            "zażółć.partner.com",
            "",
        ] {
            let made = absolute(name).unwrap();
            assert!(made.is_fqdn(), "{name}");
            assert_eq!(plain(&made).as_deref(), Ok(name));
            assert_eq!(absolute(&format!("{name}.")), Some(made));
        }
    }

    #[test]
    fn only_lengths_make_no_name() {
        let long = |length| format!("{}.com", "x".repeat(length));
        assert!(absolute(&long(63)).is_some());
        assert_eq!(absolute(&long(64)), None);
        let whole = |length| format!("{}{}", "x.".repeat(100), "y".repeat(length));
        assert!(absolute(&whole(53)).is_some());
        assert_eq!(absolute(&whole(54)), None);
        for empty in ["a..com", ".a.com", "a.com..", ".."] {
            assert_eq!(absolute(empty), None, "{empty}");
        }
    }

    #[test]
    fn what_text_cannot_show_is_no_answer() {
        for label in [b"a.b".as_slice(), b"\xff"] {
            let name = Name::from_labels([label, b"com"]).unwrap();
            assert_eq!(plain(&name), Err(Unanswered));
        }
    }
}
