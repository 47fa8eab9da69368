//! The demo's mailbox: the mail of everybody, with all its headers.

mod message;

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Button, Progress, Status, Tone},
    t,
    view::show_if,
};

/// How often new mail is looked for while the page is in sight.
const INTERVAL: Duration = Duration::from_secs(3);

/// The page.
pub fn page() -> AnyView {
    let messages = RwSignal::new(None);
    let failure = RwSignal::new(None::<ApiFailure>);
    let load = move || {
        spawn_local(async move {
            match api::demo_messages().await {
                Ok(mailbox) => {
                    failure.set(None);
                    messages.maybe_update(|messages| {
                        let changed = messages.as_ref() != Some(&mailbox.messages);
                        *messages = Some(mailbox.messages);
                        changed
                    });
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
    let problem = Signal::derive(move || Some((Tone::Error, failure.get()?.text())));
    view! {
        <div class="column">
            <h1 tabindex="-1">{t!("demo-title")}</h1>
            <p class="lead">{t!("demo-lead")}</p>
            <Button on_press=move || load()>{t!("demo-refresh")}</Button>
            <Status message=problem />
            {show_if(waiting, || view! { <Progress /> }.into_any())}
            {show_if(empty, || view! { <p class="card">{t!("demo-empty")}</p> }.into_any())}
            <div class="mails" aria-live="polite" aria-relevant="additions">
                <For
                    each=move || messages.get().unwrap_or_default()
                    key=|message| message.id
                    children=message::card
                />
            </div>
        </div>
    }
    .into_any()
}
