//! Signing in, as a page and in place when a session ended.

use fromline_core::{
    Reason,
    api::{Account, SignInRequest},
};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Button, Field, Look, Status},
    label,
    outcome::{Outcome, status},
    route::Route,
    router::Link,
    session::use_session,
    t, ts,
    view::show_if,
};

/// The accounts of the demo, with what each is for.
const DEMO_ACCOUNTS: [&str; 4] = [
    "admin@example.com",
    "user@example.com",
    "utente@example.com",
    "uzytkownik@example.com",
];

/// The page.
pub fn page() -> AnyView {
    let session = use_session();
    let address = RwSignal::new(String::new());
    view! {
        <div class="narrow">
            <h1 tabindex="-1">{t!("sign-in-title")}</h1>
            <p class="lead">{t!("sign-in-lead")}</p>
            <div class="card">{fields(address)}</div>
            {show_if(move || session.demo(), move || demo(address))}
            <p class="hint">{t!("sign-in-forgotten")}</p>
        </div>
    }
    .into_any()
}

/// The form for whoever was signed in a moment ago, in place.
pub fn again() -> AnyView {
    let account = use_session().account().map(|account| account.address);
    fields(RwSignal::new(account.unwrap_or_default()))
}

/// Address, password, button. Afterwards whoever signed in is the session's account.
fn fields(address: RwSignal<String>) -> AnyView {
    let password = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let outcome = RwSignal::new(None);

    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        outcome.set(None);
        let request = SignInRequest {
            address: address.get_untracked().trim().to_owned(),
            password: password.get_untracked(),
        };
        spawn_local(async move {
            let answer = match api::open_session(&request).await {
                Ok(_) => kept().await,
                Err(failure) => Err(Outcome::Failed(failure)),
            };
            busy.set(false);
            match answer {
                Ok(account) => use_session().arrive(account),
                Err(why) => {
                    password.set(String::new());
                    outcome.set(Some(why));
                }
            }
        });
    };
    view! {
        <form class="form" on:submit=submit novalidate="" data-ready="">
            <Status message=status(outcome) />
            <Field
                label=label!("sign-in-address") value=address inputmode="email" name="address"
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

/// The account, if the browser kept the session that was just opened; otherwise says why not.
pub async fn kept() -> Result<Account, Outcome> {
    api::account().await.map_err(|failure| match failure {
        ApiFailure::Refused(body) if body.reason() == Reason::Unauthenticated => {
            Outcome::FailedHere(|| ts!("sign-in-no-cookie"))
        }
        other => Outcome::Failed(other),
    })
}

/// Who is who in the demo; a press fills the address in.
fn demo(address: RwSignal<String>) -> AnyView {
    let roles = [
        t!("sign-in-demo-admin"),
        t!("sign-in-demo-user"),
        t!("sign-in-demo-utente"),
        t!("sign-in-demo-uzytkownik"),
    ];
    let rows = DEMO_ACCOUNTS.into_iter().zip(roles).map(|(account, role)| {
        view! {
            <li>
                <button type="button" class="button plain" on:click=move |_| address.set(account.to_owned())>
                    <bdi>{account}</bdi>
                </button>
                <span class="hint">{role}</span>
            </li>
        }
    });
    view! {
        <section class="card demo-accounts">
            <h2>{t!("sign-in-demo-title")}</h2>
            <p>{t!("sign-in-demo-text")}</p>
            <ul>{rows.collect::<Vec<_>>()}</ul>
            <p><Link to=Route::DemoMail>{t!("sign-in-demo-mail")}</Link></p>
        </section>
    }
    .into_any()
}
