//! The question before users with a password are emailed, and the request.

use fromline_core::api::{Notify, NotifyPasswordsEndingRequest, PasswordsEnding};
use leptos::{prelude::*, task::spawn_local};

use super::PasswordsNotice;
use crate::{
    api,
    components::{Button, Dialog, Look},
    label, t,
    view::{effect, show},
};

/// Draws the dialog; `done` is called after each request.
pub fn view(notice: PasswordsNotice, done: Callback<()>) -> AnyView {
    let open = RwSignal::new(false);
    effect(move || open.set(notice.is_open()));
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

impl PasswordsNotice {
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
