//! Signing in, as a page and in place when a session ended.

use fromline_core::{Reason, api::SignInRequest};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Button, Field, Look, Status, Tone},
    label,
    session::use_session,
    t, ts,
};

/// The page.
pub fn page() -> AnyView {
    view! {
        <div class="narrow">
            <h1 tabindex="-1">{t!("sign-in-title")}</h1>
            <p class="lead">{t!("sign-in-lead")}</p>
            {form()}
        </div>
    }
    .into_any()
}

/// Address, password, button. Afterwards whoever signed in is the session's account.
pub fn form() -> AnyView {
    let session = use_session();
    let known = session
        .account()
        .map(|account| account.address)
        .unwrap_or_default();

    let address = RwSignal::new(known);
    let password = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let message = RwSignal::new(None);

    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        message.set(None);
        let request = SignInRequest {
            address: address.get_untracked().trim().to_owned(),
            password: password.get_untracked(),
        };
        spawn_local(async move {
            let answer = sign_in(&request).await;
            busy.set(false);
            match answer {
                Ok(account) => session.enter(account),
                Err(text) => {
                    password.set(String::new());
                    message.set(Some((Tone::Error, text)));
                }
            }
        });
    };
    view! {
        <form class="form" on:submit=submit novalidate="">
            <Status message=message />
            <Field
                label=label!("sign-in-address") value=address kind="email" name="address"
                autocomplete="username" required=true
            />
            <Field
                label=label!("sign-in-password") value=password kind="password" name="password"
                autocomplete="current-password" required=true
            />
            <Button look=Look::Primary submit=true busy=busy>{t!("sign-in-submit")}</Button>
        </form>
    }
    .into_any()
}

/// Signs in and makes sure that the browser kept the session; otherwise says why not.
async fn sign_in(request: &SignInRequest) -> Result<fromline_core::api::Account, String> {
    if let Err(failure) = api::open_session(request).await {
        return Err(failure.text());
    }
    api::account().await.map_err(|failure| match failure {
        ApiFailure::Refused(body) if body.reason() == Reason::Unauthenticated => ts!("sign-in-no-cookie"),
        other => other.text(),
    })
}
