//! The form that takes the headers of a received message: the only proof of signatures.

use leptos::{ev, prelude::*};

use super::state::SetupTasks;
use crate::{
    api::{self, ApiFailure},
    components::{Button, Status, TextArea, focus_first_error},
    i18n::use_i18n,
    label,
    outcome::{Outcome, status},
    pages::received::section,
    t, ts,
};

/// Draws the form that takes a received message's headers.
pub fn form(list: SetupTasks) -> AnyView {
    let headers = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<ApiFailure>);
    let outcome = RwSignal::new(None);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        failure.set(None);
        outcome.set(None);
        let message = headers.with_untracked(|pasted| section(pasted).to_owned());
        list.press(
            async move { api::read_received(&message).await },
            move |answer| match answer {
                Ok(()) => {
                    headers.set(String::new());
                    outcome.set(Some(Outcome::Done(|| ts!("checklist-read-done"))));
                }
                // What concerns the field stands beside the field.
                Err(refused) if refused.field("message").is_some() => {
                    failure.set(Some(refused));
                    focus_first_error();
                }
                Err(refused) => outcome.set(Some(Outcome::Failed(refused))),
            },
        );
    };
    let refused = Signal::derive(move || {
        let reason = failure.with(|failure| failure.as_ref()?.field("message"))?;
        Some(use_i18n().reason(reason))
    });
    view! {
        <form class="form" on:submit=submit novalidate="">
            <TextArea
                label=label!("checklist-headers") value=headers name="checklist-headers"
                hint=label!("checklist-headers-hint") error=refused
            />
            <Status message=status(outcome) />
            <Button submit=true busy=list.busy>{t!("checklist-read")}</Button>
        </form>
    }
    .into_any()
}
