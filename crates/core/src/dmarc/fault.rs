//! What is wrong with a DMARC record that is there.
//!
//! RFC 9989 and RFC 7489 ignore such records, or take them for `p=none`; receivers that were run forgive one or another
//! (`docs/preview.md`), so it is more than "publishes nothing".

use serde::{Deserialize, Serialize};

use super::{
    DmarcRecord,
    record::{tag, trim},
};

/// How much of a value is shown, in characters.
const VALUE_MAX: usize = 40;

/// A fault of the DMARC record of a name.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(
    tag = "kind",
    rename_all = "SCREAMING_SNAKE_CASE",
    try_from = "super::read::AnyFault"
)]
pub enum RecordFault {
    /// The name has more than one record; they count as none (RFC 9989 section 4.10).
    Several,
    /// The record has white space before `v`.
    LeadingBlank,
    /// The record does not begin with exactly `v=DMARC1`.
    Version,
    /// The version is followed by a colon, comma or backslash instead of a semicolon, or the record is in quotation marks.
    Separator,
    /// The tag `p` is missing.
    PolicyMissing,
    /// A tag has a value that is none of `none`, `quarantine` and `reject`.
    Value {
        /// Name of the tag: `p`, `sp` or `np`.
        tag: String,
        /// Value of the tag, shortened.
        value: String,
    },
}

impl RecordFault {
    /// Finds the fault of the TXT records at `_dmarc` in front of a name.
    pub(super) fn find<T: AsRef<[u8]>>(texts: &[T]) -> Option<Self> {
        let meant: Vec<&[u8]> = texts
            .iter()
            .map(AsRef::as_ref)
            .filter(|text| is_meant(text))
            .collect();
        let valid = |text: &&&[u8]| DmarcRecord::parse(text).is_some();
        match meant.iter().filter(valid).count() {
            0 => Some(unreadable(meant.first()?)),
            1 => unusable(meant.iter().find(valid)?),
            _ => Some(Self::Several),
        }
    }
}

/// Whether somebody meant a text to be a DMARC record.
fn is_meant(text: &[u8]) -> bool {
    let letters = text.iter().filter(|byte| byte.is_ascii_graphic());
    let start: Vec<u8> = letters.map(u8::to_ascii_lowercase).take(200).collect();
    let version = b"v=dmarc1".as_slice();
    let place = start.windows(version.len()).position(|window| window == version);
    place
        .is_some_and(|place| place == 0 || start.get(place - 1).is_some_and(|before| b";\"".contains(before)))
}

/// Why a text that is meant to be a record is none.
fn unreadable(text: &[u8]) -> RecordFault {
    if text
        .first()
        .is_some_and(|first| trim(text).first() != Some(first))
    {
        return RecordFault::LeadingBlank;
    }
    let first = text.split(|byte| *byte == b';').next().unwrap_or_default();
    match tag(first) {
        Some((name, value)) if name.eq_ignore_ascii_case(b"v") => {
            let version = value.get(..6).unwrap_or(value);
            if version == b"DMARC1" && value.len() > version.len() {
                RecordFault::Separator
            } else {
                RecordFault::Version
            }
        }
        Some(_) => RecordFault::Version,
        None => RecordFault::Separator,
    }
}

/// Why a record that can be read says nothing that can be used.
fn unusable(text: &[u8]) -> Option<RecordFault> {
    let mut has_policy = false;
    for (name, value) in text.split(|byte| *byte == b';').filter_map(tag) {
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        has_policy |= name == "p";
        let known = ["none", "quarantine", "reject"];
        let is_known = known
            .iter()
            .any(|known| value.eq_ignore_ascii_case(known.as_bytes()));
        if ["p", "sp", "np"].contains(&name.as_str()) && !is_known {
            let visible = value.iter().filter(|byte| matches!(byte, b' '..=b'~'));
            return Some(RecordFault::Value {
                tag: name,
                value: visible.take(VALUE_MAX).map(|byte| char::from(*byte)).collect(),
            });
        }
    }
    (!has_policy).then_some(RecordFault::PolicyMissing)
}
