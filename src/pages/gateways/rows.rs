//! What was found, and what can be done with what is selected.

use fromline_core::{
    api::{ListGatewaysResponse, UserGateway},
    policy::GatewayPolicy,
    role::Permission,
    standing::{Placement, PolicyPlace, of_gateway},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    filters::Offers,
    list::{ChosenGateways, GatewayList, name},
    passwords,
    passwords_notice::PasswordsNotice,
    remove::Removal,
};
use crate::{
    components::{Button, Look, Notice, Tone},
    i18n::{draw, isolated},
    pages::{
        aliases::for_whom,
        gateway_arrival, gateway_health,
        standing::{badge, says, security},
        to_administrator,
    },
    route::Route,
    router::Link,
    session::use_session,
    t, ts,
    view::{attribute, show_if, text},
};

/// Draws what is true of all gateways.
pub fn overview(list: GatewayList, offers: Offers, notice: PasswordsNotice) -> AnyView {
    let known = list.known.get().unwrap_or_default();
    if known.total == 0 {
        return ().into_any();
    }
    let endings = known.passwords_ending.iter();
    let endings: Vec<_> = endings.map(|ending| passwords::ending(ending, notice)).collect();
    view! {
        <p>{t!("gateways-count", count = known.total)}" "{state(list, offers, &known)}</p>
        {endings}
    }
    .into_any()
}

/// Draws those that were found.
pub fn view(list: GatewayList, removal: Removal) -> AnyView {
    let known = list.known.get().unwrap_or_default();
    if known.total == 0 {
        let words = if use_session().may_everywhere(Permission::SeeGateways) {
            t!("gateways-empty")
        } else {
            t!("gateways-empty-some")
        };
        return view! { <div class="empty card"><p>{words}</p><p><Link to=Route::Help>{t!("policy-guide-link")}</Link></p></div> }.into_any();
    }
    if known.gateways.is_empty() {
        return view! { <div class="empty card"><p>{t!("gateways-none")}</p></div> }.into_any();
    }
    let newest = list.search.newest.get_untracked();
    let rows = known.gateways.iter().enumerate();
    let rows: Vec<_> = rows
        .map(|(place, gateway)| row(list, removal, gateway, place == newest && newest > 0))
        .collect();
    let has_more = !known.next_page_token.is_empty();
    let more = has_more.then(|| {
        view! { <Button busy=list.search.busy on_press=move || list.read_more()>{t!("gateways-more")}</Button> }
    });
    view! {
        {removes().then(|| selection(list, removal, rows.len(), known.found.filter(|_| has_more)))}
        <ul class="aliases">{rows}</ul>
        {more}
    }
    .into_any()
}

/// What is true of all gateways. Units may differ in their policies, and those that are not here may be in others.
fn state(list: GatewayList, offers: Offers, known: &ListGatewaysResponse) -> AnyView {
    let is_part = !known.next_page_token.is_empty() || list.search.is_filtered();
    match known.common_policy() {
        Some(policy) if !is_part || !offers.has_several_units() => policy_state(known.failing, policy),
        None if !known.gateways.is_empty() => t!("gateways-some-off"),
        Some(_) | None => ().into_any(),
    }
}

/// Returns whether a gateway of the list is in use and fails; where all are off, none does.
pub fn fails(known: &ListGatewaysResponse) -> bool {
    let is_off = known.common_policy().is_some_and(|policy| !policy.allowed);
    known.failing > 0 && !is_off
}

/// Draws the number of failing gateways, or the treatment of their mail while they are forbidden.
pub fn policy_state(failing: u32, policy: GatewayPolicy) -> AnyView {
    if policy.allowed && failing > 0 {
        view! { <strong>{t!("gateways-failing", count = failing)}</strong> }.into_any()
    } else {
        draw(policy.says(PolicyPlace::Gateways))
    }
}

