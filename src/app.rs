//! The shell: header, language, session, the page by route.

mod header;
mod questions;

use std::{cell::Cell, time::Duration};

use fromline_core::role::Permission;
use fromline_core::screen;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::UnwrapThrowExt;
use web_sys::Element;

pub use questions::ask;

use crate::{
    focus::focus_heading,
    i18n::{self, use_i18n},
    pages::{
        self,
        chunk::{Chunk, ChunkState, Chunks},
        sign_in,
    },
    route::{Access, Route},
    router::{Router, use_router},
    session::{SessionContext, Visitor, use_session},
    ts,
    vdom::{Deed, live},
    view::effect,
};

/// Under this a wait is not mentioned: a fast answer must not flicker.
const SLOW: Duration = Duration::from_millis(500);

/// What stands in the main region.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    /// The session is not known yet.
    Waiting,
    /// The page's chunk is loading.
    Coming(Chunk),
    /// The page's chunk failed to load.
    Lost(Chunk),
    /// The server did not answer.
    Unreachable,
    /// The sign-in form in place of a page that needs a session; the page follows after sign-in.
    SignIn,
    /// The page, and the user that it was drawn for: another user gets a new one.
    Page(Route, String),
}

/// Starts the app, which draws the page of the present route from then on.
pub fn start() {
    let i18n = i18n::start();
    let router = Router::start();
    let session = SessionContext::start();
    let chunks = Chunks::new();

    let shown = Memo::new(move |_| arrived(shown(&router.route.get(), session), chunks));
    effect(move || {
        if let Shown::Coming(chunk) = shown.get() {
            chunks.send_for(chunk);
        }
        // The questions that may stand before a page are behind sign-in, like whatever gives rise to them.
        if session.ended.get() || router.held.with(Option::is_some) {
            chunks.send_for(Chunk::Work);
        }
    });
    effect(move || {
        let page = shown.with(title);
        document().set_title(&ts!("shell-title", page = page));
    });
    effect(move || lead_on(&shown.get()));

    // Both stand in the page's frame.
    header::start(&element("shell"));
    let main = element("main");
    let painted = Cell::new(main.first_element_child().is_some());
    let before = Cell::new(None);
    let ready = Memo::new(move |_| i18n.ready());
    effect(move || {
        if !ready.get() {
            return;
        }
        let now = shown.get();
        // What is painted stays until its page is here.
        if painted.get() && matches!(now, Shown::Waiting | Shown::Coming(_)) {
            return;
        }
        if let Some(frame) = document().get_element_by_id("frame") {
            frame.remove();
        }
        let _ = main.remove_attribute("hidden");
        for mark in ["data-live", "data-painted"] {
            let _ = main.remove_attribute(mark);
        }
        let adopts = painted.replace(false) && now.is_painted();
        if !adopts {
            main.set_inner_html("");
            // Not at the start: the page is read from its beginning.
            if before.take().is_some_and(|before| before != now) {
                focus_heading();
            }
        }
        before.set(Some(now.clone()));
        // A page is drawn once for its route and user: whatever it reads while it is made must not draw it anew.
        untrack(|| draw(now, &main, chunks));
    });
}

impl Shown {
    /// Whether the server paints it.
    const fn is_painted(&self) -> bool {
        matches!(self, Self::SignIn | Self::Page(Route::SignIn | Route::Preview, _))
    }
}

/// An element of the page's frame.
fn element(id: &str) -> Element {
    document().get_element_by_id(id).unwrap_throw()
}

fn draw(shown: Shown, main: &Element, chunks: Chunks) {
    match shown {
        Shown::Waiting | Shown::Coming(_) => wait(main),
        Shown::Unreachable => lost(main, || {
            spawn_local(async { use_session().refresh().await });
        }),
        Shown::Lost(chunk) => lost(main, move || chunks.send_for(chunk)),
        Shown::SignIn => sign_in::draw(main),
        Shown::Page(route, _) => pages::draw(route, main),
    }
}

fn wait(main: &Element) {
    let slow = RwSignal::new(false);
    if let Ok(timer) = set_timeout_with_handle(move || slow.set(true), SLOW) {
        on_cleanup(move || timer.clear());
    }
    live(
        main,
        move || Some(screen::waiting(&use_i18n(), slow.get())),
        |_| (),
    );
}

fn lost(main: &Element, again: impl Fn() + 'static) {
    let on = move |deed| {
        if matches!(deed, Deed::Press(_)) {
            again();
        }
    };
    live(main, || Some(screen::unreachable(&use_i18n())), on);
}

fn shown(route: &Route, session: SessionContext) -> Shown {
    let needed = route.access();
    session.visitor.with(|visitor| match visitor {
        Visitor::SignedIn(account)
            if matches!(needed, Access::Needs(permission) if !account.may(permission)) =>
        {
            Shown::Page(Route::NotFound, account.address.clone())
        }
        Visitor::SignedIn(account) => Shown::Page(route.clone(), account.address.clone()),
        // What somebody has begun to type must not be drawn anew when it is known who they are.
        Visitor::Unknown => Shown::Waiting,
        _ if needed == Access::Everybody => Shown::Page(route.clone(), String::new()),
        Visitor::Anonymous => Shown::SignIn,
        Visitor::Unreachable => Shown::Unreachable,
    })
}

/// Instead of a page whose code is not here: that it is coming, or was lost.
fn arrived(shown: Shown, chunks: Chunks) -> Shown {
    let Shown::Page(route, _) = &shown else {
        return shown;
    };
    let Some(chunk) = Chunk::of(route) else {
        return shown;
    };
    match chunks.arrival(chunk) {
        ChunkState::Here => shown,
        ChunkState::Lost => Shown::Lost(chunk),
        ChunkState::Elsewhere | ChunkState::Coming => Shown::Coming(chunk),
    }
}

/// `/` and `/sign-in` lead on once it is known who is here.
fn lead_on(shown: &Shown) {
    let Shown::Page(Route::Home | Route::SignIn, _) = shown else {
        return;
    };
    if let Some(account) = use_session().account() {
        let start = if account.may(Permission::SeePolicies) {
            Route::Policy
        } else {
            Route::Aliases
        };
        use_router().replace(start);
    }
}

fn title(shown: &Shown) -> String {
    match shown {
        Shown::SignIn => ts!("sign-in-title"),
        Shown::Page(route, _) => pages::title(route),
        Shown::Waiting | Shown::Unreachable | Shown::Coming(_) | Shown::Lost(_) => ts!("shell-loading"),
    }
}
