//! Mail addresses: one validation for both sides.

pub use crate::hidden::is_invisible;
use crate::{Reason, hidden::has_invisible};

/// Converts a domain to ASCII (UTS 46); `None` if it is invalid. Passed in, because the browser has one already (`new URL()`) and the crate
/// would cost every page load 47 kB.
pub type ToAscii<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The longest local part, RFC 5321 section 4.5.3.1.1.
const LOCAL_MAX: usize = 64;
/// The longest address that fits a path of 256 octets, RFC 5321 section 4.5.3.1.3.
const ADDRESS_MAX: usize = 254;

/// A valid address, as typed, with the form by which addresses are compared.
#[derive(Clone, Debug)]
pub struct Address {
    typed: String,
    key: AddressKey,
}

/// The canonical form of an address, by which addresses are compared, looked up and stored: ASCII lower case, domain in A-labels. It comes
/// from [`Address::key`], so that nothing that a user typed is ever compared with it unparsed.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct AddressKey(String);

impl AddressKey {
    /// Restores a key from its database column; `None` if it is not one. For reading rows; everything else parses an [`Address`].
    pub fn kept(key: String) -> Option<Self> {
        let is_one = key.is_ascii() && key.contains('@');
        is_one.then_some(Self(key))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the first `@`, lower case.
    pub fn local(&self) -> &str {
        self.0.split_once('@').map_or("", |(local, _)| local)
    }

    /// The domain in A-labels, lower case.
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

impl std::fmt::Display for AddressKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Address {
    /// Parses an address as typed; surrounding white space is ignored. A dot-atom (RFC 5322 section 3.2.3) before the `@`, a domain name of
    /// at least two labels after it. Quoted local parts and address literals are valid mail syntax and refused all the same: nobody's alias
    /// has them, and they hide things from readers. Whether a joiner in the domain is right where it stands, `to_ascii` knows (RFC 5892
    /// appendix A, CONTEXTJ).
    pub fn parse(input: &str, to_ascii: ToAscii<'_>) -> Result<Self, Reason> {
        let typed = input.trim();
        if typed.is_empty() {
            return Err(Reason::Required);
        }
        if has_invisible(typed) {
            return Err(Reason::CharacterForbidden);
        }
        if typed.starts_with('"') {
            return Err(Reason::AddressQuoted);
        }
        if typed.contains(char::is_whitespace) {
            return Err(Reason::AddressSpace);
        }
        let (local, domain) = typed.split_once('@').ok_or(Reason::AddressInvalid)?;
        if domain.contains('@') {
            return Err(Reason::AddressTwoAts);
        }
        if domain.starts_with('[') {
            return Err(Reason::AddressLiteral);
        }
        if !local.is_ascii() {
            return Err(Reason::LocalPartNotAscii);
        }
        if local.contains('"') {
            return Err(Reason::AddressQuoted);
        }
        if !is_dot_atom(local) {
            return Err(Reason::AddressInvalid);
        }
        let ascii = mail_domain(domain, to_ascii).ok_or(Reason::DomainInvalid)?;
        if local.len() > LOCAL_MAX || local.len() + 1 + ascii.len() > ADDRESS_MAX {
            return Err(Reason::TooLong);
        }
        let key = AddressKey(format!("{}@{ascii}", local.to_ascii_lowercase()));
        Ok(Self {
            typed: typed.to_owned(),
            key,
        })
    }

    /// Restores an address from both of its stored forms; `None` if they are not an address.
    pub fn kept(typed: String, key: String) -> Option<Self> {
        let key = AddressKey::kept(key)?;
        let (_, domain) = typed.split_once('@')?;
        (!domain.contains('@')).then_some(Self { typed, key })
    }

    /// The address as typed, trimmed.
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// The form by which addresses are compared and stored.
    pub fn key(&self) -> &AddressKey {
        &self.key
    }

    /// The local part as typed.
    pub fn local(&self) -> &str {
        self.typed.split_once('@').map_or("", |(local, _)| local)
    }

    /// The domain in A-labels, lower case.
    pub fn domain(&self) -> &str {
        self.key.domain()
    }

    /// The address for SMTP and headers: local part as typed, domain in A-labels.
    pub fn ascii(&self) -> String {
        format!("{}@{}", self.local(), self.domain())
    }
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Address {}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.typed)
    }
}

/// `atext` joined by single dots, RFC 5322 section 3.2.3.
fn is_dot_atom(local: &str) -> bool {
    let atext = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    local
        .split('.')
        .all(|atom| !atom.is_empty() && atom.bytes().all(atext))
}

/// Parses a domain alone, as [`Address::parse`] does the part behind the `@`; in A-labels, lower case.
pub fn parse_domain(input: &str, to_ascii: ToAscii<'_>) -> Result<String, Reason> {
    let typed = input.trim();
    if typed.is_empty() {
        return Err(Reason::Required);
    }
    if has_invisible(typed) {
        return Err(Reason::CharacterForbidden);
    }
    mail_domain(typed, to_ascii).ok_or(Reason::DomainInvalid)
}

/// A mail domain in A-labels. Unlike a host's, its labels may carry underscores: such domains exist, and the
/// Polish help page's own example is one.
fn mail_domain(domain: &str, to_ascii: ToAscii<'_>) -> Option<String> {
    if !may_be_domain(domain, "-._") {
        return None;
    }
    let ascii = to_ascii(domain)?.to_ascii_lowercase();
    is_domain(&ascii, |byte| byte == b'_').then_some(ascii)
}

/// Returns true if the typed form has no ASCII characters besides letters, digits and `extra`. Checked before `to_ascii`: the browser's
/// reads `%41` as `A`, and splits off a port, path or user.
pub(crate) fn may_be_domain(typed: &str, extra: &str) -> bool {
    typed.chars().all(|character| {
        !character.is_ascii() || character.is_ascii_alphanumeric() || extra.contains(character)
    })
}

