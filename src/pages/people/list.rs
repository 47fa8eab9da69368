//! The list of people: what is searched for, who was found, who is selected.

use std::collections::BTreeMap;

use fromline_core::{
    api::{GatewayFilter, Person, SearchPeopleRequest, SearchPeopleResponse},
    person::{PersonRole, PersonState},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{api, focus::focus, pages::search::ListSearch};

/// People who are fetched at once.
const PAGE: u32 = 50;

/// State of the list. `Copy`.
#[derive(Clone, Copy)]
pub struct PeopleList {
    /// What is typed into the search.
    pub query: RwSignal<String>,
    /// Code of the state that accounts must have; empty for any.
    pub state: RwSignal<String>,
    /// Code of the role that people must have; empty for any.
    pub role: RwSignal<String>,
    /// Which gateways people must have; empty for any.
    pub gateways: RwSignal<String>,
    /// Id of the unit that people must be in; empty for any.
    pub unit: RwSignal<String>,
    /// Who is here, once known; the token leads to the next people.
    pub known: RwSignal<Option<SearchPeopleResponse>>,
    /// Those who are selected, by id.
    pub chosen: RwSignal<BTreeMap<String, Person>>,
    /// The filter, and what is asked of the server.
    pub search: ListSearch,
}

impl PeopleList {
    /// Makes the list with the filter of the page's fragment, and searches.
    pub fn new() -> Self {
        let [query, state, role, gateways, unit] = std::array::from_fn(|_| RwSignal::new(String::new()));
        let fields = vec![
            ("query", query),
            ("state", state),
            ("role", role),
            ("gateways", gateways),
            ("unit", unit),
        ];
        let list = Self {
            query,
            state,
            role,
            gateways,
            unit,
            known: RwSignal::new(None),
            chosen: RwSignal::default(),
            search: ListSearch::new(fields),
        };
        list.search
            .watch(move || list.chosen.set(BTreeMap::new()), move || list.search());
        list
    }

    fn request(self, page_token: String) -> SearchPeopleRequest {
        SearchPeopleRequest {
            query: self.query.get_untracked(),
            state: self.state.with_untracked(|code| PersonState::parse(code)),
            role: self.role.with_untracked(|code| PersonRole::parse(code)),
            gateways: self.gateways.with_untracked(|code| match code.as_str() {
                "any" => Some(GatewayFilter::Any),
                "failing" => Some(GatewayFilter::Failing),
                "none" => Some(GatewayFilter::None),
                _ => None,
            }),
            unit: Some(self.unit.get_untracked()).filter(|unit| !unit.is_empty()),
            page_size: PAGE,
            page_token,
        }
    }

    /// Searches from the beginning. What is shown stays until the answer is here.
    fn search(self) {
        let request = self.request(String::new());
        self.ask(request, false);
    }

    /// Searches again after a change, with nobody selected.
    pub fn read_again(self) {
        self.chosen.set(BTreeMap::new());
        self.search();
    }

    /// Reads the next people.
    pub fn read_more(self) {
        let token = self
            .known
            .with_untracked(|known| known.as_ref().map(|known| known.next_page_token.clone()));
        if let Some(token) = token.filter(|token| !token.is_empty() && !self.search.busy.get_untracked()) {
            self.ask(self.request(token), true);
        }
    }

    fn ask(self, request: SearchPeopleRequest, follows: bool) {
        let round = self.search.begin();
        spawn_local(async move {
            let answer = api::search_people(&request).await;
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

    fn take(self, mut page: SearchPeopleResponse, follows: bool) {
        let before = self
            .known
            .with_untracked(|known| known.clone().filter(|_| follows));
        self.search.newest.set(0);
        if let Some(before) = before {
            self.search.newest.set(before.people.len());
            page.people.splice(0..0, before.people);
            page.found = before.found;
            page.total = before.total;
            focus("main [data-news]");
        }
        self.known.set(Some(page));
    }

    /// Selects somebody, or not any more.
    pub fn choose(self, person: &Person, is_chosen: bool) {
        self.chosen.update(|chosen| {
            if is_chosen {
                chosen.insert(person.id.clone(), person.clone());
            } else {
                chosen.remove(&person.id);
            }
        });
    }

    /// Selects everybody who is shown, or nobody.
    pub fn choose_all(self, is_chosen: bool) {
        let shown = self
            .known
            .with_untracked(|known| known.as_ref().map(|known| known.people.clone()));
        let shown = shown.filter(|_| is_chosen).unwrap_or_default().into_iter();
        // Collected into a map, they would be sorted, by code of three kilobytes.
        let mut chosen = BTreeMap::new();
        chosen.extend(shown.map(|person| (person.id.clone(), person)));
        self.chosen.set(chosen);
    }
}
