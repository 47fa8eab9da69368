//! How a press of a button ended, kept as what it is, so that its words follow the language.

use leptos::prelude::*;

use crate::{api::ApiFailure, components::Tone, i18n::use_i18n};
use fromline_core::text::MessageId;

/// The outcome of an action.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The action succeeded; the function returns the words.
    Done(fn() -> String),
    /// The action succeeded; id of the message about the new state.
    Said(MessageId),
    /// The server refused or did not answer.
    Failed(ApiFailure),
    /// The action failed in the browser; the function returns the words.
    FailedHere(fn() -> String),
}

impl Outcome {
    /// Tone and words for a [`Status`](crate::components::Status); reactive.
    pub fn words(&self) -> (Tone, String) {
        match self {
            Self::Done(words) => (Tone::Success, words()),
            Self::Said(id) => (Tone::Success, use_i18n().text(*id)),
            Self::Failed(failure) => (Tone::Error, failure.text()),
            Self::FailedHere(words) => (Tone::Error, words()),
        }
    }
}

/// Converts the outcome for a [`Status`](crate::components::Status).
pub fn status(outcome: RwSignal<Option<Outcome>>) -> Signal<Option<(Tone, String)>> {
    Signal::derive(move || outcome.with(|outcome| outcome.as_ref().map(Outcome::words)))
}
