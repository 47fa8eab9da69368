//! The preview by itself: open to everybody, its state in the fragment, which no server sees.

mod arrival;
mod state;

use std::time::Duration;

use fromline_core::message::{Identity, Mailbox};
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::{
    components::{
        Board, Button, ByHand, Extent, Field, Filter, Status, comparison, example, filters, language_select,
        later, or_example, recipient_language,
    },
    i18n::{complete, use_i18n},
    label,
    outcome::{Outcome, status},
    pages::chunk::Chunk,
    route::Route,
    router::{Link, use_router},
    t, ts,
    view::{effect, show},
};

pub use arrival::view as arrival;
use state::State;

/// How long nothing is typed before the address follows.
const PAUSE: Duration = Duration::from_millis(300);

/// The page.
pub fn page() -> AnyView {
    let router = use_router();
    let i18n = use_i18n();
    let given = State::parse(&router.fragment.get_untracked());
    // Somebody who brings nothing sees the help page's example, as text that can be changed.
    let start = given.unwrap_or_else(|| {
        let example = example(i18n.language.get_untracked());
        State {
            name: example.from.name,
            from: example.from.address,
            primary: example.primary.address,
            ..State::default()
        }
    });

    let name = RwSignal::new(start.name);
    let from = RwSignal::new(start.from);
    let primary_name = RwSignal::new(start.primary_name);
    let primary = RwSignal::new(start.primary);
    let reply_to = RwSignal::new(start.reply_to);
    let language = RwSignal::new(start.language);
    let filter = Filter::default();
    let will_it = RwSignal::new(!start.policy.is_empty());
    let by_hand = ByHand {
        spf: RwSignal::new(start.spf),
        dkim: RwSignal::new(start.dkim),
        policy: RwSignal::new(start.policy),
    };
    let board = Board::new(filter, Extent::Whole).knowing(by_hand);
    effect(move || {
        if board.wants_later() || will_it.get() {
            spawn_local(async {
                if complete().await {
                    drop(Chunk::Work.load().await);
                }
            });
        }
    });
    let outcome = RwSignal::new(None);
    let state = move || State {
        name: name.get(),
        from: from.get(),
        primary_name: primary_name.get(),
        primary: primary.get(),
        reply_to: reply_to.get(),
        language: language.get(),
        spf: by_hand.spf.get(),
        dkim: by_hand.dkim.get(),
        policy: by_hand.policy.get(),
    };
    let identity = Signal::derive(move || {
        let State {
            name,
            from,
            primary_name,
            primary,
            reply_to,
            ..
        } = state();
        let typed = Identity {
            from: Mailbox::new(name.trim(), from.trim()),
            primary: Mailbox::new(primary_name.trim(), primary.trim()),
            reply_to: Some(reply_to.trim().to_owned()).filter(|address| !address.is_empty()),
        };
        or_example(typed, i18n.language())
    });

    // Each change of the address costs a frame: it follows when somebody pauses.
    let remember = StoredValue::new_local(debounce(PAUSE, move |fragment: String| {
        router.set_fragment(&fragment);
    }));
    effect(move || {
        let fragment = state().to_string();
        remember.update_value(|remember| remember(fragment));
    });
    let copy = move || {
        router.set_fragment(&untrack(state).to_string());
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
    view! {
        <h1 tabindex="-1">{t!("preview-title")}</h1>
        <p class="lead">{t!("preview-lead")}</p>
        <form class="card identity" on:submit=|event| event.prevent_default()>
            <Field label=label!("preview-from") value=from inputmode="email" />
            <Field label=label!("preview-name") value=name />
            <Field label=label!("preview-primary") value=primary inputmode="email" hint=label!("preview-primary-hint") />
            <Field label=label!("preview-primary-name") value=primary_name />
            <Field label=label!("preview-reply-to") value=reply_to inputmode="email" hint=label!("preview-reply-to-hint") />
            <div class="share">
                <Button on_press=copy>{t!("preview-copy")}</Button>
                <Button on_press=copy_text>{t!("preview-copy-text")}</Button>
                <Status message=status(outcome) />
                <p class="hint">{t!("preview-private")}</p>
                <p><Link to=Route::Received>{t!("preview-received")}</Link></p>
            </div>
        </form>
        <details class="card arrival" open=will_it.get_untracked()>
            <summary on:click=move |_| will_it.set(true)>{t!("preview-arrival")}</summary>
            {show(move || later().filter(|_| will_it.get()).map(|later| (later.arrival)(identity, by_hand)).into_any())}
        </details>
        <div class="from-line">
            <h2>{t!("preview-compare")}</h2>
            <div class="choices">{language_select(language)}{filters(filter)}</div>
            {comparison(identity, recipient_language(language), board)}
        </div>
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
