//! The Public Suffix List (publicsuffix.org) with both its sections, as receivers that follow RFC 7489 use it. It is contained in
//! the crate `psl`, whose version is the list's date; nothing is downloaded.

/// Returns the registrable domain (a public suffix and one more label) of a domain in lower-case A-labels; `None` for a public
/// suffix itself.
pub(super) fn registrable(domain: &str) -> Option<String> {
    psl::domain_str(domain).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::registrable;

    #[test]
    fn as_the_list_has_it() {
        for (domain, expected) in [
            ("a.b.example.com", Some("example.com")),
            ("a.b.co.uk", Some("b.co.uk")),
            ("alice.github.io", Some("alice.github.io")),
            ("x.pages.dev", Some("x.pages.dev")),
            ("xn--w-uga1v8h.xn--p1ai", Some("xn--w-uga1v8h.xn--p1ai")),
            ("a.www.ck", Some("www.ck")),
            ("a.city.kawasaki.jp", Some("city.kawasaki.jp")),
            // A top-level domain that is not listed has one label (the rule `*`).
            ("mail.partner.test", Some("partner.test")),
            ("co.uk", None),
            ("com", None),
            ("", None),
        ] {
            assert_eq!(registrable(domain).as_deref(), expected, "{domain}");
        }
    }
}
