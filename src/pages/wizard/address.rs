//! Step 1: name, address, treat as an alias, reply-to.

use leptos::{ev, prelude::*};

use super::state::Wizard;
use crate::{
    alias_form::{FieldId, faults_status, name_hint},
    components::{Button, Checkbox, Field, Look},
    label,
    route::Route,
    router::Link,
    t,
    view::flag,
};

/// Draws the step for name and address.
pub fn view(wizard: Wizard) -> AnyView {
    let fields = wizard.fields;
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        wizard.next();
    };
    let left = Callback::new(move |()| wizard.address_left());
    let name_hint = Signal::derive(name_hint);
    let reply_error = fields.error(FieldId::ReplyTo);
    let replies_elsewhere = !fields.reply_to.with_untracked(String::is_empty);
    view! {
        <form class="form" on:submit=submit novalidate="">
            <h2 class="step-heading" tabindex="-1">{t!("wizard-address-heading")}</h2>
            {faults_status(fields)}
            <Field
                label=label!("wizard-address") value=fields.address inputmode="email" name="address" required=true
                hint=label!("wizard-address-hint") error=fields.error(FieldId::Address) on_leave=left
            />
            <Field
                label=label!("wizard-name") value=fields.name name="name" autocomplete="name"
                hint=name_hint error=fields.error(FieldId::Name)
            />
            <Checkbox label=label!("wizard-treat") checked=fields.treat_as_alias hint=label!("wizard-treat-hint") />
            <p class="hint more"><Link to=Route::Help>{t!("wizard-treat-more")}</Link></p>
            <details class="reply" open=flag(move || replies_elsewhere || reply_error.with(Option::is_some))>
                <summary>{t!("wizard-reply-summary")}</summary>
                <Field
                    label=label!("wizard-reply") value=fields.reply_to inputmode="email" name="reply-to"
                    hint=label!("wizard-reply-hint") error=reply_error
                />
            </details>
            <div class="actions">
                <Button look=Look::Primary submit=true>{t!("wizard-next")}</Button>
                <Link to=Route::Aliases class="button">{t!("wizard-cancel")}</Link>
            </div>
        </form>
    }
    .into_any()
}
