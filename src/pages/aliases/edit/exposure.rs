//! What the gateway of an address reveals of its user, said before anything else.

use fromline_core::{
    api::SendAs,
    changes::{Exposure, exposure},
};
use leptos::prelude::*;

use super::super::health::in_use;
use crate::{
    components::{Button, Notice, Tone},
    focus::focus,
    t,
};

/// Draws, above the form, that the gateway reveals another address, and a button that leads to what a test message showed.
pub fn view(alias: &SendAs) -> Option<AnyView> {
    in_use(alias)?;
    let arrived = alias.fromline.as_ref()?.arrived.as_ref()?;
    let words = match exposure(&arrived.changes) {
        Exposure::Nothing => return None,
        Exposure::InHeaders => t!("aliases-edit-exposed-headers"),
        Exposure::Visible => t!("aliases-edit-exposed-visible"),
    };
    let lead = || focus("main [data-arrived]");
    Some(
        view! {
            <Notice tone=Tone::Warning>
                <p>{words}</p>
                <Button on_press=lead>{t!("aliases-edit-exposed-where")}</Button>
            </Notice>
        }
        .into_any(),
    )
}
