//! Internationalized domain names, supplied to `core` from outside.

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use crate::unicode::has_unassigned;

/// Converts a domain to A-labels in lower case; `None` if UTS 46 (non-transitional) refuses it.
///
/// Underscores are accepted, since mail domains may contain them. `core` decides which characters a host or a mail domain may
/// have. Joiners are accepted where RFC 5892 (appendix A, CONTEXTJ) allows them.
pub fn to_ascii(domain: &str) -> Option<String> {
    let uts46 = Uts46::new();
    let ascii = uts46
        .to_ascii(
            domain.as_bytes(),
            AsciiDenyList::URL,
            Hyphens::Allow,
            DnsLength::Verify,
        )
        .ok()?;
    // Validity criterion 7 of UTS 46: the library checks the code points of A-labels only in part.
    let (unicode, _) = uts46.to_unicode(ascii.as_bytes(), AsciiDenyList::URL, Hyphens::Allow);
    (!has_unassigned(&unicode)).then(|| ascii.into_owned())
}

#[cfg(test)]
mod tests {
    use super::to_ascii;

    #[test]
    fn unicode_ascii_and_underscore() {
        assert_eq!(to_ascii("Żółw.example").as_deref(), Some("xn--w-uga1v8h.example"));
        assert_eq!(
            to_ascii("domena_partnera.com").as_deref(),
            Some("domena_partnera.com")
        );
        assert_eq!(to_ascii("a b.example"), None);
        assert_eq!(to_ascii(""), None);
    }

    #[test]
    fn what_no_version_of_unicode_assigns_is_no_domain() {
        // U+3A000 and U+3FFFC of plane 3, as A-labels and as U-labels; Unicode 18.0 does not assign them.
        for domain in [
            "xn--927q.example",
            "a.xn--c57s",
            "\u{3a000}.example",
            "\u{3fffc}.example",
            "\u{378}.example",
        ] {
            assert_eq!(to_ascii(domain), None, "{domain}");
        }
    }

    #[test]
    fn joiners_where_contextj_has_them() {
        for (domain, ascii) in [
            ("نامه\u{200c}ای.example", Some("xn--mgba3gch31f060k.example")),
            ("ශ්\u{200d}රී.example", Some("xn--10cl1a0b660p.example")),
            ("क\u{200d}ष.example", None),
            ("ا\u{200c}ب.example", None),
            ("a\u{200d}b.example", None),
            ("👨\u{200d}👩.example", None),
        ] {
            assert_eq!(to_ascii(domain).as_deref(), ascii, "{domain:?}");
        }
    }
}
