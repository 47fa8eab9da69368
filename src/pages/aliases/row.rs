//! One address of the list.

use fromline_core::api::{SendAs, VerificationStatus};
use leptos::prelude::*;

use super::{List, actions, health, sign_in};
use crate::{
    components::{Button, Look, Notice, Tone},
    i18n::isolated,
    pages::standing::{badge, note, route, standing},
    route::Route,
    router::Link,
    t,
};

/// Draws the card of one address.
pub fn view(list: List, alias: &SendAs) -> AnyView {
    let address = alias.send_as_email.clone().unwrap_or_default();
    let name = alias.display_name.clone().filter(|name| !name.is_empty());
    let reply_to = alias
        .reply_to_address
        .clone()
        .filter(|address| !address.is_empty());
    let treated = alias.treat_as_alias == Some(true) && !is_primary(alias);
    let shown = address.clone();
    let name = name.map(|name| view! { " "<span class="name"><bdi>{name}</bdi></span> });
    view! {
        <li class="alias" data-address=address>
            <h2>{isolated(shown)}{name}</h2>
            {badges(alias)}
            <p>{route(alias)}{write(alias)}</p>
            {reply_to.map(|address| view! { <p class="hint">{t!("aliases-reply-to", address = address)}</p> })}
            {treated.then(|| view! { <p class="hint">{t!("aliases-treated")}</p> })}
            {sign_in::view(list, alias)}
            {health::listed(list, alias)}
            {health::arrived(alias)}
            {trouble(alias)}
            {buttons(list, alias)}
        </li>
    }
    .into_any()
}

/// The way to how one writes from it; the primary address is what every program offers already, and whose mail is refused has no
/// use for it.
fn write(alias: &SendAs) -> Option<AnyView> {
    let address = alias.send_as_email.clone()?;
    if is_primary(alias) || is_pending(alias) || standing(alias).route().is_err() {
        return None;
    }
    let page = Route::WriteFrom(Some(address.clone()));
    Some(view! { " "<Link to=page>{t!("aliases-write")}{for_whom(address)}</Link> }.into_any())
}

fn badges(alias: &SendAs) -> AnyView {
    let mut badges = Vec::new();
    if is_primary(alias) {
        badges.push(view! { <span class="badge">{t!("aliases-primary")}</span> }.into_any());
    }
    if alias.is_default == Some(true) {
        badges.push(view! { <span class="badge">{t!("aliases-default")}</span> }.into_any());
    }
    badges.extend(badge(standing(alias)));
    badges.extend(health::changes(alias));
    view! { <p class="badges">{badges}</p> }.into_any()
}

/// Draws warnings about an address: a domain that resembles another, and the reason if mail is not sent as set up.
pub fn trouble(alias: &SendAs) -> AnyView {
    let lookalike = alias.fromline.as_ref().and_then(|own| own.spelled_out.clone());
    let lookalike = lookalike.map(|address| {
        view! { <Notice tone=Tone::Warning><p>{t!("aliases-lookalike", address = address)}</p></Notice> }
    });
    view! { {lookalike}{note(standing(alias))} }.into_any()
}

fn buttons(list: List, alias: &SendAs) -> AnyView {
    let address = alias.send_as_email.clone().unwrap_or_default();
    let primary = is_primary(alias);
    let about = {
        let address = address.clone();
        move || for_whom(address.clone())
    };
    let edit = if is_pending(alias) {
        t!("aliases-enter-code")
    } else {
        t!("aliases-edit")
    };
    let default =
        (alias.is_default != Some(true) && !is_pending(alias) && !standing(alias).rests()).then(|| {
            let target = address.clone();
            let about = about();
            view! {
                <Button busy=list.busy on_press=move || actions::make_default(list, target.clone())>
                    {t!("aliases-make-default")}{about}
                </Button>
            }
        });
    let delete = (!primary).then(|| {
        let alias = alias.clone();
        let about = about();
        view! {
            <Button look=Look::Danger on_press=move || list.deleting.set(Some(alias.clone()))>
                {t!("aliases-delete")}{about}
            </Button>
        }
    });
    view! {
        <div class="actions">
            <Link to=Route::EditAlias(address.clone()) class="button">{edit}{about()}</Link>
            {default}
            {delete}
        </div>
    }
    .into_any()
}

/// Names the address that a button is for, for screen readers.
pub fn for_whom(address: String) -> AnyView {
    view! { <span class="visually-hidden">" "{t!("aliases-for", address = address)}</span> }.into_any()
}

/// Returns true for the user's primary address.
pub fn is_primary(alias: &SendAs) -> bool {
    alias.is_primary == Some(true)
}

/// Returns true if the address waits for its code.
pub fn is_pending(alias: &SendAs) -> bool {
    alias.verification_status == Some(VerificationStatus::Pending)
}
