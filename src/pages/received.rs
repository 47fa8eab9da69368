//! A mail that somebody received: which route it took, and what each mail program shows of it. The server reads the headers
//! and keeps nothing.

mod answer;
mod by_hand;
mod origin;
mod results;

use fromline_core::api::{PreviewAuthentication, PreviewRequest, PreviewResponse};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Button, Chosen, Look, ProgramFilter, Status, TextArea, focus_first_error},
    focus::focus,
    i18n::use_i18n,
    label,
    outcome::{Outcome, status},
    pages::{chunk::behind, late::Late},
    t,
    view::show,
};
pub use answer::view as answer;
use by_hand::ResultsByHand;

/// What stands on the page. `Copy`; usable in views and event handlers.
#[derive(Clone, Copy)]
pub struct Reading {
    /// The headers, as they were pasted.
    headers: RwSignal<String>,
    /// Whose word on who vouches for the mail is believed.
    trusted: RwSignal<Trusted>,
    /// What is said by hand.
    by_hand: ResultsByHand,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<ApiFailure>>,
    answer: RwSignal<Option<PreviewResponse>>,
    /// Language of the recipient's client.
    language: RwSignal<String>,
    /// The program that is drawn.
    chosen: Chosen,
    filter: ProgramFilter,
}

/// Draws what the headers say. It comes with another chunk: the page starts with a form.
pub type DrawAnswer = fn(Reading, PreviewResponse) -> AnyView;

/// Whose word on who vouches for a mail is believed.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Trusted {
    /// No server is trusted.
    Nobody,
    /// The server with this name is trusted.
    Server(String),
    /// Results without a server's name are trusted.
    Unnamed,
    /// The reader states the results.
    Reader,
}

/// Draws the page that analyses a received message.
pub fn page() -> AnyView {
    let reading = Reading {
        headers: RwSignal::new(String::new()),
        trusted: RwSignal::new(Trusted::Nobody),
        by_hand: ResultsByHand::default(),
        busy: RwSignal::new(false),
        failure: RwSignal::new(None),
        answer: RwSignal::new(None),
        language: RwSignal::new(String::new()),
        chosen: Chosen::start(),
        filter: ProgramFilter::default(),
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        reading.trust(Trusted::Nobody);
    };
    let refused = Signal::derive(move || {
        let reason = reading
            .failure
            .with(|failure| failure.as_ref()?.field("message"))?;
        Some(use_i18n().reason(reason))
    });
    // What concerns the field stands beside the field.
    let outcome = RwSignal::new(None);
    Effect::new(move || {
        outcome.set(reading.failure.with(|failure| {
            let elsewhere = |failure: &ApiFailure| {
                failure.field("message").is_none() && by_hand::refused(failure) == [None, None]
            };
            failure.clone().filter(elsewhere).map(Outcome::Failed)
        }));
    });
    let later = Late::new(|| Box::pin(async { behind::answer().await.ok() }));
    let answer = move |answer| match later.get() {
        Some(draw) => draw(reading, answer),
        None => later.waiting(),
    };
    view! {
        <div class="stack">
            <div>
                <h1 tabindex="-1">{t!("received-title")}</h1>
                <p class="lead">{t!("received-lead")}</p>
            </div>
            <form class="card form" on:submit=submit novalidate="">
                <Status message=status(outcome) />
                <TextArea
                    label=label!("received-headers") value=reading.headers name="headers"
                    hint=label!("received-headers-hint") error=refused
                />
                <Button look=Look::Primary submit=true busy=reading.busy>{t!("received-submit")}</Button>
                <p class="hint">{t!("received-private")}</p>
            </form>
            {show(move || reading.answer.get().map(answer).into_any())}
        </div>
    }
    .into_any()
}

impl Reading {
    /// Reads the headers anew, believing this.
    fn trust(self, trusted: Trusted) {
        self.trusted.set(trusted);
        self.read();
    }

    /// Asks the server; what was read before stays until the answer is there.
    fn read(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        let request = PreviewRequest {
            message: Some(self.headers.with_untracked(|pasted| section(pasted).to_owned())),
            authentication: self.results(),
            // The page draws the cards itself: one is enough of an answer.
            clients: vec!["gmail-web".to_owned()],
            ..PreviewRequest::default()
        };
        spawn_local(async move {
            let answer = api::preview(&request).await;
            self.busy.set(false);
            match answer {
                Ok(answer) => {
                    self.answer.set(Some(answer));
                    // Where the eye goes next.
                    focus(".received > h2");
                }
                Err(failure) => {
                    // What was read stays where it is only what was said by hand that is wrong.
                    if by_hand::refused(&failure) == [None, None] {
                        self.answer.set(None);
                    }
                    self.failure.set(Some(failure));
                    focus_first_error();
                }
            }
        });
    }
}

impl Reading {
    /// Who vouches for the mail, or who is believed to know.
    fn results(self) -> Option<PreviewAuthentication> {
        let nothing = PreviewAuthentication::default();
        match self.trusted.get_untracked() {
            Trusted::Nobody => None,
            Trusted::Server(name) => Some(PreviewAuthentication {
                authserv_id: Some(name),
                ..nothing
            }),
            Trusted::Unnamed => Some(PreviewAuthentication {
                believe_unnamed: true,
                ..nothing
            }),
            Trusted::Reader => Some(self.by_hand.results()),
        }
    }
}

/// The header section of the pasted text, which may be a whole message.
pub fn section(pasted: &str) -> &str {
    let message = pasted.trim_start();
    let mut end = 0;
    for line in message.split_inclusive('\n') {
        if line.trim_end_matches(['\r', '\n']).is_empty() {
            break;
        }
        end += line.len();
    }
    message.get(..end).unwrap_or(message)
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn a_message_ends_with_its_headers() {
        assert_eq!(
            section("\n\nFrom: a\r\n b\r\n\r\nFrom: body\n"),
            "From: a\r\n b\r\n"
        );
        assert_eq!(section("From: a"), "From: a");
        assert_eq!(section(""), "");
    }
}
