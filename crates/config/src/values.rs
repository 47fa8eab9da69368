//! Validation and normalization of settings' values. An error says in words what is wrong.

use std::{net::IpAddr, path::PathBuf, str::FromStr};

use fromline_base::idn;
use fromline_core::{gateway::Host, hidden::has_invisible};
use ipnet::IpNet;
use jiff::civil::Date;
use url::Url;

use super::{LogFormat, RelaySecurity};

/// Accepts any text as a value.
#[expect(clippy::unnecessary_wraps, reason = "one of many readers of values")]
pub fn text(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}

/// Parses a path, which must not be empty.
pub fn path(text: &str) -> Result<PathBuf, String> {
    if text.trim().is_empty() {
        return Err("an empty path".to_owned());
    }
    Ok(PathBuf::from(text))
}

/// Parses a value by the standard library's notation.
pub fn parse<T: FromStr>(what: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("“{text}” is no {what}"))
}

/// Parses a TCP port.
pub fn port(text: &str) -> Result<u16, String> {
    parse("port", text).and_then(|port| match port {
        0 => Err("“0” is no port".to_owned()),
        port => Ok(port),
    })
}

/// Parses a number of days, at most a century.
pub fn days(text: &str) -> Result<u32, String> {
    parse("number of days", text).and_then(|days| match days {
        0..=36_500 => Ok(days),
        _ => Err(format!("“{days}” is more than a century")),
    })
}

/// Parses the seconds between two exports of metrics.
pub fn export_interval(text: &str) -> Result<u32, String> {
    parse("number of seconds", text).and_then(|seconds| match seconds {
        1..=3600 => Ok(seconds),
        _ => Err(format!("“{seconds}” is not between a second and an hour")),
    })
}

/// Parses the base URL of an OTLP receiver: http or https, a host, no user, query or fragment.
pub fn receiver(text: &str) -> Result<Url, String> {
    let fault = || {
        format!(
            "“{}” is no http or https URL without a query",
            text.escape_debug()
        )
    };
    let url = Url::parse(text).map_err(|_| fault())?;
    if !url.username().is_empty() || url.password().is_some() {
        // Not repeated: it names a secret.
        return Err("a URL with a user; Fromline sends no credentials".to_owned());
    }
    let is_base = url.query().is_none() && url.fragment().is_none();
    if is_base && url.has_host() && ["http", "https"].contains(&url.scheme()) {
        Ok(url)
    } else {
        Err(fault())
    }
}

/// Parses scheme, host and port and returns the origin as browsers write it: lower case, without the scheme's default port. A
/// final slash is accepted; empty stays empty.
pub fn origin(text: &str) -> Result<String, String> {
    let url = text.trim().trim_end_matches('/');
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
        _ => Err(format!("“{url}” is no scheme and host, without a path")),
    }
}

/// Parses the URL of the provider database: https, and a path to which a domain is appended.
pub fn database(text: &str) -> Result<String, String> {
    let fault = || format!("“{}” is no https URL without a query", text.escape_debug());
    let url = Url::parse(text).map_err(|_| fault())?;
    let is_plain =
        url.scheme() == "https" && url.port().is_none() && url.query().is_none() && url.fragment().is_none();
    if !is_plain || url.domain().is_none() || !url.username().is_empty() {
        return Err(fault());
    }
    Ok(format!("{}/", url.as_str().trim_end_matches('/')))
}

/// Parses a token issuer: https, a host name, no query or fragment (RFC 8414, section 2).
pub fn issuer(text: &str) -> Result<Url, String> {
    endpoint(text).and_then(|url| match url.query() {
        None => Ok(url),
        Some(_) => Err(format!("“{}” is no issuer: it has a query", text.escape_debug())),
    })
}

/// Parses the URL of a provider's endpoint: https, a host name rather than an address, no user, no fragment.
pub fn endpoint(text: &str) -> Result<Url, String> {
    let fault = || format!("“{}” is no https URL with a name", text.escape_debug());
    let url = Url::parse(text).map_err(|_| fault())?;
    let host = url.domain().is_some_and(|host| smtp_host(host).is_ok());
    let is_plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    if url.scheme() == "https" && host && is_plain {
        Ok(url)
    } else {
        Err(fault())
    }
}

/// Parses a host as users enter it for a gateway.
pub fn smtp_host(text: &str) -> Result<Host, String> {
    Host::parse(text, &idn::to_ascii).map_err(|_| format!("“{}” is no host name", text.escape_debug()))
}

/// Parses one scope (RFC 6749, section 3.3).
pub fn scope(text: &str) -> Result<String, String> {
    let is_part = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\');
    if !text.is_empty() && text.bytes().all(is_part) {
        Ok(text.to_owned())
    } else {
        Err(format!("“{}” is no scope", text.escape_debug()))
    }
}

/// Parses ASCII text without spaces.
pub fn graphic(text: &str) -> Result<String, String> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(text.to_owned())
    } else {
        Err(format!(
            "“{}” is empty, or has blanks or other letters",
            text.escape_debug()
        ))
    }
}

/// Parses a short name for display.
pub fn label(text: &str) -> Result<String, String> {
    let text = text.trim();
    if (1..=40).contains(&text.chars().count()) && !has_invisible(text) && !text.contains(char::is_control) {
        Ok(text.to_owned())
    } else {
        Err(format!(
            "“{}” is no name of 1 to 40 characters",
            text.escape_debug()
        ))
    }
}

/// Parses a date such as `2028-11-30`.
pub fn date(text: &str) -> Result<Date, String> {
    parse("day like 2028-11-30", text)
}

/// Parses a contact: an address or a link on one line, for pages and `security.txt`.
pub fn contact(text: &str) -> Result<String, String> {
    let known = ["mailto:", "https://", "http://", "tel:"];
    if !text.contains(char::is_control)
        && (text.contains('@') || known.iter().any(|scheme| text.starts_with(scheme)))
    {
        Ok(text.to_owned())
    } else {
        Err(format!(
            "“{}” is neither a mail address nor a link",
            text.escape_debug()
        ))
    }
}

/// Parses a domain and returns its A-labels in lower case.
pub fn domain(text: &str) -> Result<String, String> {
    idn::to_ascii(text).ok_or_else(|| format!("“{text}” is no domain"))
}

/// Parses a host as in the Host header, without a port: a name of one or more labels, or an address.
pub fn host(text: &str) -> Result<String, String> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if let Ok(address) = bare.unwrap_or(text).parse::<IpAddr>() {
        return Ok(match address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        });
    }
    let is_name = |name: &String| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
    };
    idn::to_ascii(text)
        .filter(is_name)
        .ok_or_else(|| format!("“{text}” is no host, without a port"))
}

/// Parses a network or an address, which is a network of one.
pub fn network(text: &str) -> Result<IpNet, String> {
    match text.parse::<IpAddr>() {
        Ok(address) => Ok(IpNet::from(address)),
        Err(_) => parse("address or network", text),
    }
}

/// Parses how the connection to the relay is protected.
pub fn security(text: &str) -> Result<RelaySecurity, String> {
    let all = [RelaySecurity::Starttls, RelaySecurity::Tls, RelaySecurity::None];
    let found = all.into_iter().find(|security| security.word() == text);
    found.ok_or_else(|| format!("“{text}” is no such word"))
}

/// Parses the format of log lines.
pub fn log_format(text: &str) -> Result<LogFormat, String> {
    let found = [LogFormat::Text, LogFormat::Json]
        .into_iter()
        .find(|format| format.word() == text);
    found.ok_or_else(|| format!("“{text}” is no such word"))
}
