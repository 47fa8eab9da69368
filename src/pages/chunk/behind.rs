//! The chunks: what each brings along and draws. Those behind [`work`] are asked for by its code, so that the first download knows
//! nothing of them.

#![expect(
    clippy::unnecessary_wraps,
    reason = "the failure of what `wasm_split` puts before the function"
)]

use std::{cell::Cell, pin::Pin};

use fromline_core::clients::COMMON;
use js_sys::{Array, Reflect};
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use web_sys::{CssStyleSheet, Element};

use super::{Chunk, Draw, LoadedChunk};
use crate::{
    app,
    components::{ByHand, Later, bring, brought_by, change, columns, everything},
    pages::{
        account, aliases, checklist, confirm, consent, demo_mail, explanation, gateways, help, link,
        mail_language, people, policy, preview, received, wizard, write_from,
    },
    platform, png,
    route::Route,
    view::mount,
};

/// What [`work`] hands out.
#[derive(Clone, Copy)]
pub struct Work {
    /// Downloads another chunk that needs it.
    pub load: fn(Chunk) -> Loading,
}

/// A chunk that is on its way.
type Loading = Pin<Box<dyn Future<Output = LoadedChunk>>>;

#[wasm_split(open, wasm_split_path = leptos::wasm_split, fallible)]
pub fn open() -> LoadedChunk {
    Ok(|_, main| preview::draw(main))
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, fallible)]
pub fn work() -> Result<Work, SplitLoaderError> {
    if adopt(Chunk::Work, include_str!("../../../style/later/work.css")) {
        app::ask();
        // The messages of pages that draw From lines contain those of the board.
        brought_by(|| Box::pin(async { board().await.is_ok() }));
    }
    Ok(Work {
        load: |chunk| Box::pin(load(chunk)),
    })
}

async fn load(chunk: Chunk) -> LoadedChunk {
    match chunk {
        Chunk::Open => open().await,
        Chunk::Work => Ok(nothing),
        Chunk::List => list().await,
        Chunk::Board => board().await,
        Chunk::Alias => alias().await,
        Chunk::Edit => edit().await,
        Chunk::Policy => policy().await,
        Chunk::Checklist => checklist().await.map(|_| nothing as Draw),
        Chunk::Gateways => gateways().await,
        Chunk::People => people().await,
        Chunk::Received => received().await,
        Chunk::Account => account().await,
        Chunk::Links => links().await,
        Chunk::Write => write().await,
        Chunk::Demo => demo().await,
    }
}

#[wasm_split(list, wasm_split_path = leptos::wasm_split, fallible)]
fn list() -> LoadedChunk {
    Ok(|_, main| draw(main, aliases::page))
}

#[wasm_split(board, wasm_split_path = leptos::wasm_split, fallible)]
fn board() -> LoadedChunk {
    bring_board();
    Ok(nothing)
}

#[wasm_split(alias, wasm_split_path = leptos::wasm_split, fallible)]
fn alias() -> LoadedChunk {
    adopt_alias();
    Ok(|_, main| draw(main, wizard::page))
}

#[wasm_split(edit, wasm_split_path = leptos::wasm_split, fallible)]
fn edit() -> LoadedChunk {
    adopt_alias();
    Ok(|route, main| {
        if let Route::EditAlias(address) = route {
            draw(main, || aliases::edit(address));
        }
    })
}

#[wasm_split(setup, wasm_split_path = leptos::wasm_split, fallible)]
pub fn setup() -> Result<aliases::LaterParts, SplitLoaderError> {
    Ok(aliases::LATER)
}

#[wasm_split(steps, wasm_split_path = leptos::wasm_split, fallible)]
pub fn steps() -> Result<wizard::LaterSteps, SplitLoaderError> {
    Ok(wizard::LATER)
}

#[wasm_split(policy, wasm_split_path = leptos::wasm_split, fallible)]
fn policy() -> LoadedChunk {
    adopt_admin();
    Ok(|_, main| draw(main, policy::page))
}

#[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, fallible)]
pub fn dialogs() -> Result<policy::Dialogs, SplitLoaderError> {
    Ok(policy::DIALOGS)
}

#[wasm_split(checklist, wasm_split_path = leptos::wasm_split, fallible)]
pub fn checklist() -> Result<fn() -> AnyView, SplitLoaderError> {
    adopt(
        Chunk::Checklist,
        include_str!("../../../style/later/checklist.css"),
    );
    Ok(checklist::view)
}

#[wasm_split(gateways, wasm_split_path = leptos::wasm_split, fallible)]
fn gateways() -> LoadedChunk {
    adopt_admin();
    Ok(|_, main| draw(main, gateways::page))
}

