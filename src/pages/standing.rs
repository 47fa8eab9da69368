//! What is true of an address now, in words. Every page takes them from here, and so from one place: `core::standing`.

use fromline_core::{
    api::{SecurityMode, SendAs},
    policy::GatewayPolicy,
    standing::{
        AddressValues, DeliveryPath, DeliverySentence, DonePlacement, GatewayCondition, GatewayValues,
        Placement, Standing, find_policy, of_alias,
    },
};
use leptos::prelude::*;

use crate::{
    alias_form::contact,
    components::{Notice, Tone},
    i18n::{argument, draw, draw_with, values},
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

/// The standing of an address as read from the API.
pub fn standing(alias: &SendAs) -> Standing {
    of_alias(alias, untrack(known_policy))
}

/// The standing that an address would have if confirmed, with or without a gateway.
pub fn with_gateway(alias: &SendAs, gateway: bool) -> Standing {
    let policy = find_policy(alias, untrack(known_policy));
    Standing::of(policy, true, gateway.then_some(GatewayCondition::default()))
}

/// Returns true if gateways may be set up for the address.
pub fn gateways_allowed(alias: &SendAs) -> bool {
    find_policy(alias, untrack(known_policy)).allowed
}

/// The sentence for a place, if there is one; for messages without values.
pub fn says(standing: Standing, place: Placement) -> Option<AnyView> {
    standing.says(place).map(draw)
}

/// The sentence that names a confirmed address; `None` while it is not.
pub fn says_done(standing: Standing, place: DonePlacement, address: String) -> Option<AnyView> {
    let id = standing.says_done(place)?;
    Some(draw_with(
        id,
        move || values!(argument, AddressValues { address = address }),
    ))
}

/// Draws the server that delivers the address's mail.
pub fn route(alias: &SendAs) -> AnyView {
    let (id, gateway) = match (standing(alias).says_route(), &alias.smtp_msa) {
        (DeliverySentence::Organisation(id), _) => return draw(id),
        (DeliverySentence::Gateway(id), Some(gateway)) => (id, gateway),
        (DeliverySentence::Gateway(_), None) => return ().into_any(),
    };
    // A port is no quantity: without the language's grouping.
    let (host, port) = (gateway.host.clone(), gateway.port.to_string());
    let security = security(gateway.security_mode);
    draw_with(id, move || {
        values!(
            argument,
            GatewayValues {
                host = host,
                port = port,
                security = security
            }
        )
    })
}

/// The name of a connection's encryption, which is the same in all languages.
pub const fn security(mode: SecurityMode) -> &'static str {
    match mode {
        SecurityMode::Starttls => "STARTTLS",
        _ => "TLS",
    }
}

/// Draws the badge of an address.
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

/// Draws the reason why mail is not sent as set up, and what can be done.
pub fn note(standing: Standing) -> Option<AnyView> {
    let note = says(standing, Placement::Note)?;
    if !standing.accepted {
        let then = says(standing, Placement::Then)
            .map(|then| view! { <Notice tone=Tone::Warning><p>{then}</p></Notice> });
        return Some(view! { <Notice><p>{note}</p></Notice>{then} }.into_any());
    }
    Some(
        view! {
            <Notice tone=Tone::Warning>
                <p>{note}</p>
                <p>{t!("aliases-suspended-remove")}</p>
                {contact(t!("wizard-contact"))}
            </Notice>
        }
        .into_any(),
    )
}
