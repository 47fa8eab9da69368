//! Code that is downloaded when a page needs it: whoever signs in does not wait for the wizard.

#![expect(
    clippy::unnecessary_wraps,
    reason = "the failure of what `wasm_split` puts before the function"
)]

use std::cell::Cell;

use fromline_core::clients::COMMON;
use js_sys::{Array, Reflect};
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_split::{SplitLoaderError, wasm_split},
};
use web_sys::{CssStyleSheet, Element};

use super::{
    account, aliases, confirm, consent, demo_mail, explanation, gateways, help, link, mail_language, policy,
    preview, received, wizard, write_from,
};
use crate::{
    api, app,
    components::{ByHand, Later, bring, change, everything},
    i18n, png,
    route::Route,
    view::mount,
};

/// Pages that are downloaded together. What several chunks share becomes a file of its own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Chunk {
    /// What is open to everybody and draws From lines.
    Open,
    /// What is behind sign-in, or leads there; and the demo's mailbox.
    Work,
}

/// Where a chunk is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChunkState {
    /// No page needed it.
    Elsewhere,
    /// On its way.
    Coming,
    /// The connection was lost on the way.
    Lost,
    /// Its pages can be drawn.
    Here,
}

/// The style of pages that come later.
const STYLE: [&str; 5] = [
    include_str!("../../style/later/groups.css"),
    include_str!("../../style/later/pages.css"),
    include_str!("../../style/later/aliases.css"),
    include_str!("../../style/later/wizard.css"),
    include_str!("../../style/later/write.css"),
];

/// Adds a style sheet to the page's own.
fn adopt(sheet: &str) {
    let name = "adoptedStyleSheets".into();
    let Ok(new) = CssStyleSheet::new() else {
        return;
    };
    let _ = new.replace_sync(sheet);
    if let Ok(adopted) = Reflect::get(&document(), &name) {
        let all = Array::from(&adopted);
        all.push(&new);
        let _ = Reflect::set(&document(), &name, &all);
    }
}

type Draw = fn(Route, &Element);
type Loaded = Result<Draw, SplitLoaderError>;

// A chunk hands out a function instead of a view: a view is made where it is drawn.

#[wasm_split(open, wasm_split_path = leptos::wasm_split, fallible)]
fn open() -> Loaded {
    Ok(|_, main| preview::draw(main))
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
fn work() -> Loaded {
    let news = bring(Later {
        programs: COMMON,
        as_mailed: wizard::as_mailed,
        everything: |place, comparison, filter| mount(place, move || everything(comparison, filter)),
        correct: ByHand::correct,
        change,
        explain: explanation::explain,
        copy: |element, name| Box::pin(async move { png::copy(element, &name).await }),
        arrival: |place, identity, by_hand| mount(place, move || preview::arrival(identity, by_hand)),
    });
    if news {
        STYLE.into_iter().for_each(adopt);
        app::ask();
    }
    Ok(|route, main| {
        mount(main, || {
            view! { {mail_language::question()}{page(route)} }.into_any()
        });
    })
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Link => link::page(),
        Route::Confirm => confirm::page(),
        Route::Policy => policy::page(),
        Route::Gateways => gateways::page(),
        Route::Aliases => aliases::page(),
        Route::NewAlias => wizard::page(),
        Route::EditAlias(address) => aliases::edit(address),
        Route::Account => account::page(),
        Route::DemoMail => demo_mail::page(),
        Route::OauthReturn => consent::page(),
        Route::Received => received::page(),
        Route::Help => help::page(),
        Route::WriteFrom(address) => write_from::page(address),
        // Those that are drawn without this chunk.
        _ => ().into_any(),
    }
}

thread_local! {
    static DRAW: [Cell<Option<Draw>>; 2] = const { [Cell::new(None), Cell::new(None)] };
}

impl Chunk {
    /// The chunk of a page; none for what is always there.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Home | Route::SignIn | Route::NotFound => None,
            Route::Preview => Some(Self::Open),
            Route::Link
            | Route::Confirm
            | Route::Policy
            | Route::Gateways
            | Route::Aliases
            | Route::NewAlias
            | Route::EditAlias(_)
            | Route::Account
            | Route::DemoMail
            | Route::OauthReturn
            | Route::Received
            | Route::Help
            | Route::WriteFrom(_) => Some(Self::Work),
        }
    }

    /// Draws one of its pages, once it is here.
    pub fn draw(self, route: Route, main: &Element) {
        if let Some(draw) = DRAW.with(|draw| draw[self as usize].get()) {
            draw(route, main);
        }
    }

    /// Downloads its code, unless it is here.
    pub async fn load(self) -> Loaded {
        match self {
            Self::Open => open().await,
            Self::Work => work().await,
        }
    }
}

/// Where each chunk is.
#[derive(Clone, Copy)]
pub struct Chunks(RwSignal<[ChunkState; 2]>);

impl Chunks {
    /// Nothing is here.
    pub fn new() -> Self {
        Self(RwSignal::new([ChunkState::Elsewhere; 2]))
    }

    /// Where it is; reactive.
    pub fn arrival(self, chunk: Chunk) -> ChunkState {
        self.0.with(|chunks| chunks[chunk as usize])
    }

    /// Sends for it, unless it is here or on its way.
    pub fn send_for(self, chunk: Chunk) {
        let now = self.0.with_untracked(|chunks| chunks[chunk as usize]);
        if matches!(now, ChunkState::Coming | ChunkState::Here) {
            return;
        }
        let set = move |arrival| self.0.update(|chunks| chunks[chunk as usize] = arrival);
        set(ChunkState::Coming);
        spawn_local(async move {
            // What is behind sign-in has words of its own; both travel at once.
            let complete = if chunk == Chunk::Work {
                spawn_local(async move { drop(chunk.load().await) });
                i18n::complete().await
            } else {
                true
            };
            set(match chunk.load().await {
                Ok(draw) if complete => {
                    DRAW.with(|all| all[chunk as usize].set(Some(draw)));
                    ChunkState::Here
                }
                _ => {
                    // A server that answers but has lost the chunk is of a newer version than this page.
                    if now == ChunkState::Lost && api::start().await.is_ok() {
                        let _ = window().location().reload();
                    }
                    ChunkState::Lost
                }
            });
        });
    }
}
