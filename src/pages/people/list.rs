//! The list of people: what is searched for, who was found, who is selected.

use std::{collections::BTreeMap, time::Duration};

use fromline_core::{
    api::{GatewayFilter, Person, SearchPeopleRequest, SearchPeopleResponse},
    person::{PersonRole, PersonState},
};
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    focus::focus,
    route::{decode, encode},
    router::use_router,
    view::effect,
};

/// People who are fetched at once.
const PAGE: u32 = 50;
/// Time without a key after which what is typed is searched for.
const PAUSE: Duration = Duration::from_millis(120);

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
    /// Why the last search failed.
    pub failure: RwSignal<Option<ApiFailure>>,
    /// Those who are selected, by id.
    pub chosen: RwSignal<BTreeMap<String, Person>>,
    /// Whether more are on their way.
    pub busy: RwSignal<bool>,
    /// Place of the first of those who came last.
    pub newest: RwSignal<usize>,
    /// Number of the last search: answers of earlier ones come too late.
    round: RwSignal<u32>,
}

impl PeopleList {
    /// Makes the list with the filter of the page's fragment, and searches.
    pub fn new() -> Self {
        let list = Self {
            query: RwSignal::default(),
            state: RwSignal::default(),
            role: RwSignal::default(),
            gateways: RwSignal::default(),
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
                    list.chosen.set(BTreeMap::new());
                    search.try_update_value(|search| search(()));
                }
                Some(_) => (),
            }
        });
        list
    }

    fn fields(self) -> [(&'static str, RwSignal<String>); 5] {
        [
            ("query", self.query),
            ("state", self.state),
            ("role", self.role),
            ("gateways", self.gateways),
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

    /// Returns true if not everybody is searched for; reactive.
    pub fn is_filtered(self) -> bool {
        self.fields()
            .iter()
            .any(|(_, field)| field.with(|value| !value.trim().is_empty()))
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
        if let Some(token) = token.filter(|token| !token.is_empty() && !self.busy.get_untracked()) {
            self.ask(self.request(token), true);
        }
    }

    fn ask(self, request: SearchPeopleRequest, follows: bool) {
        self.round.update(|round| *round += 1);
        let round = self.round.get_untracked();
        self.busy.set(true);
        spawn_local(async move {
            let answer = api::search_people(&request).await;
            // Not if something else was searched for meanwhile, or the page was left.
            if self.round.try_get_untracked() != Some(round) {
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

    fn take(self, mut page: SearchPeopleResponse, follows: bool) {
        let before = self
            .known
            .with_untracked(|known| known.clone().filter(|_| follows));
        self.newest.set(0);
        if let Some(before) = before {
            self.newest.set(before.people.len());
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
        let all = shown
            .unwrap_or_default()
            .into_iter()
            .map(|person| (person.id.clone(), person));
        self.chosen
            .set(if is_chosen { all.collect() } else { BTreeMap::new() });
    }
}
