//! What is true of an address now, in words. Every page takes them from here, and so from one place: `core::standing`.

use fromline_core::{
    api::{SecurityMode, SendAs},
    policy::GatewayPolicy,
    standing::{DeliveryPath, GatewayCondition, Placement, Standing, find_policy, of_alias},
};
use leptos::prelude::*;

use crate::{
    i18n::{ToValue, draw},
    pages::wizard::contact,
    session::use_session,
    t,
};

/// The policy that the account was read with; reactive.
pub fn known_policy() -> GatewayPolicy {
    let account = use_session().account();
    account.map_or_else(GatewayPolicy::default, |account| GatewayPolicy {
        allowed: account.gateways_allowed,
        suspended_mail: account.suspended_mail,
    })
}

/// What is true of an address as it was read.
pub fn standing(alias: &SendAs) -> Standing {
    of_alias(alias, untrack(known_policy))
}

/// What would be true of it if it were confirmed, and had a gateway or none.
pub fn with_gateway(alias: &SendAs, gateway: bool) -> Standing {
    let policy = find_policy(alias, untrack(known_policy));
    Standing::of(policy, true, gateway.then_some(GatewayCondition::default()))
}

/// Whether gateways may be set up for it.
pub fn gateways_allowed(alias: &SendAs) -> bool {
    find_policy(alias, untrack(known_policy)).allowed
}

/// What is said there, if anything is; for messages without values.
pub fn says(standing: Standing, place: Placement) -> Option<AnyView> {
    standing.says(place).map(|id| draw(id, None))
}

/// The same where the message names the address.
pub fn says_of(standing: Standing, place: Placement, address: String) -> Option<AnyView> {
    let id = standing.says(place)?;
    Some(draw(
        id,
        Some(Box::new(move || vec![("address", address.to_value())])),
    ))
}

/// Who delivers.
pub fn route(alias: &SendAs) -> AnyView {
    let id = standing(alias).says(Placement::Route).unwrap_or_default();
    let Some(gateway) = &alias.smtp_msa else {
        return draw(id, None);
    };
    // A port is no quantity: without the language's grouping.
    let (host, port) = (gateway.host.clone(), gateway.port.to_string());
    let security = match gateway.security_mode {
        SecurityMode::Starttls => "STARTTLS",
        _ => "TLS",
    };
    let values = move || {
        vec![
            ("host", host.to_value()),
            ("port", port.to_value()),
            ("security", security.to_value()),
        ]
    };
    draw(id, Some(Box::new(values)))
}

/// The mark beside it.
pub fn badge(standing: Standing) -> Option<AnyView> {
    let class = match standing.way {
        _ if !standing.accepted => "badge warning",
        DeliveryPath::Refused | DeliveryPath::OnBehalf => "badge warning",
        DeliveryPath::Gateway(GatewayCondition::Works) => "badge success",
        DeliveryPath::Gateway(GatewayCondition::Waits | GatewayCondition::Returns) => "badge failure",
        DeliveryPath::Gateway(GatewayCondition::Untried | GatewayCondition::SenderUnknown)
        | DeliveryPath::Organisation => "badge",
    };
    says(standing, Placement::Badge).map(|words| view! { <span class=class>{words}</span> }.into_any())
}

/// Why nothing is sent, or not as it was set up, and what can be done.
pub fn note(standing: Standing) -> Option<AnyView> {
    let note = says(standing, Placement::Note)?;
    if !standing.accepted {
        let then = says(standing, Placement::Then).map(|then| view! { <p class="notice warning">{then}</p> });
        return Some(view! { <p class="notice">{note}</p>{then} }.into_any());
    }
    Some(
        view! {
            <div class="notice warning">
                <p>{note}</p>
                <p>{t!("aliases-suspended-remove")}</p>
                {contact(t!("wizard-contact"))}
            </div>
        }
        .into_any(),
    )
}
