//! What a mail by a gateway must not tell: whose it really is, and where it was written.

use std::net::IpAddr;

/// The facts that mail by a gateway must not reveal: primary address, login at the mail server and the organisation's domains.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Concealed {
    /// Local part and domain of each way to write the primary address, in lower case.
    addresses: Vec<(String, String)>,
    /// What stands before the `@`, which some programs write alone; none where the alias has the same.
    login: Option<String>,
    /// The organisation's domains, in lower case.
    domains: Vec<String>,
    /// What the writer's program calls its own machine, in lower case, once that is known.
    machine: Option<String>,
    /// The alias's own domain, in lower case: it is no secret.
    own: String,
}

/// What stands between local part and domain where somebody did not write `@`: percent-encoded (RFC 3986) once and twice,
/// quoted-printable, a percent hack, VERP, HTML, and by hand.
const SEPARATORS: [&str; 16] = [
    "@", "\"@", "%40", "%2540", "=40", "%", "=", "+40", "&#64;", "&#x40;", "&commat;", " at ", "(at)",
    "[at]", " (at) ", " [at] ",
];

impl Concealed {
    /// Collects what mail from `alias` must not reveal: the user's primary address in these spellings and the organisation's domains
    /// (A-labels).
    pub fn new<'a>(
        primary: impl IntoIterator<Item = &'a str>,
        alias: &str,
        domains: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let lower = |text: &str| text.to_lowercase();
        let parts = |address: &str| {
            let (local, domain) = address.rsplit_once('@')?;
            Some((lower(local), lower(domain)))
        };
        let addresses: Vec<_> = primary.into_iter().filter_map(parts).collect();
        let (local, own) = parts(alias).unwrap_or_default();
        let login = addresses.first().map(|(login, _)| login.clone());
        Self {
            login: login.filter(|login| *login != local),
            addresses,
            domains: domains.into_iter().map(lower).collect(),
            machine: None,
            own,
        }
    }

    /// Adds the host name that the writer's program uses for its own machine.
    #[must_use]
    pub fn with_machine(self, machine: Option<String>) -> Self {
        let machine = machine.map(|host| host.to_lowercase());
        Self { machine, ..self }
    }

    /// Returns true if a host is the writer's machine.
    pub fn is_machine(&self, host: &str) -> bool {
        self.machine
            .as_ref()
            .is_some_and(|machine| machine.eq_ignore_ascii_case(host))
    }

    /// Domain of the alias.
    pub fn own_domain(&self) -> &str {
        &self.own
    }

    /// Returns true if a host is the alias's domain or below it.
    pub fn is_own(&self, host: &str) -> bool {
        let host = host.to_lowercase();
        let below = host.strip_suffix(&self.own);
        !self.own.is_empty() && below.is_some_and(|below| below.is_empty() || below.ends_with('.'))
    }

    /// Returns true if a text contains the primary address, in one of its spellings.
    pub fn names_address(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let unspaced = || {
            let solid = lower.split_whitespace().collect::<String>();
            self.has_address(&solid)
        };
        let decoded = || percent_decoded(&lower).is_some_and(|text| self.has_address(&text));
        self.has_address(&lower) || unspaced() || decoded()
    }

    fn has_address(&self, text: &str) -> bool {
        self.addresses.iter().any(|(local, domain)| {
            text.match_indices(domain.as_str()).any(|(place, _)| {
                let (before, behind) = text.split_at(place);
                let separated = SEPARATORS
                    .iter()
                    .filter_map(|separator| before.strip_suffix(separator))
                    .any(|before| before.ends_with(local.as_str()));
                // UUCP's way.
                let bang = behind.get(domain.len()..).and_then(|rest| rest.strip_prefix('!'));
                separated || bang.is_some_and(|rest| rest.starts_with(local.as_str()))
            })
        })
    }

    /// Returns true if a text contains the login as a separate word, ignoring case.
    pub fn names_login(&self, text: &str) -> bool {
        let Some(login) = &self.login else { return false };
        has_word(&text.to_lowercase(), login, |character| {
            character.is_alphanumeric() || "._-+".contains(character)
        })
    }

    /// Returns true if a text contains the writer's machine, or a host in one of the domains except the alias's own. A machine's name
    /// without a dot may be any word.
    pub fn names_domain(&self, text: &str) -> bool {
        let tells = |host: &str| self.is_of_domains(host) || (host.contains('.') && self.is_machine(host));
        hosts(&text.to_lowercase()).any(tells)
    }

    /// Returns true if a host is one of the domains or below one.
    pub fn is_of_domains(&self, host: &str) -> bool {
        let host = host.to_lowercase();
        let is_below = |domain: &String| {
            let below = host.strip_suffix(domain.as_str());
            below.is_some_and(|below| below.is_empty() || below.ends_with('.'))
        };
        !self.is_own(&host) && self.domains.iter().any(is_below)
    }
}

