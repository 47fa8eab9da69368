//! Two administrators at once: the other's change is shown, and one of the two is chosen.

use fromline_core::{
    api::Policy,
    policy::{GatewayPolicy, SuspendedMail},
    standing::PolicyPlace,
};
use leptos::prelude::*;

use super::editor::{self, PolicyEditor};
use crate::{
    components::{Button, Dialog, Look},
    format,
    i18n::{draw, use_i18n},
    label, t,
    view::{effect, show},
};

/// Draws the dialog about a conflicting change by another administrator.
pub fn dialog(editor: PolicyEditor) -> AnyView {
    let open = RwSignal::new(false);
    effect(move || open.set(editor.conflict.with(Option::is_some)));
    let keep = move || {
        if let Some(theirs) = editor.conflict.get_untracked() {
            // Based on theirs, with what is chosen here: that may be felt otherwise than before, and is asked about again.
            editor.saved.set(theirs);
            editor.conflict.set(None);
            editor.submit();
        }
    };
    let take = move || {
        if let Some(theirs) = editor.conflict.get_untracked() {
            editor.take(theirs);
            editor.conflict.set(None);
        }
    };
    view! {
        <Dialog open=open title=label!("policy-conflict-title") on_dismiss=move || editor.conflict.set(None)>
            {show(move || editor.conflict.get().map(theirs).into_any())}
            <p>{t!("policy-conflict-mine")}" "<strong>{show(move || state(editor.allow.get(), editor.suspended_mail.get()))}</strong></p>
            <div class="actions">
                <Button look=Look::Primary on_press=take>{t!("policy-conflict-take")}</Button>
                <Button look=Look::Danger on_press=keep>{t!("policy-conflict-keep")}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Who changed it, when, and to what.
fn theirs(policy: Policy) -> AnyView {
    let i18n = use_i18n();
    let value = editor::value(&policy);
    let when = policy.update_time.unwrap_or_default();
    let when = move || format::time(i18n.language(), &when);
    let intro = match policy.updated_by {
        Some(who) => t!("policy-conflict-who", who = who, when = when()),
        None => t!("policy-conflict-somebody", when = when()),
    };
    let now = state(
        value.allow_users_to_use_external_smtp_servers,
        value.suspended_mail.unwrap_or_default(),
    );
    view! { <p>{intro}</p><p>{t!("policy-conflict-theirs")}" "<strong>{now}</strong></p> }.into_any()
}

/// The setting in one sentence.
fn state(allowed: bool, suspended_mail: SuspendedMail) -> AnyView {
    let policy = GatewayPolicy {
        allowed,
        suspended_mail,
    };
    draw(policy.says(PolicyPlace::State))
}
