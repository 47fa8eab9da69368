use std::{collections::BTreeMap, time::Duration};

use super::*;

#[test]
fn the_server_s_own_checks_are_told_one_by_one() {
    type Change = fn(&mut ServerFacts);
    for check in ["lock", "migrations", "key", "database", "disk", "ready"] {
        let mut found = answers();
        if let ServerFacts::Answers { failed, .. } = &mut found {
            failed.push(check.to_owned());
        }
        let told = super::super::server::server("127.0.0.1:8080", &found);
        assert_eq!(told[0].severity, Severity::Critical, "{check}");
        assert!(
            told.iter()
                .any(|told| told.area == DoctorArea::Sockets && told.severity == Severity::Ok)
        );
    }
    let cases: [(Change, &str); 4] = [
        (
            |facts| {
                if let ServerFacts::Answers { sockets, .. } = facts {
                    sockets.push("milter".to_owned());
                }
            },
            "cannot reach: milter",
        ),
        (
            |facts| {
                if let ServerFacts::Answers { waiting, .. } = facts {
                    *waiting = Some(7200);
                }
            },
            "for 120 minutes",
        ),
        (
            |facts| {
                if let ServerFacts::Answers { version, .. } = facts {
                    *version = Some("0.0.9".to_owned());
                }
            },
            "version 0.0.9",
        ),
        (
            |facts| {
                if let ServerFacts::Answers { replaced, .. } = facts {
                    *replaced = Some(true);
                }
            },
            "was replaced",
        ),
    ];
    for (change, words) in cases {
        let mut facts = answers();
        change(&mut facts);
        let told = super::super::server::server("127.0.0.1:8080", &facts);
        assert!(
            told.iter().any(|told| told.what.contains(words)),
            "{words}: {told:?}"
        );
    }
}

#[test]
fn each_refusal_of_the_relay_has_its_words() {
    for (reason, words) in [
        (Reason::Timeout, "did not answer"),
        (Reason::ConnectFailed, "cannot be reached"),
        (Reason::StarttlsMissing, "STARTTLS"),
        (Reason::CertificateExpired, "expired"),
        (Reason::CertificateOtherName, "another name"),
        (Reason::CertificateUnknownIssuer, "authority"),
        (Reason::AuthRejected, "password"),
        (Reason::Server4xx, "SERVER_4XX"),
    ] {
        let told =
            super::super::outside::relay(&RelayFacts::Asked("smtp.example.com:587".to_owned(), Err(reason)));
        assert!(
            told.what.contains(words) && told.severity == Severity::Critical,
            "{told:?}"
        );
    }
}

#[test]
fn the_exit_code_is_the_worst_finding_s() {
    let report = |facts: &Facts| DoctorReport::new(judge(facts, now()), BTreeMap::new(), Duration::ZERO);
    assert_eq!(report(&well()).exit_code(), 0);
    assert!(report(&well()).text().ends_with("All is well.\n"));
    let mut facts = well();
    facts.postfix = Some(PostfixFacts::NotConnected);
    assert_eq!(report(&facts).exit_code(), 1);
    facts.relay = Some(RelayFacts::NotSet);
    let report = report(&facts);
    assert_eq!(report.exit_code(), 2);
    assert!(
        report.text().ends_with("Wrong: 1. Warnings: 1.\n"),
        "{}",
        report.text()
    );
    let json: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
    assert_eq!(json["status"], "critical");
    assert_eq!(json["findings"].as_array().unwrap().len(), 12);
}
