//! The programs as pictures, both ways of delivery side by side; which one stands first is kept in the browser.

use fromline_core::{
    Language,
    clients::{
        Arriving, BESIDE, CHANGED, COPY, Client, FIRST, Side, pair, program_name, received, render_received,
        side,
    },
    delivery_route::DeliveryRoute,
    shape::{Shape, shape},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    Beside, RouteComparison,
    later::{later, need_later},
};
use crate::{
    components::{Select, Status},
    i18n::{id, use_i18n},
    label,
    outcome::{Outcome, status},
    png::Copied,
    ts,
    vdom::drawn,
    view::{effect, show},
};

/// Where the browser keeps it.
const KEY: &str = "fromline-program";

/// The program that the reader wants to see first.
#[derive(Clone, Copy)]
pub struct Chosen(RwSignal<String>);

impl Chosen {
    /// Reads the choice that the browser has stored.
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

    /// The chosen program, once its part of the catalogue is downloaded; reactive.
    pub fn program(self) -> Option<&'static Client> {
        let wanted = self.0.get();
        programs().into_iter().find(|client| client.id == wanted)
    }

    /// Returns true if the chosen program is not downloaded yet; reactive.
    pub fn wants_later(self) -> bool {
        !self.0.with(String::is_empty) && self.program().is_none()
    }

    /// Id of the chosen program; empty for none; reactive.
    pub fn id(self) -> String {
        self.0.get()
    }

    /// Stores the reader's new choice.
    pub fn choose(self, id: String) {
        self.0.set(id);
    }

    /// Draws the list to choose from beside a form.
    pub fn select(self) -> AnyView {
        let select = move || {
            let named = programs().into_iter().map(|client| {
                let name = Signal::derive(move || program_name(&use_i18n(), client));
                // Who has chosen nothing sees it: nothing chosen stands for it.
                let is_default =
                    client.id == BESIDE.id && self.0.with_untracked(|chosen| chosen != BESIDE.id);
                let id = if is_default { "" } else { client.id };
                (id.to_owned(), name)
            });
            let options = named.collect();
            view! {
                <Select
                    label=label!("preview-first-beside") value=self.0 options=options hint=label!("preview-first-hint")
                />
            }
            .into_any()
        };
        show(select)
    }
}

/// The programs that are downloaded; reactive.
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

/// Copies the picture whose button was pressed and reports the outcome; does nothing for other buttons, or before the copying code is
/// downloaded.
pub fn copy(pressed: &str, outcome: RwSignal<Option<Outcome>>) {
    let Some((later, id)) = untrack(later).zip(pressed.strip_prefix(COPY)) else {
        return;
    };
    let button = document().query_selector(&format!("[data-name={pressed}]"));
    let Some(pair) = button
        .ok()
        .flatten()
        .and_then(|button| button.closest("[data-program]").ok()?)
    else {
        return;
    };
    let copying = (later.copy)(pair, id.to_owned());
    spawn_local(async move {
        outcome.try_set(Some(match copying.await {
            Ok(Copied::Clipboard) => Outcome::Done(|| ts!("preview-picture-copied")),
            Ok(Copied::File) => Outcome::Done(|| ts!("preview-picture-saved")),
            Err(_) => Outcome::FailedHere(|| ts!("preview-picture-failed")),
        }));
    });
}

/// Draws one program beside a form: the chosen one, or the most common one that says “on behalf of”.
pub fn picture(beside: Beside, comparison: RouteComparison, chosen: Chosen) -> AnyView {
    let draw = move || {
        let client = chosen.program().unwrap_or(BESIDE);
        let language = comparison.language.get();
        let draw = |sides: &[Side<'_>]| pair(&use_i18n(), client, sides, language);
        let routes = beside.routes.get();
        let arriving = routes.iter().map(|&route| (route, comparison.arriving(route)));
        let arriving: Vec<_> = arriving.collect();
        let expected = comparison.expected(DeliveryRoute::Gateway);
        let is_changed = |route: DeliveryRoute, message: &Arriving| {
            route == DeliveryRoute::Gateway && *message != expected
        };
        let sides = arriving.iter().map(|(route, message)| Side {
            caption: beside.caption(*route),
            ..seen(*route, message, is_changed(*route, message))
        });
        let all = shape("ol", "pictures").and(draw(&sides.collect::<Vec<_>>()));
        let mut whole = Vec::new();
        // What was seen of a test message, beside what was expected of it.
        for (route, arrived) in arriving
            .iter()
            .filter(|(route, message)| is_changed(*route, message))
        {
            let caption = |caption, side| Side { caption, ..side };
            let seen = draw(&[
                caption(id!("preview-expected"), side(*route, &expected)),
                caption(id!("preview-arrived"), seen(*route, arrived, true)),
            ]);
            whole.push(shape("h3", "").text(&use_i18n().text(Beside::TEST)));
            whole.push(shape("ol", "pictures").and(seen));
        }
        // Where it is drawn is no list.
        whole.into_iter().fold(shape("div", "").and(all), Shape::and)
    };
    copied(draw)
}

/// Draws the chosen program, or the most common one that says “on behalf of”, with a message that somebody received.
pub fn received_picture(message: Arriving, language: Signal<Language>, chosen: Chosen) -> AnyView {
    copied(move || {
        let client = chosen.program().unwrap_or(BESIDE);
        let card = render_received(&message.headers, &message.facts, client, language.get());
        let all = shape("ol", "pictures").and(received(&use_i18n(), client, card));
        // Where it is drawn is no list.
        shape("div", "").and(all)
    })
}

/// Draws pictures whose buttons copy them, and says how that ended.
fn copied(draw: impl Fn() -> Shape + 'static) -> AnyView {
    let outcome = RwSignal::new(None);
    let press = move |pressed: String| {
        spawn_local(async move {
            need_later().await;
            copy(&pressed, outcome);
        });
    };
    view! {
        {drawn(draw, press)}
        <Status message=status(outcome) />
    }
    .into_any()
}

/// The side of a route, marked if the gateway makes another message of what was expected.
fn seen(route: DeliveryRoute, message: &Arriving, is_changed: bool) -> Side<'_> {
    let mut side = side(route, message);
    if is_changed {
        side.class = CHANGED;
    }
    side
}
