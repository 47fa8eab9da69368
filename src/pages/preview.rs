//! The preview by itself: open to everybody, its state in the fragment, which no server sees.

mod arrival;
mod state;
mod typed;

use std::{cell::Cell, rc::Rc, time::Duration};

use fromline_core::{screen, shape::Shape};
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, NodeList};

use crate::{
    api::ApiFailure,
    components::{Chosen, Gallery, RouteComparison, copy, later, programs, recipient_language},
    i18n::use_i18n,
    outcome::Outcome,
    pages::chunk::Chunk,
    router::use_router,
    session::use_session,
    ts,
    vdom::{Deed, take_over},
    view::{effect, mark_live},
};

pub use arrival::view as arrival;
use state::PreviewState;
use typed::TypedMessage;

/// How long nothing is typed before the address follows.
const PAUSE: Duration = Duration::from_millis(300);

/// The page.
#[derive(Clone, Copy)]
struct Page {
    typed: TypedMessage,
    comparison: RouteComparison,
    chosen: Chosen,
    /// Whether it is asked if mail arrives.
    arrival: RwSignal<bool>,
    /// Whether all programs are asked for.
    everything: RwSignal<bool>,
    /// The two at the start: from then on the browser unfolds and folds.
    unfolded: [bool; 2],
    outcome: RwSignal<Option<Outcome>>,
}

/// Draws the preview page.
pub fn draw(main: &Element) {
    let page = Page::start(main);
    page.bring_what_comes_later();
    page.remember();
    let gallery = Gallery::new();
    take_over(
        main,
        move || Some(page.drawn(&gallery)),
        move |deed| page.on(deed),
    );
    mark_live(main);
    page.fill();
}

impl Page {
    fn start(main: &Element) -> Self {
        let typed = TypedMessage::start(PreviewState::parse(&use_router().fragment.get_untracked()), main);
        let identity = Signal::derive(move || typed.identity());
        let mut comparison = RouteComparison::new(identity, recipient_language(typed.language));
        // Whoever is signed in is asked for nothing that DNS knows.
        if untrack(|| use_session().account()).is_none() {
            comparison = comparison.knowing(typed.by_hand);
        }
        let asks = typed.by_hand.policy.with_untracked(|policy| !policy.is_empty());
        let all = typed.filter.is_set();
        Self {
            typed,
            comparison,
            chosen: Chosen::start(),
            arrival: RwSignal::new(asks || is_unfolded("arrival")),
            everything: RwSignal::new(all || is_unfolded("everything")),
            unfolded: [asks, all],
            outcome: RwSignal::new(None),
        }
    }

    fn bring_what_comes_later(self) {
        effect(move || {
            let wanted = self.everything.get() || self.arrival.get() || self.chosen.wants_later();
            if wanted || self.typed.has_other_letters() {
                spawn_local(async move {
                    if !Chunk::Board.complete().await {
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
    fn drawn(self, gallery: &Rc<Gallery>) -> Shape {
        let typed = self.typed.state();
        let said = self.outcome.with(|outcome| outcome.as_ref().map(Outcome::words));
        let [arrival, everything] = self.unfolded;
        let page = screen::Preview {
            typed: [
                &typed.from,
                &typed.name,
                &typed.primary,
                &typed.primary_name,
                &typed.reply_to,
            ],
            programs: &programs(),
            program: &self.chosen.id(),
            language: &typed.language,
            arrival,
            everything,
            said: said.map(|(tone, words)| (tone.class(), words)),
            pictures: gallery.draw(self.comparison, self.chosen),
        };
        page.page(&use_i18n())
    }

    /// Fills the places of what comes later, once.
    fn fill(self) {
        // What fills them lives as long as the page, not until the next look at a signal.
        let owner = Owner::current();
        let place = |id| document().get_element_by_id(id);
        let filled = [Cell::new(false), Cell::new(false)];
        effect(move || {
            let (Some(later), Some(owner)) = (later(), &owner) else {
                return;
            };
            if self.arrival.get()
                && let Some(place) = place("preview-arrival")
                && !filled[0].replace(true)
            {
                let (identity, by_hand) = (self.comparison.identity, self.typed.by_hand);
                owner.with(|| untrack(|| (later.arrival)(&place, identity, by_hand)));
            }
            if self.everything.get()
                && let Some(place) = place("preview-everything")
                && !filled[1].replace(true)
            {
                owner.with(|| untrack(|| (later.everything)(&place, self.comparison, self.typed.filter)));
            }
        });
    }

    fn on(self, deed: Deed) {
        match deed {
            Deed::Press(name) => match name.as_str() {
                "arrival" => self.arrival.set(true),
                "everything" => self.everything.set(true),
                "copy" => self.copy(),
                "copy-text" => self.copy_text(),
                pressed => self.copy_picture(pressed.to_owned()),
            },
            Deed::Type(field, value) if field == "program" => self.chosen.choose(value),
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
        let drawn = document().query_selector(".from-line").ok().flatten();
        let text = drawn.map(|drawn| shown(&drawn)).unwrap_or_default();
        self.put(text, || ts!("preview-text-copied"));
    }

    fn copy_picture(self, pressed: String) {
        spawn_local(async move {
            if Chunk::Board.complete().await {
                copy(&pressed, self.outcome);
            }
        });
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

/// Whether somebody has unfolded it already, in what the server has painted.
fn is_unfolded(class: &str) -> bool {
    let unfolded = document().query_selector(&format!("details.{class}[open]"));
    unfolded.is_ok_and(|unfolded| unfolded.is_some())
}

/// What is drawn, as text: of the pictures the sentences for whoever listens, and what stands in the groups.
fn shown(drawn: &Element) -> String {
    let mut text = String::new();
    let said = drawn.query_selector_all(".pictures :is(h3, h4, .visually-hidden p), .routes");
    let said = said.ok();
    for place in 0..said.as_ref().map_or(0, NodeList::length) {
        let node = said.as_ref().and_then(|said| said.item(place));
        let line = match node.as_ref().and_then(|node| node.dyn_ref::<HtmlElement>()) {
            Some(groups) if groups.class_name() == "routes" => groups.inner_text(),
            Some(line) => line.text_content().unwrap_or_default(),
            None => continue,
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}
