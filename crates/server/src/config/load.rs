//! Configuration file and environment, read and checked. The environment wins.

use std::{
    fmt::Display,
    net::IpAddr,
    path::{Path, PathBuf},
    str::FromStr,
};

use ipnet::IpNet;
use serde::Deserialize;

use super::{Config, DEFER_UNKNOWN_DAYS, MtaConfig, RelayConfig, RelaySecurity};
use crate::idn;

/// The most addresses from which mail may leave.
const SENDING_ADDRESSES: usize = 64;

/// What was read, before the server knows where it listens.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Checked; `public_url` is empty if nobody set it.
    pub config: Config,
    /// Where the key is, if not beside the database.
    pub key_file: Option<PathBuf>,
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    public_url: String,
    allowed_hosts: Vec<String>,
    trusted_proxies: Vec<String>,
    operator_networks: Vec<String>,
    defer_unknown_days: Option<u32>,
    domains: Vec<String>,
    sending_addresses: Vec<String>,
    dkim_domains: Option<Vec<String>>,
    relay: Option<RelayConfig>,
    mta: Option<MtaConfig>,
    outbound_gateway: String,
    contact: Option<String>,
    allowed_networks: Vec<String>,
    gateway_ports: Option<Vec<u16>>,
    ca_file: Option<PathBuf>,
    ispdb_url: Option<String>,
    key_file: Option<PathBuf>,
}

/// Reads `file` (if given) and the environment through `env`. The error is one line for the operator.
pub fn load(file: Option<&Path>, env: &dyn Fn(&str) -> Option<String>) -> Result<Loaded, String> {
    let file = match file {
        Some(path) => {
            let text =
                std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
            toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?
        }
        None => Written::default(),
    };
    let env = |name: &str| env(&format!("FROMLINE_{name}")).filter(|value| !value.trim().is_empty());
    let list = |name: &str, from_file: Vec<String>| env(name).map_or(from_file, |value| split(&value));

    let public_url = env("PUBLIC_URL").unwrap_or(file.public_url);
    let ports = match env("GATEWAY_PORTS") {
        Some(value) => split(&value)
            .iter()
            .map(|port| parse("gateway_ports", port))
            .collect::<Result<_, _>>()?,
        None => file
            .gateway_ports
            .unwrap_or_else(|| fromline_core::gateway::PORTS.to_vec()),
    };
    let dkim_domains = env("DKIM_DOMAINS")
        .map(|value| split(&value))
        .or(file.dkim_domains);
    Ok(Loaded {
        config: Config {
            public_url: origin(&public_url)?,
            allowed_hosts: hosts(&list("ALLOWED_HOSTS", file.allowed_hosts))?,
            trusted_proxies: networks("trusted_proxies", &list("TRUSTED_PROXIES", file.trusted_proxies))?,
            operator_networks: networks(
                "operator_networks",
                &list("OPERATOR_NETWORKS", file.operator_networks),
            )?,
            defer_unknown_days: env("DEFER_UNKNOWN_DAYS")
                .map(|days| parse("defer_unknown_days", &days))
                .transpose()?
                .or(file.defer_unknown_days)
                .unwrap_or(DEFER_UNKNOWN_DAYS),
            domains: domains("domains", &list("DOMAINS", file.domains))?,
            sending_addresses: addresses(&list("SENDING_ADDRESSES", file.sending_addresses))?,
            dkim_domains: dkim_domains
                .map(|written| domains("dkim_domains", &written))
                .transpose()?,
            relay: relay(file.relay, &env)?,
            mta: mta(file.mta, &env)?,
            outbound_gateway: env("OUTBOUND_GATEWAY").unwrap_or(file.outbound_gateway),
            contact: env("CONTACT").or(file.contact).map(contact).transpose()?,
            allowed_networks: networks(
                "allowed_networks",
                &list("ALLOWED_NETWORKS", file.allowed_networks),
            )?,
            gateway_ports: ports,
            ca_file: env("CA_FILE").map(PathBuf::from).or(file.ca_file),
            ispdb_url: env("ISPDB_URL")
                .or(file.ispdb_url)
                .as_deref()
                .map(database)
                .transpose()?,
            ..Config::default()
        },
        key_file: env("KEY_FILE").map(PathBuf::from).or(file.key_file),
    })
}

/// The environment may give a whole relay, or change one of the file.
fn relay(
    file: Option<RelayConfig>,
    env: &dyn Fn(&str) -> Option<String>,
) -> Result<Option<RelayConfig>, String> {
    let security = env("RELAY_SECURITY")
        .map(|word| match word.as_str() {
            "starttls" => Ok(RelaySecurity::Starttls),
            "tls" => Ok(RelaySecurity::Tls),
            "none" => Ok(RelaySecurity::None),
            other => Err(format!(
                "relay.security: “{other}” is none of starttls, tls, none"
            )),
        })
        .transpose()?;
    let port = env("RELAY_PORT")
        .map(|port| parse("relay.port", &port))
        .transpose()?;
    let Some(host) = env("RELAY_HOST").or_else(|| file.as_ref().map(|relay| relay.host.clone())) else {
        return Ok(None);
    };
    let security = security
        .or_else(|| file.as_ref().map(|relay| relay.security))
        .unwrap_or_default();
    let port = port
        .or_else(|| file.as_ref().map(|relay| relay.port))
        .unwrap_or(match security {
            RelaySecurity::Starttls => 587,
            RelaySecurity::Tls => 465,
            RelaySecurity::None => 25,
        });
    let (username, password_file) = file.map_or((None, None), |relay| (relay.username, relay.password_file));
    let relay = RelayConfig {
        host,
        port,
        security,
        username: env("RELAY_USERNAME").or(username),
        password_file: env("RELAY_PASSWORD_FILE").map(PathBuf::from).or(password_file),
    };
    if relay.username.is_some() != relay.password_file.is_some() {
        return Err("relay: username and password_file belong together".to_owned());
    }
    if let Some(path) = &relay.password_file {
        std::fs::metadata(path)
            .map_err(|error| format!("relay.password_file {}: {error}", path.display()))?;
    }
    Ok(Some(relay))
}

