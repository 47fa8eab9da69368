//! The list of gateways: what is searched for, what was found, what is selected.

use std::{collections::BTreeMap, time::Duration};

use fromline_core::api::{
    GatewayRef, GatewayStatusFilter, ListGatewaysResponse, SearchGatewaysRequest, UserGateway,
};
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    focus::focus,
    route::{decode, encode},
    router::use_router,
    view::effect,
};

/// Gateways that are shown at once.
const PAGE: u32 = 50;
/// Gateways that are fetched at once where all that were found are selected.
const MANY: u32 = 100;
/// Time without a key after which what is typed is searched for.
const PAUSE: Duration = Duration::from_millis(120);

/// Gateways that are selected, by whose they are.
pub type ChosenGateways = BTreeMap<GatewayRef, UserGateway>;

/// State of the list. `Copy`.
#[derive(Clone, Copy)]
pub struct GatewayList {
    /// What is typed into the search.
    pub query: RwSignal<String>,
    /// The host that gateways must be at; empty for any.
    pub host: RwSignal<String>,
    /// Code of the condition that gateways must be in; empty for any.
    pub condition: RwSignal<String>,
    /// Id of the unit that users must be in; empty for any.
    pub unit: RwSignal<String>,
    /// What was found, once known; its token leads to what follows.
    pub known: RwSignal<Option<ListGatewaysResponse>>,
    /// Why the last search failed.
    pub failure: RwSignal<Option<ApiFailure>>,
    /// What is selected.
    pub chosen: RwSignal<ChosenGateways>,
    /// Whether more are on their way.
    pub busy: RwSignal<bool>,
    /// Place of the first of those that came last.
    pub newest: RwSignal<usize>,
    /// Number of the last search: answers of earlier ones come too late.
    round: RwSignal<u32>,
}

/// Names a gateway by whose it is.
pub fn name(gateway: &UserGateway) -> GatewayRef {
    GatewayRef {
        user: gateway.user.clone(),
        address: gateway.address.clone(),
    }
}

impl GatewayList {
    /// Makes the list with the filter of the page's fragment, and searches.
    pub fn new() -> Self {
        let list = Self {
            query: RwSignal::default(),
            host: RwSignal::default(),
            condition: RwSignal::default(),
            unit: RwSignal::default(),
            known: RwSignal::new(None),
            failure: RwSignal::new(None),
            chosen: RwSignal::default(),
            busy: RwSignal::new(false),
            newest: RwSignal::new(0),
            round: RwSignal::new(0),
        };
        list.restore(&use_router().fragment.get_untracked());
        let search = StoredValue::new_local(debounce(PAUSE, move |()| list.search()));
        let before = StoredValue::new(None::<String>);
        effect(move || {
            let now = list.print();
            let before = before
                .try_update_value(|before| before.replace(now.clone()))
                .flatten();
            match before {
                None => list.search(),
                Some(before) if before != now => {
                    use_router().set_fragment(&now);
                    list.chosen.set(ChosenGateways::new());
                    search.try_update_value(|search| search(()));
                }
                Some(_) => (),
            }
        });
        list
    }

