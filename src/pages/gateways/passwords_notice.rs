//! Emailing users with a password at a provider that stops accepting passwords: the question, and what came of it.

use fromline_core::api::{Notify, NotifyPasswordsEndingRequest, PasswordsEnding};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Button, Dialog, Look, Tone},
    label,
    pages::notify::Telling,
    t, ts,
    view::{effect, show},
};

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

    fn confirm(self, done: Callback<()>) {
        let registration = self.target.get_untracked().and_then(|ending| ending.registration);
        let Some(registration) = registration else { return };
        if self.busy.get_untracked() || !self.telling.holds() {
            return;
        }
        let notify: Notify = self.telling.asked().unwrap_or_default();
        let request = NotifyPasswordsEndingRequest { registration, notify };
        self.target.set(None);
        self.busy.set(true);
        spawn_local(async move {
            let answer = api::notify_passwords_ending(&request).await;
            // The page may be gone.
            if self.busy.try_set(false).is_some() {
                return;
            }
            self.outcome.set(Some(answer.map(|answer| answer.notified)));
            done.run(());
        });
    }
}

/// Draws the dialog; `done` is called after each request.
pub fn dialog(notice: PasswordsNotice, done: Callback<()>) -> AnyView {
    let open = RwSignal::new(false);
    effect(move || open.set(notice.target.with(Option::is_some)));
    let close = move || notice.target.set(None);
    let provider = move || {
        notice
            .target
            .get()
            .map(|ending| ending.provider)
            .unwrap_or_default()
    };
    let content = move || {
        let Some(ending) = notice.target.get() else {
            return ().into_any();
        };
        let PasswordsEnding {
            provider, unnotified, ..
        } = ending;
        view! {
            <p>{t!("gateways-passwords-notify-text", provider = provider, count = unnotified)}</p>
            <p class="hint">{t!("gateways-passwords-notify-again")}</p>
        }
        .into_any()
    };
    view! {
        <Dialog open=open title=label!("gateways-passwords-notify-title", provider = provider()) on_dismiss=close>
            {show(content)}
            {notice.telling.field()}
            <div class="actions">
                <Button look=Look::Primary on_press=move || notice.confirm(done)>
                    {t!("gateways-passwords-notify-send")}
                </Button>
                <Button on_press=close>{t!("policy-off-cancel")}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}
