//! The preview by itself: open to everybody, its state in the fragment, which no server sees.

mod arrival;
mod state;
mod typed;

use std::time::Duration;

use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, NodeList};

use crate::{
    api::ApiFailure,
    components::{
        Button, Chosen, Comparison, Field, Status, language_select, later, pictures, recipient_language,
    },
    i18n::complete,
    label,
    outcome::{Outcome, status},
    pages::chunk::Chunk,
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
    let mut comparison = Comparison::new(identity, recipient_language(typed.language));
    // Whoever is signed in is asked for nothing that DNS knows.
    if untrack(|| use_session().account()).is_none() {
        comparison = comparison.knowing(typed.by_hand);
    }
    let chosen = Chosen::start();
    let will_it = RwSignal::new(typed.by_hand.policy.with_untracked(|policy| !policy.is_empty()));
    let all = RwSignal::new(typed.filter.is_set());
    let outcome = RwSignal::new(None);
    effect(move || {
        if all.get() || will_it.get() || chosen.wants_later() || typed.has_other_letters() {
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
        let drawn = document().query_selector(".from-line").ok().flatten();
        let drawn = drawn.and_then(|drawn| drawn.dyn_into::<HtmlElement>().ok());
        put(
            drawn.map(|drawn| shown(&drawn)).unwrap_or_default(),
            outcome,
            || ts!("preview-text-copied"),
        );
    };
    let everything = move || {
        later()
            .filter(|_| all.get())
            .map(|later| (later.everything)(comparison, typed.filter))
            .into_any()
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
                {chosen.select()}{language_select(typed.language)}
                <Button on_press=copy>{t!("preview-copy")}</Button>
                <Button on_press=copy_text>{t!("preview-copy-text")}</Button>
            </div>
            <Status message=status(outcome) />
            <p class="legend">{t!("preview-differs")}</p>
            {pictures(comparison, chosen)}
            <details class="everything" open=all.get_untracked() on:toggle=move |_| all.set(true)>
                <summary>{t!("preview-everything")}</summary>
                {show(everything)}
            </details>
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
