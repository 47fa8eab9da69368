mod limits;

use std::sync::Arc;

use fromline_base::{
    clock::Clock,
    dns::{Cache, Dns, Zone},
};
use fromline_outbound::demo;
use jiff::ToSpan as _;

use crate::tests::Harness;

async fn harness(dns: impl Dns + 'static) -> Harness {
    Harness::with(|config| config.sending_addresses = vec![demo::SENDING_ADDRESS])
        .await
        .with_dns(Arc::new(dns))
}

fn path(domain: &str) -> String {
    format!("/api/v1/domains/{domain}/authentication")
}

/// Returns a zone in which `example.com` passes SPF.
fn organisation() -> Zone {
    Zone::default().with_text("example.com", "v=spf1 ip4:192.0.2.10 -all")
}

#[tokio::test]
async fn the_demo_s_partners() {
    let harness = harness(demo::zone()).await;
    let user = harness.program("user@example.com").await;
    insta::assert_snapshot!(user.get(&path("Partner.COM")).await.whole(), @r#"
    200 OK
    {
      "checkedAt": "2026-11-23T09:00:00Z",
      "domain": "partner.com",
      "expiresAt": "2026-11-23T09:05:00Z",
      "gateway": {
        "expected": "PASS"
      },
      "organisation": {
        "disposition": "REJECT",
        "dkim": [
          {
            "aligned": false,
            "domain": "example.com"
          }
        ],
        "dmarc": "FAIL",
        "spf": {
          "aligned": false,
          "domain": "example.com",
          "result": "PASS"
        }
      },
      "organisationalDomain": "partner.com",
      "policy": {
        "disposition": "REJECT",
        "published": true,
        "recordAt": "_dmarc.partner.com",
        "strictDkim": false,
        "strictSpf": false
      },
      "rfc7489": {
        "organisation": {
          "disposition": "REJECT",
          "dmarc": "FAIL",
          "percent": 100
        },
        "organisationalDomain": "partner.com",
        "policy": {
          "disposition": "REJECT",
          "published": true,
          "recordAt": "_dmarc.partner.com",
          "strictDkim": false,
          "strictSpf": false
        }
      }
    }
    "#);
    let summary = |json: serde_json::Value| {
        format!(
            "{} {} {} {}",
            json["policy"]["published"],
            json["organisation"]["dmarc"],
            json["organisation"]["disposition"],
            json["gateway"]["expected"]
        )
    };
    let mut rows = String::new();
    for domain in [
        "partner.com",
        "dominiopartner.it",
        "domena_partnera.com",
        "example.com",
        "nobody.example",
    ] {
        let json = user.get(&path(domain)).await.ok();
        rows.extend([domain, ": ", &summary(json), "\n"]);
    }
    insta::assert_snapshot!(rows, @r#"
    partner.com: true "FAIL" "REJECT" "PASS"
    dominiopartner.it: true "FAIL" "NONE" "PASS"
    domena_partnera.com: false "NONE" null "NONE"
    example.com: true "PASS" null "PASS"
    nobody.example: false "NONE" null "NONE"
    "#);
}

#[tokio::test]
async fn what_cannot_be_asked_is_not_known() {
    let zone = organisation()
        .with_silent("_dmarc.partner.com")
        .with_silent("example.com");
    let harness = harness(zone).await;
    let user = harness.program("user@example.com").await;
    insta::assert_snapshot!(user.get(&path("partner.com")).await.whole(), @r#"
    200 OK
    {
      "checkedAt": "2026-11-23T09:00:00Z",
      "domain": "partner.com",
      "expiresAt": "2026-11-23T09:00:30Z",
      "gateway": {
        "expected": "UNKNOWN"
      },
      "organisation": {
        "dkim": [
          {
            "aligned": false,
            "domain": "example.com"
          }
        ],
        "dmarc": "UNKNOWN",
        "spf": {
          "aligned": false,
          "domain": "example.com",
          "result": "TEMPERROR",
          "trouble": {
            "domain": "example.com",
            "kind": "UNANSWERED"
          }
        }
      },
      "rfc7489": {
        "organisation": {
          "dmarc": "UNKNOWN",
          "percent": 100
        },
        "organisationalDomain": "partner.com"
      }
    }
    "#);
}

/// A policy published by the domain itself is known even if its parents do not answer; an unanswered query at a top-level domain
/// says nothing about it.
#[tokio::test]
async fn a_silent_parent_leaves_a_known_policy_known() {
    let zone = organisation()
        .with_text("_dmarc.news.partner.com", "v=DMARC1; p=reject")
        .with_text("_dmarc.other.com", "v=DMARC1; p=quarantine")
        .with_silent("_dmarc.partner.com")
        .with_silent("_dmarc.com");
    let harness = harness(zone).await;
    let user = harness.program("user@example.com").await;
    for (domain, verdict, disposition, organisational) in [
        ("news.partner.com", "FAIL", "REJECT", None),
        ("other.com", "FAIL", "QUARANTINE", Some("other.com")),
    ] {
        let json = user.get(&path(domain)).await.ok();
        assert_eq!(json["organisation"]["dmarc"], verdict, "{domain}");
        assert_eq!(json["organisation"]["disposition"], disposition, "{domain}");
        assert_eq!(json["organisationalDomain"].as_str(), organisational);
        assert_eq!(json["rfc7489"]["organisation"]["dmarc"], verdict, "{domain}");
    }
}

/// Where the two rule sets differ, the answer has both verdicts and the records to publish.
#[tokio::test]
async fn by_both_rule_sets() {
    let zone = organisation()
        .with_text("_dmarc.alias.example.com", "v=DMARC1; p=reject")
        .with_text("_dmarc.half.test", "v=DMARC1; p=reject; pct=0")
        .with_text("_dmarc.trying.test", "v=DMARC1; p=reject; t=y")
        .with_text("_dmarc.blank.test", " v=DMARC1; p=reject");
    let harness = harness(zone).await;
    let user = harness.program("user@example.com").await;
    let mut rows = String::new();
    for domain in ["alias.example.com", "half.test", "trying.test", "blank.test"] {
        let json = user.get(&path(domain)).await.ok();
        let (today, before) = (&json["organisation"], &json["rfc7489"]["organisation"]);
        rows.extend([format!(
            "{domain}: {} {} / {} {} / {} / {}\n",
            today["dmarc"],
            today["disposition"],
            before["dmarc"],
            before["disposition"],
            json["remedy"],
            json["recordFault"],
        )]);
    }
    insta::assert_snapshot!(rows, @r#"
    alias.example.com: "FAIL" "REJECT" / "PASS" null / {"at":"_dmarc.example.com","kind":"PUBLISH_RECORD"} / null
    half.test: "FAIL" "REJECT" / "FAIL" "QUARANTINE" / {"domain":"half.test","kind":"SIGN"} / null
    trying.test: "FAIL" "QUARANTINE" / "FAIL" "REJECT" / {"domain":"trying.test","kind":"SIGN"} / null
    blank.test: "NONE" null / "NONE" null / null / {"at":"_dmarc.blank.test","fault":{"kind":"LEADING_BLANK"}}
    "#);
}

#[tokio::test]
async fn what_is_wrong_with_spf_is_said() {
    let lookups: Vec<String> = (0..11).map(|number| format!("a:e{number}.example.com")).collect();
    let voids = "v=spf1 a:one.example.com a:two.example.com a:three.example.com -all";
    let mut rows = String::new();
    for (record, other) in [
        (format!("v=spf1 {} -all", lookups.join(" ")), ""),
        (voids.to_owned(), ""),
        (
            "v=spf1 include:other.test -all".to_owned(),
            "v=spf1 foo:bar.test -all",
        ),
        ("v=spf1 include:other.test -all".to_owned(), ""),
        ("v=spf1 redirect=other.test".to_owned(), ""),
        ("v=spf1 ip4:192.0.2.300 -all".to_owned(), ""),
    ] {
        let mut zone = Zone::default().with_text("example.com", &record);
        for number in 0..11 {
            let elsewhere = "192.0.2.99".parse().unwrap();
            let name = format!("e{number}.example.com");
            zone = zone.with(&name, fromline_base::dns::DnsRecord::Address(elsewhere));
        }
        if !other.is_empty() {
            zone = zone.with_text("other.test", other);
        }
        let harness = harness(zone).await;
        let user = harness.program("user@example.com").await;
        let json = user.get(&path("partner.com")).await.ok();
        rows.extend([format!("{}\n", json["organisation"]["spf"]["trouble"])]);
    }
    insta::assert_snapshot!(rows, @r#"
    {"count":11,"domain":"example.com","kind":"LOOKUPS","limit":10,"term":"a:e10.example.com"}
    {"count":3,"domain":"example.com","kind":"VOID_LOOKUPS","limit":2,"term":"a:three.example.com"}
    {"domain":"other.test","kind":"MALFORMED","term":"foo:bar.test"}
    {"domain":"example.com","kind":"NO_RECORD","term":"include:other.test"}
    {"domain":"example.com","kind":"NO_RECORD","term":"redirect=other.test"}
    {"domain":"example.com","kind":"MALFORMED","term":"ip4:192.0.2.300"}
    "#);
}

#[tokio::test]
async fn without_sending_addresses_spf_is_not_computed() {
    let zone = organisation().with_text("_dmarc.example.com", "v=DMARC1; p=reject");
    let signed = Harness::new().await.with_dns(Arc::new(zone.clone()));
    let json = signed
        .program("user@example.com")
        .await
        .get(&path("mail.example.com"))
        .await
        .ok();
    assert_eq!(json["organisation"]["dmarc"], "PASS", "by its signature");
    assert_eq!(json["organisation"]["spf"], serde_json::Value::Null);
    let unsigned = Harness::with(|config| config.dkim_domains = Some(Vec::new())).await;
    let unsigned = unsigned.with_dns(Arc::new(zone));
    let json = unsigned
        .program("user@example.com")
        .await
        .get(&path("mail.example.com"))
        .await
        .ok();
    assert_eq!(
        json["organisation"]["dmarc"], "UNKNOWN",
        "its SPF would be aligned"
    );
}

#[tokio::test]
async fn alignment_is_as_strict_as_the_domain_wants_it() {
    for (policy, domain, verdict) in [
        ("p=reject", "news.example.com", "PASS"),
        ("p=reject; adkim=s", "news.example.com", "PASS"),
        ("p=reject; adkim=s; aspf=s", "news.example.com", "FAIL"),
        ("p=reject; adkim=s; aspf=s", "example.com", "PASS"),
        ("p=reject; psd=y", "news.example.com", "FAIL"),
    ] {
        let zone = organisation().with_text("_dmarc.example.com", &format!("v=DMARC1; {policy}"));
        let harness = harness(zone).await;
        let user = harness.program("user@example.com").await;
        let json = user.get(&path(domain)).await.ok();
        assert_eq!(json["organisation"]["dmarc"], verdict, "{policy}, {domain}");
    }
}

#[tokio::test]
async fn mail_may_leave_from_any_address() {
    for (record, result, verdict) in [
        ("v=spf1 ip4:192.0.2.10 ip6:2001:db8::10 -all", "PASS", "PASS"),
        ("v=spf1 ip4:192.0.2.10 -all", "FAIL", "FAIL"),
        ("v=spf1 ip4:192.0.2.10 ~all", "SOFTFAIL", "FAIL"),
        ("v=spf1 ip4:192.0.2.10", "NEUTRAL", "FAIL"),
        (
            "v=spf1 ip4:192.0.2.10 a:silent.example ip6:2001:db8::10",
            "TEMPERROR",
            "UNKNOWN",
        ),
        ("v=spf1 include:", "PERMERROR", "FAIL"),
        ("something else", "NONE", "FAIL"),
    ] {
        let zone = Zone::default()
            .with_text("example.com", record)
            .with_silent("silent.example")
            .with_text("_dmarc.example.com", "v=DMARC1; p=reject; adkim=s");
        let harness = Harness::with(|config| {
            config.sending_addresses = vec![demo::SENDING_ADDRESS, "2001:db8::10".parse().unwrap()];
        });
        let harness = harness.await.with_dns(Arc::new(zone));
        let json = harness
            .program("user@example.com")
            .await
            .get(&path("news.example.com"))
            .await
            .ok();
        assert_eq!(json["organisation"]["spf"]["result"], result, "{record}");
        assert_eq!(json["organisation"]["dmarc"], verdict, "{record}");
    }
}

#[tokio::test]
async fn names_that_do_not_exist_have_a_policy_of_their_own() {
    let zone = Zone::default()
        .with_text("there.partner.com", "anything")
        .with_text("_dmarc.partner.com", "v=DMARC1; p=none; np=reject")
        .with_silent("silent.partner.com");
    let harness = harness(zone).await;
    let user = harness.program("user@example.com").await;
    for (domain, disposition) in [
        ("there", "\"NONE\""),
        ("missing", "\"REJECT\""),
        ("silent", "null"),
    ] {
        let json = user.get(&path(&format!("{domain}.partner.com"))).await.ok();
        assert_eq!(json["policy"]["disposition"].to_string(), disposition, "{domain}");
    }
}
