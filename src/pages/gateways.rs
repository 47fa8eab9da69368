//! The administrator's list of gateways: found as one types, by host and by unit, those that fail first; taken away one or many at once.

mod filters;
mod list;
mod passwords;
mod passwords_notice;
mod remove;
mod rows;

use leptos::prelude::*;

use crate::{
    components::{Button, Notice, Progress, Status, Tone},
    route::Route,
    router::Link,
    t,
    view::{show, show_if, text},
};
use filters::Offers;
use list::GatewayList;
use passwords_notice::PasswordsNotice;
use remove::Removal;
pub use rows::policy_state;

/// Draws the administrator's list of gateways.
pub fn page() -> AnyView {
    let (list, offers) = (GatewayList::new(), Offers::new());
    let again = Callback::new(move |()| {
        list.read_again();
        offers.read_hosts();
    });
    let (removal, notice) = (Removal::new(again), PasswordsNotice::new());
    let has_any = move || {
        list.known
            .with(|known| known.as_ref().is_some_and(|known| known.total > 0))
    };
    let content = move || match list.failure.get() {
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
            <p class="lead">{t!("gateways-lead")}</p>
            {removal.said()}
            <Status message=notice.said() />
            {show(move || rows::overview(list, offers, notice))}
            {show_if(has_any, move || offers.view(list))}
            {show(content)}
            {removal.dialog()}
            {passwords_notice::dialog(notice, again)}
        </div>
    }
    .into_any()
}
