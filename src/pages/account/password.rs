//! Changing the password.

use fromline_core::{Reason, api::ChangePasswordRequest};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Button, Field, Look, Status, focus_first_error},
    i18n::use_i18n,
    label,
    outcome::{Outcome, status},
    session::use_session,
    t, ts,
};

pub fn section(ended: RwSignal<u32>) -> AnyView {
    let current = RwSignal::new(String::new());
    let new = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let refused = RwSignal::new((None::<Reason>, None::<Reason>));
    let outcome = RwSignal::new(None);

    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        outcome.set(None);
        let request = ChangePasswordRequest {
            current: current.get_untracked(),
            new: new.get_untracked(),
        };
        spawn_local(async move {
            let answer = api::change_password(&request).await;
            busy.set(false);
            match answer {
                Ok(()) => {
                    current.set(String::new());
                    new.set(String::new());
                    refused.set((None, None));
                    outcome.set(Some(Outcome::Done(|| ts!("account-password-changed"))));
                    ended.update(|ended| *ended += 1);
                }
                Err(failure) => {
                    let fields = by_field(&failure);
                    refused.set(fields);
                    if fields == (None, None) {
                        outcome.set(Some(Outcome::Failed(failure)));
                    }
                    focus_first_error();
                }
            }
        });
    };
    let words = |reason: Option<Reason>| reason.map(|reason| use_i18n().reason(reason));
    let account = use_session()
        .account()
        .map(|account| account.address)
        .unwrap_or_default();
    view! {
        <section class="card">
            <h2>{t!("account-password-heading")}</h2>
            <form class="form" on:submit=submit novalidate="">
                // Password managers want to know whose password it is.
                <input type="text" name="username" autocomplete="username" value=account hidden="" />
                <Field
                    label=label!("account-password-current") value=current kind="password" name="current"
                    autocomplete="current-password" required=true
                    error=Signal::derive(move || words(refused.get().0))
                />
                <Field
                    label=label!("account-password-new") value=new kind="password" name="new"
                    autocomplete="new-password" required=true hint=label!("sign-in-password-hint")
                    error=Signal::derive(move || words(refused.get().1))
                />
                <p class="hint">{t!("account-password-ends")}</p>
                <Status message=status(outcome) />
                <Button look=Look::Primary submit=true busy=busy>{t!("account-password-submit")}</Button>
            </form>
        </section>
    }
    .into_any()
}

/// What is wrong with the current and with the new password.
fn by_field(failure: &ApiFailure) -> (Option<Reason>, Option<Reason>) {
    match failure.reason() {
        Some(Reason::PasswordWrong) => (Some(Reason::PasswordWrong), None),
        Some(reason @ (Reason::PasswordTooShort | Reason::PasswordTooLong)) => (None, Some(reason)),
        _ => (failure.field("current"), failure.field("new")),
    }
}
