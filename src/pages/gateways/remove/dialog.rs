//! The question before gateways are removed, the removal, and what came of it.

use std::collections::BTreeSet;

use fromline_core::{
    Reason,
    api::{RemoveGatewaysRequest, UserGateway},
};
use leptos::{prelude::*, task::spawn_local};

use super::{super::list::name, Removal, RemovalOutcome, arrival};
use crate::{
    api,
    components::{Button, Dialog, Look, Tone},
    i18n::{isolated, use_i18n},
    t, ts,
    view::{show, text},
};

/// Gateways in one request.
const MANY: usize = 100;
/// Gateways that the question names; of more it says how many.
pub(super) const NAMED: usize = 20;

/// Draws what came of the last removal; reactive.
pub fn said(removal: Removal) -> AnyView {
    let Some(outcome) = removal.outcome.get() else {
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
}

/// Draws the question before gateways are removed.
pub fn view(removal: Removal) -> AnyView {
    let title = Signal::derive(move || match removal.targets.with(Vec::len) {
        1 => ts!("gateways-remove-title"),
        count => ts!("gateways-remove-title-many", count = count),
    });
    let content = move || {
        let targets = removal.targets.get();
        if let [
            UserGateway {
                user,
                address,
                pending,
                ..
            },
        ] = targets.as_slice()
        {
            let (user, address) = (user.clone(), address.clone());
            let words = if *pending {
                t!("gateways-remove-text-pending", address = address, user = user)
            } else {
                t!("gateways-remove-text", address = address, user = user)
            };
            return view! { <p>{words}</p>{arrival::view(&targets)} }.into_any();
        }
        let all = targets.clone();
        let others = targets.len().saturating_sub(NAMED);
        let named = targets.into_iter().take(NAMED).map(|target| {
            view! { <li>{isolated(target.address)}</li> }
        });
        let others = (others > 0).then(|| view! { <li>{t!("gateways-remove-others", count = others)}</li> });
        view! {
            <p>{t!("gateways-remove-text-many")}</p>
            <div class="touched"><ul>{named.collect::<Vec<_>>()}{others}</ul></div>
            {arrival::view(&all)}
        }
        .into_any()
    };
    let users = Signal::derive(move || removal.users());
    let telling = Signal::derive(move || ts!("policy-notify", count = users.get()));
    view! {
        <Dialog open=removal.open title=title>
            {show(content)}
            {removal.telling.view(telling, users)}
            <div class="actions">
                <Button look=Look::Danger busy=removal.busy on_press=move || removal.confirm()>{t!("gateways-remove-chosen")}</Button>
                <Button on_press=move || removal.open.set(false)>{t!("policy-off-cancel")}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

impl Removal {
    fn users(self) -> u32 {
        self.targets.with(|targets| {
            let users = targets.iter().map(|target| target.user.as_str());
            u32::try_from(users.collect::<BTreeSet<_>>().len()).unwrap_or(u32::MAX)
        })
    }

    fn confirm(self) {
        if self.busy.get_untracked() || !self.telling.holds() {
            return;
        }
        self.busy.set(true);
        let targets = self.targets.get_untracked();
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
}

/// What stays, and why.
fn refusals(refused: Vec<(String, Reason)>) -> AnyView {
    if refused.is_empty() {
        return ().into_any();
    }
    let lines = refused.into_iter().map(|(address, reason)| {
        view! { <li>{isolated(address)}<br />{text(move || use_i18n().reason(reason))}</li> }
    });
    view! {
        <div class=Tone::Warning.class()>
            <p>{t!("gateways-refused")}</p>
            <ul>{lines.collect::<Vec<_>>()}</ul>
        </div>
    }
    .into_any()
}
