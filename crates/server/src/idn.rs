//! Internationalised domain names, for `core`, which takes them from outside.

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

/// A domain in A-labels, lower case; `None` if UTS 46 (non-transitional) refuses it.
///
/// Underscores pass: mail domains may carry them. Which characters a host or a mail domain may have is
/// decided in `core`.
pub fn to_ascii(domain: &str) -> Option<String> {
    Uts46::new()
        .to_ascii(
            domain.as_bytes(),
            AsciiDenyList::URL,
            Hyphens::Allow,
            DnsLength::Verify,
        )
        .ok()
        .map(std::borrow::Cow::into_owned)
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
}
