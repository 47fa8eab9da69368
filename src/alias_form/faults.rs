//! The number of refused fields.

use leptos::prelude::*;

use super::Fields;
use crate::{
    components::{Status, Tone},
    ts,
};

/// Number of refused fields, read aloud; the fields themselves say why.
pub fn faults_status(fields: Fields) -> AnyView {
    let message = Signal::derive(move || {
        let count = fields.faults.with(Vec::len);
        (count > 0).then(|| (Tone::Error, ts!("wizard-errors", count = count)))
    });
    view! { <Status message=message /> }.into_any()
}
