//! What trips people up at some providers, by the host that somebody types. What is known of the whole provider is the server's to
//! say (`gateway::providers`).

use super::certified::is_below;

/// A fact that users of a server should know before they enter a password.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Hint {
    /// The account's own password is refused; an app password is required.
    AppPassword,
    /// Microsoft's personal accounts: no passwords are accepted since 16 September 2024.
    MicrosoftPersonal,
    /// Microsoft 365 ends Basic authentication for SMTP: off by default for existing tenants at the end of
    /// December 2026.
    MicrosoftOrganisation,
}

/// Hosts and what they are below, the special ones first.
const HINTS: &[(&str, Hint)] = &[
    ("gmail.com", Hint::AppPassword),
    ("mail.yahoo.com", Hint::AppPassword),
    ("smtp.aol.com", Hint::AppPassword),
    ("mail.me.com", Hint::AppPassword),
    ("fastmail.com", Hint::AppPassword),
    ("smtp.wp.pl", Hint::AppPassword),
    ("smtp.tim.it", Hint::AppPassword),
    ("out.alice.it", Hint::AppPassword),
    ("office365.com", Hint::MicrosoftOrganisation),
    ("outlook.com", Hint::MicrosoftPersonal),
];

/// Finds the hint for a host or a domain above it.
pub fn find_hint(host: &str) -> Option<Hint> {
    let name = host.trim().to_ascii_lowercase();
    let known = HINTS.iter().find(|(known, _)| is_below(&name, known));
    known.map(|(_, hint)| *hint)
}

/// Returns true if a server no longer accepts any user's password.
pub fn takes_no_passwords(host: &str) -> bool {
    find_hint(host) == Some(Hint::MicrosoftPersonal)
}

/// Hosts that offer STARTTLS on port 587 and nothing else (the list of providers has the sources).
const STARTTLS_ONLY: [&str; 7] = [
    "office365.com",
    "smtp-mail.outlook.com",
    "smtp.mail.me.com",
    "smtp.tim.it",
    "out.alice.it",
    "smtp.fastwebnet.it",
    "smtp.protonmail.ch",
];

/// Returns true if a host accepts mail only on port 587 with STARTTLS.
pub fn wants_starttls(host: &str) -> bool {
    let name = host.trim().to_ascii_lowercase();
    STARTTLS_ONLY.iter().any(|known| is_below(&name, known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_reach_subdomains_but_not_lookalikes() {
        assert_eq!(find_hint("smtp.office365.com"), Some(Hint::MicrosoftOrganisation));
        assert_eq!(find_hint("SMTP-mail.outlook.com"), Some(Hint::MicrosoftPersonal));
        assert_eq!(find_hint("smtp.gmail.com"), Some(Hint::AppPassword));
        assert_eq!(find_hint("notgmail.com"), None);
    }
}
