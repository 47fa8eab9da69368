//! A DMARC policy record, RFC 9989 sections 4.7 and 4.8.

use super::Disposition;

/// Whether a domain is a public suffix, the tag `psd`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Psd {
    /// `y`: names are registered below it by others.
    Yes,
    /// `n`: it is the organizational domain of itself and of what is below.
    No,
    /// `u`, or not said.
    #[default]
    Unsaid,
}

/// What one of the tags `p`, `sp`, `np` says.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Wish {
    /// The tag is not there.
    #[default]
    Absent,
    /// The tag is there, and its value is none of the three.
    Invalid,
    /// This.
    Is(Disposition),
}

impl Wish {
    fn read(value: &[u8]) -> Self {
        [
            ("none", Disposition::None),
            ("quarantine", Disposition::Quarantine),
            ("reject", Disposition::Reject),
        ]
        .into_iter()
        .find(|(word, _)| value.eq_ignore_ascii_case(word.as_bytes()))
        .map_or(Self::Invalid, |(_, disposition)| Self::Is(disposition))
    }

    /// The tag's own value, or `other` without the tag.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match self {
            Self::Absent => other,
            said => said,
        }
    }
}

/// A DMARC policy record, reduced to the tags that decide something; of reporting tags only whether there are any.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a tag of its own")]
pub struct DmarcRecord {
    /// `p`
    pub own: Wish,
    /// `sp`
    pub subdomains: Wish,
    /// `np`
    pub missing: Wish,
    /// `psd`
    pub psd: Psd,
    /// `aspf=s`
    pub strict_spf: bool,
    /// `adkim=s`
    pub strict_dkim: bool,
    /// `t=y`
    pub testing: bool,
    /// Whether `rua` has at least one address.
    pub reports: bool,
    /// `pct`, to how many percent of the mail the policy applies: RFC 7489 section 6.3 alone; 100 if it is not said or no such
    /// number.
    pub percent: Percent,
}

/// From 0 to 100.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Percent(u8);

impl Percent {
    /// All of it.
    pub const ALL: Self = Self(100);

    /// As `pct` writes it.
    fn read(value: &[u8]) -> Self {
        let digits = value.iter().all(u8::is_ascii_digit);
        let number = std::str::from_utf8(value).ok().and_then(|text| text.parse().ok());
        number
            .filter(|number| digits && *number <= 100)
            .map_or(Self::ALL, Self)
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for Percent {
    fn default() -> Self {
        Self::ALL
    }
}

impl DmarcRecord {
    /// Reads the text of a TXT record, its strings joined. `None` if it is no DMARC record: the tag `v` has to come
    /// first and be `DMARC1` to the letter. Whatever is wrong behind it counts as not said.
    pub fn parse(text: &[u8]) -> Option<Self> {
        let mut tags = text.split(|byte| *byte == b';');
        let (name, version) = tag(tags.next()?)?;
        // The name stands at the very beginning: no white space before it.
        if !text.first()?.eq_ignore_ascii_case(&b'v')
            || !name.eq_ignore_ascii_case(b"v")
            || version != b"DMARC1"
        {
            return None;
        }
        let mut record = Self::default();
        let mut seen: Vec<Vec<u8>> = Vec::new();
        for (name, value) in tags.filter_map(tag) {
            let name = name.to_ascii_lowercase();
            if seen.contains(&name) {
                continue;
            }
            let is = |word: &str| value.eq_ignore_ascii_case(word.as_bytes());
            match name.as_slice() {
                b"p" => record.own = Wish::read(value),
                b"sp" => record.subdomains = Wish::read(value),
                b"np" => record.missing = Wish::read(value),
                b"psd" if is("y") => record.psd = Psd::Yes,
                b"psd" if is("n") => record.psd = Psd::No,
                b"aspf" => record.strict_spf = is("s"),
                b"adkim" => record.strict_dkim = is("s"),
                b"t" => record.testing = is("y"),
                b"pct" => record.percent = Percent::read(value),
                b"rua" => record.reports = value.split(|byte| *byte == b',').any(is_uri),
                // Unknown to us: nor need it be remembered.
                _ => continue,
            }
            seen.push(name);
        }
        Some(record)
    }
}

/// `name = value`, without the white space around either.
pub(super) fn tag(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = text.iter().position(|byte| *byte == b'=')?;
    let (name, value) = (trim(text.get(..at)?), trim(text.get(at + 1..)?));
    (!name.is_empty() && name.iter().all(u8::is_ascii_alphabetic)).then_some((name, value))
}

/// Without spaces and tabs at either end.
pub(super) fn trim(text: &[u8]) -> &[u8] {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let Some(start) = text.iter().position(|byte| !blank(byte)) else {
        return &[];
    };
    let end = text
        .iter()
        .rposition(|byte| !blank(byte))
        .map_or(start, |last| last + 1);
    text.get(start..end).unwrap_or_default()
}

/// A scheme, a colon and something printable behind it (RFC 3986 section 3); of a `mailto:` an address.
fn is_uri(text: &[u8]) -> bool {
    let text = trim(text);
    let Some(colon) = text.iter().position(|byte| *byte == b':') else {
        return false;
    };
    let (scheme, rest) = text.split_at(colon);
    let scheme_fits = scheme.first().is_some_and(u8::is_ascii_alphabetic)
        && scheme
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte));
    let rest = rest.get(1..).unwrap_or_default();
    let at = rest.iter().position(|byte| *byte == b'@');
    let address = at.is_some_and(|at| at > 0 && at + 1 < rest.len());
    scheme_fits
        && !rest.is_empty()
        && rest.iter().all(u8::is_ascii_graphic)
        && (address || !scheme.eq_ignore_ascii_case(b"mailto"))
}
