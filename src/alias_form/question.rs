//! "I do not know the server": a message to whoever runs the address's mail, in the language that they read.

use fromline_core::{
    Language,
    text::{Extent, FilledMessage, MessageTable, say},
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use super::{detection::Detection, fields::Fields};
use crate::{
    api,
    components::{Button, Select, Status, unique_id},
    i18n::{category, use_i18n},
    label,
    outcome::{Outcome, status},
    t, ts,
    view::{attribute, effect, flag, text},
};

/// Draws the message to the domain's administrator, loaded when opened.
pub fn view(fields: Fields, detection: Detection) -> AnyView {
    let language = RwSignal::new(untrack(|| use_i18n().language()).code().to_owned());
    let table = RwSignal::new(None::<MessageTable>);
    let outcome = RwSignal::new(None);
    let opened = RwSignal::new(false);
    effect(move || {
        let wanted = language.get();
        if !opened.get() {
            return;
        }
        spawn_local(async move {
            let came = api::locale(&wanted, Extent::Alias).await;
            if language.try_get_untracked().as_ref() != Some(&wanted) {
                return;
            }
            match came {
                Ok(came) => table.set(Some(came)),
                Err(failure) => outcome.set(Some(Outcome::Failed(failure))),
            }
        });
    });
    let message = Signal::derive(move || {
        let address = fields.address.with(|address| address.trim().to_owned());
        table.with(|table| written(table.as_ref(), &address, &detection.domain()))
    });
    let copy = move || {
        let text = message.get_untracked();
        spawn_local(async move {
            let written = JsFuture::from(window().navigator().clipboard().write_text(&text)).await;
            outcome.set(Some(match written {
                Ok(_) => Outcome::Done(|| ts!("wizard-ask-copied")),
                Err(_) => Outcome::FailedHere(|| ts!("preview-not-copied")),
            }));
        });
    };
    let languages = Language::all().map(|language| {
        let name = Signal::stored(language.name().to_owned());
        (language.code().to_owned(), name)
    });
    let id = unique_id("question");
    let language_of = attribute(move || Some(language.get()));
    view! {
        <details
            class="ask"
            open=flag(move || detection.found_nothing())
            on:toggle=move |_| opened.set(true)
        >
            <summary>{t!("wizard-ask")}</summary>
            <p>{t!("wizard-ask-text")}</p>
            <Select label=label!("wizard-ask-language") value=language options=languages.collect() />
            <div class="field" role="group" aria-labelledby=id.clone()>
                <p class="label" id=id.clone()>{t!("wizard-ask-message-label")}</p>
                <p class="message" lang=language_of>{text(message)}</p>
            </div>
            <Button on_press=copy>{t!("wizard-ask-copy")}</Button>
            <Status message=status(outcome) />
        </details>
    }
    .into_any()
}

/// In the language of a table; empty until it has come.
fn written(table: Option<&MessageTable>, address: &str, domain: &str) -> String {
    let Some(table) = table else {
        return String::new();
    };
    let language = Language::parse(&table.language).unwrap_or_default();
    let say = |message: FilledMessage<'_>| table.say(message, &|number| category(language, number));
    say!(say, "wizard-ask-message", address = address, domain = domain)
}
