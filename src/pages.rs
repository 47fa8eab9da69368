//! The pages, one module each: data first, then state, events, view. A page is a function `page() -> AnyView`
//! whose view begins with `<h1 tabindex="-1">`, which takes the focus on arrival.

pub mod account;
pub mod aliases;
pub mod confirm;
pub mod demo_mail;
pub mod help;
pub mod link;
pub mod not_found;
pub mod policy;
pub mod preview;
pub mod sign_in;
pub mod wizard;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    components::{Button, Look, Progress},
    route::Route,
    session::use_session,
    t, ts,
};

/// Draws a page.
pub fn page(route: Route) -> AnyView {
    match route {
        // These two lead on when somebody is signed in.
        Route::Home | Route::SignIn => sign_in::page(),
        Route::Link => link::page(),
        Route::Confirm => confirm::page(),
        Route::Policy => policy::page(),
        Route::Aliases => aliases::page(),
        Route::NewAlias => wizard::page(),
        Route::EditAlias(address) => aliases::edit(address),
        Route::Account => account::page(),
        Route::Preview => preview::page(),
        Route::DemoMail => demo_mail::page(),
        Route::Help => help::page(),
        Route::NotFound => not_found::page(),
    }
}

/// A page's title, for the browser's tab and history.
pub fn title(route: &Route) -> String {
    match route {
        Route::Home | Route::SignIn => ts!("sign-in-title"),
        Route::Link => ts!("sign-in-link-title"),
        Route::Confirm => ts!("confirm-title"),
        Route::Policy => ts!("policy-page-title"),
        Route::Aliases => ts!("aliases-title"),
        Route::NewAlias => ts!("wizard-title"),
        Route::EditAlias(address) => ts!("aliases-edit-title", address = address),
        Route::Account => ts!("account-title"),
        Route::Preview => ts!("preview-title"),
        Route::DemoMail => ts!("demo-title"),
        Route::Help => ts!("help-title"),
        Route::NotFound => ts!("shell-not-found-title"),
    }
}

/// Before it is known who is here.
pub fn waiting() -> AnyView {
    view! { <Progress /> }.into_any()
}

/// When the server could not be asked who is here.
pub fn unreachable() -> AnyView {
    let again = |()| spawn_local(async { use_session().refresh().await });
    view! {
        <h1 tabindex="-1">{t!("shell-unreachable-title")}</h1>
        <p>{t!("shell-offline")}</p>
        <Button look=Look::Primary on_press=again>{t!("shell-retry")}</Button>
    }
    .into_any()
}
