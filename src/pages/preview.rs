//! The preview by itself: open to everybody, its state in the fragment, which no server sees.

mod arrival;
mod state;
mod typed;

use std::time::Duration;

use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::{
    api::ApiFailure,
    components::{
        Board, Button, Extent, Field, Status, comparison, language_select, later, recipient_language,
    },
    i18n::complete,
    label,
    outcome::{Outcome, status},
    pages::{chunk::Chunk, wizard::focus},
    route::Route,
    router::{Link, use_router},
    session::use_session,
    t, ts,
    view::{effect, show},
};

pub use arrival::view as arrival;
use state::State;
use typed::Typed;

/// How long nothing is typed before the address follows.
const PAUSE: Duration = Duration::from_millis(300);

/// The page.
pub fn page() -> AnyView {
    let router = use_router();
    let typed = Typed::start(State::parse(&router.fragment.get_untracked()));
    let identity = Signal::derive(move || typed.identity());
    let mut board = Board::new(typed.filter, Extent::Whole);
    // Whoever is signed in is asked for nothing that DNS knows.
    if untrack(|| use_session().account()).is_none() {
        board = board.knowing(typed.by_hand);
    }
    let will_it = RwSignal::new(typed.by_hand.policy.with_untracked(|policy| !policy.is_empty()));
    let choosing = RwSignal::new(typed.filter.is_set());
    let outcome = RwSignal::new(None);
    effect(move || {
        if choosing.get() || will_it.get() || board.wants_later() || typed.has_other_letters() {
            spawn_local(async move {
                if !complete().await || Chunk::Work.load().await.is_err() {
                    outcome.set(Some(Outcome::Failed(ApiFailure::Offline)));
                }
            });
        }
    });

    // Each change of the address costs a frame: it follows when somebody pauses.
    let remember = StoredValue::new_local(debounce(PAUSE, move |fragment: String| {
        router.set_fragment(&fragment);
    }));
    effect(move || {
        let fragment = typed.state().to_string();
        remember.update_value(|remember| remember(fragment));
    });
    let copy = move || {
        router.set_fragment(&untrack(move || typed.state()).to_string());
        put(window().location().href().unwrap_or_default(), outcome, || {
            ts!("preview-copied")
        });
    };
    let copy_text = move || {
        let boards = document().query_selector(".routes").ok().flatten();
        let boards = boards.and_then(|boards| boards.dyn_into::<HtmlElement>().ok());
        let text = boards.map(|boards| boards.inner_text()).unwrap_or_default();
        put(text, outcome, || ts!("preview-text-copied"));
    };
    // The choices take the button's place, and its focus.
    let pressed = RwSignal::new(false);
    let choose = move || {
        choosing.set(true);
        pressed.set(true);
    };
    effect(move || {
        if pressed.get() && later().is_some() {
            focus(".choices > :nth-child(2) select");
        }
    });
    let choice = move || match later() {
        Some(later) => (later.filters)(typed.filter),
        None => view! { <Button on_press=choose>{t!("preview-choose")}</Button> }.into_any(),
    };
    view! {
        <h1 tabindex="-1">{t!("preview-title")}</h1>
        <p class="lead">{t!("preview-lead")}</p>
        <form class="card identity" on:submit=|event| event.prevent_default()>
            {fields(typed)}
            <p class="hint">{t!("preview-private")}</p>
            <p><Link to=Route::Received>{t!("preview-received")}</Link></p>
        </form>
        <details class="card arrival" open=will_it.get_untracked()>
            <summary on:click=move |_| will_it.set(true)>{t!("preview-arrival")}</summary>
            {show(move || later().filter(|_| will_it.get()).map(|later| (later.arrival)(identity, typed.by_hand)).into_any())}
        </details>
        <div class="from-line">
            <h2>{t!("preview-compare")}</h2>
            <div class="choices">
                {language_select(typed.language)}{show(choice)}
                <Button on_press=copy>{t!("preview-copy")}</Button>
                <Button on_press=copy_text>{t!("preview-copy-text")}</Button>
            </div>
            <Status message=status(outcome) />
            {comparison(identity, recipient_language(typed.language), board)}
        </div>
    }
    .into_any()
}

/// Who writes.
fn fields(typed: Typed) -> AnyView {
    let Typed {
        from,
        name,
        primary,
        primary_name,
        reply_to,
        ..
    } = typed;
    view! {
        <Field label=label!("preview-from") value=from inputmode="email" />
        <Field label=label!("preview-name") value=name />
        <Field label=label!("preview-primary") value=primary inputmode="email" hint=label!("preview-primary-hint") />
        <Field label=label!("preview-primary-name") value=primary_name />
        <Field label=label!("preview-reply-to") value=reply_to inputmode="email" hint=label!("preview-reply-to-hint") />
    }
    .into_any()
}

/// Puts a text into the clipboard, and says how that ended.
fn put(text: String, outcome: RwSignal<Option<Outcome>>, done: fn() -> String) {
    spawn_local(async move {
        let written = JsFuture::from(window().navigator().clipboard().write_text(&text)).await;
        outcome.set(Some(match written {
            Ok(_) => Outcome::Done(done),
            Err(_) => Outcome::FailedHere(|| ts!("preview-not-copied")),
        }));
    });
}
