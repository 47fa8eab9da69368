//! SPF against the test suite of openspf.org for RFC 7208, which is included unchanged with its license.

mod zone;

use std::net::IpAddr;

use fromline_base::spf::{Sender, check_host};
use saphyr::{LoadableYamlNode as _, Yaml};
use zone::{SuiteZone, text};

/// Where the suite allows several results, this states which one is ours.
#[tokio::test]
async fn the_suite_of_rfc_7208() {
    let documents = Yaml::load_from_str(include_str!("rfc7208-tests.yml")).unwrap();
    let mut ran = 0;
    let mut faults = Vec::new();
    for document in &documents {
        let zone = SuiteZone::of(&document["zonedata"]);
        for (name, test) in document["tests"].as_mapping().unwrap() {
            let (name, helo) = (text(name), text(&test["helo"]));
            let from = text(&test["mailfrom"]);
            let (local, domain) = from.rsplit_once('@').unwrap_or(("", &helo));
            let sender = Sender {
                local: if local.is_empty() { "postmaster" } else { local },
                domain,
                helo: &helo,
            };
            let ip: IpAddr = text(&test["host"]).parse().unwrap();
            let got = check_host(&zone, ip, sender).await;
            let got = serde_json::to_value(got).unwrap();
            let got = got.as_str().unwrap().to_ascii_lowercase();
            let allowed: Vec<String> = match &test["result"] {
                Yaml::Sequence(several) => several.iter().map(text).collect(),
                one => vec![text(one)],
            };
            ran += 1;
            if !allowed.contains(&got) {
                faults.push(format!("{name}: {got}, not {allowed:?}"));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {ran}:\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert_eq!(ran, 203);
}
