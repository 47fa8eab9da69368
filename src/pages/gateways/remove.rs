//! Taking users' gateways away, one or many: the question, whether the users are told, and what came of it.

use std::collections::BTreeSet;

use fromline_core::{
    Reason,
    api::{RemoveGatewaysRequest, UserGateway},
};
use leptos::{prelude::*, task::spawn_local};

use super::list::name;
use crate::{
    api::{self, ApiFailure},
    components::{Button, Dialog, Look, Tone},
    i18n::use_i18n,
    pages::notify::Telling,
    t, ts,
    view::{show, text},
};

/// Gateways in one request.
const MANY: usize = 100;
/// Gateways that the question names; of more it says how many.
const NAMED: usize = 20;

/// What came of a removal.
#[derive(Clone, Debug, Default, PartialEq)]
struct RemovalOutcome {
    /// The addresses whose gateways were removed.
    removed: Vec<String>,
    /// Number of users who are emailed.
    notified: u32,
    /// Those that stay, and why.
    refused: Vec<(String, Reason)>,
    /// Why it ended early.
    failure: Option<ApiFailure>,
}

/// State of the question before gateways are removed. `Copy`.
#[derive(Clone, Copy)]
pub struct Removal {
    open: RwSignal<bool>,
    /// What is asked about.
    targets: RwSignal<Vec<UserGateway>>,
    /// Whether their users are mailed.
    telling: Telling,
    /// How the last one ended.
    outcome: RwSignal<Option<RemovalOutcome>>,
    /// Whether one is under way.
    busy: RwSignal<bool>,
    done: Callback<()>,
}

impl Removal {
    /// Makes the state without an open question; `done` is called after each removal.
    pub fn new(done: Callback<()>) -> Self {
        Self {
            open: RwSignal::new(false),
            targets: RwSignal::default(),
            telling: Telling::new(),
            outcome: RwSignal::new(None),
            busy: RwSignal::new(false),
            done,
        }
    }

    /// Opens the question about gateways.
    pub fn ask(self, gateways: Vec<UserGateway>) {
        self.telling.begin();
        self.outcome.set(None);
        self.targets.set(gateways);
        self.open.set(true);
    }

    fn users(self) -> usize {
        self.targets.with(|targets| {
            let users = targets.iter().map(|target| target.user.as_str());
            users.collect::<BTreeSet<_>>().len()
        })
    }

    fn confirm(self) {
        if self.busy.get_untracked() || !self.telling.holds() {
            return;
        }
        self.busy.set(true);
        // One email for each user: theirs stand together in one request.
        let mut targets = self.targets.get_untracked();
        targets.sort_by_key(name);
        let notify = self.telling.asked();
        spawn_local(async move {
            let mut outcome = RemovalOutcome::default();
            for some in targets.chunks(MANY) {
                let request = RemoveGatewaysRequest {
                    gateways: some.iter().map(name).collect(),
                    notify: notify.clone(),
                };
                match api::remove_gateways(&request).await {
                    Ok(answer) => {
                        outcome.notified += answer.notified;
                        for (target, one) in some.iter().zip(answer.outcomes) {
                            let address = target.address.clone();
                            match one.reason {
                                None => outcome.removed.push(address),
                                Some(reason) => outcome.refused.push((address, reason)),
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
        });
    }

    /// Draws what came of the last removal.
    pub fn said(self) -> AnyView {
        let content = move || {
            let Some(outcome) = self.outcome.get() else {
                return ().into_any();
            };
            let (removed, notified) = (outcome.removed, outcome.notified);
            let done = (!removed.is_empty()).then(|| {
                let words = move || match removed.as_slice() {
                    [address] => ts!("gateways-removed", address = address.clone()),
                    many => ts!("gateways-removed-many", count = many.len()),
                };
                let mailed = (notified > 0).then(|| t!("gateways-passwords-notified", count = notified));
                view! { <p class=Tone::Success.class()>{text(words)}" "{mailed}</p> }
            });
            let failure = outcome.failure.map(|failure| {
                view! { <p class=Tone::Error.class()>{text(move || failure.text())}</p> }
            });
            view! { {done}{refusals(outcome.refused)}{failure} }.into_any()
        };
        view! { <div class="status" role="status">{show(content)}</div> }.into_any()
    }

    /// Draws the question.
    pub fn dialog(self) -> AnyView {
        let title = Signal::derive(move || match self.targets.with(Vec::len) {
            1 => ts!("gateways-remove-title"),
            count => ts!("gateways-remove-title-many", count = count),
        });
        let content = move || {
            let targets = self.targets.get();
            if let [UserGateway { user, address, .. }] = targets.as_slice() {
                let (user, address) = (user.clone(), address.clone());
                return view! { <p>{t!("gateways-remove-text", address = address, user = user)}</p> }
                    .into_any();
            }
            let others = targets.len().saturating_sub(NAMED);
            let named = targets.into_iter().take(NAMED).map(|target| {
                view! { <li><bdi>{target.address}</bdi></li> }
            });
            let others =
                (others > 0).then(|| view! { <li>{t!("gateways-remove-others", count = others)}</li> });
            view! {
                <p>{t!("gateways-remove-text-many")}</p>
                <div class="touched"><ul>{named.collect::<Vec<_>>()}{others}</ul></div>
            }
            .into_any()
        };
        let telling = Signal::derive(move || ts!("policy-notify", count = self.users()));
        view! {
            <Dialog open=self.open title=title>
                {show(content)}
                {self.telling.view(telling)}
                <div class="actions">
                    <Button look=Look::Danger busy=self.busy on_press=move || self.confirm()>{t!("gateways-remove-chosen")}</Button>
                    <Button on_press=move || self.open.set(false)>{t!("policy-off-cancel")}</Button>
                </div>
            </Dialog>
        }
        .into_any()
    }
}

/// What stays, and why.
fn refusals(refused: Vec<(String, Reason)>) -> AnyView {
    if refused.is_empty() {
        return ().into_any();
    }
    let lines = refused.into_iter().map(|(address, reason)| {
        view! { <li><bdi>{address}</bdi><br />{text(move || use_i18n().reason(reason))}</li> }
    });
    view! {
        <div class=Tone::Warning.class()>
            <p>{t!("gateways-refused")}</p>
            <ul>{lines.collect::<Vec<_>>()}</ul>
        </div>
    }
    .into_any()
}
