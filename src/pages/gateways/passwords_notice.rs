//! Emailing users with a password at a provider that stops accepting passwords: what is asked about, and what came of
//! it. The question itself comes with another chunk.

mod dialog;

use fromline_core::api::PasswordsEnding;
use leptos::prelude::*;

use crate::{api::ApiFailure, components::Tone, pages::notify::Telling, ts};
pub use dialog::view as dialog;

/// State of the question before users are emailed. `Copy`.
#[derive(Clone, Copy)]
pub struct PasswordsNotice {
    /// The provider that is asked about.
    target: RwSignal<Option<PasswordsEnding>>,
    /// What is added to the emails.
    telling: Telling,
    /// How many users the last request emailed, or why none.
    outcome: RwSignal<Option<Result<u32, ApiFailure>>>,
    /// Whether one is under way.
    busy: RwSignal<bool>,
}

impl PasswordsNotice {
    /// Makes the state without an open question.
    pub fn new() -> Self {
        Self {
            target: RwSignal::new(None),
            telling: Telling::new(),
            outcome: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    /// Opens the question about a provider.
    pub fn ask(self, ending: PasswordsEnding) {
        self.telling.begin();
        self.outcome.set(None);
        self.target.set(Some(ending));
    }

    /// Tone and words of the last outcome.
    pub fn said(self) -> Signal<Option<(Tone, String)>> {
        Signal::derive(move || match self.outcome.get()? {
            Ok(count) => Some((Tone::Success, ts!("gateways-passwords-notified", count = count))),
            Err(failure) => Some((Tone::Error, failure.text())),
        })
    }

    /// Returns true while the question is open; reactive.
    pub fn is_open(self) -> bool {
        self.target.with(Option::is_some)
    }
}
