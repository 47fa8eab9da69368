//! The administrator's list: every gateway, those that fail first.

use fromline_core::api::{ListGatewaysResponse, UserGateway};
use leptos::{prelude::*, task::spawn_local};

use super::{gateway_arrival, gateway_health, wizard::focus};
use crate::{
    api::{self, ApiFailure},
    components::{Button, Notice, Progress, Tone},
    route::Route,
    router::Link,
    t,
    view::{show, text},
};

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
}

/// The page.
pub fn page() -> AnyView {
    let list = List {
        known: RwSignal::new(ListGatewaysResponse::default()),
        answer: RwSignal::new(None),
        newest: RwSignal::new(0),
        busy: RwSignal::new(false),
    };
    list.load();
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
            {show(content)}
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
        .map(|(place, gateway)| row(gateway, place == newest && newest > 0))
        .collect();
    let more = (!known.next_page_token.is_empty()).then(|| {
        view! { <Button busy=list.busy on_press=move || list.load()>{t!("gateways-more")}</Button> }
    });
    view! {
        <p>{counts(known.total, known.failing)}</p>
        <ul class="aliases">{rows}</ul>
        {more}
    }
    .into_any()
}

/// How many there are, and how many fail.
pub fn counts(total: u32, failing: u32) -> AnyView {
    let fail = if failing > 0 {
        view! { <strong>{t!("gateways-failing", count = failing)}</strong> }.into_any()
    } else {
        t!("gateways-all-work")
    };
    view! { {t!("gateways-count", count = total)}" "{fail} }.into_any()
}

/// One gateway. The first of those that came last takes the focus: the button that brought them may be gone.
fn row(gateway: &UserGateway, takes_focus: bool) -> AnyView {
    let UserGateway {
        user,
        address,
        spelled_out,
        host,
        suspended,
        health,
        arrived,
    } = gateway.clone();
    let lookalike = spelled_out
        .map(|address| view! { <p class="notice warning">{t!("aliases-lookalike", address = address)}</p> });
    let state = if suspended {
        view! { <span class="badge warning">{t!("aliases-suspended")}</span> }.into_any()
    } else {
        gateway_health::badge(health.as_ref())
    };
    let health = health
        .filter(|_| !suspended)
        .map(|health| gateway_health::view(&health, ().into_any()));
    let changes = gateway_arrival::badge(arrived.as_ref());
    let arrived = arrived.map(|arrived| gateway_arrival::view(&arrived, &address, &host));
    view! {
        <li class="alias">
            <h2 tabindex=takes_focus.then_some("-1") data-news=takes_focus.then_some("")>
                <bdi class="address">{address}</bdi>
            </h2>
            <p class="badges">{state}{changes}</p>
            <p>{t!("gateways-user", user = user)}<br />{t!("gateways-host", host = host)}</p>
            {lookalike}
            {health}
            {arrived}
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

    fn take(self, mut page: ListGatewaysResponse) {
        let before = self.known.with_untracked(|known| known.gateways.clone());
        self.newest.set(before.len());
        if !before.is_empty() {
            focus("main [data-news]");
        }
        page.gateways.splice(0..0, before);
        self.known.set(page);
    }
}
