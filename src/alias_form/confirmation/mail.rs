//! Where the confirmation mail is, and asking for another.

use fromline_core::{Reason, api::MailState};
use leptos::{prelude::*, task::spawn_local};

use super::{FIRST, Watch};
use crate::{
    api,
    components::{Button, Status},
    format,
    i18n::use_i18n,
    outcome::{Outcome, status},
    t, ts,
    view::{show, text},
};

/// Describes the state of the email; reactive.
pub fn state(watch: Watch) -> AnyView {
    let Some(confirmation) = watch.state.get() else {
        let failure = move || {
            watch
                .failure
                .get()
                .map(|failure| failure.text())
                .unwrap_or_default()
        };
        return view! { <p class="error">{text(failure)}</p> }.into_any();
    };
    let (class, words) = match (confirmation.mail, confirmation.reason) {
        (MailState::OnItsWay, Some(Reason::RelayUnavailable)) => ("notice", t!("wizard-mail-waits")),
        (MailState::OnItsWay, _) => ("notice", t!("wizard-mail-on-its-way")),
        (MailState::Sent, _) => ("notice success", t!("wizard-mail-sent")),
        // It may have left all the same: the reason says that by itself.
        (MailState::Failed, Some(Reason::RelayAnswerLost)) => ("notice warning", ().into_any()),
        (MailState::Failed, _) => ("notice failure", t!("wizard-mail-failed")),
    };
    let waits = confirmation.mail == MailState::OnItsWay;
    let reason = confirmation
        .reason
        .filter(|reason| !(waits && *reason == Reason::RelayUnavailable));
    let reason = reason.map(|reason| {
        view! { " "{text(move || use_i18n().reason(reason))} }
    });
    view! { <p class=class>{words}{reason}</p> }.into_any()
}

/// Draws the button that requests another email, with its limit.
pub fn resend(watch: Watch) -> AnyView {
    let busy = RwSignal::new(false);
    let outcome = RwSignal::new(None);
    let press = move |()| {
        busy.set(true);
        outcome.set(None);
        let address = watch.address.get_value();
        spawn_local(async move {
            let answer = api::resend_confirmation(&address).await;
            busy.set(false);
            outcome.set(Some(match answer {
                Ok(()) => Outcome::Done(|| ts!("wizard-resent")),
                Err(failure) => Outcome::Failed(failure),
            }));
            watch.look(FIRST);
        });
    };
    let left = move || {
        watch
            .state
            .with(|state| state.as_ref().map(|state| state.resends_left))
    };
    let none = Signal::derive(move || (left() == Some(0)).then(|| ts!("wizard-resend-none")));
    let hint = move || match left() {
        Some(count) if count > 0 => t!("wizard-resend-left", count = count),
        _ => ().into_any(),
    };
    let until = move || match watch.state.get() {
        Some(state) => {
            let time = move || format::time(use_i18n().language(), &state.expires);
            t!("wizard-code-until", time = time())
        }
        None => ().into_any(),
    };
    view! {
        <p class="hint">{show(until)}</p>
        <div class="resend">
            <Button on_press=press busy=busy disabled=none>{t!("wizard-resend")}</Button>
            <span class="hint">{show(hint)}</span>
        </div>
        <Status message=status(outcome) />
    }
    .into_any()
}
