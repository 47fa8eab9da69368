//! Targets that read what domains publish about their mail.

use fromline_base::{
    dns::{self, Zone},
    spf::{Sender, check_host},
};
use fromline_core::{
    api::SpfResult,
    dmarc::{DmarcRecord, QUERIES, Walk},
};

use super::engine::{fuzz, kind};

#[test]
fn dmarc_records() {
    let corpus: [&[u8]; 4] = [
        b"v=DMARC1; p=reject; sp=none; np=quarantine; adkim=s; aspf=r; psd=y; t=y",
        b"v=DMARC1; rua=mailto:a@example.com,https://example.com/x",
        b"v=DMARC1\nv=DMARC1; psd=n\n\nv=spf1 -all",
        b"v = DMARC1 ;;=; p = none",
    ];
    let dictionary = [
        "v=DMARC1",
        "; ",
        "p=",
        "sp=",
        "np=",
        "psd=y",
        "psd=n",
        "t=y",
        "reject",
        "none",
        "rua=mailto:",
        "\n",
        "=",
        ";",
    ];
    // Each line is the answer for one name; tabs separate its records.
    fuzz("DMARC records", &corpus, &dictionary, |bytes| {
        let mut walk = Walk::new("a.b.c.d.e.f.g.h.example.com");
        let mut lines = bytes.split(|byte| *byte == b'\n');
        let mut queries = 0;
        while walk.question().is_some() {
            let line = lines.next().unwrap_or_default();
            walk.answer(&line.split(|byte| *byte == b'\t').collect::<Vec<_>>());
            queries += 1;
        }
        assert!(queries <= QUERIES && walk.domain().ends_with(walk.organisational()));
        let policies = [true, false].map(|exists| walk.policy(exists).map(|policy| policy.disposition));
        kind((queries, policies, DmarcRecord::parse(bytes).is_some()))
    });
}

#[test]
fn spf_records() {
    let corpus: [&[u8]; 5] = [
        b"v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all",
        b"v=spf1 a mx/24//64 ptr:example.com ~all exp=why.%{d}",
        b"v=spf1 include:example.com redirect=example.com",
        b"v=spf1 exists:%{ir}.%{l1r+-}._spf.%{d2} ?all",
        b"v=spf1 a:%{S}.%{p}.%{v}.%{h}.example.com x=%%%_%-",
    ];
    let dictionary = [
        "v=spf1 ",
        "include:",
        "redirect=",
        "exists:",
        "example.com",
        "%{",
        "}",
        "%{d}",
        "%{i",
        "r-",
        "/24",
        "//64",
        "-all",
        "ip4:",
        "ip6:",
        "mx",
        "ptr",
        " ",
    ];
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let sender = Sender {
        local: "us%er+x",
        domain: "example.com",
        helo: "[192.0.2.1]",
    };
    fuzz("SPF records", &corpus, &dictionary, |bytes| {
        let zone = Zone::default()
            .with("example.com", dns::DnsRecord::Text(bytes.to_vec()))
            .with(
                "example.com",
                dns::DnsRecord::MailServer(1, "example.com".to_owned()),
            )
            .with(
                "1.2.0.192.in-addr.arpa",
                dns::DnsRecord::Name("example.com".to_owned()),
            )
            .with(
                "example.com",
                dns::DnsRecord::Address("192.0.2.1".parse().unwrap()),
            );
        let results = ["192.0.2.1", "2001:db8::1"]
            .map(|address| runtime.block_on(check_host(&zone, address.parse().unwrap(), sender)));
        assert!(!results.contains(&SpfResult::TempError), "everything is answered");
        kind(results.map(|result| result as u8))
    });
}
