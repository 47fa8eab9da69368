//! SPF records, RFC 7208, sections 4.5 and 12.

use fromline_core::api::SpfResult;

use super::{
    MalformedRecord, MalformedSpf,
    macros::MacroString,
    term::{Mechanism, mechanism},
};

/// An SPF record. It is parsed as a whole before any of it is evaluated: one mistake invalidates all of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct SpfRecord {
    /// The mechanisms in order, with their results.
    pub(super) directives: Vec<Directive>,
    /// The domain to continue with if no mechanism matches, and the term that names it.
    pub(super) redirect: Option<(MacroString, String)>,
}

/// A mechanism with the result that it gives when it matches.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Directive {
    pub result: SpfResult,
    pub mechanism: Mechanism,
    /// The term, as published in the record.
    pub term: String,
}

impl SpfRecord {
    /// Returns whether a TXT record is an SPF record: it is `v=spf1`, alone or followed by a space.
    pub fn is_meant(text: &[u8]) -> bool {
        let (version, rest) = text.split_at_checked(6).unwrap_or((text, b""));
        version.eq_ignore_ascii_case(b"v=spf1") && matches!(rest.first(), None | Some(b' '))
    }

    /// Parses a TXT record that is an SPF record.
    pub fn parse(text: &[u8]) -> Result<Self, MalformedRecord> {
        let nowhere = || MalformedRecord { term: None };
        let text = std::str::from_utf8(text).map_err(|_| nowhere())?;
        if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Err(nowhere());
        }
        let mut record = Self::default();
        let mut explained = false;
        for term in text.split(' ').skip(1).filter(|term| !term.is_empty()) {
            let read = record.read(term, &mut explained);
            read.map_err(|MalformedSpf| MalformedRecord {
                term: Some(term.to_owned()),
            })?;
        }
        Ok(record)
    }

    /// Adds one term; `explained` tells whether there was an `exp` already.
    fn read(&mut self, term: &str, explained: &mut bool) -> Result<(), MalformedSpf> {
        match modifier(term) {
            Some((name, value)) if name.eq_ignore_ascii_case("redirect") => {
                let target = MacroString::domain(value)?;
                if self.redirect.replace((target, term.to_owned())).is_some() {
                    return Err(MalformedSpf);
                }
            }
            Some((name, value)) if name.eq_ignore_ascii_case("exp") => {
                MacroString::domain(value)?;
                if std::mem::replace(explained, true) {
                    return Err(MalformedSpf);
                }
            }
            Some((_, value)) => drop(MacroString::any(value)?),
            None => self.directives.push(directive(term)?),
        }
        Ok(())
    }
}

/// Splits a modifier into name and value; `None` if the term is not one. The equals sign precedes any `:` or `/`.
fn modifier(term: &str) -> Option<(&str, &str)> {
    let (name, value) = term.split_once('=')?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(fits);
    is_name.then_some((name, value))
}

fn directive(term: &str) -> Result<Directive, MalformedSpf> {
    let (result, rest) = match term.as_bytes().first() {
        Some(b'+') => (SpfResult::Pass, 1),
        Some(b'-') => (SpfResult::Fail, 1),
        Some(b'~') => (SpfResult::SoftFail, 1),
        Some(b'?') => (SpfResult::Neutral, 1),
        _ => (SpfResult::Pass, 0),
    };
    Ok(Directive {
        result,
        mechanism: mechanism(term.get(rest..).unwrap_or_default())?,
        term: term.to_owned(),
    })
}