/// What is selected; `found` is given where more were found than are shown.
fn selection(list: GatewayList, removal: Removal, shown: usize, found: Option<u32>) -> AnyView {
    let all = move || list.chosen.with(ChosenGateways::len) >= shown;
    let is_any = move || list.chosen.with(|chosen| !chosen.is_empty());
    let is_whole = move |found: u32| {
        list.chosen.with(ChosenGateways::len) >= usize::try_from(found).unwrap_or(usize::MAX)
    };
    let bar = move || {
        let others = found.map(|found| {
            show_if(
                move || !is_whole(found),
                move || view! {
                    <Button busy=list.search.busy on_press=move || list.choose_found()>{t!("gateways-select-found", count = found)}</Button>
                }
                .into_any(),
            )
        });
        view! {
            <p role="status">{text(move || ts!("gateways-selected", count = list.chosen.with(ChosenGateways::len)))}</p>
            <div class="actions">
                <Button look=Look::Danger on_press=move || removal.ask(list.chosen.get_untracked().into_values().collect())>
                    {t!("gateways-remove-chosen")}
                </Button>
                {others}
                <Button on_press=move || list.choose_shown(false)>{t!("gateways-selected-none")}</Button>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="selection">
            <label class="pick">
                <input type="checkbox" prop:checked=all on:change=move |event| list.choose_shown(is_checked(&event)) />
                <span>{t!("gateways-select-shown")}</span>
            </label>
            {show_if(is_any, bar)}
        </div>
    }
    .into_any()
}

fn is_checked(event: &ev::Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    target.is_some_and(|input| input.checked())
}

/// Returns whether the user may remove gateways.
fn removes() -> bool {
    use_session().may(Permission::RemoveGateways)
}

/// One gateway. The first of those that came last takes the focus: the button that brought them may be gone.
fn row(list: GatewayList, removal: Removal, gateway: &UserGateway, takes_focus: bool) -> AnyView {
    let now = of_gateway(gateway);
    let UserGateway {
        user,
        address,
        spelled_out,
        host,
        port,
        security_mode,
        unit,
        health,
        arrived,
        ..
    } = gateway.clone();
    // A port is no quantity: without the language's grouping.
    let (port, security) = (port.to_string(), security(security_mode));
    let lookalike = spelled_out
        .map(|address| view! { <Notice tone=Tone::Warning><p>{t!("aliases-lookalike", address = address)}</p></Notice> });
    // How a gateway that is not used fares, and what it changes, is true of no mail.
    let is_used = now.says_health().is_some();
    let health = health
        .filter(|_| is_used)
        .map(|health| gateway_health::view(&health, to_administrator::failure, ().into_any()));
    let arrived = arrived.filter(|_| is_used);
    let changes = gateway_arrival::badge(arrived.as_ref());
    let arrived =
        arrived.map(|arrived| gateway_arrival::view(&arrived, &address, &host, to_administrator::remedy));
    let becomes = says(now, Placement::Administrator).map(|words| view! { <p class="hint">{words}</p> });
    let unit = (!unit.path.is_empty() && unit.path != "/")
        .then(|| view! { <br />{t!("gateways-of-unit", unit = unit.path)} });
    let (picked, target, about, select) = (
        gateway.clone(),
        gateway.clone(),
        for_whom(address.clone()),
        address.clone(),
    );
    let key = name(gateway);
    let chosen = move || list.chosen.with(|chosen| chosen.contains_key(&key));
    let remove = removes().then(|| view! {
        <div class="actions">
            <Button on_press=move || removal.ask(vec![target.clone()])>{t!("gateways-remove")}{about}</Button>
        </div>
    });
    view! {
        <li class="alias">
            <input
                type="checkbox"
                hidden=!removes()
                aria-label=attribute(move || Some(ts!("gateways-select", address = select.clone())))
                prop:checked=chosen
                on:change=move |event| list.choose(&picked, is_checked(&event))
            />
            <h2 tabindex=takes_focus.then_some("-1") data-news=takes_focus.then_some("")>
                {isolated(address)}
            </h2>
            <p class="badges">{badge(now)}{changes}</p>
            <p>{t!("gateways-user", user = user)}{unit}<br />{t!("gateways-host", host = host, port = port, security = security)}</p>
            {lookalike}
            {becomes}
            {health}
            {arrived}
            {remove}
        </li>
    }
    .into_any()
}
