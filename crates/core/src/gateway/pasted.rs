//! What people paste as a server or a password, taken as they mean it. One rule for app and server.

use super::PORTS;
use crate::api::SecurityMode;

/// A server as typed or pasted: host, port and security.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pasted {
    /// The host without scheme, port and trailing dot; [`super::Host::parse`] validates it.
    pub host: String,
    /// The port: the one in the host, or else the one entered.
    pub port: i64,
    /// The security: the usual one of the port in the host if that differs from the port entered.
    pub security: SecurityMode,
}

/// Schemes that a mail server's address has in instructions and clients, and the port that some of them mean.
const SCHEMES: [(&str, Option<i64>); 4] = [
    ("smtp://", None),
    ("smtps://", Some(465)),
    ("submission://", Some(587)),
    ("submissions://", Some(465)),
];

/// What divides labels (UTS 46).
const DOTS: [char; 4] = ['.', '。', '．', '｡'];

/// Removes `smtp://`, a port and a trailing dot from a host; `port` (0: none) and `security` are the other fields' values.
pub fn parse_server(host: &str, port: i64, security: SecurityMode) -> Pasted {
    let mut host = host.trim();
    let mut meant = None;
    for (scheme, usual) in SCHEMES {
        let rest = host
            .get(..scheme.len())
            .filter(|begin| begin.eq_ignore_ascii_case(scheme));
        if rest.is_some() {
            host = host.get(scheme.len()..).unwrap_or_default();
            meant = usual.filter(|_| port == 0);
            break;
        }
    }
    host = host.strip_suffix('/').unwrap_or(host);
    // An IPv6 address has several colons, and stays what it is: no host name.
    if let Some((name, digits)) = host.split_once(':')
        && (1..=5).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        host = name;
        meant = digits.parse().ok();
    }
    host = host.strip_suffix(DOTS).unwrap_or(host);
    let meant = meant.filter(|meant| *meant != port);
    Pasted {
        host: host.to_owned(),
        port: meant.unwrap_or(port),
        security: meant.and_then(guess_security).unwrap_or(security),
    }
}

/// Returns the usual security of a port (RFC 8314 section 3.3); `None` for other ports.
pub fn guess_security(port: i64) -> Option<SecurityMode> {
    let is_known = PORTS.iter().any(|known| i64::from(*known) == port);
    is_known.then_some(if port == 465 {
        SecurityMode::Ssl
    } else {
        SecurityMode::Starttls
    })
}

/// Removes the spaces from an app password as Google, Yahoo and others show it, four groups of four letters or digits. `None` for any other
/// password, whose spaces belong to it.
pub fn parse_app_password(typed: &str) -> Option<String> {
    let groups: Vec<&str> = typed.split_whitespace().collect();
    let is_group = |group: &&str| group.len() == 4 && group.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (groups.len() == 4 && groups.iter().all(is_group)).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use SecurityMode::{Ssl, Starttls};

    #[test]
    fn servers_as_they_are_meant() {
        for (host, port, security, expected) in [
            ("smtp.partner.com", 465, Ssl, ("smtp.partner.com", 465, Ssl)),
            (" smtp.partner.com. ", 465, Ssl, ("smtp.partner.com", 465, Ssl)),
            (
                "smtp://smtp.partner.com",
                587,
                Starttls,
                ("smtp.partner.com", 587, Starttls),
            ),
            (
                "SMTPS://smtp.partner.com/",
                465,
                Ssl,
                ("smtp.partner.com", 465, Ssl),
            ),
            ("smtp.partner.com/", 465, Ssl, ("smtp.partner.com", 465, Ssl)),
            ("smtp.partner.com。", 465, Ssl, ("smtp.partner.com", 465, Ssl)),
            ("smtp.partner.com/x", 465, Ssl, ("smtp.partner.com/x", 465, Ssl)),
            ("smtps://smtp.partner.com", 0, Ssl, ("smtp.partner.com", 465, Ssl)),
            (
                "submission://smtp.partner.com",
                0,
                Ssl,
                ("smtp.partner.com", 587, Starttls),
            ),
            (
                "smtp.partner.com:587",
                465,
                Ssl,
                ("smtp.partner.com", 587, Starttls),
            ),
            (
                "smtp.partner.com:465",
                587,
                Starttls,
                ("smtp.partner.com", 465, Ssl),
            ),
            ("smtp.partner.com:587", 587, Ssl, ("smtp.partner.com", 587, Ssl)),
            (
                "smtp.partner.com.:25",
                465,
                Ssl,
                ("smtp.partner.com", 25, Starttls),
            ),
            (
                "smtp://smtp.partner.com:2525/",
                465,
                Ssl,
                ("smtp.partner.com", 2525, Ssl),
            ),
            // None of these is a host, and stays none.
            (
                "https://smtp.partner.com",
                465,
                Ssl,
                ("https://smtp.partner.com", 465, Ssl),
            ),
            ("smtp.partner.com:", 465, Ssl, ("smtp.partner.com:", 465, Ssl)),
            ("smtp.partner.com:x", 465, Ssl, ("smtp.partner.com:x", 465, Ssl)),
            (
                "smtp.partner.com:123456",
                465,
                Ssl,
                ("smtp.partner.com:123456", 465, Ssl),
            ),
            ("::1", 465, Ssl, ("::1", 465, Ssl)),
            ("[::1]:465", 465, Ssl, ("[::1]:465", 465, Ssl)),
            ("127.0.0.1:465", 465, Ssl, ("127.0.0.1", 465, Ssl)),
            ("smtp.partner.com..", 465, Ssl, ("smtp.partner.com.", 465, Ssl)),
            ("smtp://", 465, Ssl, ("", 465, Ssl)),
            ("", 0, Ssl, ("", 0, Ssl)),
        ] {
            let pasted = parse_server(host, port, security);
            assert_eq!(
                (pasted.host.as_str(), pasted.port, pasted.security),
                expected,
                "{host}"
            );
        }
    }

    #[test]
    fn app_passwords_and_what_is_none() {
        for typed in [
            "abcd efgh ijkl mnop",
            " abcd efgh ijkl mnop\n",
            "abcd\u{a0}efgh\u{a0}ijkl\u{a0}mnop",
            "abcd  efgh\tijkl mnop",
        ] {
            assert_eq!(
                parse_app_password(typed).as_deref(),
                Some("abcdefghijklmnop"),
                "{typed:?}"
            );
        }
        for typed in [
            "abcdefghijklmnop",
            "abcd efgh ijkl",
            "abcd efgh ijkl mnop qrst",
            "correct horse battery staple",
            "abc! efgh ijkl mnop",
            "abcd-efgh-ijkl-mnop",
            "żółw żółw żółw żółw",
            " secret ",
            "",
        ] {
            assert_eq!(parse_app_password(typed), None, "{typed:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_panics_and_what_was_taken_away_stays_away(text in "\\PC{0,40}|(smtps?://)?[a-z.:0-9/]{0,30}", port in 0..70_000_i64) {
            let once = parse_server(&text, port, Ssl);
            let _ = parse_app_password(&text);
            proptest::prop_assert!(once.host.len() <= text.len());
            if super::super::Host::parse(&once.host, &crate::address::tests::ascii).is_ok() {
                proptest::prop_assert_eq!(parse_server(&once.host, once.port, once.security), once);
            }
        }
    }
}
