//! Names that are not host names but valid in DNS: SPF macros build them from local parts.

use std::net::IpAddr;

use fromline_base::{
    dns::{Dns as _, DnsAnswer, DnsRecord, QueryType, Servers},
    spf::{Sender, check_host},
};
use fromline_core::api::SpfResult;

use super::{
    named::Named,
    server::{Behaviour, Tcp, start},
    wire::{Reply, text},
};

/// Answers each query with the bytes of its name.
fn echo(query: &[u8]) -> Vec<Vec<u8>> {
    let name = &query[12..];
    let end = name.iter().position(|byte| *byte == 0).unwrap();
    vec![Reply::to(query).record(text(&name[..end])).bytes()]
}

/// Encodes a name in wire format, without its final byte.
fn travelling(name: &str) -> Vec<u8> {
    let labels = name.split('.').map(str::as_bytes);
    let length = |label: &[u8]| u8::try_from(label.len()).unwrap();
    labels
        .flat_map(|label| [&[length(label)], label].concat())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_short_enough_is_asked_as_it_is() {
    let tcp = Tcp::Close;
    let dns = Servers::at(start(Behaviour { udp: echo, tcp }).await).unwrap();
    let long = "x".repeat(63);
    let longest = format!("{long}.{long}.{long}.{}", "x".repeat(61));
    for name in [
        "partner.com",
        "o'brien._spf.partner.com",
        "anna+x._spf.partner.com",
        "user@partner.com._spf.partner.com",
        "!#$%&*/=?^_`{|}~\\.a b.partner.com",
        "zażółć.partner.com",
        &longest,
    ] {
        for asked in [name, &format!("{name}.")] {
            let answer = dns.ask(asked, QueryType::Text).await.unwrap();
            assert_eq!(answer.records, [DnsRecord::Text(travelling(name))], "{asked}");
        }
    }
    for name in [&format!("{longest}x"), &format!("{long}x.com"), "a..com", ".com"] {
        let answer = dns.ask(name, QueryType::Text).await.unwrap();
        assert_eq!(answer, DnsAnswer::no_such_name(answer.ttl), "{name}");
    }
}

const ZONE: &str = r#"
local.example TXT "v=spf1 exists:%{l}._spf.%{d} -all"
user._spf.local.example A 127.0.0.2
o'brien._spf.local.example A 127.0.0.2
anna+x._spf.local.example A 127.0.0.2
both.example TXT "v=spf1 exists:%{s}._spf.%{d} -all"
user\@both.example._spf.both.example A 127.0.0.2
o'brien\@both.example._spf.both.example A 127.0.0.2
mx.example TXT "v=spf1 mx -all"
mx.example MX 10 o'brien.mx.example.
o'brien.mx.example A 192.0.2.10
ptr.example TXT "v=spf1 ptr -all"
10.2.0.192.in-addr.arpa PTR anna+x.ptr.example.
anna+x.ptr.example A 192.0.2.10
dot.example TXT "v=spf1 mx -all"
dot.example MX 10 a\.b.dot.example.
a\.b.dot.example A 192.0.2.10
"#;

#[tokio::test(flavor = "multi_thread")]
async fn spf() {
    let Some(named) = Named::start("names", ZONE) else {
        return;
    };
    let dns = Servers::at(named.address).unwrap();
    let address: IpAddr = [192, 0, 2, 10].into();
    for (local, domain, expected) in [
        ("user", "local.example", SpfResult::Pass),
        ("o'brien", "local.example", SpfResult::Pass),
        ("anna+x", "local.example", SpfResult::Pass),
        ("anna+y", "local.example", SpfResult::Fail),
        ("user", "both.example", SpfResult::Pass),
        ("o'brien", "both.example", SpfResult::Pass),
        ("utente", "both.example", SpfResult::Fail),
        ("user", "mx.example", SpfResult::Pass),
        ("user", "ptr.example", SpfResult::Pass),
        ("user", "dot.example", SpfResult::TempError),
    ] {
        let sender = Sender {
            local,
            domain,
            helo: domain,
        };
        let result = check_host(&dns, address, sender).await;
        assert_eq!(result, expected, "{local}@{domain}");
    }
}
