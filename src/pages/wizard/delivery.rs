//! Step 2: who delivers.

use fromline_core::delivery_route::DeliveryRoute;
use leptos::{ev, prelude::*};

use super::{reads, state::Wizard, step::WizardStep};
use crate::{
    alias_form::{connecting, contact, delivery_choice, faults_status, gateway_fields},
    components::{Button, Look, Notice, Status, Tone, arrival_in_short},
    label,
    outcome::status,
    pages::consent::Consent,
    router::use_router,
    t, ts,
    view::{show, show_if},
};

/// Draws the step for the route.
pub fn view(wizard: Wizard) -> AnyView {
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        wizard.submit();
    };
    let may_choose = Memo::new(move |_| wizard.may_choose());
    let by_gateway = Memo::new(move |_| wizard.route() == DeliveryRoute::Gateway);
    let working = move || wizard.work.with(Option::is_some);
    let departs = Memo::new(move |_| wizard.consent.missing(None).filter(|_| by_gateway.get()));
    let press = move || {
        if let Some(provider) = departs.get() {
            Consent::words_of_departure(&provider)
        } else if by_gateway.get() {
            t!("wizard-add-gateway")
        } else {
            t!("wizard-add")
        }
    };
    let busy = move || working() || wizard.consent.is_busy();
    wizard.ask_for_arrival();
    let arrives = move || {
        let route = wizard.route();
        let found = |found: &Option<_>| found.as_ref().map(|found| arrival_in_short(found, route));
        wizard.arrival.with(found).into_any()
    };
    let adding = move || {
        wizard
            .work
            .with(|work| work.as_ref().is_some_and(String::is_empty))
    };
    let connecting = connecting(wizard.work);
    let progress = Signal::derive(move || {
        let adding = adding().then(|| (Tone::Info, ts!("wizard-adding")));
        adding.or_else(|| connecting.get())
    });
    view! {
        <form class="form" on:submit=submit novalidate="">
            <h2 class="step-heading" tabindex="-1">{t!("wizard-delivery-heading")}</h2>
            {faults_status(wizard.fields)}
            {show_if(move || !may_choose.get(), move || no_choice(wizard))}
            {show_if(move || may_choose.get(), move || delivery_choice(wizard.fields.route, label!("wizard-delivery-gateway-hint")))}
            {reads::view(wizard)}
            <div role="status">{show(arrives)}</div>
            {show_if(move || by_gateway.get(), move || gateway_fields(wizard.fields, wizard.detection, wizard.consent, false))}
            <Status message=progress />
            <Status message=status(wizard.outcome) />
            <div class="actions">
                <Button look=Look::Primary submit=true busy=Signal::derive(busy)>{show(press)}</Button>
                {show_if(working, move || view! {
                    <Button on_press=move || wizard.cancel()>{t!("wizard-cancel")}</Button>
                }.into_any())}
                {show_if(move || !working(), move || view! { <Button on_press=move || back(wizard)>{t!("wizard-back")}</Button> }.into_any())}
            </div>
        </form>
    }
    .into_any()
}

/// Why there is nothing to choose, and whom to ask.
fn no_choice(wizard: Wizard) -> AnyView {
    let words = move || {
        if wizard.is_own_domain() {
            view! { <Notice><p>{t!("wizard-own-domain")}</p></Notice> }.into_any()
        } else if wizard.switched_off.get() {
            view! { <Notice tone=Tone::Warning><p>{t!("wizard-off-now")}</p>{contact(t!("wizard-contact"))}</Notice> }
                .into_any()
        } else {
            let address = wizard.fields.address.get_untracked();
            view! {
                <Notice>
                    <p>{t!("wizard-off", address = address)}</p>
                    <p>{t!("wizard-off-ask")}</p>
                    {contact(t!("wizard-contact"))}
                </Notice>
            }
            .into_any()
        }
    };
    view! { <div data-news="" tabindex="-1" role="status">{show(words)}</div> }.into_any()
}

fn back(wizard: Wizard) {
    if wizard.has_returned.get_value() {
        use_router().push_fragment(WizardStep::Address.fragment());
    } else if let Ok(history) = window().history() {
        let _ = history.back();
    }
}
