//! The instance that delivers: nobody signs in there any more, and the organisation's mail comes back.

use super::{Finding, postconf, shown};
use crate::{Instance, Site, services, values};

/// Finds services by which users would bypass Fromline.
pub fn services(existing: &Instance) -> Vec<Finding> {
    const FOLLOWS: &str = "Mail of users who sign in there goes past Fromline, with any sender.";
    let mut findings = Vec::new();
    let folder = existing.folder().display();
    for service in existing.running("smtpd") {
        let key = service.key();
        if services::is_submission(existing, service) {
            findings.push(Finding::new(
                format!("{folder}: {key} is a port for users"),
                FOLLOWS,
                postconf(existing, "-MX", &key),
            ));
        } else if existing.is_yes(service, "smtpd_sasl_auth_enable") {
            findings.push(Finding::new(
                format!("{folder}: users can sign in at {key}"),
                FOLLOWS,
                postconf(existing, "-P", &format!("{key}/smtpd_sasl_auth_enable=no")),
            ));
        }
    }
    findings
}

/// Checks the port by which the organisation's mail comes back.
pub fn back(site: &Site, existing: &Instance) -> Vec<Finding> {
    let mut findings = Vec::new();
    let folder = existing.folder().display();
    let wanted = services::back(site, existing);
    let write = || postconf(existing, "-M", &format!("{}={}", wanted.key, wanted.line));
    let port = site.port.to_string();
    let same_port = |name: &str| name.rsplit(':').next() == Some(&port);
    for service in existing
        .services
        .iter()
        .filter(|service| service.kind == "inet" && same_port(&service.name))
    {
        if service.key() != wanted.key && !is_loopback(&service.name) {
            findings.push(Finding::new(
                format!("{folder}: {} is open beyond this machine", service.key()),
                "Whoever reaches the port gets mail in that nobody signed in for.",
                postconf(existing, "-MX", &service.key()),
            ));
        }
    }
    let Some(there) = existing
        .service(&site.back(), "inet")
        .filter(|there| there.program == "smtpd")
    else {
        findings.push(Finding::new(
            format!("{folder}: {} is missing", wanted.key),
            "The organisation's mail waits in the queue: it cannot come back to the instance that delivers it.",
            write(),
        ));
        return findings;
    };
    for (name, value) in wanted.overrides.iter().filter(|(name, _)| *name != "syslog_name") {
        let effective = existing.effective(there, name);
        if !values::same(value, effective) {
            findings.push(Finding::new(
                format!(
                    "{folder}: {} has {name} {}, not {}",
                    wanted.key,
                    shown(effective),
                    shown(value)
                ),
                wanted.why,
                write(),
            ));
        }
    }
    findings
}

fn is_loopback(name: &str) -> bool {
    ["127.", "localhost:", "[::1]:"]
        .iter()
        .any(|start| name.starts_with(start))
}

/// Checks that the existing Postfix starts the second instance.
pub fn start(ours: &Instance, existing: &Instance) -> Option<Finding> {
    let listed = values::items(existing.get("multi_instance_directories"));
    let is_listed = listed
        .iter()
        .any(|folder| std::path::Path::new(folder) == ours.folder());
    let enabled = existing.get("multi_instance_enable") == "yes";
    (!is_listed || !enabled).then(|| {
        let mut listed = listed;
        if !is_listed {
            listed.push(ours.folder().display().to_string());
        }
        let folder = existing.folder().display().to_string();
        let directories = format!("multi_instance_directories = {}", listed.join(", "));
        let words = [
            "postconf",
            "-c",
            &folder,
            "-e",
            "multi_instance_enable = yes",
            &directories,
        ];
        Finding::new(
            format!(
                "{folder}: {} is not one of its instances",
                ours.folder().display()
            ),
            "It does not start with Postfix: after the next start of the machine nobody can send.",
            crate::script::command(&words),
        )
    })
}
