//! How a press of a button ended, kept as what it is, so that its words follow the language.

use leptos::prelude::*;

use crate::{api::ApiFailure, components::Tone, i18n::use_i18n};

/// How something ended.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It worked; what to say.
    Done(fn() -> String),
    /// It worked; the id of the message that says what is so now.
    Said(&'static str),
    /// The server refused or could not be reached.
    Failed(ApiFailure),
    /// It failed here; what to say.
    FailedHere(fn() -> String),
}

impl Outcome {
    /// Tone and words for a [`Status`](crate::components::Status); reactive.
    pub fn words(&self) -> (Tone, String) {
        match self {
            Self::Done(words) => (Tone::Success, words()),
            Self::Said(id) => (Tone::Success, use_i18n().text(id, &[])),
            Self::Failed(failure) => (Tone::Error, failure.text()),
            Self::FailedHere(words) => (Tone::Error, words()),
        }
    }
}

/// The outcome as a [`Status`](crate::components::Status) takes it.
pub fn status(outcome: RwSignal<Option<Outcome>>) -> Signal<Option<(Tone, String)>> {
    Signal::derive(move || outcome.with(|outcome| outcome.as_ref().map(Outcome::words)))
}
