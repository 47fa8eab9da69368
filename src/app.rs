//! The shell: header, language, session, the page by route, and the questions that may stand before it.

mod header;
mod questions;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

use crate::{
    i18n::{self, I18n},
    pages::{
        self,
        chunk::{Arrival, Chunk, Chunks},
    },
    route::{Access, Route},
    router::{Router, use_router},
    session::{SessionContext, Visitor, use_session},
    t, ts,
    view::{effect, show, show_if, text},
};
use header::Header;
use questions::{LeaveQuestion, SessionEnded};

/// What stands in the main region.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    /// The server has not said who is here.
    Waiting,
    /// The page's code is on its way.
    Coming(Chunk),
    /// The page's code was lost on the way.
    Lost(Chunk),
    /// The server could not be asked.
    Unreachable,
    /// Sign-in in place of a page that needs it; afterwards the page is there.
    SignIn,
    /// The page, and for whom it was drawn: another user gets a new one.
    Page(Route, String),
}

/// The app.
#[component]
pub fn App() -> AnyView {
    let i18n = i18n::start();
    let router = Router::start();
    let session = SessionContext::start();
    let chunks = Chunks::new();

    let shown = Memo::new(move |_| arrived(shown(&router.route.get(), session), chunks));
    effect(move || {
        if let Shown::Coming(chunk) = shown.get() {
            chunks.send_for(chunk);
        }
    });
    Effect::new(move |before: Option<Shown>| {
        let now = shown.get();
        if before.is_some_and(|before| before != now) {
            focus_heading();
        }
        now
    });
    effect(move || {
        let page = shown.with(title);
        document().set_title(&ts!("shell-title", page = page));
    });
    effect(move || lead_on(&shown.get()));
    effect(move || {
        if i18n.ready()
            && let Some(frame) = document().get_element_by_id("frame")
        {
            frame.remove();
        }
    });

    let main = move || match shown.get() {
        Shown::Waiting | Shown::Coming(_) => pages::waiting(),
        Shown::Unreachable => pages::unreachable(Callback::new(move |()| {
            spawn_local(async move { session.refresh().await });
        })),
        Shown::Lost(chunk) => pages::unreachable(Callback::new(move |()| chunks.send_for(chunk))),
        Shown::SignIn => pages::sign_in::page(),
        // A page is drawn once for its route and user: whatever it reads while it is made must not draw it anew.
        Shown::Page(route, _) => untrack(|| pages::page(route)),
    };
    let shell = move || {
        view! {
            <Header />
            {show_if(move || !i18n.problems().is_empty(), move || broken_texts(i18n))}
            <main id="main" tabindex="-1">{show(main)}</main>
            <LeaveQuestion />
            <SessionEnded />
        }
        .into_any()
    };
    show_if(move || i18n.ready(), shell)
}

/// For a translator: why the last edit is not to be seen.
fn broken_texts(i18n: I18n) -> AnyView {
    view! {
        <div class="notice failure" role="alert">
            <p>{t!("shell-broken-texts")}</p>
            <pre class="problems" lang="en" dir="ltr">{text(move || i18n.problems())}</pre>
        </div>
    }
    .into_any()
}

fn shown(route: &Route, session: SessionContext) -> Shown {
    let needed = route.access();
    session.visitor.with(|visitor| match visitor {
        Visitor::SignedIn(account) if needed == Access::Administrator && !account.admin => {
            Shown::Page(Route::NotFound, account.address.clone())
        }
        Visitor::SignedIn(account) => Shown::Page(route.clone(), account.address.clone()),
        _ if needed == Access::Everybody => Shown::Page(route.clone(), String::new()),
        Visitor::Anonymous => Shown::SignIn,
        Visitor::Unknown => Shown::Waiting,
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
        Arrival::Here => shown,
        Arrival::Lost => Shown::Lost(chunk),
        Arrival::Elsewhere | Arrival::Coming => Shown::Coming(chunk),
    }
}

/// `/` and `/sign-in` lead on once it is known who is here.
fn lead_on(shown: &Shown) {
    let Shown::Page(Route::Home | Route::SignIn, _) = shown else {
        return;
    };
    if let Some(account) = use_session().account() {
        let start = if account.admin {
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

/// The new page's heading takes the focus: it is read out, and the next Tab goes on from there.
fn focus_heading() {
    request_animation_frame(|| {
        let heading = document()
            .query_selector("main h1")
            .ok()
            .flatten()
            .or_else(|| document().get_element_by_id("main"));
        if let Some(Ok(heading)) = heading.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
            let _ = heading.focus();
        }
    });
}
