//! What an empty name stands for.

use crate::{session::use_session, ts};

/// Returns the hint below an alias's name: if it is left empty, that of the primary address is used, if there is one; reactive.
pub fn name_hint() -> String {
    let own = use_session()
        .account()
        .map(|account| account.name)
        .unwrap_or_default();
    if own.is_empty() {
        ts!("wizard-name-hint-unnamed")
    } else {
        ts!("wizard-name-hint", name = own)
    }
}
