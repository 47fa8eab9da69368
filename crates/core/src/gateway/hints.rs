//! What is known of providers before anybody types: a likely host, and what trips people up.

use super::Host;
use crate::address::ToAscii;

/// What a user of this provider should know before typing a password.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Hint {
    /// The account's own password is refused: an app password is needed.
    AppPassword,
    /// Microsoft 365 ends Basic authentication for SMTP: off by default for existing tenants at the end of
    /// December 2026.
    BasicAuthenticationEnds,
}

/// Domains of mail addresses and hosts, with what to know of them.
const HINTS: &[(&str, Hint)] = &[
    ("gmail.com", Hint::AppPassword),
    ("googlemail.com", Hint::AppPassword),
    ("yahoo.com", Hint::AppPassword),
    ("yahoo.it", Hint::AppPassword),
    ("yahoo.pl", Hint::AppPassword),
    ("aol.com", Hint::AppPassword),
    ("icloud.com", Hint::AppPassword),
    ("me.com", Hint::AppPassword),
    ("fastmail.com", Hint::AppPassword),
    ("zoho.com", Hint::AppPassword),
    ("zoho.eu", Hint::AppPassword),
    ("office365.com", Hint::BasicAuthenticationEnds),
    ("outlook.com", Hint::BasicAuthenticationEnds),
    ("hotmail.com", Hint::BasicAuthenticationEnds),
    ("live.com", Hint::BasicAuthenticationEnds),
];

/// Hosts that do not follow `smtp.` + domain.
const HOSTS: &[(&str, &str)] = &[
    ("googlemail.com", "smtp.gmail.com"),
    ("yahoo.com", "smtp.mail.yahoo.com"),
    ("yahoo.it", "smtp.mail.yahoo.com"),
    ("yahoo.pl", "smtp.mail.yahoo.com"),
    ("icloud.com", "smtp.mail.me.com"),
    ("me.com", "smtp.mail.me.com"),
    ("outlook.com", "smtp-mail.outlook.com"),
    ("hotmail.com", "smtp-mail.outlook.com"),
    ("live.com", "smtp-mail.outlook.com"),
];

/// What to know of a host or mail domain, subdomains included.
pub fn hint(host_or_domain: &str) -> Option<Hint> {
    let name = host_or_domain.trim().to_ascii_lowercase();
    HINTS
        .iter()
        .find(|(domain, _)| {
            name.strip_suffix(domain)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
        .map(|(_, hint)| *hint)
}

/// A likely host for a mail domain; `None` where that would be no host name (`domena_partnera.com`).
pub fn suggested_host(domain: &str, to_ascii: ToAscii<'_>) -> Option<Host> {
    let domain = domain.trim().to_ascii_lowercase();
    let known = HOSTS
        .iter()
        .find(|(known, _)| *known == domain)
        .map(|(_, host)| (*host).to_owned());
    Host::parse(&known.unwrap_or_else(|| format!("smtp.{domain}")), to_ascii).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::tests::ascii;

    #[test]
    fn hosts_are_suggested_where_there_can_be_one() {
        let host = |domain| suggested_host(domain, &ascii).map(|host| host.as_str().to_owned());
        assert_eq!(host("partner.com").as_deref(), Some("smtp.partner.com"));
        assert_eq!(host("Yahoo.it").as_deref(), Some("smtp.mail.yahoo.com"));
        assert_eq!(host("domena_partnera.com"), None);
        assert_eq!(host(""), None);
    }

    #[test]
    fn hints_reach_subdomains_but_not_lookalikes() {
        assert_eq!(hint("smtp.office365.com"), Some(Hint::BasicAuthenticationEnds));
        assert_eq!(hint("gmail.com"), Some(Hint::AppPassword));
        assert_eq!(hint("notgmail.com"), None);
    }
}
