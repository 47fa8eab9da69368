//! Records served by a real server.

use std::{fmt::Write as _, sync::Arc, time::Instant};

use fromline_base::{
    dns::{Cache, Servers},
    spf::{Sender, check_host},
};
use fromline_server::testing::Harness;
use fromline_services::mail_authentication::DEADLINE;

use super::named::Named;

const ORGANISATION: &str = "
example.com TXT \"v=spf1 ip4:192.0.2.10 -all\"
_dmarc.example.com TXT \"v=DMARC1; p=quarantine\"
";

/// Builds `count` TXT records of 250 bytes at a name.
fn crowd(name: &str, count: usize) -> String {
    let records: Vec<String> = (0..count)
        .map(|number| format!("{name} TXT \"{number:0>250}\""))
        .collect();
    records.join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn policies() {
    let long = "x".repeat(200);
    let zone = format!(
        "{ORGANISATION}{}
{}
_dmarc.partner.com TXT \"v=DMARC1; p=reject\"
_dmarc.watching.example TXT \"v=DMARC1; p=none; rua=mailto:a@watching.example\"
_dmarc.strings.example TXT \"v=DMARC1; p=rej\" \"ect; rua=mailto:\" \"{long}\" \"{long}@x.example; np=none\"
_dmarc.several.example TXT \"v=DMARC1; p=reject\"
_dmarc.several.example TXT \"v=DMARC1; p=none\"
_dmarc.beside.example TXT \"v=DMARC1; p=reject\"
_dmarc.beside.example TXT \"v=spf1 -all\"
_dmarc.broken.example TXT \"v=DMARC1; p=refuse\"
_dmarc.reported.example TXT \"v=DMARC1; p=refuse; rua=mailto:a@reported.example\"
_dmarc.bytes.example TXT \"v=DMARC1; p=reject; \\255\\000=\\200;;;=; =\"
_dmarc.empty.example TXT \"\"
_dmarc.alias.example CNAME _dmarc.partner.com.
_dmarc.loop.example CNAME _dmarc.pool.example.
_dmarc.pool.example CNAME _dmarc.loop.example.
_dmarc.dangling.example CNAME nowhere.example.
_dmarc.suffix.example TXT \"v=DMARC1; p=reject; psd=y\"
there.np.example TXT \"x\"
_dmarc.np.example TXT \"v=DMARC1; p=none; np=reject\"
_dmarc.big.example TXT \"v=DMARC1; p=reject\"
_dmarc.huge.example TXT \"v=DMARC1; p=reject\"
",
        crowd("_dmarc.big.example", 50),
        crowd("_dmarc.huge.example", 80),
    );
    let Some(named) = Named::start("policies", &zone) else {
        return;
    };
    let harness =
        Harness::with(|config| config.sending_addresses = vec!["192.0.2.10".parse().unwrap()]).await;
    let servers = Arc::new(Servers::at(named.address).unwrap());
    let dns = Cache::new(servers, harness.clock.clone());
    let harness = harness.with_dns(Arc::new(dns));
    let user = harness.program("user@example.com").await;
    let mut rows = String::new();
    for domain in [
        "partner.com",
        "a.partner.com",
        "watching.example",
        "strings.example",
        "missing.strings.example",
        "several.example",
        "beside.example",
        "broken.example",
        "reported.example",
        "bytes.example",
        "empty.example",
        "alias.example",
        "loop.example",
        "dangling.example",
        "a.suffix.example",
        "there.np.example",
        "missing.np.example",
        "big.example",
        "huge.example",
        "nothing.example",
        "a.b.c.d.e.f.g.h.i.j.k.l.partner.com",
        "news.example.com",
    ] {
        let began = Instant::now();
        let json = user
            .get(&format!("/api/v1/domains/{domain}/authentication"))
            .await
            .ok();
        assert!(began.elapsed() < DEADLINE * 2, "{domain}");
        rows.extend([format!(
            "{domain}: {} {}, {} {}\n",
            json["policy"]["recordAt"].as_str().unwrap_or("-"),
            json["policy"]["disposition"].as_str().unwrap_or("-"),
            json["organisationalDomain"].as_str().unwrap_or("-"),
            json["organisation"]["dmarc"].as_str().unwrap(),
        )]);
    }
    insta::assert_snapshot!(rows, @"
    partner.com: _dmarc.partner.com REJECT, partner.com FAIL
    a.partner.com: _dmarc.partner.com REJECT, partner.com FAIL
    watching.example: _dmarc.watching.example NONE, watching.example FAIL
    strings.example: _dmarc.strings.example REJECT, strings.example FAIL
    missing.strings.example: _dmarc.strings.example NONE, strings.example FAIL
    several.example: - NONE, several.example NONE
    beside.example: _dmarc.beside.example REJECT, beside.example FAIL
    broken.example: - NONE, broken.example NONE
    reported.example: _dmarc.reported.example NONE, reported.example FAIL
    bytes.example: _dmarc.bytes.example REJECT, bytes.example FAIL
    empty.example: - NONE, empty.example NONE
    alias.example: _dmarc.alias.example REJECT, alias.example FAIL
    loop.example: - -, - UNKNOWN
    dangling.example: - NONE, dangling.example NONE
    a.suffix.example: _dmarc.suffix.example REJECT, a.suffix.example FAIL
    there.np.example: _dmarc.np.example NONE, np.example FAIL
    missing.np.example: _dmarc.np.example REJECT, np.example FAIL
    big.example: _dmarc.big.example REJECT, big.example FAIL
    huge.example: - -, - UNKNOWN
    nothing.example: - NONE, nothing.example NONE
    a.b.c.d.e.f.g.h.i.j.k.l.partner.com: _dmarc.partner.com REJECT, partner.com FAIL
    news.example.com: _dmarc.example.com QUARANTINE, example.com PASS
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn spf() {
    let chain: Vec<String> = (0..11)
        .map(|number| {
            format!(
                "chain{number}.example TXT \"v=spf1 include:chain{}.example -all\"",
                number + 1
            )
        })
        .collect();
    let chain = chain.join("\n");
    let zone = format!(
        "{chain}
chain11.example TXT \"v=spf1 +all\"
good.example TXT \"v=spf1 ip4:192.0.2.10 -all\"
strings.example TXT \"v=spf1 \" \"ip4:192.0.2\" \".10 -all\"
a.example TXT \"v=spf1 a -all\"
a.example A 192.0.2.10
mx.example TXT \"v=spf1 mx -all\"
mx.example MX 10 one.mx.example.
mx.example MX 20 two.mx.example.
two.mx.example CNAME a.example.
ptr.example TXT \"v=spf1 ptr -all\"
10.2.0.192.in-addr.arpa PTR mail.ptr.example.
mail.ptr.example A 192.0.2.10
exists.example TXT \"v=spf1 exists:%{{ir}}.%{{l}}._spf.%{{d}} -all\"
10.2.0.192.user._spf.exists.example A 127.0.0.2
redirect.example TXT \"v=spf1 redirect=good.example\"
several.example TXT \"v=spf1 -all\"
several.example TXT \"v=spf1 +all\"
broken.example TXT \"v=spf1 ip4:192.0.2.10/33 +all\"
itself.example TXT \"v=spf1 include:itself.example +all\"
there.example TXT \"v=spf1 include:back.example +all\"
back.example TXT \"v=spf1 redirect=there.example\"
nowhere.example TXT \"v=spf1 include:missing.example +all\"
voids.example TXT \"v=spf1 a:v1.example a:v2.example a:v3.example +all\"
cname.example TXT \"v=spf1 a:loop.example +all\"
loop.example CNAME pool.example.
pool.example CNAME loop.example.
{}
huge.example TXT \"v=spf1 +all\"
",
        crowd("huge.example", 80)
    );
    let Some(named) = Named::start("spf", &zone) else {
        return;
    };
    let dns = Servers::at(named.address).unwrap();
    let mut rows = String::new();
    for domain in [
        "good", "strings", "a", "mx", "ptr", "exists", "redirect", "several", "broken", "itself", "there",
        "nowhere", "voids", "cname", "chain0", "chain2", "huge", "missing",
    ] {
        let domain = format!("{domain}.example");
        let sender = Sender {
            local: "user",
            domain: &domain,
            helo: &domain,
        };
        let results = ["192.0.2.10", "2001:db8::10"].map(|address| address.parse().unwrap());
        let mut row = format!("{domain}:");
        for address in results {
            let began = Instant::now();
            let result = check_host(&dns, address, sender).await;
            assert!(began.elapsed() < DEADLINE, "{domain}");
            let _ = write!(row, " {result:?}");
        }
        rows += &row;
        rows.push('\n');
    }
    insta::assert_snapshot!(rows, @"
    good.example: Pass Fail
    strings.example: Pass Fail
    a.example: Pass Fail
    mx.example: Pass Fail
    ptr.example: Pass Fail
    exists.example: Pass Fail
    redirect.example: Pass Fail
    several.example: PermError PermError
    broken.example: PermError PermError
    itself.example: PermError PermError
    there.example: PermError PermError
    nowhere.example: PermError PermError
    voids.example: PermError PermError
    cname.example: TempError TempError
    chain0.example: PermError PermError
    chain2.example: Pass Pass
    huge.example: TempError TempError
    missing.example: None None
    ");
}
