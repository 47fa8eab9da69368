//! Inviting people again, closing and opening their accounts: the question, and what came of it for each.

use fromline_core::{
    Reason,
    api::{CloseImpact, PeopleRequest, Person, PersonImpact},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Button, Dialog, Look, Notice, Progress, Tone},
    focus::focus,
    i18n::{isolated, use_i18n},
    t, ts,
    view::{show, text},
};

/// People in one request.
const MANY: usize = 100;

/// What is done to people.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PersonAction {
    /// They get another invitation.
    Invite,
    /// Their accounts are opened again.
    Open,
    /// Their accounts are closed.
    Close,
}

impl PersonAction {
    const fn verb(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Open => "open",
            Self::Close => "close",
        }
    }
}

/// What came of a change.
#[derive(Clone, Debug, PartialEq)]
struct ActionOutcome {
    action: PersonAction,
    /// Number of people for whom it was done.
    count: u32,
    /// For whom it was not done, by address, and why.
    refused: Vec<(String, Reason)>,
    /// What ended it before everybody had their turn.
    failure: Option<ApiFailure>,
}

/// State of the question. `Copy`.
#[derive(Clone, Copy)]
pub struct PeopleActions {
    open: RwSignal<bool>,
    action: RwSignal<PersonAction>,
    /// Those whom it concerns.
    people: RwSignal<Vec<Person>>,
    /// What closing would end, once known.
    impact: RwSignal<Option<Result<CloseImpact, ApiFailure>>>,
    outcome: RwSignal<Option<ActionOutcome>>,
    busy: RwSignal<bool>,
    done: Callback<()>,
}

impl PeopleActions {
    /// Makes the state without a question; `done` is called after each change.
    pub fn new(done: Callback<()>) -> Self {
        Self {
            open: RwSignal::new(false),
            action: RwSignal::new(PersonAction::Invite),
            people: RwSignal::default(),
            impact: RwSignal::new(None),
            outcome: RwSignal::new(None),
            busy: RwSignal::new(false),
            done,
        }
    }

    /// Asks before something is done to these people.
    pub fn ask(self, action: PersonAction, people: Vec<Person>) {
        self.action.set(action);
        self.people.set(people.clone());
        self.impact.set(None);
        self.outcome.set(None);
        self.open.set(true);
        if action != PersonAction::Close {
            return;
        }
        spawn_local(async move {
            let mut all = CloseImpact::default();
            for some in people.chunks(MANY) {
                match api::close_impact(&request(some)).await {
                    Ok(mut impact) => all.people.append(&mut impact.people),
                    Err(failure) => {
                        self.impact.try_set(Some(Err(failure)));
                        return;
                    }
                }
            }
            if self.people.try_with_untracked(|asked| *asked == people) == Some(true) {
                self.impact.set(Some(Ok(all)));
            }
        });
    }

    fn confirm(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let (action, people) = (self.action.get_untracked(), self.people.get_untracked());
        spawn_local(async move {
            let mut outcome = ActionOutcome {
                action,
                count: 0,
                refused: Vec::new(),
                failure: None,
            };
            for some in people.chunks(MANY) {
                match api::change_people(action.verb(), &request(some)).await {
                    Ok(answer) => {
                        for (person, one) in some.iter().zip(answer.outcomes) {
                            match one.reason {
                                None => outcome.count += 1,
                                Some(reason) => outcome.refused.push((person.address.clone(), reason)),
                            }
                        }
                    }
                    Err(failure) => {
                        outcome.failure = Some(failure);
                        break;
                    }
                }
            }
            // The page may be gone.
            if self.busy.try_set(false).is_some() {
                return;
            }
            self.open.set(false);
            self.outcome.set(Some(outcome));
            self.done.run(());
            focus("main h1");
        });
    }