/// Both sockets or none.
fn mta(file: Option<MtaConfig>, env: &dyn Fn(&str) -> Option<String>) -> Result<Option<MtaConfig>, String> {
    let (sockets, submission) = file.map(|mta| (mta.sockets, mta.submission)).unzip();
    let sockets = env("MTA_SOCKETS").map(PathBuf::from).or(sockets);
    let submission = env("MTA_SUBMISSION").map(PathBuf::from).or(submission);
    match (sockets, submission) {
        (None, None) => Ok(None),
        (Some(sockets), Some(submission)) => Ok(Some(MtaConfig { sockets, submission })),
        _ => Err("mta: sockets and submission belong together".to_owned()),
    }
}

/// Scheme, host and port, as browsers write an origin: lower case, without the scheme's usual port. A slash at the end is
/// forgiven, empty stays empty.
fn origin(url: &str) -> Result<String, String> {
    let url = url.trim().trim_end_matches('/');
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let clean = |host: &str| {
        !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ', '"', '\\']) && host.is_ascii()
    };
    match rest {
        _ if url.is_empty() => Ok(String::new()),
        Some(host) if clean(host) => {
            let usual = if url.starts_with("https") { ":443" } else { ":80" };
            Ok(url.strip_suffix(usual).unwrap_or(url).to_ascii_lowercase())
        }
        _ => Err(format!(
            "public_url: “{url}” is not like https://mail.example.com, without a path"
        )),
    }
}

/// The database of providers: https, and a path to which a domain is added.
fn database(written: &str) -> Result<String, String> {
    let fault = || {
        format!(
            "ispdb_url: “{}” is not like https://autoconfig.thunderbird.net/v1.1/",
            written.escape_debug()
        )
    };
    let url = url::Url::parse(written).map_err(|_| fault())?;
    let is_plain =
        url.scheme() == "https" && url.port().is_none() && url.query().is_none() && url.fragment().is_none();
    if !is_plain || url.domain().is_none() || !url.username().is_empty() {
        return Err(fault());
    }
    Ok(format!("{}/", url.as_str().trim_end_matches('/')))
}

/// An address or a link, on one line: it stands in a page and in `security.txt`.
fn contact(text: String) -> Result<String, String> {
    let known = ["mailto:", "https://", "http://", "tel:"];
    if !text.contains(char::is_control)
        && (text.contains('@') || known.iter().any(|scheme| text.starts_with(scheme)))
    {
        Ok(text)
    } else {
        Err(format!(
            "contact: “{}” is neither a mail address nor a link",
            text.escape_debug()
        ))
    }
}

fn domains(what: &str, items: &[String]) -> Result<Vec<String>, String> {
    let one = |item: &String| idn::to_ascii(item).ok_or_else(|| format!("{what}: “{item}” is no domain"));
    items.iter().map(one).collect()
}

/// Names of one label or more, or addresses, as they stand in Host, without a port.
fn hosts(items: &[String]) -> Result<Vec<String>, String> {
    let one = |item: &String| {
        let bare = item.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        if let Ok(address) = bare.unwrap_or(item).parse::<IpAddr>() {
            return Ok(match address {
                IpAddr::V4(address) => address.to_string(),
                IpAddr::V6(address) => format!("[{address}]"),
            });
        }
        let is_name = |name: &String| {
            name.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
        };
        idn::to_ascii(item)
            .filter(is_name)
            .ok_or_else(|| format!("allowed_hosts: “{item}” is no host, without a port"))
    };
    items.iter().map(one).collect()
}

/// SPF is computed for each of them, within one deadline.
fn addresses(items: &[String]) -> Result<Vec<IpAddr>, String> {
    let what = "sending_addresses";
    if items.len() > SENDING_ADDRESSES {
        return Err(format!("{what}: more than {SENDING_ADDRESSES}"));
    }
    items.iter().map(|item| parse(what, item)).collect()
}

fn networks(what: &str, items: &[String]) -> Result<Vec<IpNet>, String> {
    let one = |item: &String| match item.parse::<IpAddr>() {
        Ok(address) => Ok(IpNet::from(address)),
        Err(_) => parse(what, item),
    };
    items.iter().map(one).collect()
}

fn parse<T: FromStr<Err: Display>>(what: &str, item: &str) -> Result<T, String> {
    item.parse().map_err(|error| format!("{what}: “{item}”: {error}"))
}

fn split(value: &str) -> Vec<String> {
    value
        .split([',', ' '])
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests;
