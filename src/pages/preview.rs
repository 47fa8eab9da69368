//! The preview by itself: open to everybody, its state in the fragment, which no server sees.

mod arrival;
mod state;
mod typed;

use std::{cell::Cell, rc::Rc, time::Duration};

use fromline_core::{route::Route, screen};
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement};

use crate::{
    api::ApiFailure,
    components::{Board, Extent, content, later, recipient_language},
    focus::focus,
    i18n::{complete, use_i18n},
    outcome::Outcome,
    pages::chunk::Chunk,
    router::use_router,
    session::use_session,
    ts,
    vdom::{Deed, live},
    view::{effect, mark_live},
};

pub use arrival::view as arrival;
use state::State;
use typed::Typed;

/// How long nothing is typed before the address follows.
const PAUSE: Duration = Duration::from_millis(300);

/// The page.
#[derive(Clone, Copy)]
struct Page {
    typed: Typed,
    identity: Signal<fromline_core::message::Identity>,
    board: Board,
    /// Whether a link asks if mail arrives.
    asks: bool,
    /// Whether it is asked if mail arrives.
    arrival: RwSignal<bool>,
    /// Whether the choice of programs is wanted.
    choosing: RwSignal<bool>,
    outcome: RwSignal<Option<Outcome>>,
}

/// Draws the page.
pub fn draw(main: &Element) {
    let page = Page::start(main);
    page.bring_what_comes_later();
    page.remember();
    live(main, move || Some(page.drawn()), move |deed| page.on(deed));
    page.fill();
    mark_live(main);
}

impl Page {
    fn start(main: &Element) -> Self {
        let typed = Typed::start(State::parse(&use_router().fragment.get_untracked()), main);
        let mut board = Board::new(typed.filter, Extent::Whole);
        // Whoever is signed in is asked for nothing that DNS knows.
        if untrack(|| use_session().account()).is_none() {
            board = board.knowing(typed.by_hand);
        }
        let asks = typed.by_hand.policy.with_untracked(|policy| !policy.is_empty());
        Self {
            typed,
            identity: Signal::derive(move || typed.identity()),
            board,
            asks,
            arrival: RwSignal::new(asks),
            choosing: RwSignal::new(typed.filter.is_set()),
            outcome: RwSignal::new(None),
        }
    }

    fn bring_what_comes_later(self) {
        effect(move || {
            let wanted = self.choosing.get() || self.arrival.get() || self.board.wants_later();
            if wanted || self.typed.has_other_letters() {
                spawn_local(async move {
                    if !complete().await || Chunk::Work.load().await.is_err() {
                        self.outcome.try_set(Some(Outcome::Failed(ApiFailure::Offline)));
                    }
                });
            }
        });
    }

    /// Each change of the address costs a frame: it follows when somebody pauses.
    fn remember(self) {
        let remember = StoredValue::new_local(debounce(PAUSE, move |fragment: String| {
            use_router().set_fragment(&fragment);
        }));
        effect(move || {
            let fragment = self.typed.state().to_string();
            remember.update_value(|remember| remember(fragment));
        });
    }

    /// What stands on the page; reactive.
    fn drawn(self) -> fromline_core::shape::Shape {
        let typed = self.typed.state();
        let said = self.outcome.with(|outcome| outcome.as_ref().map(Outcome::words));
        let language = recipient_language(self.typed.language).get();
        let boards = self
            .identity
            .with(|identity| Route::ALL.map(|route| content(route, identity, language, self.board)));
        let page = screen::Preview {
            typed: [
                &typed.from,
                &typed.name,
                &typed.primary,
                &typed.primary_name,
                &typed.reply_to,
            ],
            language: &typed.language,
            choice: match later() {
                Some(_) if self.choosing.get() => screen::Choice::There,
                _ => screen::Choice::Button,
            },
            arrival: self.asks,
            said: said.map(|(tone, words)| (tone.class(), words)),
            boards,
        };
        page.page(&use_i18n())
    }

    /// Fills the places of what comes later.
    fn fill(self) {
        // What fills them lives as long as the page, not until the next look at a signal.
        let owner = Owner::current();
        let filled = Rc::new(Cell::new([false; 2]));
        effect(move || {
            let (Some(later), Some(owner)) = (later(), &owner) else { return };
            let [arrival, filters] = filled.get();
            if self.arrival.get() && !arrival && let Some(place) = document().get_element_by_id("preview-arrival") {
                owner.with(|| untrack(|| (later.arrival)(&place, self.identity, self.typed.by_hand)));
                filled.set([true, filled.get()[1]]);
            }
            if self.choosing.get() && !filters && let Some(place) = document().get_element_by_id("preview-filters") {
                owner.with(|| untrack(|| (later.filters)(&place, self.typed.filter)));
                filled.set([filled.get()[0], true]);
                // The choices take the button's place, and its focus.
                if !self.typed.filter.is_set() {
                    focus("#preview-filters select");
                }
            }
        });
    }

    fn on(self, deed: Deed) {
        match deed {
            Deed::Press(name) => match name.as_str() {
                "arrival" => self.arrival.set(true),
                "choose" => self.choosing.set(true),
                "copy" => self.copy(),
                "copy-text" => self.copy_text(),
                opened => self.board.open(opened),
            },
            Deed::Type(field, value) => self.typed.set(&field, value),
            Deed::Send => (),
        }
    }

    fn copy(self) {
        use_router().set_fragment(&untrack(move || self.typed.state()).to_string());
        self.put(window().location().href().unwrap_or_default(), || {
            ts!("preview-copied")
        });
    }

    fn copy_text(self) {
        let boards = document().query_selector(".routes").ok().flatten();
        let boards = boards.and_then(|boards| boards.dyn_into::<HtmlElement>().ok());
        let text = boards.map(|boards| boards.inner_text()).unwrap_or_default();
        self.put(text, || ts!("preview-text-copied"));
    }

    /// Puts a text into the clipboard, and says how that ended.
    fn put(self, text: String, done: fn() -> String) {
        spawn_local(async move {
            let written = JsFuture::from(window().navigator().clipboard().write_text(&text)).await;
            self.outcome.try_set(Some(match written {
                Ok(_) => Outcome::Done(done),
                Err(_) => Outcome::FailedHere(|| ts!("preview-not-copied")),
            }));
        });
    }
}
