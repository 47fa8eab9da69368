//! The second instance's main.cf and master.cf.

use std::collections::BTreeMap;

use super::{Finding, postconf, shown};
use crate::{
    Instance, Site,
    expected::{self, Must, is_met},
    instance::Service,
    services::{self, Wanted},
    values,
};

/// The first of each line that can refuse bare line feeds; `forbid_bare_newline` of the Postfix release notes.
const SINCE: [(u32, u32, u32); 3] = [(3, 7, 11), (3, 8, 6), (3, 9, 0)];
/// Programs that accept mail without authentication.
const UNAUTHENTICATED: [&str; 2] = ["pickup", "qmqpd"];
/// One of them names a certificate.
const CERTIFICATES: [&str; 4] = [
    "smtpd_tls_chain_files",
    "smtpd_tls_cert_file",
    "smtpd_tls_eccert_file",
    "smtpd_tls_dcert_file",
];

/// Checks that the version of Postfix is new enough.
pub fn version(ours: &Instance) -> Option<Finding> {
    let version = ours.get("mail_version");
    (!is_recent(version)).then(|| {
        Finding::new(
            format!("Postfix {version} is older than 3.7.11, 3.8.6 or 3.9"),
            "It takes bare line feeds as ends of lines, by which a second message can be smuggled behind the first.",
            "# Upgrade Postfix.",
        )
    })
}

fn is_recent(version: &str) -> bool {
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok());
    let mut parts = version.split(['.', '-']);
    let (Some(major), Some(minor)) = (number(parts.next()), number(parts.next())) else {
        return false;
    };
    // A snapshot has a date here.
    let patch = number(parts.next()).unwrap_or_default();
    SINCE
        .iter()
        .any(|since| (major, minor) == (since.0, since.1) && patch >= since.2)
        || (major, minor) >= (3, 9)
}

/// Checks main.cf, and services that override it.
pub fn settings(site: &Site, ours: &Instance) -> Vec<Finding> {
    let mut findings = Vec::new();
    let own = services::own();
    let milters: Vec<_> = values::items(ours.get("smtpd_milters"))
        .into_iter()
        .filter(|milter| *milter != expected::milter())
        .collect();
    for group in expected::groups(site, ours.get("myhostname"), &milters) {
        for setting in &group.settings {
            let (name, value) = (setting.name, ours.get(setting.name));
            if !is_met(setting, value) {
                let wanted = format!("{name} = {}", setting.value);
                findings.push(Finding::new(
                    format!(
                        "main.cf: {name} is {}, not {}",
                        shown(value),
                        shown(&setting.value)
                    ),
                    group.why,
                    postconf(ours, "-e", wanted.trim_end()),
                ));
            }
            for service in &ours.services {
                let Some(value) = service.overrides.get(name) else {
                    continue;
                };
                let own = own.iter().find(|wanted| wanted.key == service.key());
                let well = match own.and_then(|wanted| wanted.sets(name)) {
                    Some(wanted) => values::same(wanted, value),
                    None => setting.must != Must::Route && is_met(setting, value),
                };
                if !well {
                    let key = service.key();
                    let mend = own.map_or_else(
                        || postconf(ours, "-PX", &format!("{key}/{name}")),
                        |wanted| write(ours, wanted),
                    );
                    findings.push(Finding::new(
                        format!("master.cf: {key} has {name} {}", shown(value)),
                        group.why,
                        mend,
                    ));
                }
            }
        }
    }
    findings
}

