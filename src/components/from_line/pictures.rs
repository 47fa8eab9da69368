//! The programs as pictures, both ways of delivery side by side; which one stands first is kept in the browser.

use fromline_core::{
    clients::{BESIDE, Client, FIRST, Side, pair, pictures as draw_all, program_name, side},
    route::Route,
    shape::{Shape, shape},
};
use leptos::prelude::*;

use super::{Comparison, later::later};
use crate::{
    components::Select,
    i18n::use_i18n,
    label,
    vdom::drawn,
    view::{effect, show},
};

/// Where the browser keeps it.
const KEY: &str = "fromline-program";

/// The program that somebody wants to see first.
#[derive(Clone, Copy)]
pub struct Chosen(pub RwSignal<String>);

impl Chosen {
    /// What the browser has kept.
    pub fn start() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok()?);
        let chosen = RwSignal::new(kept.unwrap_or_default());
        effect(move || {
            let chosen = chosen.get();
            if let Some(storage) = storage() {
                let _ = storage.set_item(KEY, &chosen);
            }
        });
        Self(chosen)
    }

    /// The program, if it is known by now; reactive.
    pub fn program(self) -> Option<&'static Client> {
        let wanted = self.0.get();
        programs().into_iter().find(|client| client.id == wanted)
    }

    /// Whether it is one of those that come later; reactive.
    pub fn wants_later(self) -> bool {
        !self.0.with(String::is_empty) && self.program().is_none()
    }

    /// The choice.
    pub fn select(self) -> AnyView {
        let select = move || {
            let usual = (String::new(), label!("preview-program-usual"));
            let named = programs().into_iter().map(|client| {
                let name = Signal::derive(move || program_name(&use_i18n(), client));
                (client.id.to_owned(), name)
            });
            let options: Vec<_> = std::iter::once(usual).chain(named).collect();
            view! {
                <Select
                    label=label!("preview-program") value=self.0 options=options hint=label!("preview-program-hint")
                />
            }
            .into_any()
        };
        show(select)
    }
}

/// Those that are here; reactive.
pub fn programs() -> Vec<&'static Client> {
    let mut all = FIRST.to_vec();
    if let Some(later) = later() {
        for client in later.programs {
            if !all.iter().any(|known| known.id == client.id) {
                all.push(client);
            }
        }
    }
    all
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}

/// All that are drawn first, the chosen one before them; reactive.
pub fn pictures(comparison: Comparison, chosen: Chosen) -> Shape {
    let both = Route::ALL.map(|route| comparison.arriving(route));
    let sides = [side(Route::ALL[0], &both[0]), side(Route::ALL[1], &both[1])];
    draw_all(&use_i18n(), sides, comparison.language.get(), chosen.program())
}

/// One program beside a form: the chosen one, or the one that most people have of those that say “on behalf of”. `captions`: of
/// the organisation's way and of the gateway's.
pub fn picture(comparison: Comparison, chosen: Chosen, captions: [&'static str; 2]) -> AnyView {
    let draw = move || {
        let client = chosen.program().unwrap_or(BESIDE);
        let language = comparison.language.get();
        let draw = |sides| pair(&use_i18n(), client, sides, language);
        let both = Route::ALL.map(|route| comparison.arriving(route));
        let mut all = shape("ol", "pictures").and(draw([
            captioned(side(Route::Organisation, &both[0]), captions[0]),
            captioned(side(Route::Gateway, &both[1]), captions[1]),
        ]));
        // What was seen of a test message, beside what was expected of it.
        let expected = comparison.expected(Route::Gateway);
        if expected != both[1] {
            all.add(draw([
                captioned(side(Route::Gateway, &expected), "preview-expected"),
                captioned(side(Route::Gateway, &both[1]), "preview-arrived"),
            ]));
        }
        all
    };
    drawn(draw, |_| ())
}

fn captioned<'a>(side: Side<'a>, caption: &'static str) -> Side<'a> {
    Side { caption, ..side }
}
