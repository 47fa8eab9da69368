//! A stand-in for Mozilla's service that answers from a list of its domains, which is not part of the project: each domain yields
//! what the list says.

use std::{
    collections::BTreeMap,
    io::Write as _,
    path::Path,
    time::{Duration, Instant},
};

use fromline_core::{
    api::SecurityMode,
    gateway::{PORTS, is_certified_mail},
};
use fromline_server::testing::Harness;
use jiff::ToSpan as _;
use serde_json::Value;

use super::{
    config, path, user,
    web::{Network, Site},
};

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/ispdb.tsv");

#[derive(Clone, Debug)]
struct Row {
    host: String,
    port: u16,
    socket: String,
    authentication: String,
    username: String,
}

impl Row {
    fn is_encrypted(&self) -> bool {
        self.socket != "plain"
    }

    /// Returns whether a gateway can use this server.
    fn is_usable(&self) -> bool {
        let ways = ["password-cleartext", "password-encrypted", "OAuth2"];
        self.is_encrypted()
            && PORTS.contains(&self.port)
            && self.authentication.split('+').any(|way| ways.contains(&way))
    }

    fn is(&self, server: &Value, domain: &str) -> bool {
        let mode = match self.socket.as_str() {
            "SSL" => SecurityMode::Ssl,
            _ => SecurityMode::Starttls,
        };
        server["host"] == self.host.replace("%EMAILDOMAIN%", domain)
            && server["port"] == self.port
            && server["securityMode"] == serde_json::to_value(mode).unwrap()
    }
}

fn list() -> Option<BTreeMap<String, Vec<Row>>> {
    let text = std::fs::read_to_string(Path::new(LIST)).ok()?;
    let mut domains: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [domain, _, host, port, socket, authentication, username] = fields[..] else {
            panic!("{line}");
        };
        domains.entry(domain.to_owned()).or_default().push(Row {
            host: host.to_owned(),
            port: port.parse().unwrap(),
            socket: socket.to_owned(),
            authentication: authentication.to_owned(),
            username: username.to_owned(),
        });
    }
    Some(domains)
}

#[tokio::test]
async fn every_domain_yields_what_the_list_says() {
    let Some(domains) = list() else {
        // Not by `println!`, whose output the test harness captures.
        let _ = writeln!(std::io::stdout(), "LEFT OUT: Mozilla's list of domains, {LIST}");
        return;
    };
    let documents = domains.iter().map(|(domain, rows)| {
        let servers: Vec<_> = rows
            .iter()
            .map(|row| {
                let Row {
                    host,
                    socket,
                    authentication,
                    username,
                    ..
                } = row;
                (
                    host.as_str(),
                    row.port,
                    socket.as_str(),
                    authentication.as_str(),
                    username.as_str(),
                )
            })
            .collect();
        (format!("/v1.1/{domain}"), config(&servers))
    });
    let (_, fetch) = Network::of(vec![("ispdb.example", Site::Documents(documents.collect()))]).await;
    let harness = Harness::with(|config| config.ispdb_url = Some("https://ispdb.example/v1.1/".to_owned()));
    let harness = harness.await.with_fetch(fetch);
    let user = user(&harness).await;
    let mut times = Vec::new();
    let mut differing = Vec::new();
    let (mut by_list, mut known, mut refused) = (0, 0, 0);
    for (domain, rows) in &domains {
        harness.clock.advance(20.seconds());
        let begin = Instant::now();
        let answer = user.get(&path(domain)).await.ok();
        times.push(begin.elapsed());
        let mut usable: Vec<_> = rows.iter().filter(|row| row.is_usable()).collect();
        // The same server may be listed twice, with different usernames.
        usable.dedup_by_key(|row| (&row.host, row.port, &row.socket));
        let servers = answer["servers"].as_array().unwrap();
        let holds = match servers.first() {
            // The list contains certified mail, too.
            None if is_certified_mail(domain) => answer["refused"] == "CERTIFIED_MAIL",
            // Only servers without encryption, or none that Fromline can use.
            None => {
                refused += 1;
                let is_plain = rows.iter().any(|row| !row.is_encrypted());
                usable.is_empty() && (answer["refused"] == "SECURITY_NONE_REFUSED") == is_plain
            }
            Some(first) if first["source"] == "MOZILLA" => {
                by_list += 1;
                let best = usable.iter().any(|row| row.socket == "SSL");
                servers.len() == usable.len()
                    && servers
                        .iter()
                        .all(|server| usable.iter().any(|row| row.is(server, domain)))
                    && (first["securityMode"] == "ssl") == best
            }
            // If Fromline's own list has the domain, it names the same server.
            Some(first) => {
                known += 1;
                usable.iter().any(|row| row.is(first, domain))
            }
        };
        if !holds {
            differing.push(format!("{domain}: {answer} {rows:?}"));
        }
    }
    times.sort();
    let median = times[times.len() / 2];
    println!(
        "{} domains: {by_list} by the list, {known} known, {refused} refused; median {median:?}, longest {:?}",
        domains.len(),
        times.last().unwrap()
    );
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert!(
        median < Duration::from_millis(300) || cfg!(debug_assertions),
        "{median:?}"
    );
}
