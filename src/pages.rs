//! The pages, one module each: data first, then state, events, view. A page is a function `page() -> AnyView`, or `draw` where it is a
//! tree that the server paints, too; it begins with `<h1 tabindex="-1">`, which takes the focus on arrival.

pub mod account;
pub mod aliases;
mod checklist;
pub mod chunk;
pub mod confirm;
pub mod consent;
pub mod demo_mail;
mod explanation;
pub mod gateway_arrival;
pub mod gateway_health;
pub mod gateways;
pub mod help;
mod late;
pub mod link;
mod mail_language;
mod notify;
mod people;
pub mod policy;
pub mod preview;
pub mod received;
mod search;
pub mod sign_in;
pub mod standing;
mod to_administrator;
mod without_gateways;
pub mod wizard;
mod write_from;

use fromline_core::screen;
use web_sys::Element;

use crate::{i18n::use_i18n, route::Route, ts, vdom::live};
use chunk::Chunk;

/// Draws a page, whose chunk is loaded, into the main region. It is removed with its owner.
pub fn draw(route: Route, main: &Element) {
    match Chunk::of(&route) {
        Some(chunk) => chunk.draw(route, main),
        // Home and sign-in lead on when somebody is signed in.
        None if matches!(route, Route::Home | Route::SignIn) => sign_in::draw(main),
        None => live(main, || Some(screen::not_found(&use_i18n())), |_| ()),
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
        Route::People | Route::Person(_) => ts!("people-title"),
        Route::Aliases => ts!("aliases-title"),
        Route::NewAlias => ts!("wizard-title"),
        Route::EditAlias(address) => ts!("aliases-edit-title", address = address),
        Route::Account => ts!("account-title"),
        Route::Preview => ts!("preview-title"),
        Route::Received => ts!("received-title"),
        Route::DemoMail => ts!("demo-title"),
        Route::OauthReturn => ts!("wizard-return-title"),
        Route::Help => ts!("help-title"),
        Route::WriteFrom(None) => ts!("write-title"),
        Route::WriteFrom(Some(address)) => ts!("write-title-address", address = address),
        Route::NotFound => ts!("shell-not-found-title"),
    }
}
