//! The administrator's list: every gateway, those that fail first.

mod passwords;
mod passwords_notice;
mod remove;

use fromline_core::{
    api::{ListGatewaysResponse, UserGateway},
    policy::GatewayPolicy,
    standing::{Placement, PolicyPlace, of_gateway},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    aliases::for_whom,
    gateway_arrival, gateway_health,
    standing::{badge, says},
};
use crate::{
    api::{self, ApiFailure},
    components::{Button, Notice, Progress, Status, Tone},
    focus::focus,
    i18n::{draw, isolated},
    route::Route,
    router::Link,
    t,
    view::{show, text},
};
use passwords_notice::PasswordsNotice;
use remove::Removal;

/// Gateways that are fetched at once.
const PAGE: u32 = 50;

/// The page's state. `Copy`.
#[derive(Clone, Copy)]
struct List {
    /// What is here; its token leads to what follows.
    known: RwSignal<ListGatewaysResponse>,
    /// How the last question ended; none before the first answer.
    answer: RwSignal<Option<Result<(), ApiFailure>>>,
    /// The first of those that came last.
    newest: RwSignal<usize>,
    /// Whether more are on their way.
    busy: RwSignal<bool>,
    /// Whether there are several units, whose policies may differ; true until it is known.
    several_units: RwSignal<bool>,
    /// What is taken away.
    removal: Removal,
    /// Who is mailed about passwords that end.
    notice: PasswordsNotice,
}

/// Draws the administrator's list of gateways.
pub fn page() -> AnyView {
    let list = List {
        known: RwSignal::new(ListGatewaysResponse::default()),
        answer: RwSignal::new(None),
        newest: RwSignal::new(0),
        busy: RwSignal::new(false),
        several_units: RwSignal::new(true),
        removal: Removal::new(),
        notice: PasswordsNotice::new(),
    };
    list.load();
    spawn_local(async move {
        if let Ok(tree) = api::unit_tree().await {
            list.several_units.try_set(tree.units.len() > 1);
        }
    });
    let content = move || match list.answer.get() {
        None => view! { <Progress /> }.into_any(),
        Some(Err(failure)) => view! {
            <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice>
            <Button on_press=move || list.load()>{t!("shell-retry")}</Button>
        }
        .into_any(),
        Some(Ok(())) => filled(list),
    };
    view! {
        <div class="column gateways-page">
            <p class="back"><Link to=Route::Policy>{t!("gateways-back")}</Link></p>
            <h1 tabindex="-1">{t!("gateways-title")}</h1>
            <p class="lead">{t!("gateways-lead")}</p>
            <Status message=list.removal.said() />
            <Status message=list.notice.said() />
            {show(content)}
            {remove::dialog(list.removal, Callback::new(move |()| list.read_again()))}
            {passwords_notice::dialog(list.notice, Callback::new(move |()| list.read_again()))}
        </div>
    }
    .into_any()
}

fn filled(list: List) -> AnyView {
    let known = list.known.get();
    if known.gateways.is_empty() {
        return view! { <div class="empty card"><p>{t!("gateways-empty")}</p><p><Link to=Route::Help>{t!("policy-guide-link")}</Link></p></div> }.into_any();
    }
    let newest = list.newest.get_untracked();
    let rows = known.gateways.iter().enumerate();
    let rows: Vec<_> = rows
        .map(|(place, gateway)| row(list, gateway, place == newest && newest > 0))
        .collect();
    let endings = known.passwords_ending.iter();
    let endings: Vec<_> = endings
        .map(|ending| passwords::ending(ending, list.notice))
        .collect();
    let more = (!known.next_page_token.is_empty()).then(|| {
        view! { <Button busy=list.busy on_press=move || list.load()>{t!("gateways-more")}</Button> }
    });
    view! {
        <p>{t!("gateways-count", count = known.total)}" "{state(list, &known)}</p>
        {endings}
        <ul class="aliases">{rows}</ul>
        {more}
    }
    .into_any()
}

/// What is true of all gateways. Units may differ in their policies, and pages that are not here may hold others.
fn state(list: List, known: &ListGatewaysResponse) -> AnyView {
    let is_whole = known.next_page_token.is_empty() || !list.several_units.get();
    match known.common_policy() {
        Some(policy) if is_whole => policy_state(known.failing, policy),
        Some(_) => ().into_any(),
        None => t!("gateways-some-off"),
    }
}

/// Draws the number of failing gateways, or the treatment of their mail while they are forbidden.
pub fn policy_state(failing: u32, policy: GatewayPolicy) -> AnyView {
    if policy.allowed && failing > 0 {
        view! { <strong>{t!("gateways-failing", count = failing)}</strong> }.into_any()
    } else {
        draw(policy.says(PolicyPlace::Gateways))
    }
}

/// One gateway. The first of those that came last takes the focus: the button that brought them may be gone.
fn row(list: List, gateway: &UserGateway, takes_focus: bool) -> AnyView {
    let now = of_gateway(gateway);
    let UserGateway {
        user,
        address,
        spelled_out,
        host,
        health,
        arrived,
        ..
    } = gateway.clone();
    let lookalike = spelled_out
        .map(|address| view! { <p class="notice warning">{t!("aliases-lookalike", address = address)}</p> });
    let health = health
        .filter(|_| now.says_health().is_some())
        .map(|health| gateway_health::view(&health, ().into_any()));
    let changes = gateway_arrival::badge(arrived.as_ref());
    let arrived = arrived.map(|arrived| gateway_arrival::view(&arrived, &address, &host));
    let becomes = says(now, Placement::Administrator).map(|words| view! { <p class="hint">{words}</p> });
    let target = gateway.clone();
    let about = for_whom(address.clone());
    view! {
        <li class="alias">
            <h2 tabindex=takes_focus.then_some("-1") data-news=takes_focus.then_some("")>
                {isolated(address)}
            </h2>
            <p class="badges">{badge(now)}{changes}</p>
            <p>{t!("gateways-user", user = user)}<br />{t!("gateways-host", host = host)}</p>
            {lookalike}
            {becomes}
            {health}
            {arrived}
            <div class="actions">
                <Button on_press=move || list.removal.ask(target.clone())>{t!("gateways-remove")}{about}</Button>
            </div>
        </li>
    }
    .into_any()
}

impl List {
    /// Asks the server for the first, or for what follows.
    fn load(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let token = self.known.with_untracked(|known| known.next_page_token.clone());
            let answer = api::list_gateways(&token, PAGE).await;
            self.busy.set(false);
            self.answer.set(Some(answer.map(|page| self.take(page))));
        });
    }

    /// From the beginning, after something was taken away; the button that was pressed may be gone.
    fn read_again(self) {
        self.known.set(ListGatewaysResponse::default());
        self.load();
        focus("main h1");
    }

    fn take(self, mut page: ListGatewaysResponse) {
        let before = self.known.with_untracked(|known| known.gateways.clone());
        self.newest.set(before.len());
        if !before.is_empty() {
            focus("main [data-news]");
        }
        page.gateways.splice(0..0, before);
        // Said on the first page, of all.
        if page.passwords_ending.is_empty() {
            page.passwords_ending = self.known.with_untracked(|known| known.passwords_ending.clone());
        }
        self.known.set(page);
    }
}
