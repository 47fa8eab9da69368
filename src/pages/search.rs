//! What the administrators' lists have in common: what is searched for stands in the page's fragment, which stays in the browser.

use std::{rc::Rc, time::Duration};

use leptos::{leptos_dom::helpers::debounce, prelude::*};

use crate::{
    api::ApiFailure,
    route::{decode, encode},
    router::use_router,
    view::effect,
};

/// Time without a key after which what is typed is searched for.
const PAUSE: Duration = Duration::from_millis(120);

/// A field of a search, by its name in the fragment.
pub type SearchField = (&'static str, RwSignal<String>);

/// State of a search, whatever is searched. `Copy`.
#[derive(Clone, Copy)]
pub struct ListSearch {
    fields: StoredValue<Vec<SearchField>>,
    /// Whether an answer is on its way.
    pub busy: RwSignal<bool>,
    /// Why the last request failed.
    pub failure: RwSignal<Option<ApiFailure>>,
    /// Place of the first of those that came last; 0 after a search from the beginning.
    pub newest: RwSignal<usize>,
    /// Number of the last request: answers of earlier ones come too late.
    round: RwSignal<u32>,
}

impl ListSearch {
    /// Makes the state, and fills the fields in from the page's fragment.
    pub fn new(fields: Vec<SearchField>) -> Self {
        let fragment = use_router().fragment.get_untracked();
        for (key, value) in fragment.split('&').filter_map(|pair| pair.split_once('=')) {
            let field = fields.iter().find(|(known, _)| *known == key);
            if let (Some((_, field)), Some(value)) = (field, decode(value)) {
                field.set(value);
            }
        }
        Self {
            fields: StoredValue::new(fields),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            newest: RwSignal::new(0),
            round: RwSignal::new(0),
        }
    }

    /// Searches now. When a field changes, the fragment follows, `changed` runs at once, and `search` once nothing is typed for a moment.
    pub fn watch(self, changed: impl Fn() + 'static, search: impl Fn() + 'static) {
        fn erased(filter: ListSearch, changed: Box<dyn Fn()>, search: Rc<dyn Fn()>) {
            let later = search.clone();
            let later = StoredValue::new_local(debounce(PAUSE, move |()| later()));
            let before = StoredValue::new(None::<String>);
            effect(move || {
                let now = filter.print();
                let before = before
                    .try_update_value(|before| before.replace(now.clone()))
                    .flatten();
                match before {
                    None => search(),
                    Some(before) if before != now => {
                        use_router().set_fragment(&now);
                        changed();
                        later.try_update_value(|later| later(()));
                    }
                    Some(_) => (),
                }
            });
        }
        erased(self, Box::new(changed), Rc::new(search));
    }

    /// The fields as a fragment; reactive.
    fn print(self) -> String {
        let mut fragment = String::new();
        for (key, field) in self.fields.get_value() {
            let value = field.get();
            if !value.is_empty() {
                let separator = if fragment.is_empty() { "" } else { "&" };
                let value = encode(&value).replace('&', "%26").replace('=', "%3D");
                fragment = [&fragment, separator, key, "=", &value].concat();
            }
        }
        fragment
    }

    /// Empties all fields of the search.
    pub fn reset(self) {
        for (_, field) in self.fields.get_value() {
            field.set(String::new());
        }
    }

    /// Returns true if a field is filled in; reactive.
    pub fn is_filtered(self) -> bool {
        // Each is read, so that each is followed.
        let fields = self.fields.get_value().into_iter();
        fields.fold(false, |any, (_, field)| {
            any | field.with(|value| !value.trim().is_empty())
        })
    }

    /// Begins a request; returns its number.
    pub fn begin(self) -> u32 {
        self.round.update(|round| *round += 1);
        self.busy.set(true);
        self.round.get_untracked()
    }

    /// Returns false if another request was begun since, or the page was left.
    pub fn is_current(self, round: u32) -> bool {
        self.round.try_get_untracked() == Some(round)
    }
}
