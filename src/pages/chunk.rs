//! Code that is downloaded when a page needs it: whoever signs in does not wait for the wizard, and only administrators download
//! administrators' pages.
//!
//! Which file shared code belongs into is decided where the app is bundled (`xtask/src/bundle/fold.rs`), by what needs what.

use std::cell::Cell;

use leptos::{prelude::*, task::spawn_local, wasm_split::SplitLoaderError};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::{
    api,
    i18n::{self, Extent},
    route::Route,
};

pub mod behind;

/// A group of pages that are downloaded together.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Chunk {
    /// Pages open to everyone that draw From lines.
    Open,
    /// What every other chunk but [`Open`](Self::Open) needs.
    Work,
    /// The list of addresses.
    List,
    /// All programs in groups, and whether mail arrives: for pages that draw From lines, when somebody wants to see them.
    Board,
    /// The beginning of adding an address.
    Alias,
    /// The page of one address.
    Edit,
    /// The administrators' page of the policy.
    Policy,
    /// The setup checklist on it.
    Checklist,
    /// The administrators' list of gateways.
    Gateways,
    /// The administrators' pages of people.
    People,
    /// The form that takes the headers of a received mail.
    Received,
    /// The page about the user's account.
    Account,
    /// Pages that links in mails and other sites lead to.
    Links,
    /// The guides for writing from an address.
    Write,
    /// The page of the demo's mailbox.
    Demo,
}

/// How many chunks there are.
const COUNT: usize = Chunk::Demo as usize + 1;

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

/// Draws a page of a chunk into the main region.
pub type Draw = fn(Route, &Element);
/// What a chunk hands out once it is loaded: a function instead of a view, which is made where it is drawn.
pub type LoadedChunk = Result<Draw, SplitLoaderError>;

#[wasm_bindgen]
extern "C" {
    /// Loads a chunk's files before its code is asked for; `idle` only fetches them, after all that is needed now
    /// (`xtask/src/bundle/fold.rs`).
    fn ahead(chunk: &str, idle: bool);
}

thread_local! {
    static DRAW: [Cell<Option<Draw>>; COUNT] = const { [const { Cell::new(None) }; COUNT] };
}

impl Chunk {
    /// The chunk of a page; `None` for pages in the first download.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Home | Route::SignIn | Route::NotFound => None,
            Route::Preview => Some(Self::Open),
            Route::Aliases => Some(Self::List),
            Route::NewAlias => Some(Self::Alias),
            Route::EditAlias(_) => Some(Self::Edit),
            Route::Policy => Some(Self::Policy),
            Route::Gateways => Some(Self::Gateways),
            Route::People | Route::Person(_) => Some(Self::People),
            Route::Received => Some(Self::Received),
            Route::Account => Some(Self::Account),
            Route::Link | Route::Confirm | Route::OauthReturn => Some(Self::Links),
            Route::Help | Route::WriteFrom(_) => Some(Self::Write),
            Route::DemoMail => Some(Self::Demo),
        }
    }

    /// Its name, as `wasm_split` has it.
    const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::List => "list",
            Self::Edit => "edit",
            Self::Policy => "policy",
            Self::Gateways => "gateways",
            Self::People => "people",
            chunk => chunk.words().name(),
        }
    }

    /// The messages that come with it, beside those before sign-in; most have its name.
    const fn words(self) -> Extent {
        match self {
            Self::Open => Extent::First,
            Self::Work | Self::List => Extent::Work,
            Self::Board => Extent::Board,
            Self::Alias | Self::Edit => Extent::Alias,
            Self::Policy | Self::Gateways | Self::People => Extent::Admin,
            Self::Checklist => Extent::Checklist,
            Self::Received => Extent::Received,
            Self::Account => Extent::Account,
            Self::Links => Extent::Links,
            Self::Write => Extent::Write,
            Self::Demo => Extent::Demo,
        }
    }

    /// Whether it needs [`Chunk::Work`].
    fn is_behind(self) -> bool {
        !matches!(self, Self::Open | Self::Work)
    }

    /// Draws one of its pages, once it is loaded.
    pub fn draw(self, route: Route, main: &Element) {
        if let Some(draw) = DRAW.with(|draw| draw[self as usize].get()) {
            draw(route, main);
        }
    }

    /// Downloads the chunk and what it needs, unless they are loaded.
    pub async fn load(self) -> LoadedChunk {
        if self == Self::Open {
            return behind::open().await;
        }
        let work = behind::work().await?;
        (work.load)(self).await
    }

    /// Downloads the chunk with its messages, and what it needs, for a page of another chunk; returns false if something did not come.
    pub async fn complete(self) -> bool {
        ahead(self.name(), false);
        i18n::complete(Extent::Work).await && i18n::complete(self.words()).await && self.load().await.is_ok()
    }

    /// Downloads the chunk and its messages, both at once; what it needs beside is sent for by [`Chunks`].
    async fn bring(self) -> bool {
        ahead(self.name(), false);
        let complete = i18n::complete(self.words()).await;
        let Ok(draw) = self.load().await else {
            return false;
        };
        DRAW.with(|all| all[self as usize].set(Some(draw)));
        complete
    }

    /// Downloads its code when the browser has nothing else to do, for a page that is likely to come next.
    pub fn expect(self) {
        request_idle_callback(move || ahead(self.name(), true));
    }
}

/// The loading state of each chunk.
#[derive(Clone, Copy)]
pub struct Chunks(RwSignal<[ChunkState; COUNT]>);

impl Chunks {
    /// Makes the state with no chunk loaded.
    pub fn new() -> Self {
        Self(RwSignal::new([ChunkState::Elsewhere; COUNT]))
    }

    /// Loading state of a chunk and of what it needs; reactive.
    pub fn arrival(self, chunk: Chunk) -> ChunkState {
        let needed = if chunk.is_behind() { Chunk::Work } else { chunk };
        let both = self
            .0
            .with(|chunks| [chunks[chunk as usize], chunks[needed as usize]]);
        match both {
            [ChunkState::Here, other] => other,
            [ChunkState::Lost, _] | [_, ChunkState::Lost] => ChunkState::Lost,
            [other, _] => other,
        }
    }

    /// Starts to download a chunk, unless it is loaded or loading.
    pub fn send_for(self, chunk: Chunk) {
        if chunk.is_behind() {
            self.send_for(Chunk::Work);
        }
        let now = self.0.with_untracked(|chunks| chunks[chunk as usize]);
        if matches!(now, ChunkState::Coming | ChunkState::Here) {
            return;
        }
        let set = move |arrival| self.0.update(|chunks| chunks[chunk as usize] = arrival);
        set(ChunkState::Coming);
        spawn_local(async move {
            set(if chunk.bring().await {
                ChunkState::Here
            } else {
                // A server that answers but has lost the chunk is of a newer version than this page.
                if now == ChunkState::Lost && api::start().await.is_ok() {
                    let _ = window().location().reload();
                }
                ChunkState::Lost
            });
        });
    }
}
