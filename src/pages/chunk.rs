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
    i18n, platform, png,
    route::Route,
    view::mount,
};

/// A group of pages that are downloaded together. Code shared by several chunks becomes a file of its own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Chunk {
    /// Pages open to everyone that draw From lines.
    Open,
    /// Pages behind sign-in or leading there, and the demo's mailbox.
    Work,
}

/// The loading state of a chunk.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChunkState {
    /// The chunk was not needed yet.
    Elsewhere,
    /// The chunk is loading.
    Coming,
    /// The chunk failed to load.
    Lost,
    /// The chunk's pages can be drawn.
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
        as_mailed: platform::as_mailed,
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
    /// The chunk of a page; `None` for pages in the first download.
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

    /// Draws one of its pages, once it is loaded.
    pub fn draw(self, route: Route, main: &Element) {
        if let Some(draw) = DRAW.with(|draw| draw[self as usize].get()) {
            draw(route, main);
        }
    }

    /// Downloads the chunk, unless it is loaded.
    pub async fn load(self) -> Loaded {
        match self {
            Self::Open => open().await,
            Self::Work => work().await,
        }
    }
}

/// The loading state of each chunk.
#[derive(Clone, Copy)]
pub struct Chunks(RwSignal<[ChunkState; 2]>);

impl Chunks {
    /// Makes the state with no chunk loaded.
    pub fn new() -> Self {
        Self(RwSignal::new([ChunkState::Elsewhere; 2]))
    }

    /// Loading state of a chunk; reactive.
    pub fn arrival(self, chunk: Chunk) -> ChunkState {
        self.0.with(|chunks| chunks[chunk as usize])
    }

    /// Starts to download a chunk, unless it is loaded or loading.
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