#[wasm_split(removal, wasm_split_path = leptos::wasm_split, fallible)]
pub fn removal() -> Result<gateways::GatewayDialogs, SplitLoaderError> {
    Ok(gateways::DIALOGS)
}

#[wasm_split(people, wasm_split_path = leptos::wasm_split, fallible)]
fn people() -> LoadedChunk {
    adopt_admin();
    Ok(|route, main| match route {
        Route::People => draw(main, people::page),
        Route::Person(id) => draw(main, || people::person(id)),
        _ => (),
    })
}

#[wasm_split(roles, wasm_split_path = leptos::wasm_split, fallible)]
pub fn roles() -> Result<people::DrawRoles, SplitLoaderError> {
    Ok(people::roles)
}

#[wasm_split(received, wasm_split_path = leptos::wasm_split, fallible)]
fn received() -> LoadedChunk {
    adopt(Chunk::Received, include_str!("../../../style/later/received.css"));
    Ok(|_, main| draw(main, received::page))
}

#[wasm_split(answer, wasm_split_path = leptos::wasm_split, fallible)]
pub fn answer() -> Result<received::DrawAnswer, SplitLoaderError> {
    bring_board();
    Ok(received::answer)
}

#[wasm_split(account, wasm_split_path = leptos::wasm_split, fallible)]
fn account() -> LoadedChunk {
    adopt(Chunk::Account, include_str!("../../../style/later/account.css"));
    Ok(|_, main| draw(main, account::page))
}

#[wasm_split(links, wasm_split_path = leptos::wasm_split, fallible)]
fn links() -> LoadedChunk {
    adopt(Chunk::Links, include_str!("../../../style/later/links.css"));
    Ok(|route, main| match route {
        Route::Link => draw(main, link::page),
        Route::Confirm => draw(main, confirm::page),
        Route::OauthReturn => draw(main, consent::page),
        _ => (),
    })
}

#[wasm_split(write, wasm_split_path = leptos::wasm_split, fallible)]
fn write() -> LoadedChunk {
    adopt(Chunk::Write, include_str!("../../../style/later/write.css"));
    Ok(|route, main| match route {
        Route::Help => draw(main, help::page),
        Route::WriteFrom(address) => draw(main, || write_from::page(address)),
        _ => (),
    })
}

#[wasm_split(now, wasm_split_path = leptos::wasm_split, fallible)]
pub fn now() -> Result<write_from::DrawNow, SplitLoaderError> {
    Ok(write_from::now)
}

#[wasm_split(demo, wasm_split_path = leptos::wasm_split, fallible)]
fn demo() -> LoadedChunk {
    adopt(Chunk::Demo, include_str!("../../../style/later/demo.css"));
    Ok(|_, main| draw(main, demo_mail::page))
}

/// Chunks without a page of their own draw none.
fn nothing(_: Route, _: &Element) {}

fn adopt_alias() {
    adopt(Chunk::Alias, include_str!("../../../style/later/alias.css"));
}

fn adopt_admin() {
    adopt(Chunk::Policy, include_str!("../../../style/later/admin.css"));
}

/// What pages that draw From lines show on demand.
fn bring_board() {
    adopt(Chunk::Board, include_str!("../../../style/later/board.css"));
    bring(Later {
        programs: COMMON,
        as_mailed: platform::as_mailed,
        everything: |place, comparison, filter| mount(place, move || everything(comparison, filter)),
        columns,
        correct: ByHand::correct,
        change,
        explain: explanation::explain,
        copy: |element, name| Box::pin(async move { png::copy(element, &name).await }),
        arrival: |place, identity, by_hand| mount(place, move || preview::arrival(identity, by_hand)),
    });
}

/// Draws a page below what may stand above all of them.
fn draw(main: &Element, page: impl FnOnce() -> AnyView + 'static) {
    fn erased(main: &Element, page: Box<dyn FnOnce() -> AnyView>) {
        mount(main, || view! { {mail_language::question()}{page()} }.into_any());
    }
    erased(main, Box::new(page));
}

thread_local! {
    /// Bit by bit, whose style is part of the page.
    static ADOPTED: Cell<u16> = const { Cell::new(0) };
}

/// Adds the style of a chunk to the page's own; returns false if that was done before.
fn adopt(chunk: Chunk, sheet: &str) -> bool {
    let bit = 1 << chunk as u16;
    let adopted = ADOPTED.get();
    if adopted & bit != 0 {
        return false;
    }
    ADOPTED.set(adopted | bit);
    if let Ok(new) = CssStyleSheet::new() {
        let _ = new.replace_sync(sheet);
        let name = "adoptedStyleSheets".into();
        if let Ok(adopted) = Reflect::get(&document(), &name) {
            let all = Array::from(&adopted);
            all.push(&new);
            let _ = Reflect::set(&document(), &name, &all);
        }
    }
    true
}