    fn fields(self) -> [(&'static str, RwSignal<String>); 4] {
        [
            ("query", self.query),
            ("host", self.host),
            ("condition", self.condition),
            ("unit", self.unit),
        ]
    }

    /// Fills the filter in from a fragment.
    fn restore(self, fragment: &str) {
        for (key, value) in fragment.split('&').filter_map(|pair| pair.split_once('=')) {
            let field = self.fields().into_iter().find(|(known, _)| *known == key);
            if let (Some((_, field)), Some(value)) = (field, decode(value)) {
                field.set(value);
            }
        }
    }

    /// The filter as a fragment, which stays in the browser; reactive.
    fn print(self) -> String {
        let filled = self.fields().map(|(key, field)| (key, field.get()));
        let filled = filled.into_iter().filter(|(_, value)| !value.is_empty());
        let pairs = filled
            .map(|(key, value)| format!("{key}={}", encode(&value).replace('&', "%26").replace('=', "%3D")));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// Empties the search and the filter.
    pub fn reset(self) {
        for (_, field) in self.fields() {
            field.set(String::new());
        }
    }

    /// Returns true if not all gateways are searched for; reactive.
    pub fn is_filtered(self) -> bool {
        self.fields()
            .iter()
            .any(|(_, field)| field.with(|value| !value.trim().is_empty()))
    }

    fn request(self, page_token: String, page_size: u32) -> SearchGatewaysRequest {
        SearchGatewaysRequest {
            query: self.query.get_untracked(),
            host: self.host.get_untracked(),
            condition: self
                .condition
                .with_untracked(|code| GatewayStatusFilter::parse(code)),
            unit: Some(self.unit.get_untracked()).filter(|unit| !unit.is_empty()),
            page_size,
            page_token,
        }
    }

    /// Searches from the beginning. What is shown stays until the answer is here.
    fn search(self) {
        let request = self.request(String::new(), PAGE);
        self.ask(request, false);
    }

    /// Searches again after a change, with nothing selected; the button that was pressed may be gone.
    pub fn read_again(self) {
        self.chosen.set(ChosenGateways::new());
        self.search();
        focus("main h1");
    }

    /// Reads what follows.
    pub fn read_more(self) {
        let token = self
            .known
            .with_untracked(|known| known.as_ref().map(|known| known.next_page_token.clone()));
        if let Some(token) = token.filter(|token| !token.is_empty() && !self.busy.get_untracked()) {
            self.ask(self.request(token, PAGE), true);
        }
    }

    fn ask(self, request: SearchGatewaysRequest, follows: bool) {
        self.round.update(|round| *round += 1);
        let round = self.round.get_untracked();
        self.busy.set(true);
        spawn_local(async move {
            let answer = api::search_gateways(&request).await;
            if !self.is_current(round) {
                return;
            }
            self.busy.set(false);
            match answer {
                Ok(page) => {
                    self.failure.set(None);
                    self.take(page, follows);
                }
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
    }

    /// Returns false if something else was asked meanwhile, or the page was left.
    fn is_current(self, round: u32) -> bool {
        self.round.try_get_untracked() == Some(round)
    }

    fn take(self, mut page: ListGatewaysResponse, follows: bool) {
        let before = self
            .known
            .with_untracked(|known| known.clone().filter(|_| follows));
        self.newest.set(0);
        if let Some(before) = before {
            self.newest.set(before.gateways.len());
            page.gateways.splice(0..0, before.gateways);
            // Said on the first page, of all.
            page.found = before.found;
            page.passwords_ending = before.passwords_ending;
            focus("main [data-news]");
        }
        self.known.set(Some(page));
    }

    /// Selects a gateway, or not any more.
    pub fn choose(self, gateway: &UserGateway, is_chosen: bool) {
        self.chosen.update(|chosen| {
            if is_chosen {
                chosen.insert(name(gateway), gateway.clone());
            } else {
                chosen.remove(&name(gateway));
            }
        });
    }

    /// Selects everything that is shown, or nothing.
    pub fn choose_shown(self, is_chosen: bool) {
        let shown = self
            .known
            .with_untracked(|known| known.as_ref().map(|known| known.gateways.clone()));
        let shown = shown.filter(|_| is_chosen).unwrap_or_default().into_iter();
        self.chosen
            .set(shown.map(|gateway| (name(&gateway), gateway)).collect());
    }

    /// Selects everything that was found, also what is not shown.
    pub fn choose_found(self) {
        self.round.update(|round| *round += 1);
        let round = self.round.get_untracked();
        self.busy.set(true);
        spawn_local(async move {
            let (mut found, mut token) = (ChosenGateways::new(), String::new());
            loop {
                let answer = api::search_gateways(&self.request(token, MANY)).await;
                if !self.is_current(round) {
                    return;
                }
                match answer {
                    Ok(page) => {
                        let gateways = page.gateways.into_iter();
                        found.extend(gateways.map(|gateway| (name(&gateway), gateway)));
                        token = page.next_page_token;
                    }
                    Err(failure) => {
                        self.failure.set(Some(failure));
                        break;
                    }
                }
                if token.is_empty() {
                    self.chosen.set(found);
                    break;
                }
            }
            self.busy.set(false);
        });
    }
}
