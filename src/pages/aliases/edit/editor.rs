//! What is changed, what is stored, and what was asked for.

use fromline_core::{
    api::{ConsentProvider, SecurityMode, SeenArrival, SendAs},
    changes::GatewayChange,
    delivery_route::DeliveryRoute,
    standing::{Placement, Standing},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    alias_form::{Detection, Fields, TypedAlias, changes_of},
    api::{self, Cancel},
    focus::focus,
    outcome::Outcome,
    pages::{
        consent::{Consent, Returned, take_returned},
        standing::{gateways_allowed, known_policy, standing, with_gateway},
    },
    platform::to_ascii,
    session::use_session,
};

/// What a press on the page of an address asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EditCommand {
    /// To save the form.
    Save,
    /// To renew the provider's consent for the stored gateway.
    ConnectAgain,
}

/// State of an address's settings page. `Copy`.
#[derive(Clone, Copy)]
pub struct AliasEditor {
    /// The address as stored on the server.
    pub alias: RwSignal<SendAs>,
    /// Fields of the form.
    pub fields: Fields,
    /// Known submission servers of the address's domain.
    pub detection: Detection,
    /// Sign-in method of the gateway.
    pub consent: Consent,
    /// Host that the server is connecting to, empty for other work; `None` when idle.
    pub work: RwSignal<Option<String>>,
    /// Outcome of the last attempt to save.
    pub outcome: RwSignal<Option<Outcome>>,
    /// Outcome of a confirmation on this page.
    pub confirmation: RwSignal<Option<Outcome>>,
    /// Changes made by the gateway, if a test message has shown them.
    pub arrived: RwSignal<Option<SeenArrival>>,
    /// What was asked for and is done once its code is here.
    pub command: RwSignal<Option<EditCommand>>,
    pub(super) cancel: StoredValue<Option<Cancel>, LocalStorage>,
}

impl AliasEditor {
    /// Makes the state from the address as stored on the server.
    pub fn new(alias: SendAs) -> Self {
        let fields = Fields::new(typed(&alias));
        let editor = Self {
            fields,
            detection: Detection::new(fields),
            consent: Consent::new(fields),
            alias: RwSignal::new(alias),
            work: RwSignal::new(None),
            outcome: RwSignal::new(None),
            confirmation: RwSignal::new(None),
            arrived: RwSignal::new(None),
            command: RwSignal::new(None),
            cancel: StoredValue::new_local(None),
        };
        editor
            .alias
            .with_untracked(|alias| editor.consent.of_alias(alias));
        editor.consent.then(move || editor.request(EditCommand::Save));
        let address = editor.address();
        if let Some(Returned { journey, outcome }) = take_returned(Some(&address)) {
            fields.fill(journey.typed.unwrap_or_default());
            editor.consent.take(outcome);
        }
        on_cleanup(move || editor.cancel());
        editor
    }

    /// Has something done, as soon as its code is here.
    pub fn request(self, command: EditCommand) {
        self.command.set(Some(command));
    }

    /// The address itself.
    pub(super) fn address(self) -> String {
        let address = self.alias.with_untracked(|alias| alias.send_as_email.clone());
        address.unwrap_or_default()
    }

    /// True if there are unsaved changes.
    pub fn dirty(self) -> Signal<bool> {
        Signal::derive(move || {
            let saved = self.alias.with(typed);
            let now = self.fields.typed();
            now.name != saved.name
                || now.reply_to != saved.reply_to
                || now.treat_as_alias != saved.treat_as_alias
                || now.route != saved.route
                || now.route == DeliveryRoute::Gateway
                    && (gateway(&now) != gateway(&saved)
                        || !self.fields.password.with(String::is_empty)
                        || saved.route == DeliveryRoute::Gateway && self.consent.is_changed())
        })
    }

    /// Changes made by the gateway in the fields: those known of the stored gateway, while it is the same.
    pub fn changes(self) -> Signal<Vec<GatewayChange>> {
        Signal::derive(move || {
            let saved = self.alias.with(typed);
            let same = gateway(&self.fields.typed()) == gateway(&saved);
            self.arrived
                .with(|arrived| changes_of(arrived.as_ref().filter(|_| same)))
        })
    }

    /// Returns true if the address belongs to the organisation; reactive.
    pub fn is_own_domain(self) -> bool {
        let account = use_session().account();
        account.is_some_and(|account| self.fields.typed().is_own_domain(&account, &to_ascii))
    }

    /// The route of mail from the address once it is confirmed and the form is saved; `None` while mail is refused; reactive.
    pub fn delivers(self) -> Option<DeliveryRoute> {
        let gateway = self.fields.route.get() == DeliveryRoute::Gateway;
        let standing = self.alias.with(|alias| with_gateway(alias, gateway));
        standing.route().ok()
    }

    /// The present standing of the address; reactive.
    pub fn standing(self) -> Standing {
        known_policy();
        self.alias.with(standing)
    }

    /// Reloads the address after its confirmation; the fields keep what was typed.
    pub fn confirmed(self) {
        let address = self
            .alias
            .with_untracked(|alias| alias.send_as_email.clone())
            .unwrap_or_default();
        spawn_local(async move {
            if let Ok(alias) = api::get_alias(&address).await {
                let said = standing(&alias).says(Placement::EditDone).map(Outcome::Said);
                self.alias.set(alias);
                self.confirmation.set(said);
                focus("main h1");
            }
        });
    }

    /// Cancels the check of the gateway that is under way.
    pub fn cancel(self) {
        if let Some(Some(cancel)) = self.cancel.try_update_value(Option::take) {
            cancel.cancel();
        }
    }

    /// The provider that must be visited before saving; reactive.
    pub fn departs(self) -> Option<ConsentProvider> {
        let by_gateway =
            self.fields.route.get() == DeliveryRoute::Gateway && self.alias.with(gateways_allowed);
        let missing = self
            .alias
            .with(|alias| self.consent.missing(alias.smtp_msa.as_ref()));
        missing.filter(|_| by_gateway)
    }

    /// Reads the address from the server again; the fields keep what was typed.
    pub async fn read_again(self) {
        let address = self.alias.with_untracked(|alias| alias.send_as_email.clone());
        if let Ok(alias) = api::get_alias(&address.unwrap_or_default()).await {
            self.alias.try_set(alias);
        }
    }
}

/// What makes a gateway another one.
fn gateway(typed: &TypedAlias) -> (String, String, SecurityMode, String) {
    (
        typed.host.clone(),
        typed.port.clone(),
        typed.security,
        typed.username.clone(),
    )
}

/// The form for what the server has. Without a gateway its fields are prefilled for whoever adds one.
pub(super) fn typed(alias: &SendAs) -> TypedAlias {
    let mut typed = TypedAlias {
        name: alias.display_name.clone().unwrap_or_default(),
        address: alias.send_as_email.clone().unwrap_or_default(),
        treat_as_alias: alias.treat_as_alias.unwrap_or(true),
        reply_to: alias.reply_to_address.clone().unwrap_or_default(),
        route: DeliveryRoute::Organisation,
        ..TypedAlias::default()
    };
    match &alias.smtp_msa {
        Some(gateway) => {
            typed.route = DeliveryRoute::Gateway;
            typed.host.clone_from(&gateway.host);
            typed.port = gateway.port.to_string();
            typed.security = gateway.security_mode;
        }
        None => typed.prefill(&to_ascii),
    }
    typed
}
