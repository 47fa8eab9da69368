//! Mail addresses: one validation for both sides.

use crate::Reason;

/// Turns a domain into its ASCII form (UTS 46); `None` if it is no domain. Handed in, because the browser
/// has one already (`new URL()`) and the crate would cost every page load 47 kB.
pub type ToAscii<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A valid address, as typed, with the form by which addresses are compared.
#[derive(Clone, Debug)]
pub struct Address {
    typed: String,
    key: String,
}

impl Address {
    /// Parses what somebody typed; surrounding white space is ignored.
    pub fn parse(input: &str, to_ascii: ToAscii<'_>) -> Result<Self, Reason> {
        let typed = input.trim();
        let (local, domain) = typed.rsplit_once('@').ok_or(Reason::AddressInvalid)?;
        let ascii = to_ascii(domain).ok_or(Reason::DomainInvalid)?;
        let key = format!("{local}@{ascii}").to_ascii_lowercase();
        Ok(Self {
            typed: typed.to_owned(),
            key,
        })
    }

    /// As typed, trimmed.
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// The form by which addresses are compared and stored: ASCII lower case, domain in A-labels.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The local part as typed.
    pub fn local(&self) -> &str {
        self.typed.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// The domain in A-labels, lower case.
    pub fn domain(&self) -> &str {
        self.key.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// How it stands in SMTP and headers: local part as typed, domain in A-labels.
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
