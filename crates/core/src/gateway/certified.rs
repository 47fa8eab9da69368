//! Certified mail of Italy (posta elettronica certificata, PEC; DPR 68/2005): only its provider's own server certifies a message, so
//! no other server can send from such an address, and none of ours may try.

/// Domains whose addresses, mail servers and submission servers are certified mail's alone. Sources: Aruba's guides
/// (`mx.pec.aruba.it`, `smtps.pec.aruba.it`; guide.pec.it), Mozilla's list of 2025 (`mail.postecert.it`), and public settings of
/// many customers (`sendm.cert.legalmail.it`, `smtps.pec.register.it`), looked at on 28 November 2026.
const DOMAINS: [&str; 9] = [
    "pec.it",
    "arubapec.it",
    "pec.aruba.it",
    "mypec.eu",
    "gigapec.it",
    "ingpec.eu",
    "postecert.it",
    "legalmail.it",
    "pec.register.it",
];

/// Returns true if mail at this domain or host (A-labels) is certified mail. Companies have it below their own domain, as Aruba's guide
/// tells them: `pec.azienda.it`. A `cert.` in front proves nothing, since computer emergency response teams have that, too.
pub fn is_certified_mail(domain: &str) -> bool {
    let name = domain.trim().trim_end_matches('.').to_ascii_lowercase();
    let is_listed = DOMAINS.iter().any(|known| is_below(&name, known));
    let in_italy = name.strip_suffix("it").is_some_and(|rest| rest.ends_with('.'));
    is_listed || (name.starts_with("pec.") && in_italy)
}

/// Returns true if `name` equals `above` or is below it.
pub fn is_below(name: &str, above: &str) -> bool {
    name.strip_suffix(above)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certified_and_not() {
        for certified in [
            "pec.it",
            "PEC.it",
            "postecert.it",
            "cert.legalmail.it",
            "pec.azienda.it",
            "mx.pec.aruba.it",
            "smtps.pec.aruba.it.",
        ] {
            assert!(is_certified_mail(certified), "{certified}");
        }
        for other in [
            "aruba.it",
            "smtps.aruba.it",
            "pec.com",
            "pec.azienda.com",
            "notpec.it",
            "cert.azienda.it",
            "xpec.azienda.it",
            "register.it",
            "",
        ] {
            assert!(!is_certified_mail(other), "{other}");
        }
    }
}
