//! The field for the code.

use fromline_core::{Reason, api::ConfirmRequest};
use leptos::{ev, prelude::*, task::spawn_local};

use super::{FIRST, Watch};
use crate::{
    api::{self, ApiFailure},
    components::{Button, Field, Look, focus_first_error},
    label, t, ts,
    view::text,
};

/// Why a code was not taken.
#[derive(Clone, Debug)]
enum Fault {
    /// The code does not have nine digits and was not sent.
    Format,
    /// The server refused the code.
    Refused(ApiFailure),
}

impl Fault {
    fn words(&self) -> String {
        match self {
            Self::Format => ts!("wizard-code-format"),
            Self::Refused(failure) => match failure.reason() {
                Some(Reason::CodeExpired) => ts!("wizard-code-dead"),
                _ => failure.text(),
            },
        }
    }
}

/// Draws the form for the code.
pub fn form(watch: Watch) -> AnyView {
    let code = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let Some(digits) = code.with_untracked(|code| digits(code)) else {
            fault.set(Some(Fault::Format));
            focus_first_error();
            return;
        };
        busy.set(true);
        fault.set(None);
        let address = watch.address.get_value();
        let request = ConfirmRequest {
            code: Some(digits),
            token: None,
        };
        spawn_local(async move {
            let answer = api::confirm_alias(&address, &request).await;
            busy.set(false);
            let done = || {
                // Whoever left the page meanwhile is not led anywhere.
                watch.confirmed.try_run(());
            };
            match answer {
                Ok(_) => done(),
                Err(failure) if failure.reason() == Some(Reason::AliasAccepted) => done(),
                Err(failure) => {
                    fault.set(Some(Fault::Refused(failure)));
                    focus_first_error();
                    watch.look(FIRST);
                }
            }
        });
    };
    let error = Signal::derive(move || {
        let words = fault.with(|fault| fault.as_ref().map(Fault::words))?;
        let wrong = fault.with(|fault| {
            matches!(fault, Some(Fault::Refused(failure)) if failure.reason() == Some(Reason::CodeWrong))
        });
        let left = watch
            .state
            .with(|state| state.as_ref().map(|state| state.tries_left));
        match left {
            Some(left) if wrong && left > 0 => {
                Some(format!("{words} {}", ts!("wizard-code-tries", count = left)))
            }
            _ => Some(words),
        }
    });
    view! {
        <form class="form code" on:submit=submit novalidate="">
            <Field
                label=label!("wizard-code") value=code inputmode="numeric" name="code" required=true
                autocomplete="one-time-code" hint=label!("wizard-code-hint") error=error
            />
            <Button look=Look::Primary submit=true busy=busy>{t!("wizard-verify")}</Button>
            // Whoever presses Enter stays in the field, and no description of a focused field is read out anew.
            <p class="visually-hidden" role="status">{text(move || error.get().unwrap_or_default())}</p>
        </form>
    }
    .into_any()
}

/// The nine digits of what was typed or pasted, spaces and hyphens left out.
fn digits(typed: &str) -> Option<String> {
    let digits: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    (digits.len() == 9 && digits.bytes().all(|digit| digit.is_ascii_digit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn codes_may_be_pasted_with_spaces() {
        for typed in [
            "123456789",
            "123 456 789",
            " 123-456-789\n",
            "123\u{a0}456\u{a0}789",
        ] {
            assert_eq!(digits(typed).as_deref(), Some("123456789"), "{typed:?}");
        }
        for typed in ["", "12345678", "1234567890", "12345678x", "１２３４５６７８９"] {
            assert_eq!(digits(typed), None, "{typed:?}");
        }
    }
}
