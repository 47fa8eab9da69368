//! How far the mails are that tell users of the newest change.

use leptos::prelude::*;

use super::editor::PolicyEditor;
use crate::{t, view::show};

/// Draws the progress of emails as a live region; empty if nobody is emailed.
pub fn progress(editor: PolicyEditor) -> AnyView {
    let words = move || {
        let notices = editor.notices.get();
        if notices.total == 0 {
            return ().into_any();
        }
        let failed = (notices.failed > 0).then(|| t!("policy-notices-failed", count = notices.failed));
        let withdrawn =
            (notices.withdrawn > 0).then(|| t!("policy-notices-withdrawn", count = notices.withdrawn));
        view! {
            <p class="hint">
                {t!("policy-notices", sent = notices.sent, count = notices.total)}" "
                {failed}" "{withdrawn}
            </p>
        }
        .into_any()
    };
    view! { <div role="status">{show(words)}</div> }.into_any()
}