/// Returns true for at least two labels of letters, digits, inner hyphens and bytes that `extra` allows; the last needs a letter, so that
/// no resolver takes it for a number.
pub(crate) fn is_domain(ascii: &str, extra: impl Fn(u8) -> bool) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || extra(byte))
    };
    let last = ascii.rsplit('.').next().unwrap_or_default();
    ascii.len() <= 253
        && ascii.contains('.')
        && ascii.split('.').all(label)
        && last.bytes().any(|byte| byte.is_ascii_alphabetic())
        && !last.starts_with("0x")
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A stand-in for tests: ASCII stays, one IDN example, nothing else.
    pub(crate) fn ascii(domain: &str) -> Option<String> {
        match domain {
            "żółw.example" => Some("xn--w-uga1v8h.example".to_owned()),
            domain => domain.is_ascii().then(|| domain.to_ascii_lowercase()),
        }
    }

    #[test]
    fn what_is_accepted() {
        for (typed, key) in [
            ("user.name@partner.com", "user.name@partner.com"),
            (" User.Name@Partner.COM ", "user.name@partner.com"),
            (
                "nazwa.uzytkownika@domena_partnera.com",
                "nazwa.uzytkownika@domena_partnera.com",
            ),
            ("o'neil+tag@partner.com", "o'neil+tag@partner.com"),
            ("a@żółw.example", "a@xn--w-uga1v8h.example"),
        ] {
            let address = Address::parse(typed, &ascii).unwrap();
            assert_eq!((address.as_str(), address.key().as_str()), (typed.trim(), key));
        }
    }

    #[test]
    fn what_is_refused_and_why() {
        let long = format!("{}@partner.com", "a".repeat(65));
        for (typed, reason) in [
            ("", Reason::Required),
            ("   ", Reason::Required),
            ("user", Reason::AddressInvalid),
            ("@partner.com", Reason::AddressInvalid),
            ("a..b@partner.com", Reason::AddressInvalid),
            (".a@partner.com", Reason::AddressInvalid),
            ("a@b@partner.com", Reason::AddressTwoAts),
            ("a b@partner.com", Reason::AddressSpace),
            ("\"a b\"@partner.com", Reason::AddressQuoted),
            ("a@[192.0.2.1]", Reason::AddressLiteral),
            ("zażółć@partner.com", Reason::LocalPartNotAscii),
            ("a@partner", Reason::DomainInvalid),
            ("a@partner.com.", Reason::DomainInvalid),
            ("a@192.0.2.1", Reason::DomainInvalid),
            ("a@partner.1-1", Reason::DomainInvalid),
            ("a@-partner.com", Reason::DomainInvalid),
            ("a@partner.com:25", Reason::DomainInvalid),
            ("a@partner.com/x", Reason::DomainInvalid),
            ("a@p%61rtner.com", Reason::DomainInvalid),
            ("a(comment)@partner.com", Reason::AddressInvalid),
            ("a@b(comment).com", Reason::DomainInvalid),
            ("<a@partner.com>", Reason::AddressInvalid),
            ("a@partner.com,b", Reason::DomainInvalid),
            ("a\u{0}@partner.com", Reason::CharacterForbidden),
            ("a\u{85}@partner.com", Reason::CharacterForbidden),
            ("a@part\u{200b}ner.com", Reason::CharacterForbidden),
            ("a\r\nBcc:b@partner.com", Reason::CharacterForbidden),
            ("a\u{202e}@partner.com", Reason::CharacterForbidden),
            (&long, Reason::TooLong),
        ] {
            assert_eq!(
                Address::parse(typed, &ascii).map(|address| address.key.0),
                Err(reason),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn a_key_from_a_column_is_checked() {
        for (stored, expected) in [
            ("user@partner.com", Some(("user", "partner.com"))),
            ("user", None),
            ("", None),
            ("użytkownik@partner.com", None),
        ] {
            let key = AddressKey::kept(stored.to_owned());
            let parts = key.as_ref().map(|key| (key.local(), key.domain()));
            assert_eq!(parts, expected, "{stored:?}");
        }
        let typed = Address::kept("A@Żółw.example".to_owned(), "a@xn--w-uga1v8h.example".to_owned());
        assert_eq!(
            typed.map(|address| address.ascii()).as_deref(),
            Some("A@xn--w-uga1v8h.example")
        );
        assert!(Address::kept("a@b@c.de".to_owned(), "a@c.de".to_owned()).is_none());
    }

    #[test]
    fn a_domain_alone() {
        for (typed, parsed) in [
            (" Partner.COM ", Ok("partner.com")),
            ("domena_partnera.com", Ok("domena_partnera.com")),
            ("żółw.example", Ok("xn--w-uga1v8h.example")),
            ("", Err(Reason::Required)),
            ("partner", Err(Reason::DomainInvalid)),
            ("a@partner.com", Err(Reason::DomainInvalid)),
            ("_dmarc.partner.com/x", Err(Reason::DomainInvalid)),
            ("part\u{200b}ner.com", Err(Reason::CharacterForbidden)),
        ] {
            assert_eq!(
                parse_domain(typed, &ascii).as_deref(),
                parsed.as_deref(),
                "{typed:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn never_panics_and_what_passes_is_clean(input in "\\PC{0,80}|[a-z0-9.@\"\\[\\] _+-]{0,40}") {
            if let Ok(address) = Address::parse(&input, &ascii) {
                prop_assert!(address.ascii().bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert_eq!(Address::parse(address.as_str(), &ascii).unwrap(), address);
            }
        }
    }
}
