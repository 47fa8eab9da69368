//! Saving the form of an address, and the way to its provider: what a press does. It comes with another chunk.

use fromline_core::{
    Reason,
    api::{SendAs, SmtpMsa},
    delivery_route::DeliveryRoute,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::row::is_primary,
    editor::{AliasEditor, EditCommand, typed},
};
use crate::{
    alias_form::FieldId,
    api::{self, ApiFailure, Cancel},
    components::focus_first_error,
    outcome::Outcome,
    pages::{
        consent::{Proof, journey},
        standing::gateways_allowed,
    },
    platform::{UNICODE, to_ascii},
    session::use_session,
    ts,
};

impl AliasEditor {
    /// Does what a press asked for.
    pub fn run(self, command: EditCommand) {
        match command {
            EditCommand::Save => self.save(),
            EditCommand::ConnectAgain => self.connect_again(),
        }
    }

    /// Saves the form; a new or changed gateway is checked by the server first.
    fn save(self) {
        if self.work.with_untracked(Option::is_some) || !untrack(|| self.dirty().get()) {
            return;
        }
        let typed = self.fields.settled();
        let stored = self.alias.with_untracked(|alias| alias.smtp_msa.clone());
        let changes_gateway =
            typed.route == DeliveryRoute::Gateway && self.alias.with_untracked(gateways_allowed);
        let mut faults = typed.check_name_and_reply(&to_ascii, UNICODE);
        let proof = self.consent.proof(stored.as_ref());
        if changes_gateway {
            faults.extend(typed.check_gateway(proof.as_secret(), stored.as_ref(), &to_ascii));
            let lacks_password = proof.as_secret().is_empty() && stored.is_some();
            if faults.is_empty() && lacks_password && untrack(|| self.consent.is_changed()) {
                faults.push((FieldId::Password, Reason::Required));
            }
        }
        let refused = !faults.is_empty();
        self.fields.faults.set(faults);
        self.outcome.set(None);
        if refused {
            focus_first_error();
            return;
        }
        let route = if changes_gateway {
            DeliveryRoute::Gateway
        } else {
            DeliveryRoute::Organisation
        };
        if let Proof::Missing(provider) = &proof
            && changes_gateway
        {
            self.consent
                .depart(provider, journey(Some(self.address()), typed));
            return;
        }
        let mut request = proof.write(typed.request(route, proof.as_password()));
        request.send_as_email = None;
        let removes = stored.is_some() && typed.route == DeliveryRoute::Organisation;
        self.send(request, stored.as_ref(), removes);
    }

    /// Renews the provider's consent for the stored gateway; no input is needed.
    fn connect_again(self) {
        if let Some(provider) = untrack(|| self.consent.chosen()) {
            let typed = untrack(|| self.fields.typed());
            self.consent
                .depart(&provider, journey(Some(self.address()), typed));
        }
    }

    fn send(self, mut request: SendAs, stored: Option<&SmtpMsa>, removes: bool) {
        let address = self
            .alias
            .with_untracked(|alias| alias.send_as_email.clone())
            .unwrap_or_default();
        if removes {
            // PUT resets what it does not name.
            request.signature = self.alias.with_untracked(|alias| alias.signature.clone());
        }
        if self.alias.with_untracked(is_primary) {
            request.treat_as_alias = None;
        }
        // What is stored already needs no check.
        let same = |msa: &SmtpMsa| Some(msa) == stored;
        let host = request
            .smtp_msa
            .as_ref()
            .filter(|msa| !same(msa))
            .map(|msa| msa.host.clone());
        self.work.set(Some(host.unwrap_or_default()));
        let cancel = Cancel::new();
        self.cancel.set_value(Some(cancel.clone()));
        spawn_local(async move {
            let answer = if removes {
                api::update_alias(&address, &request, Some(&cancel)).await
            } else {
                api::patch_alias(&address, &request, Some(&cancel)).await
            };
            self.work.set(None);
            match answer {
                Ok(alias) => self.take(alias),
                Err(failure) => self.refused(failure).await,
            }
        });
    }

    fn take(self, alias: SendAs) {
        let typed = typed(&alias);
        self.consent.of_alias(&alias);
        self.alias.set(alias);
        self.fields.fill(typed);
        self.fields.password.set(String::new());
        self.outcome
            .set(Some(Outcome::Done(|| ts!("aliases-edit-saved"))));
    }

    async fn refused(self, failure: ApiFailure) {
        match failure.reason() {
            Some(Reason::GatewaysForbidden) => {
                use_session().refresh().await;
                self.read_again().await;
                self.outcome.set(Some(Outcome::Failed(failure)));
            }
            _ if self.fields.take_faults(&failure) => {
                if self.fields.is_consent_refused() {
                    self.consent.refused();
                } else {
                    focus_first_error();
                }
            }
            _ => self.outcome.set(Some(Outcome::Failed(failure))),
        }
    }
}
