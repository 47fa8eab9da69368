//! Beside the switch: what recipients see of one address, with the switch on and off.

use fromline_core::{
    message::{Identity, Mailbox},
    policy::SuspendedMail,
};
use leptos::prelude::*;

use super::editor::Editor;
use crate::{
    components::{example, preview},
    i18n::use_i18n,
    t,
    view::{attribute, show},
};

/// The panel.
pub fn panel(editor: Editor) -> AnyView {
    let in_use = Memo::new(move |_| in_use(editor));
    let identity = Signal::derive(move || in_use.get().unwrap_or_else(|| example(use_i18n().language())));
    // The preview must not promise delivery where mail would be refused.
    let whose = move || match in_use.get() {
        None => t!("policy-preview-example"),
        Some(_) if editor.suspended_mail.get() == SuspendedMail::Refuse => t!("policy-preview-refused"),
        Some(_) => t!("policy-preview-existing"),
    };
    let chosen = attribute(move || {
        Some(
            if editor.allow.get() {
                "gateway"
            } else {
                "organisation"
            }
            .to_owned(),
        )
    });
    view! {
        <div class="policy-preview" data-route=chosen>
            <h2 id="policy-preview">{t!("policy-preview-title")}</h2>
            <p>{t!("policy-preview-legend")}</p>
            <p class="hint">{show(whose)}</p>
            {preview(identity, None)}
        </div>
    }
    .into_any()
}

/// The first address that has a gateway now.
fn in_use(editor: Editor) -> Option<Identity> {
    let example = editor.count()?.example?;
    Some(Identity {
        from: Mailbox::new(&*example.name, &*example.address),
        primary: Mailbox::new(&*example.user_name, &*example.user_address),
        reply_to: None,
    })
}
