//! The confirmation of a pending alias: where the mail is, the code, another mail.

mod code;
mod mail;

use std::time::Duration;

use fromline_core::api::{Confirmation, MailState, SendAs};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    pages::gateway_health::sender,
    t,
    view::show,
};

/// How long to wait before asking again where the mail is: longer each time.
const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(30);

/// State of the confirmation panel. `Copy`.
#[derive(Clone, Copy)]
pub struct Watch {
    /// The address to confirm.
    pub address: StoredValue<String>,
    /// State of email and code, as last read.
    pub state: RwSignal<Option<Confirmation>>,
    /// True if it is not known that the address's gateway lets the user send from it.
    pub sender_unknown: RwSignal<bool>,
    /// Failure of the last request for the state.
    pub failure: RwSignal<Option<ApiFailure>>,
    /// Callback after the confirmation.
    pub confirmed: Callback<()>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

/// Draws the panel for an address; `confirmed` is called once.
pub fn panel(address: String, confirmed: Callback<()>) -> AnyView {
    let watch = Watch {
        address: StoredValue::new(address.clone()),
        state: RwSignal::new(None),
        sender_unknown: RwSignal::new(false),
        failure: RwSignal::new(None),
        confirmed,
        timer: StoredValue::new(None),
    };
    watch.look(FIRST);
    // Back from the tab with the mail, where its link may have been opened.
    let back = window_event_listener(ev::focus, move |_| watch.look(FIRST));
    on_cleanup(move || {
        back.remove();
        watch.stop();
    });
    view! {
        <p>{t!("wizard-confirm-text", address = address)}</p>
        <div class="mail-state" role="status">{show(move || mail::state(watch))}</div>
        {show(move || sender(watch.sender_unknown.get()))}
        {code::form(watch)}
        {mail::resend(watch)}
        <p class="hint">{t!("wizard-confirm-relay")}</p>
        {super::demo_link()}
    }
    .into_any()
}

impl Watch {
    /// Reads the state, again after `pause` while the email is on its way, and rarely later, since the address may be confirmed elsewhere.
    pub fn look(self, pause: Duration) {
        self.stop();
        let Some(address) = self.address.try_get_value() else {
            return;
        };
        spawn_local(async move {
            let answer = api::get_alias(&address).await;
            match answer {
                Ok(alias) => self.take(alias),
                Err(failure) => self.failure.set(Some(failure)),
            }
            let waits = self.state.try_with_untracked(|state| {
                state
                    .as_ref()
                    .is_none_or(|state| state.mail == MailState::OnItsWay)
            });
            match waits {
                Some(true) => self.again(pause),
                Some(false) => self.again(LONGEST),
                // The page was left.
                None => {}
            }
        });
    }

    fn again(self, pause: Duration) {
        let next = (pause * 2).min(LONGEST);
        let look = move || {
            if document().hidden() {
                self.again(LONGEST);
            } else {
                self.look(next);
            }
        };
        if let Ok(timer) = set_timeout_with_handle(look, pause) {
            self.timer.try_set_value(Some(timer));
        }
    }

    fn stop(self) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
    }

    /// Confirmed in another tab or by the link: go on there.
    fn take(self, alias: SendAs) {
        use fromline_core::api::VerificationStatus::Accepted;
        self.failure.set(None);
        if alias.verification_status == Some(Accepted) {
            self.stop();
            self.confirmed.try_run(());
        } else {
            self.sender_unknown.set(sender_unknown(&alias));
            // Set without need, the status would be read out again.
            let state = alias.fromline.and_then(|own| own.confirmation);
            if self.state.try_with_untracked(|known| *known != state) == Some(true) {
                self.state.set(state);
            }
        }
    }
}

/// Returns true if it is not known that an alias's gateway lets its user send from it.
pub fn sender_unknown(alias: &SendAs) -> bool {
    let own = alias.fromline.as_ref();
    own.and_then(|own| own.health.as_ref())
        .is_some_and(|health| health.sender_unknown)
}