/// Checks the table of routes.
pub fn routes(site: &Site, ours: &Instance) -> Vec<Finding> {
    const NAME: &str = "sender_dependent_default_transport_maps";
    let hostname = ours.get("myhostname");
    let written: Vec<_> = expected::routes(site, hostname);
    let mend = {
        let groups = expected::groups(site, hostname, &[]);
        let mut settings = groups.iter().flat_map(|group| &group.settings);
        let value = settings.find(|setting| setting.name == NAME);
        let value = value.map_or("", |setting| setting.value.as_str());
        postconf(ours, "-e", &format!("{NAME} = {value}"))
    };
    let finding =
        |what: String, follows: &str| Finding::new(format!("main.cf: {NAME} {what}"), follows, &*mend);
    let Some(table) = values::inline(ours.get(NAME)) else {
        return vec![finding(
            format!("is {}, no inline table", shown(ours.get(NAME))),
            "Where the organisation's mail goes cannot be seen.",
        )];
    };
    let wanted: BTreeMap<_, _> = written
        .into_iter()
        .map(|(key, route)| (key.replace("$myhostname", hostname).to_lowercase(), route))
        .collect();
    let mut findings = Vec::new();
    for (key, route) in &wanted {
        match table.get(key) {
            Some(there) if there == route => (),
            Some(there) => findings.push(finding(
                format!("sends {key} to {there}, not to {route}"),
                "The organisation's mail does not come back to the existing instance.",
            )),
            None => findings.push(finding(
                format!("does not have {key}"),
                "Mail from there goes to Fromline's listener, which knows no gateway for it: it is refused.",
            )),
        }
    }
    for key in table.keys().filter(|key| !wanted.contains_key(*key)) {
        findings.push(finding(
            format!("has {key}, which is none of Fromline's domains"),
            "Mail with such a sender leaves by the organisation's servers, also if it was to leave by a gateway.",
        ));
    }
    findings
}

/// Checks the services in master.cf.
pub fn services(ours: &Instance) -> Vec<Finding> {
    let mut findings = Vec::new();
    for wanted in services::own() {
        let there = ours.services.iter().find(|service| service.key() == wanted.key);
        let is_there = there.is_some_and(|service| wanted.line.contains(&format!(" {}", service.program)));
        let missing =
            |name: &&(&'static str, String)| there.is_none_or(|there| !there.overrides.contains_key(name.0));
        if !is_there || wanted.overrides.iter().any(|name| missing(&name)) {
            findings.push(Finding::new(
                format!("master.cf: {} is missing, or not as it should be", wanted.key),
                wanted.why,
                write(ours, &wanted),
            ));
        }
    }
    for service in ours
        .services
        .iter()
        .filter(|service| UNAUTHENTICATED.contains(&service.program.as_str()))
    {
        findings.push(Finding::new(
            format!("master.cf: {} runs {}", service.key(), service.program),
            "Mail gets in that nobody signed in for, with whatever sender it has.",
            postconf(ours, "-MX", &service.key()),
        ));
    }
    let ports: Vec<_> = ours
        .running("smtpd")
        .filter(|service| service.kind == "inet")
        .collect();
    if ports.is_empty() {
        findings.push(Finding::new(
            "master.cf: no submission port",
            "Nobody can send.",
            postconf(ours, "-M", "submission/inet=submission inet n - n - - smtpd"),
        ));
    }
    findings.extend(ports.into_iter().flat_map(|service| port(ours, service)));
    findings
}

fn port(ours: &Instance, service: &Service) -> Vec<Finding> {
    let mut findings = Vec::new();
    let key = service.key();
    if ours.is_chrooted(service) {
        findings.push(Finding::new(
            format!("master.cf: {key} is chrooted"),
            "The sockets for signing in and of other milters are below the existing instance's queue folder: not reached.",
            postconf(ours, "-F", &format!("{key}/chroot=n")),
        ));
    }
    let certified = CERTIFICATES
        .iter()
        .any(|name| !["", "none"].contains(&ours.effective(service, name)));
    if !certified {
        findings.push(Finding::new(
            format!("{key} has no certificate"),
            "Nobody can sign in: that needs TLS.",
            postconf(ours, "-e", "smtpd_tls_chain_files = /etc/ssl/private/mail.pem"),
        ));
    }
    findings
}

fn write(ours: &Instance, wanted: &Wanted) -> String {
    postconf(ours, "-M", &format!("{}={}", wanted.key, wanted.line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        for (version, recent) in [
            ("3.6.15", false),
            ("3.7.10", false),
            ("3.7.11", true),
            ("3.8.5", false),
            ("3.8.6", true),
            ("3.9.0", true),
            ("3.10.4", true),
            ("3.11-20251001", true),
            ("4.0.0", true),
            ("", false),
        ] {
            assert_eq!(is_recent(version), recent, "{version}");
        }
    }
}
