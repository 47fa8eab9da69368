//! The pages, one module each: data first, then state, events, view. A page is a function `page() -> AnyView`
//! whose view begins with `<h1 tabindex="-1">`, which takes the focus on arrival.

pub mod account;
pub mod aliases;
pub mod chunk;
pub mod confirm;
pub mod demo_mail;
mod explanation;
mod gateway_arrival;
mod gateway_health;
pub mod gateways;
pub mod help;
pub mod link;
mod mail_language;
pub mod not_found;
mod notify;
pub mod policy;
pub mod preview;
mod received;
pub mod sign_in;
mod standing;
pub mod wizard;
mod write_from;

use leptos::prelude::*;

use crate::{
    components::{Button, Look, Progress},
    route::Route,
    t, ts,
};
use chunk::Chunk;

/// Draws a page; its chunk is here.
pub fn page(route: Route) -> AnyView {
    match Chunk::of(&route) {
        Some(chunk) => chunk.draw(route),
        // Home and sign-in lead on when somebody is signed in.
        None if matches!(route, Route::Home | Route::SignIn) => sign_in::page(),
        None => not_found::page(),
    }
}

/// A page's title, for the browser's tab and history.
pub fn title(route: &Route) -> String {
    match route {
        Route::Home | Route::SignIn => ts!("sign-in-title"),
        Route::Link => ts!("sign-in-link-title"),
        Route::Confirm => ts!("confirm-title"),
        Route::Policy => ts!("policy-page-title"),
        Route::Gateways => ts!("gateways-title"),
        Route::Aliases => ts!("aliases-title"),
        Route::NewAlias => ts!("wizard-title"),
        Route::EditAlias(address) => ts!("aliases-edit-title", address = address),
        Route::Account => ts!("account-title"),
        Route::Preview => ts!("preview-title"),
        Route::Received => ts!("received-title"),
        Route::DemoMail => ts!("demo-title"),
        Route::Help => ts!("help-title"),
        Route::WriteFrom(None) => ts!("write-title"),
        Route::WriteFrom(Some(address)) => ts!("write-title-address", address = address),
        Route::NotFound => ts!("shell-not-found-title"),
    }
}

/// Before it is known who is here.
pub fn waiting() -> AnyView {
    view! { <Progress /> }.into_any()
}

/// When the server could not be asked who is here, or a page did not arrive.
pub fn unreachable(again: Callback<()>) -> AnyView {
    view! {
        <h1 tabindex="-1">{t!("shell-unreachable-title")}</h1>
        <p>{t!("shell-offline")}</p>
        <Button look=Look::Primary on_press=again>{t!("shell-retry")}</Button>
    }
    .into_any()
}
