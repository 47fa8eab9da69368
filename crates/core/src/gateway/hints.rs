//! What trips people up at some providers, by the host that somebody types. What is known of the whole provider is the server's to
//! say (`gateway::providers`).

use super::certified::is_below;

/// What a user of this server should know before typing a password.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Hint {
    /// The account's own password is refused: an app password is needed.
    AppPassword,
    /// Personal accounts of Microsoft: no password is taken since 16 September 2024.
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

/// What to know of a host, those below it included.
pub fn find_hint(host: &str) -> Option<Hint> {
    let name = host.trim().to_ascii_lowercase();
    let known = HINTS.iter().find(|(known, _)| is_below(&name, known));
    known.map(|(_, hint)| *hint)
}

/// Whether a server has stopped taking passwords, whoever's they are.
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

/// Whether a host takes mail on port 587 with STARTTLS alone.
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
