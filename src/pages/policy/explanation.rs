//! What the setting is, why to allow it and why not, and when it takes effect.

use leptos::prelude::*;

use crate::{route::Route, router::Link, session::use_session, t, view::show};

/// Explains what a gateway is, in two sentences.
pub fn what() -> AnyView {
    view! { <p class="lead">{t!("policy-what")}</p> }.into_any()
}

/// Explains reasons for and against allowing gateways.
pub fn why() -> AnyView {
    let gateway = move || {
        let account = use_session().account()?;
        Some(account.organisation.outbound_gateway).filter(|name| !name.is_empty())
    };
    let bypassed = move || match gateway() {
        Some(gateway) => t!("policy-deny-bypass", gateway = gateway),
        None => t!("policy-deny-bypass-unnamed"),
    };
    view! {
        <div class="reasons">
            <section>
                <h3>{t!("policy-allow-heading")}</h3>
                <ul>
                    <li>{t!("policy-allow-authentic")}</li>
                    <li>{t!("policy-allow-record")}</li>
                    <li>{t!("policy-allow-from")}</li>
                    <li>{t!("policy-allow-bypass")}</li>
                </ul>
            </section>
            <section>
                <h3>{t!("policy-deny-heading")}</h3>
                <ul>
                    <li>{show(bypassed)}</li>
                    <li>{t!("policy-deny-all")}</li>
                </ul>
            </section>
        </div>
    }
    .into_any()
}

/// Explains when the setting takes effect and what users decide themselves.
pub fn effect() -> AnyView {
    view! {
        <p>{t!("policy-effect")}</p>
        <p>{t!("policy-each-user")}" "<Link to=Route::Help>{t!("policy-guide-link")}</Link></p>
    }
    .into_any()
}
