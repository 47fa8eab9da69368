//! A DMARC policy record, RFC 9989 sections 4.7 and 4.8.

use super::Disposition;

/// Public suffix flag of a domain, the tag `psd`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Psd {
    /// `y`: a public suffix, below which others register names.
    Yes,
    /// `n`: the organizational domain of itself and of names below.
    No,
    /// `u`, or the tag is absent.
    #[default]
    Unsaid,
}

/// Value of a policy tag: `p`, `sp` or `np`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Wish {
    /// The tag is absent.
    #[default]
    Absent,
    /// The tag has a value other than `none`, `quarantine` and `reject`.
    Invalid,
    /// The tag has this value.
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

    /// Returns the tag's own value, or `other` if the tag is absent.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match self {
            Self::Absent => other,
            said => said,
        }
    }
}

/// A DMARC policy record, reduced to the tags that affect the result; of reporting tags only whether there are any.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a tag of its own")]
pub struct DmarcRecord {
    /// The tag `p`: policy for the domain itself.
    pub own: Wish,
    /// The tag `sp`: policy for existing subdomains.
    pub subdomains: Wish,
    /// The tag `np`: policy for subdomains that do not exist.
    pub missing: Wish,
    /// The tag `psd`: public suffix flag.
    pub psd: Psd,
    /// True for `aspf=s`: strict SPF alignment.
    pub strict_spf: bool,
    /// True for `adkim=s`: strict DKIM alignment.
    pub strict_dkim: bool,
    /// True for `t=y`: testing mode.
    pub testing: bool,
    /// True if `rua` has at least one address.
    pub reports: bool,
    /// The tag `pct`, the percentage of mail that the policy applies to (RFC 7489 section 6.3 only); 100 if absent or invalid.
    pub percent: Percent,
}

/// A percentage from 0 to 100.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Percent(u8);

impl Percent {
    /// The percentage 100: all of the mail.
    pub const ALL: Self = Self(100);

    /// As `pct` writes it.
    fn read(value: &[u8]) -> Self {
        let digits = value.iter().all(u8::is_ascii_digit);
        let number = std::str::from_utf8(value).ok().and_then(|text| text.parse().ok());
        number
            .filter(|number| digits && *number <= 100)
            .map_or(Self::ALL, Self)
    }

    /// The percentage as a number.
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
    /// Parses the text of a TXT record, its strings joined. `None` if it is not a DMARC record: the tag `v` has to come first and be
    /// exactly `DMARC1`. Invalid tags after it are ignored.
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

/// Removes spaces and tabs at either end.
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
