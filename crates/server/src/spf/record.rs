//! An SPF record, RFC 7208 sections 4.5 and 12.

use fromline_core::api::SpfResult;

use super::{
    MalformedSpf,
    macros::MacroString,
    term::{Mechanism, mechanism},
};

/// An SPF record. It is parsed as a whole before any of it is evaluated: one mistake invalidates all of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct SpfRecord {
    /// In order, each with the result that it gives when it matches.
    pub(super) directives: Vec<(SpfResult, Mechanism)>,
    /// Where to go on if none matches.
    pub(super) redirect: Option<MacroString>,
}

impl SpfRecord {
    /// Whether a TXT record is meant to be SPF: it begins with `v=spf1` and a space, or is that alone.
    pub fn is_meant(text: &[u8]) -> bool {
        let (version, rest) = text.split_at_checked(6).unwrap_or((text, b""));
        version.eq_ignore_ascii_case(b"v=spf1") && matches!(rest.first(), None | Some(b' '))
    }

    /// Reads one that is meant to be SPF.
    pub fn parse(text: &[u8]) -> Result<Self, MalformedSpf> {
        let text = std::str::from_utf8(text).map_err(|_| MalformedSpf)?;
        if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Err(MalformedSpf);
        }
        let mut record = Self::default();
        let mut explained = false;
        for term in text.split(' ').skip(1).filter(|term| !term.is_empty()) {
            match modifier(term) {
                Some((name, value)) if name.eq_ignore_ascii_case("redirect") => {
                    let target = MacroString::domain(value)?;
                    if record.redirect.replace(target).is_some() {
                        return Err(MalformedSpf);
                    }
                }
                Some((name, value)) if name.eq_ignore_ascii_case("exp") => {
                    MacroString::domain(value)?;
                    if std::mem::replace(&mut explained, true) {
                        return Err(MalformedSpf);
                    }
                }
                Some((_, value)) => drop(MacroString::any(value)?),
                None => record.directives.push(directive(term)?),
            }
        }
        Ok(record)
    }
}

/// `name=value`, if the term is a modifier: the sign comes before any `:` or `/`.
fn modifier(term: &str) -> Option<(&str, &str)> {
    let (name, value) = term.split_once('=')?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(fits);
    is_name.then_some((name, value))
}

fn directive(term: &str) -> Result<(SpfResult, Mechanism), MalformedSpf> {
    let (result, rest) = match term.as_bytes().first() {
        Some(b'+') => (SpfResult::Pass, 1),
        Some(b'-') => (SpfResult::Fail, 1),
        Some(b'~') => (SpfResult::SoftFail, 1),
        Some(b'?') => (SpfResult::Neutral, 1),
        _ => (SpfResult::Pass, 0),
    };
    Ok((result, mechanism(term.get(rest..).unwrap_or_default())?))
}
