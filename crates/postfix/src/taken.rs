//! What the second instance takes over from the one that had the submission ports.

use std::path::Path;

use super::{Instance, Site, instance::Service, values};

/// Always, also where main.cf does not set them.
const ALWAYS: [&str; 5] = [
    "myhostname",
    "mydomain",
    "myorigin",
    "inet_interfaces",
    "inet_protocols",
];
/// Where they are set.
const IF_SET: [&str; 6] = [
    "append_dot_mydomain",
    "cyrus_sasl_config_path",
    "maillog_file",
    "maillog_file_prefixes",
    "milter_macro_daemon_name",
    "syslog_facility",
];
/// Where they are set: all that begin so.
const BEGINNINGS: [&str; 3] = ["smtpd_tls_", "smtpd_sasl_", "tls_"];
/// But these: they are Fromline's to say, or a file that two instances must not share.
const NOT: [&str; 6] = [
    "smtpd_sasl_auth_enable",
    "smtpd_sasl_authenticated_header",
    "smtpd_tls_auth_only",
    "smtpd_tls_security_level",
    "smtpd_tls_session_cache_database",
    "smtpd_tls_wrappermode",
];
/// What says nothing about mail.
const WITHOUT_MEANING: [&str; 1] = ["syslog_name"];

/// Settings taken over from the existing submission service.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Names and values, in order.
    pub settings: Vec<(String, String)>,
    /// The milters of the service.
    pub milters: Vec<String>,
    /// Parameters set by its line of master.cf that the second instance does not take over.
    pub left: Vec<(String, String)>,
}

/// Collects the settings of a service, or those of main.cf alone.
pub fn taken(site: &Site, existing: &Instance, service: Option<&Service>) -> Taken {
    let none = Service::default();
    let service = service.unwrap_or(&none);
    let is_taken = |name: &str| {
        let listed = IF_SET.contains(&name) || BEGINNINGS.iter().any(|start| name.starts_with(start));
        listed && !NOT.contains(&name)
    };
    let mut names: Vec<&str> = existing
        .explicit()
        .chain(service.overrides.keys().map(String::as_str))
        .filter(|name| is_taken(name))
        .collect();
    if !names.contains(&"smtpd_sasl_path") {
        names.push("smtpd_sasl_path");
    }
    names.sort_unstable();
    names.dedup();
    let value = |name: &str| match name {
        "smtpd_sasl_path" => login_socket(existing, service),
        _ => existing.effective(service, name).to_owned(),
    };
    let mut settings: Vec<_> = ALWAYS
        .into_iter()
        .chain(names)
        .map(|name| (name.to_owned(), value(name)))
        .collect();
    settings.push((
        "message_size_limit".to_owned(),
        message_size_limit(site, existing, service),
    ));
    let milters = values::items(existing.effective(service, "smtpd_milters"))
        .iter()
        .map(|milter| absolute_milter(existing, service, milter))
        .collect();
    let known = |name: &str| {
        NOT.contains(&name)
            || WITHOUT_MEANING.contains(&name)
            || name == "smtpd_milters"
            || settings.iter().any(|(taken, _)| taken == name)
    };
    let left = service
        .overrides
        .iter()
        .filter(|(name, _)| !known(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    Taken {
        settings,
        milters,
        left,
    }
}

/// As large as before, and never larger than the listener takes.
fn message_size_limit(site: &Site, existing: &Instance, service: &Service) -> String {
    let limit = existing.effective(service, "message_size_limit").parse();
    let is_allowed = |limit: &usize| (1..=site.message_max).contains(limit);
    limit
        .ok()
        .filter(is_allowed)
        .unwrap_or(site.message_max)
        .to_string()
}

/// Dovecot's socket; of Cyrus the name of its configuration, as it is.
fn login_socket(existing: &Instance, service: &Service) -> String {
    let path = existing.effective(service, "smtpd_sasl_path");
    let is_dovecot = existing.effective(service, "smtpd_sasl_type") == "dovecot";
    if !is_dovecot || path.starts_with("inet:") {
        return path.to_owned();
    }
    absolute(existing, service, path.strip_prefix("unix:").unwrap_or(path))
}

fn absolute_milter(existing: &Instance, service: &Service, milter: &str) -> String {
    for kind in ["unix:", "local:"] {
        // `{ unix:path, connect_timeout=10s }` as well.
        let Some((before, rest)) = milter.split_once(kind) else {
            continue;
        };
        let end = rest.find([',', ' ', '}']).unwrap_or(rest.len());
        let (path, after) = rest.split_at(end);
        return format!("{before}{kind}{}{after}", absolute(existing, service, path));
    }
    milter.to_owned()
}

/// Where a socket is for a program that is not chrooted.
fn absolute(existing: &Instance, service: &Service, path: &str) -> String {
    let queue = Path::new(existing.get("queue_directory"));
    let is_chrooted = existing.is_chrooted(service);
    let below = match path.strip_prefix('/') {
        Some(below) if is_chrooted => below,
        _ => path,
    };
    queue.join(below).display().to_string()
}
