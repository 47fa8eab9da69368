//! What a gateway changes of the messages it takes, in words: for whoever has it, and for the administrator.

use fromline_core::{
    api::SeenArrival,
    changes::{Exposure, GatewayChange, MissingPart, Whose, exposure},
    message::Mailbox,
};
use leptos::prelude::*;

use crate::{
    components::{Notice, Tone},
    format,
    i18n::use_i18n,
    t,
};

/// Draws what a test message from `alias` showed; if it reveals another address, also who can change that: the administrator of `host`, in
/// the words of `remedy`.
pub fn view(arrived: &SeenArrival, alias: &str, host: &str, remedy: fn(String) -> AnyView) -> AnyView {
    let exposure = exposure(&arrived.changes);
    let at = arrived.at.clone();
    let date = move || format::date(use_i18n().language(), &at);
    let not_shown = not_shown(&arrived.unknown);
    let words = match (exposure, arrived.changes.is_empty()) {
        (Exposure::Nothing, true) => {
            let kept = if arrived.unknown.is_empty() {
                t!("arrival-kept", date = date())
            } else {
                t!("arrival-kept-so-far", date = date())
            };
            return view! { <p class="hint" data-arrived="kept">{kept}" "{not_shown}</p> }.into_any();
        }
        (Exposure::Nothing, false) => t!("arrival-changed", date = date()),
        (Exposure::InHeaders, _) => t!("arrival-changed-headers", date = date()),
        (Exposure::Visible, _) => t!("arrival-changed-visible", date = date()),
    };
    let tone = match exposure {
        Exposure::Nothing => Tone::Info,
        Exposure::InHeaders | Exposure::Visible => Tone::Warning,
    };
    let items = arrived.changes.iter();
    let items: Vec<_> = items
        .map(|change| view! { <li>{item(change, alias, &arrived.changes)}</li> })
        .collect();
    let (sentences, host) = (whose(&arrived.changes), host.to_owned());
    let remedy = (exposure > Exposure::Nothing).then(|| view! { <p>{remedy(host)}</p> });
    view! {
        <Notice tone=tone>
            <p data-arrived="changed" tabindex="-1">{words}</p>
            <ul>{items}</ul>
            {sentences}
            <p class="hint">{not_shown}</p>
            {remedy}
        </Notice>
    }
    .into_any()
}

/// Draws who can change what a gateway reveals, for whoever has it.
pub fn to_user(host: String) -> AnyView {
    t!("arrival-remedy", host = host)
}

/// Draws a one-word badge for lists; `None` if no other address is revealed.
pub fn badge(arrived: Option<&SeenArrival>) -> Option<AnyView> {
    match exposure(&arrived?.changes) {
        Exposure::Nothing => None,
        Exposure::InHeaders => {
            Some(view! { <span class="badge warning">{t!("arrival-badge-headers")}</span> }.into_any())
        }
        Exposure::Visible => {
            Some(view! { <span class="badge failure">{t!("arrival-badge-visible")}</span> }.into_any())
        }
    }
}

/// One change, and what recipients see of it.
fn item(change: &GatewayChange, alias: &str, all: &[GatewayChange]) -> AnyView {
    let is_replaced = all
        .iter()
        .any(|other| matches!(other, GatewayChange::From { .. }));
    let alias = alias.to_owned();
    let address = |mailbox: &Option<Mailbox>| mailbox.as_ref().map(|mailbox| mailbox.address.clone());
    match change {
        GatewayChange::From { mailbox, .. } => match address(mailbox) {
            Some(address) => t!("arrival-from", address = address, alias = alias),
            None => t!("arrival-from-hidden", alias = alias),
        },
        GatewayChange::FromName { name } => match name.clone() {
            None => t!("arrival-name-hidden"),
            Some(name) if name.is_empty() => t!("arrival-name-none"),
            Some(name) => t!("arrival-name", name = name),
        },
        GatewayChange::Sender {
            whose: Whose::Alias, ..
        } => t!("arrival-sender-own", alias = alias),
        // Nobody writes on behalf of an author that is gone.
        GatewayChange::Sender { mailbox, .. } if is_replaced => match address(mailbox) {
            Some(address) => t!("arrival-sender-too", address = address),
            None => t!("arrival-sender-too-hidden"),
        },
        GatewayChange::Sender { mailbox, .. } => match address(mailbox) {
            Some(address) => t!("arrival-sender", address = address, alias = alias),
            None => t!("arrival-sender-hidden", alias = alias),
        },
        GatewayChange::EnvelopeSender { mailbox, .. } => match address(mailbox) {
            Some(address) => t!("arrival-envelope", address = address),
            None => t!("arrival-envelope-hidden"),
        },
        GatewayChange::ReplyTo { mailbox, .. } => match address(mailbox) {
            Some(address) => t!("arrival-reply", address = address),
            None => t!("arrival-reply-hidden"),
        },
        GatewayChange::NoReplyTo => t!("arrival-reply-none"),
        GatewayChange::Received {
            whose: Whose::Primary,
        } => t!("arrival-received-primary"),
        GatewayChange::Received { .. } => t!("arrival-received"),
        GatewayChange::Field { name } => {
            let name = name.clone();
            t!("arrival-field", field = name)
        }
        GatewayChange::MessageId => t!("arrival-message-id"),
    }
}

/// Where the addresses come from that are named, each said once.
fn whose(changes: &[GatewayChange]) -> Vec<AnyView> {
    let mut said = Vec::new();
    let mut sentences = Vec::new();
    for change in changes {
        let (GatewayChange::From { whose, mailbox }
        | GatewayChange::Sender { whose, mailbox }
        | GatewayChange::EnvelopeSender { whose, mailbox }
        | GatewayChange::ReplyTo { whose, mailbox }) = change
        else {
            continue;
        };
        let Some(address) = mailbox.as_ref().map(|mailbox| mailbox.address.clone()) else {
            continue;
        };
        if said.contains(&address) {
            continue;
        }
        said.push(address.clone());
        match whose {
            Whose::Login => sentences.push(t!("arrival-is-login", address = address)),
            Whose::Primary => sentences.push(t!("arrival-is-primary", address = address)),
            Whose::Alias | Whose::Other => (),
        }
    }
    let all = sentences.into_iter();
    all.map(|sentence| view! { <p>{sentence}</p> }.into_any())
        .collect()
}

/// What the pasted headers did not tell.
fn not_shown(unknown: &[MissingPart]) -> Option<AnyView> {
    let fields: Vec<_> = unknown.iter().map(|part| part.field().to_owned()).collect();
    let list = move || format::list(use_i18n().language(), fields.clone());
    (!unknown.is_empty()).then(|| t!("arrival-not-shown", fields = list()))
}