/// Returns true if a text is an IP address and nothing else, as in fields about clients.
pub fn is_ip_address(text: &str) -> bool {
    let bare = text.trim().trim_start_matches('[').trim_end_matches(']');
    let bare = bare.strip_prefix("IPv6:").unwrap_or(bare);
    bare.parse::<IpAddr>().is_ok()
}

/// Every run of characters that hosts are made of.
fn hosts(text: &str) -> impl Iterator<Item = &str> {
    let separates = |character: char| !(character.is_alphanumeric() || matches!(character, '.' | '-' | '_'));
    let runs = text.split(separates).map(|host| host.trim_matches('.'));
    // What was percent-encoded before it: `%40example.com`.
    runs.flat_map(|host| {
        let behind = host.strip_prefix("40").filter(|_| text.contains("%40"));
        [Some(host), behind].into_iter().flatten()
    })
}

fn has_word(text: &str, word: &str, is_part: impl Fn(char) -> bool) -> bool {
    !word.is_empty()
        && text.match_indices(word).any(|(place, _)| {
            let before = text.get(..place).and_then(|before| before.chars().next_back());
            let behind = text
                .get(place + word.len()..)
                .and_then(|rest| rest.chars().next());
            !before.is_some_and(&is_part) && !behind.is_some_and(&is_part)
        })
}

/// A text with its percent-encoded ASCII characters decoded (RFC 3986 section 2.1); none if it has none.
fn percent_decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut decoded = parts.next()?.to_owned();
    let mut any = false;
    for part in parts {
        let byte = part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(byte) = byte.filter(u8::is_ascii) {
            any = true;
            decoded.push(char::from(byte.to_ascii_lowercase()));
            decoded.push_str(part.get(2..).unwrap_or_default());
        } else {
            decoded.push('%');
            decoded.push_str(part);
        }
    }
    any.then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concealed() -> Concealed {
        Concealed::new(
            ["pat.primary@example.com"],
            "pen.name@partner.com",
            ["example.com", "example.org"],
        )
    }

    #[test]
    fn an_address_in_each_spelling() {
        let concealed = concealed();
        for (text, expected) in [
            ("pat.primary@example.com", true),
            ("Pat.Primary@EXAMPLE.com", true),
            ("<85825a84.pat.primary@example.com>", true),
            ("imap://pat.primary%40example.com@imap.example.com/Sent", true),
            ("imap://pat%2Eprimary%40example%2Ecom@host", true),
            ("pat.primary%2540example.com", true),
            ("pat.primary=40example.com", true),
            ("list-bounces+pat.primary=example.com@lists.net", true),
            ("pat.primary%example.com@relay.net", true),
            ("\"pat.primary\"@example.com", true),
            ("pat.primary@ example.com", true),
            ("pat.primary at example.com", true),
            ("pat.primary&#64;example.com", true),
            ("mail!example.com!pat.primary", true),
            ("colleague@example.com", false),
            ("pen.name@partner.com", false),
            ("pat.primary", false),
            ("", false),
            ("%", false),
            ("%4", false),
            ("%zz%c5%bc", false),
        ] {
            assert_eq!(concealed.names_address(text), expected, "{text}");
        }
    }

    #[test]
    fn a_login_is_a_word() {
        let concealed = concealed();
        for (text, expected) in [
            ("pat.primary", true),
            ("id=PAT.PRIMARY; host=a", true),
            ("https://example.com/~pat.primary/", true),
            ("pat.primary-2", false),
            ("pat", false),
        ] {
            assert_eq!(concealed.names_login(text), expected, "{text}");
        }
        let same = Concealed::new(["jan@example.com"], "jan@partner.com", []);
        assert!(!same.names_login("jan"), "the alias says it as well");
    }

    #[test]
    fn a_domain_is_a_host_or_its_end() {
        let concealed = concealed();
        for (text, expected) in [
            ("by mail.Example.com (amavisd)", true),
            ("https://example.org/~x/", true),
            ("x%40example.com", true),
            ("example.com.", true),
            ("example.com.pl", false),
            ("counterexample.com", false),
            ("partner.com", false),
        ] {
            assert_eq!(concealed.names_domain(text), expected, "{text}");
        }
        let below = Concealed::new(["a@example.com"], "b@partner.example.com", ["example.com"]);
        assert!(!below.names_domain("mx.partner.example.com"));
        assert!(below.names_domain("mx.example.com"));
        let machine = concealed.with_machine(Some("laptop.home.net".to_owned()));
        assert!(machine.names_domain("from laptop.home.net"));
    }

    #[test]
    fn ip_addresses() {
        for (text, expected) in [
            ("[192.0.2.7]", true),
            ("192.0.2.7", true),
            (" [IPv6:2001:db8::1]", true),
            ("::1", true),
            ("1.2", false),
            ("1", false),
            ("host 192.0.2.7", false),
        ] {
            assert_eq!(is_ip_address(text), expected, "{text}");
        }
    }
}
