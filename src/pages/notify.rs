//! Whether those are mailed whom an administrator's change concerns, and what the administrator adds.

use fromline_core::{Reason, api::Notify, notice};
use leptos::prelude::*;

use crate::{
    components::{Checkbox, TextArea, focus_first_error},
    i18n::use_i18n,
    label,
    session::use_session,
    t,
    view::show_if,
};

/// State of the form for an email to affected users. `Copy`.
#[derive(Clone, Copy)]
pub struct Telling {
    /// Whether they are mailed: yes, unless somebody says no.
    wanted: RwSignal<bool>,
    /// What is added.
    sentence: RwSignal<String>,
    /// Why what is typed is refused.
    fault: RwSignal<Option<Reason>>,
}

impl Telling {
    /// Makes the form with the box ticked and no text.
    pub fn new() -> Self {
        Self {
            wanted: RwSignal::new(true),
            sentence: RwSignal::new(String::new()),
            fault: RwSignal::new(None),
        }
    }

    /// Resets the form for another question.
    pub fn begin(self) {
        self.wanted.set(true);
        self.sentence.set(String::new());
        self.fault.set(None);
    }

    /// Returns true if the text is valid; otherwise shows the error and focuses it.
    pub fn holds(self) -> bool {
        let fault = match self.asked() {
            Some(notify) => notice::parse(&notify.sentence).err(),
            None => None,
        };
        self.fault.set(fault);
        if fault.is_some() {
            focus_first_error();
        }
        fault.is_none()
    }

    /// The request's email; `None` if nobody is to be emailed.
    pub fn asked(self) -> Option<Notify> {
        let wanted = self.wanted.get_untracked() && untrack(has_relay);
        wanted.then(|| Notify {
            sentence: self.sentence.get_untracked(),
        })
    }

    /// Draws the checkbox and the text field, for `count` users.
    pub fn view(self, label: Signal<String>, count: Signal<u32>) -> AnyView {
        if !untrack(has_relay) {
            return view! { <p class="hint">{t!("policy-notify-no-relay")}</p> }.into_any();
        }
        view! {
            <div class="telling">
                <Checkbox label=label checked=self.wanted hint=label!("policy-notify-hint", count = count.get()) />
                {show_if(move || self.wanted.get(), move || self.field())}
            </div>
        }
        .into_any()
    }

    /// Draws the text field alone, where the email is what is asked for.
    pub fn field(self) -> AnyView {
        let error = Signal::derive(move || self.fault.get().map(|reason| use_i18n().reason(reason)));
        view! {
            <TextArea
                label=label!("policy-notify-sentence") value=self.sentence name="sentence" prose=true
                hint=label!("policy-notify-sentence-hint") error=error
            />
        }
        .into_any()
    }
}

/// Returns true if users can be emailed.
pub fn has_relay() -> bool {
    let account = use_session().account();
    account.is_some_and(|account| account.organisation.relay)
}
