//! Beside the switch: what recipients see of one address, with the switch on and off.

use leptos::prelude::*;

use super::editor::Editor;
use crate::t;

/// The panel.
pub fn panel(editor: Editor) -> AnyView {
    let _ = editor;
    view! { <h2 id="policy-preview">{t!("policy-preview-title")}</h2> }.into_any()
}
