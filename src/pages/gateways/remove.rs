//! Taking a user's gateway away: the question, and whether the user is told.

use fromline_core::api::{RemoveGatewayRequest, UserGateway};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Button, Dialog, Look, Tone},
    label,
    pages::notify::Telling,
    t, ts,
    view::{effect, show},
};

/// State of the question before a gateway is removed. `Copy`.
#[derive(Clone, Copy)]
pub struct Removal {
    /// What is asked about.
    target: RwSignal<Option<UserGateway>>,
    /// Whether its user is mailed.
    telling: Telling,
    /// How the last one ended, with the address.
    outcome: RwSignal<Option<Result<String, ApiFailure>>>,
    /// Whether one is under way.
    busy: RwSignal<bool>,
}

impl Removal {
    /// Makes the state without an open question.
    pub fn new() -> Self {
        Self {
            target: RwSignal::new(None),
            telling: Telling::new(),
            outcome: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    /// Opens the question about a gateway.
    pub fn ask(self, gateway: UserGateway) {
        self.telling.begin();
        self.outcome.set(None);
        self.target.set(Some(gateway));
    }

    /// Tone and words of the last outcome.
    pub fn said(self) -> Signal<Option<(Tone, String)>> {
        Signal::derive(move || match self.outcome.get()? {
            Ok(address) => Some((Tone::Success, ts!("gateways-removed", address = address))),
            Err(failure) => Some((Tone::Error, failure.text())),
        })
    }

    fn confirm(self, done: Callback<()>) {
        let Some(UserGateway { user, address, .. }) = self.target.get_untracked() else {
            return;
        };
        if self.busy.get_untracked() || !self.telling.holds() {
            return;
        }
        let request = RemoveGatewayRequest {
            user,
            address: address.clone(),
            notify: self.telling.asked(),
        };
        self.target.set(None);
        self.busy.set(true);
        spawn_local(async move {
            let answer = api::remove_gateway(&request).await;
            // The page may be gone.
            if self.busy.try_set(false).is_some() {
                return;
            }
            self.outcome.set(Some(answer.map(|_| address)));
            done.run(());
        });
    }
}

/// Draws the dialog; `done` is called after each request.
pub fn dialog(removal: Removal, done: Callback<()>) -> AnyView {
    let open = RwSignal::new(false);
    effect(move || open.set(removal.target.with(Option::is_some)));
    let close = move || removal.target.set(None);
    let content = move || {
        let Some(UserGateway { user, address, .. }) = removal.target.get() else {
            return ().into_any();
        };
        view! { <p>{t!("gateways-remove-text", address = address, user = user)}</p> }.into_any()
    };
    view! {
        <Dialog open=open title=label!("gateways-remove-title") on_dismiss=close>
            {show(content)}
            {removal.telling.view(label!("policy-notify", count = 1_u8))}
            <div class="actions">
                <Button look=Look::Danger on_press=move || removal.confirm(done)>{t!("gateways-remove")}</Button>
                <Button on_press=close>{t!("policy-off-cancel")}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}
