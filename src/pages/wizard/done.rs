//! Done: what happens from now on, and a test message.

use fromline_core::{message::Identity, route::Route as Delivery};
use leptos::prelude::*;

use super::{state::Wizard, test_message};
use crate::{
    components::{Button, Notice, Tone},
    pages::gateway_health::sender,
    route::Route,
    router::Link,
    session::use_session,
    t,
    view::{show, show_if},
};

/// The last view.
pub fn view(wizard: Wizard, previewed: Signal<Identity>) -> AnyView {
    let address = wizard.created.get_untracked().unwrap_or_default();
    let suspended = move || {
        let allowed = use_session()
            .account()
            .is_some_and(|account| account.gateways_allowed);
        wizard.fields.route.get() == Delivery::Gateway && !allowed
    };
    let by_gateway = Signal::derive(move || wizard.route() == Delivery::Gateway);
    let name = address.clone();
    let write = Route::WriteFrom(Some(address.clone()));
    view! {
        <h2 class="step-heading" tabindex="-1">{t!("wizard-done-heading", address = name)}</h2>
        {show_if(suspended, || view! {
            <Notice tone=Tone::Warning><p>{t!("wizard-done-suspended")}</p></Notice>
        }.into_any())}
        {show(move || sender(wizard.sender_unknown.get()))}
        {test_message::panel(address, previewed, by_gateway)}
        <div class="actions">
            <Link to=write class="button primary">{t!("wizard-done-write")}</Link>
            <Link to=Route::Aliases class="button">{t!("wizard-done-list")}</Link>
            <Button on_press=move || wizard.start_over()>{t!("wizard-done-another")}</Button>
        </div>
    }
    .into_any()
}
