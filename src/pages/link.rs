//! The one-time link: setting a password, for the first administrator an address too.

use fromline_core::api::{LinkInfo, LinkSetPasswordRequest};
use leptos::{ev, prelude::*, task::spawn_local};

use super::sign_in;
use crate::{
    api::{self, ApiFailure},
    components::{Button, Field, Look, Notice, Progress, Status, Tone, focus_first_error},
    format,
    i18n::use_i18n,
    label,
    outcome::Outcome,
    route::Route,
    router::{Link, use_router},
    session::use_session,
    t, ts,
    view::{effect, show, text},
};

/// Draws the page of a one-time link.
pub fn page() -> AnyView {
    let router = use_router();
    let info = RwSignal::new(None::<Result<LinkInfo, ApiFailure>>);
    effect(move || {
        let token = router.fragment.get();
        spawn_local(async move {
            let answer = api::check_link(&token).await;
            info.set(Some(answer));
        });
    });
    let content = move || match info.get() {
        None => view! { <Progress /> }.into_any(),
        Some(Ok(info)) => form(info),
        Some(Err(failure)) => view! {
            <div class="stack">
                <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice>
                <p><Link to=Route::SignIn>{t!("shell-sign-in")}</Link></p>
            </div>
        }
        .into_any(),
    };
    view! {
        <div class="narrow">
            <h1 tabindex="-1">{t!("sign-in-link-title")}</h1>
            {show(content)}
        </div>
    }
    .into_any()
}

fn form(info: LinkInfo) -> AnyView {
    let router = use_router();
    let first = info.address.is_none();

    let address = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<ApiFailure>);
    let lost_cookie = RwSignal::new(None::<Outcome>);

    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let request = LinkSetPasswordRequest {
            token: router.fragment.get_untracked(),
            address: first.then(|| address.get_untracked().trim().to_owned()),
            password: password.get_untracked(),
        };
        spawn_local(async move {
            let answer = api::set_password(&request).await;
            busy.set(false);
            if let Err(refused) = answer {
                failure.set(Some(refused));
                focus_first_error();
                return;
            }
            match sign_in::kept().await {
                Ok(account) => {
                    use_session().arrive(account);
                    router.replace(Route::Home);
                }
                Err(why) => lost_cookie.set(Some(why)),
            }
        });
    };
    let refused = move |path: &'static str| {
        Signal::derive(move || {
            let reason = failure.with(|failure| failure.as_ref()?.field(path))?;
            Some(use_i18n().reason(reason))
        })
    };
    // What no field explains stands above the form.
    let message = Signal::derive(move || {
        lost_cookie
            .with(|why| why.as_ref().map(Outcome::words))
            .or_else(|| {
                let failure = failure.get()?;
                let explained = failure.field("address").is_some() || failure.field("password").is_some();
                (!explained).then(|| (Tone::Error, failure.text()))
            })
    });
    // For the password manager: whose password this will be.
    let owner = info.address.clone().map(|address| {
        view! { <input type="text" name="username" autocomplete="username" value=address hidden="" /> }
    });
    let intro = match info.address {
        Some(address) => t!("sign-in-link-for", address = address),
        None => t!("sign-in-link-first"),
    };
    let domains = StoredValue::new(info.domains);
    let address_hint = Signal::derive(move || {
        let domains = domains.get_value();
        if domains.is_empty() {
            return ts!("sign-in-link-address-hint");
        }
        let list = format::list(use_i18n().language(), domains);
        ts!("sign-in-link-domains", domains = list)
    });
    let address_field = first.then(|| {
        view! {
            <Field
                label=label!("sign-in-address") value=address inputmode="email" name="address"
                autocomplete="username" required=true hint=address_hint error=refused("address")
            />
        }
    });
    view! {
        <p class="lead">{intro}</p>
        <form class="form card" on:submit=submit novalidate="">
            <Status message=message />
            {owner}
            {address_field}
            <Field
                label=label!("sign-in-link-password") value=password kind="password" name="password"
                autocomplete="new-password" required=true
                hint=label!("sign-in-password-hint") error=refused("password")
            />
            <Button look=Look::Primary submit=true busy=busy>{t!("sign-in-link-submit")}</Button>
        </form>
    }
    .into_any()
}
