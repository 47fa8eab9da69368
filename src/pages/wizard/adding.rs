//! Adding the address: what a press in the second step does, and what its answer means. It comes with the later steps.

use fromline_core::{Reason, address::Address, api::SendAs, delivery_route::DeliveryRoute};
use leptos::{prelude::*, task::spawn_local};

use super::{
    state::{Wizard, is},
    step::WizardStep,
};
use crate::{
    alias_form::{TypedAlias, sender_unknown},
    api::{self, ApiFailure, Cancel},
    components::focus_first_error,
    outcome::Outcome,
    pages::consent::{Proof, journey},
    platform::to_ascii,
    router::use_router,
    session::use_session,
    ts,
};

impl Wizard {
    /// Adds the address: the server first connects and signs in, if a gateway was chosen.
    pub fn submit(self) {
        if self.work.with_untracked(Option::is_some) {
            return;
        }
        if !self.address_holds() {
            use_router().push_fragment(WizardStep::Address.fragment());
            return;
        }
        let (typed, route) = (self.fields.settled(), untrack(|| self.route()));
        let proof = self.consent.proof(None);
        if route == DeliveryRoute::Gateway {
            let faults = typed.check_gateway(proof.as_secret(), None, &to_ascii);
            let refused = !faults.is_empty();
            self.fields.faults.set(faults);
            if refused {
                focus_first_error();
                return;
            }
            if let Proof::Missing(provider) = &proof {
                self.outcome.set(None);
                self.consent.depart(provider, journey(None, typed));
                return;
            }
        }
        let request = proof.write(typed.request(route, proof.as_password()));
        let cancel = Cancel::new();
        self.cancel.set_value(Some(cancel.clone()));
        self.outcome.set(None);
        self.work.set(Some(
            request
                .smtp_msa
                .as_ref()
                .map(|msa| msa.host.clone())
                .unwrap_or_default(),
        ));
        spawn_local(async move {
            let answer = api::create_alias(&request, &cancel).await;
            match answer {
                Ok(alias) => self.added(alias),
                Err(ApiFailure::Cancelled) => self.undo(&typed).await,
                Err(ApiFailure::Offline) => self.look_again(&typed).await,
                Err(failure) => self.refused(failure).await,
            }
            self.work.set(None);
        });
    }

    fn added(self, alias: SendAs) {
        // The page was left while the answer was on its way.
        if self.created.is_disposed() {
            return;
        }
        self.fields.password.set(String::new());
        self.fields.route.set(untrack(|| self.route()));
        self.sender_unknown.set(sender_unknown(&alias));
        self.created.set(alias.send_as_email);
        use_router().push_fragment(WizardStep::Confirm.fragment());
    }

    /// After a cancel: what the server had added in the same moment is taken away, if it was not there before.
    async fn undo(self, typed: &TypedAlias) {
        let mut outcome = Outcome::Done(|| ts!("wizard-cancelled"));
        let known = self.known.try_with_untracked(Option::is_some).unwrap_or(false);
        if let Some(address) = find(typed).await {
            outcome = if known && api::delete_alias(&address).await.is_ok() {
                Outcome::Done(|| ts!("wizard-cancelled-late"))
            } else {
                Outcome::Done(|| ts!("wizard-cancelled-there"))
            };
        }
        self.outcome.set(Some(outcome));
    }

    /// The answer was lost, perhaps with the address added.
    async fn look_again(self, typed: &TypedAlias) {
        match find(typed).await {
            Some(address) => self.added(SendAs {
                send_as_email: Some(address),
                ..SendAs::default()
            }),
            None => self.outcome.set(Some(Outcome::Failed(ApiFailure::Offline))),
        }
    }

    async fn refused(self, failure: ApiFailure) {
        if self.fields.faults.is_disposed() {
            return;
        }
        if failure.reason() == Some(Reason::GatewaysForbidden) {
            use_session().refresh().await;
            self.fields.faults.set(Vec::new());
            if untrack(|| self.may_choose()) {
                // Switched on again meanwhile: then the choice stays, and pressing once more may do.
                self.outcome.set(Some(Outcome::Failed(failure)));
            } else {
                self.switched_off.set(true);
                focus_first_notice();
            }
        } else if self.fields.take_faults(&failure) {
            if self.fields.is_address_refused() {
                use_router().push_fragment(WizardStep::Address.fragment());
            }
            if self.fields.is_consent_refused() {
                self.consent.refused();
            } else {
                focus_first_error();
            }
        } else {
            self.outcome.set(Some(Outcome::Failed(failure)));
        }
    }
}

/// The pending alias that was typed, as the server has it.
async fn find(typed: &TypedAlias) -> Option<String> {
    let address = Address::parse(&typed.address, &to_ascii).ok()?;
    let list = api::list_aliases().await.ok()?.send_as;
    list.into_iter().find(|alias| is(alias, &address))?.send_as_email
}

fn focus_first_notice() {
    crate::focus::focus("main [data-news]");
}
