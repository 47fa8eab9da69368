//! The list of gateways: what is searched for, what was found, what is selected.

use std::collections::BTreeMap;

use fromline_core::api::{
    GatewayRef, GatewayStatusFilter, ListGatewaysResponse, SearchGatewaysRequest, UserGateway,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{api, focus::focus, pages::search::ListSearch};

/// Gateways that are shown at once.
const PAGE: u32 = 50;
/// Gateways that are fetched at once where all that were found are selected.
const MANY: u32 = 100;

/// Gateways that are selected, by whose they are; those of one user stand together.
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
    /// Gateways that the administrator has selected.
    pub chosen: RwSignal<ChosenGateways>,
    /// The filter, and what is asked of the server.
    pub search: ListSearch,
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
        let [query, host, condition, unit] = std::array::from_fn(|_| RwSignal::new(String::new()));
        let fields = vec![
            ("query", query),
            ("host", host),
            ("condition", condition),
            ("unit", unit),
        ];
        let list = Self {
            query,
            host,
            condition,
            unit,
            known: RwSignal::new(None),
            chosen: RwSignal::default(),
            search: ListSearch::new(fields),
        };
        list.search.watch(
            move || list.chosen.set(ChosenGateways::new()),
            move || list.search(),
        );
        list
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

    /// Reads the next page of the list.
    pub fn read_more(self) {
        let token = self
            .known
            .with_untracked(|known| known.as_ref().map(|known| known.next_page_token.clone()));
        if let Some(token) = token.filter(|token| !token.is_empty() && !self.search.busy.get_untracked()) {
            self.ask(self.request(token, PAGE), true);
        }
    }

    fn ask(self, request: SearchGatewaysRequest, follows: bool) {
        let round = self.search.begin();
        spawn_local(async move {
            let answer = api::search_gateways(&request).await;
            if !self.search.is_current(round) {
                return;
            }
            self.search.busy.set(false);
            match answer {
                Ok(page) => {
                    self.search.failure.set(None);
                    self.take(page, follows);
                }
                Err(failure) => self.search.failure.set(Some(failure)),
            }
        });
    }

    fn take(self, mut page: ListGatewaysResponse, follows: bool) {
        let before = self
            .known
            .with_untracked(|known| known.clone().filter(|_| follows));
        self.search.newest.set(0);
        if let Some(before) = before {
            self.search.newest.set(before.gateways.len());
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
        // Collected into a map, they would be sorted, by code of three kilobytes.
        let mut chosen = ChosenGateways::new();
        chosen.extend(shown.map(|gateway| (name(&gateway), gateway)));
        self.chosen.set(chosen);
    }

    /// Selects everything that was found, also what is not shown.
    pub fn choose_found(self) {
        let round = self.search.begin();
        spawn_local(async move {
            let (mut found, mut token) = (ChosenGateways::new(), String::new());
            loop {
                let answer = api::search_gateways(&self.request(token, MANY)).await;
                if !self.search.is_current(round) {
                    return;
                }
                match answer {
                    Ok(page) => {
                        let gateways = page.gateways.into_iter();
                        found.extend(gateways.map(|gateway| (name(&gateway), gateway)));
                        token = page.next_page_token;
                    }
                    Err(failure) => {
                        self.search.failure.set(Some(failure));
                        break;
                    }
                }
                if token.is_empty() {
                    self.chosen.set(found);
                    break;
                }
            }
            self.search.busy.set(false);
        });
    }
}
