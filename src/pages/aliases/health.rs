//! How the gateway of an address fares, and what its owner can do.

use fromline_core::{
    api::{GatewayHealth, GatewayState, SendAs},
    delivery_route::DeliveryRoute,
};
use leptos::prelude::*;

use super::{
    List,
    edit::{AliasEditor, EditCommand},
    row::for_whom,
    sign_in,
};
use crate::{
    components::{Button, Look},
    focus::focus,
    pages::{
        gateway_arrival,
        gateway_health::{self, needs_password, to_user},
        standing::standing,
    },
    route::Route,
    router::Link,
    t,
};

/// Draws a badge in the list if the gateway reveals another address.
pub fn changes(alias: &SendAs) -> Option<AnyView> {
    in_use(alias)?;
    Some(gateway_arrival::badge(alias.fromline.as_ref()?.arrived.as_ref()).into_any())
}

/// Draws, in the list, the gateway's changes to mail as a test message showed them.
pub fn arrived(alias: &SendAs) -> Option<AnyView> {
    in_use(alias)?;
    let arrived = alias.fromline.as_ref()?.arrived.as_ref()?;
    let address = alias.send_as_email.as_deref().unwrap_or_default();
    Some(gateway_arrival::view(
        arrived,
        address,
        &alias.smtp_msa.as_ref()?.host,
        gateway_arrival::to_user,
    ))
}

/// Draws, in the list, a failing gateway's health with a link to its settings.
pub fn listed(list: List, alias: &SendAs) -> Option<AnyView> {
    let health = in_use(alias)?;
    let address = alias.send_as_email.clone().unwrap_or_default();
    if let Some(provider) = needs_consent(alias, health) {
        let remedy = sign_in::connect_again(list, provider, address);
        return Some(gateway_health::view(health, to_user, remedy));
    }
    let advice = advice(health);
    let remedy = view! {
        <div class="actions">
            <Link to=Route::EditAlias(address.clone()) class="button">{advice}{for_whom(address)}</Link>
        </div>
    };
    Some(gateway_health::view(health, to_user, remedy.into_any()))
}

/// Draws the gateway's health beside its settings; if it fails, with a button that leads to the field.
pub fn beside_form(editor: AliasEditor) -> AnyView {
    let view = editor.alias.with(|alias| {
        let health = in_use(alias)?;
        if needs_consent(alias, health).is_some() {
            let press = move || editor.request(EditCommand::ConnectAgain);
            let remedy = view! {
                <div class="actions">
                    <Button
                        look=Look::Primary busy=Signal::derive(move || editor.consent.is_busy()) on_press=press
                    >
                        {t!("aliases-connect-again")}
                    </Button>
                </div>
            };
            let state = gateway_health::view(health, to_user, remedy.into_any());
            return Some(view! { <div class="health">{state}</div> }.into_any());
        }
        let field = if needs_password(health) {
            "main input[name=smtp-password]"
        } else {
            "main input[name=host]"
        };
        let lead = move || {
            editor.fields.route.set(DeliveryRoute::Gateway);
            focus(field);
        };
        let advice = advice(health);
        let remedy = view! {
            <div class="actions"><Button look=Look::Primary on_press=lead>{advice}</Button></div>
        };
        let fails = health.state == GatewayState::Failing;
        let state = gateway_health::view(health, to_user, remedy.into_any());
        let details = (!fails).then(|| gateway_health::details(health));
        Some(view! { <div class="health">{state}{details}</div> }.into_any())
    });
    view.into_any()
}

/// The provider that has to be asked again, if that is what the gateway needs.
fn needs_consent(alias: &SendAs, health: &GatewayHealth) -> Option<String> {
    let failure = health
        .last_failure
        .as_ref()
        .filter(|_| health.state == GatewayState::Failing);
    let is_needed = failure.is_some_and(|failure| failure.reason.needs_consent());
    alias.fromline.as_ref()?.consent.clone().filter(|_| is_needed)
}

fn advice(health: &GatewayHealth) -> AnyView {
    if needs_password(health) {
        t!("gateways-enter-password")
    } else {
        t!("gateways-look-at-settings")
    }
}

/// What is known of a gateway that mail goes through now.
pub(super) fn in_use(alias: &SendAs) -> Option<&GatewayHealth> {
    let health = alias.fromline.as_ref()?.health.as_ref()?;
    standing(alias).says_health().map(|_| health)
}