    /// Draws what came of the last change.
    pub fn said(self) -> AnyView {
        let content = move || {
            let Some(outcome) = self.outcome.get() else {
                return ().into_any();
            };
            let done = (outcome.count > 0).then(|| {
                let words = move || match outcome.action {
                    PersonAction::Invite => ts!("people-invited", count = outcome.count),
                    PersonAction::Open => ts!("people-opened", count = outcome.count),
                    PersonAction::Close => ts!("people-closed", count = outcome.count),
                };
                view! { <p class=Tone::Success.class()>{text(words)}</p> }
            });
            let failure = outcome.failure.map(|failure| {
                view! { <p class=Tone::Error.class()>{text(move || failure.text())}</p> }
            });
            view! { {done}{refusals(outcome.refused)}{failure} }.into_any()
        };
        view! { <div class="status" role="status">{show(content)}</div> }.into_any()
    }

    /// Draws the question before accounts are closed or opened.
    pub fn dialog(self) -> AnyView {
        let title = Signal::derive(move || match self.action.get() {
            PersonAction::Invite => ts!("people-invite-title"),
            PersonAction::Open => ts!("people-open-title"),
            PersonAction::Close => ts!("people-close-title"),
        });
        let content = move || {
            let count = self.people.with(Vec::len);
            match self.action.get() {
                PersonAction::Invite => view! { <p>{t!("people-invite-text", count = count)}</p> }.into_any(),
                PersonAction::Open => view! { <p>{t!("people-open-text", count = count)}</p> }.into_any(),
                PersonAction::Close => self.closing(),
            }
        };
        let button = move || {
            let (look, words) = match self.action.get() {
                PersonAction::Invite => (Look::Primary, t!("people-invite-send")),
                PersonAction::Open => (Look::Primary, t!("people-open")),
                PersonAction::Close => (Look::Danger, t!("people-close")),
            };
            view! { <Button look=look busy=self.busy on_press=move || self.confirm()>{words}</Button> }
                .into_any()
        };
        view! {
            <Dialog open=self.open title=title>
                {show(content)}
                <div class="actions">
                    {show(button)}
                    <Button on_press=move || self.open.set(false)>{t!("policy-off-cancel")}</Button>
                </div>
            </Dialog>
        }
        .into_any()
    }

    /// What closing would end, for each.
    fn closing(self) -> AnyView {
        let effects = move || match self.impact.get() {
            None => view! { <Progress /> }.into_any(),
            Some(Err(failure)) => {
                view! { <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice> }.into_any()
            }
            Some(Ok(impact)) => {
                let held = impact
                    .people
                    .iter()
                    .any(|person| person.gateways > 0)
                    .then(|| view! { <p>{t!("people-close-held")}</p> });
                let lines = impact.people.into_iter().map(effect).collect::<Vec<_>>();
                view! { {held}<div class="touched"><ul>{lines}</ul></div> }.into_any()
            }
        };
        view! { <p>{t!("people-close-text")}</p>{show(effects)} }.into_any()
    }
}

fn request(people: &[Person]) -> PeopleRequest {
    PeopleRequest {
        ids: people.iter().map(|person| person.id.clone()).collect(),
    }
}

/// What closing one account would end, or why it cannot be closed.
fn effect(person: PersonImpact) -> AnyView {
    let PersonImpact {
        address,
        gateways,
        sessions,
        waiting_emails,
        reason,
        ..
    } = person;
    let words = match reason {
        Some(reason) => text(move || use_i18n().reason(reason)),
        None => t!(
            "people-close-effect",
            gateways = gateways,
            sessions = sessions,
            emails = waiting_emails
        ),
    };
    view! { <li>{isolated(address)}<br />{words}</li> }.into_any()
}

/// For whom it was not done, and why.
fn refusals(refused: Vec<(String, Reason)>) -> AnyView {
    if refused.is_empty() {
        return ().into_any();
    }
    let lines = refused.into_iter().map(|(address, reason)| {
        view! { <li>{isolated(address)}<br />{text(move || use_i18n().reason(reason))}</li> }
    });
    view! {
        <div class=Tone::Warning.class()>
            <p>{t!("people-refused")}</p>
            <ul>{lines.collect::<Vec<_>>()}</ul>
        </div>
    }
    .into_any()
}
