//! The administrator's list of gateways: found as one types, by host and by unit, those that fail first; taken away one or many at once.

mod filters;
mod list;
mod passwords;
mod passwords_notice;
mod remove;
mod rows;

use fromline_core::role::Permission;
use leptos::prelude::*;

use crate::{
    components::{Button, Notice, Progress, Status, Tone},
    pages::{chunk::behind, late::Late},
    route::Route,
    router::Link,
    session::use_session,
    t,
    view::{show, show_if, text},
};
use filters::Offers;
use list::GatewayList;
use passwords_notice::PasswordsNotice;
use remove::Removal;
pub use rows::policy_state;

/// The questions before gateways are removed or users emailed, and what came of a removal. They come with another chunk.
#[derive(Clone, Copy)]
pub struct GatewayDialogs {
    removal: fn(Removal) -> AnyView,
    removed: fn(Removal) -> AnyView,
    passwords: fn(PasswordsNotice, Callback<()>) -> AnyView,
}

/// The questions, as the chunk of dialogs supplies them.
pub const DIALOGS: GatewayDialogs = GatewayDialogs {
    removal: remove::dialog,
    removed: remove::said,
    passwords: passwords_notice::dialog,
};

/// Draws the administrator's list of gateways.
pub fn page() -> AnyView {
    let (list, offers) = (GatewayList::new(), Offers::new());
    let again = Callback::new(move |()| {
        list.read_again();
        offers.read_hosts();
    });
    let (removal, notice) = (Removal::new(again), PasswordsNotice::new());
    let dialogs = Late::new(|| Box::pin(async { behind::removal().await.ok() }));
    let removed = move || dialogs.get().map(|dialogs| (dialogs.removed)(removal)).into_any();
    let asked = move || match dialogs.get() {
        Some(dialogs) => {
            untrack(|| view! { {(dialogs.removal)(removal)}{(dialogs.passwords)(notice, again)} }.into_any())
        }
        None if removal.open.get() || notice.is_open() => dialogs.waiting(),
        None => ().into_any(),
    };
    let lead = move || {
        let fails = list.known.with(|known| known.as_ref().is_some_and(rows::fails));
        if !use_session().may_everywhere(Permission::SeeGateways) {
            t!("gateways-lead-some")
        } else if fails {
            t!("gateways-lead-failing")
        } else {
            t!("gateways-lead")
        }
    };
    let has_any = move || {
        list.known
            .with(|known| known.as_ref().is_some_and(|known| known.total > 0))
    };
    let content = move || match list.search.failure.get() {
        Some(failure) => view! {
            <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice>
            <Button on_press=move || list.read_again()>{t!("shell-retry")}</Button>
        }
        .into_any(),
        None if list.known.with(Option::is_none) => view! { <Progress /> }.into_any(),
        None => rows::view(list, removal),
    };
    view! {
        <div class="column gateways-page">
            <p class="back"><Link to=Route::Policy>{t!("gateways-back")}</Link></p>
            <h1 tabindex="-1">{t!("gateways-title")}</h1>
            <p class="lead">{show(lead)}</p>
            <div class="status" role="status">{show(removed)}</div>
            <Status message=notice.said() />
            {show(move || rows::overview(list, offers, notice))}
            {show_if(has_any, move || offers.view(list))}
            {show(content)}
            {show(asked)}
        </div>
    }
    .into_any()
}
