//! The demo's mailbox: the mail of everybody, with all its headers.

mod message;

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

use crate::{
    api::{self, ApiFailure},
    components::{Button, Progress, Status, Tone},
    t,
    view::{show, show_if},
};

/// How often new mail is looked for while the page is in sight.
const INTERVAL: Duration = Duration::from_secs(3);

/// Draws the demo's mailbox.
pub fn page() -> AnyView {
    let messages = RwSignal::new(None);
    let failure = RwSignal::new(None::<ApiFailure>);
    let load = move || {
        spawn_local(async move {
            match api::demo_messages().await {
                Ok(mailbox) => {
                    failure.set(None);
                    // `None`: the page was left while the answer was on its way.
                    let news = messages.try_with_untracked(|old| old.as_ref() != Some(&mailbox.messages));
                    if news == Some(true) {
                        keep_focus();
                        messages.set(Some(mailbox.messages));
                    }
                }
                Err(refused) => failure.set(Some(refused)),
            }
        });
    };
    load();
    let look = move || {
        if !document().hidden() {
            load();
        }
    };
    if let Ok(timer) = set_interval_with_handle(look, INTERVAL) {
        on_cleanup(move || timer.clear());
    }

    let empty = move || messages.with(|messages| messages.as_ref().is_some_and(Vec::is_empty));
    let waiting = move || messages.with(Option::is_none) && failure.with(Option::is_none);
    // Drawn as a whole when mail arrives, which is rare, so what is unfolded is remembered here. A keyed list would
    // be a tenth of what this page weighs.
    let unfolded = StoredValue::new(Vec::new());
    let list = move || {
        let messages = messages.get().unwrap_or_default();
        let cards = messages
            .into_iter()
            .map(|message| message::card(message, unfolded));
        cards.collect::<Vec<_>>().into_any()
    };
    let problem = Signal::derive(move || Some((Tone::Error, failure.get()?.text())));
    view! {
        <div class="column">
            <h1 tabindex="-1">{t!("demo-title")}</h1>
            <p class="lead">{t!("demo-lead")}</p>
            <Button on_press=move || load()>{t!("demo-refresh")}</Button>
            <Status message=problem />
            {show_if(waiting, || view! { <Progress /> }.into_any())}
            {show_if(empty, || view! { <p class="empty card">{t!("demo-empty")}</p> }.into_any())}
            <p class="hint" role="status">{t!("demo-count", count = messages.with(|messages| messages.as_ref().map_or(0, Vec::len)))}</p>
            <div class="mails">{show(list)}</div>
        </div>
    }
    .into_any()
}

/// Gives the focus back to the mail that had it, once the list is drawn anew.
fn keep_focus() {
    let focused = document()
        .active_element()
        .and_then(|element| element.closest("details").ok()?);
    if let Some(mail) = focused {
        let id = mail.id();
        request_animation_frame(move || {
            let summary = document()
                .query_selector(&format!("#{id} > summary"))
                .ok()
                .flatten();
            if let Some(Ok(summary)) = summary.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
                let _ = summary.focus();
            }
        });
    }
}
