//! What tests of every crate write short: times and addresses.

#![expect(
    clippy::missing_panics_doc,
    reason = "a test that panics has failed, which is its purpose"
)]

use fromline_core::address::{Address, AddressKey};
use jiff::Timestamp;

use crate::idn;

/// Parses a time in RFC 3339 form.
pub fn time(text: &str) -> Timestamp {
    text.parse().expect("RFC 3339")
}

/// Returns the canonical form of an address.
pub fn address_key(text: &str) -> AddressKey {
    let address = Address::parse(text, &idn::to_ascii).expect("an address");
    address.key().clone()
}
