//! The wizard's state, and what moves it on.

use fromline_core::{
    Reason,
    address::Address,
    api::{Account, DomainAuthentication, SeenArrival, SendAs},
    delivery_route::DeliveryRoute,
};
use leptos::{prelude::*, task::spawn_local};

use super::{draft::Draft, step::WizardStep};
use crate::{
    alias_form::{Detection, FieldId, Fields, TypedAlias},
    api::{self, Cancel},
    components::focus_first_error,
    outcome::Outcome,
    pages::consent::{Consent, take_returned},
    platform::{UNICODE, to_ascii},
    router::use_router,
    session::use_session,
    view::effect,
};

/// State of the wizard. `Copy`; usable in views, event handlers and async code.
#[derive(Clone, Copy)]
pub struct Wizard {
    /// Fields of the form.
    pub fields: Fields,
    /// Known submission servers of the address's domain.
    pub detection: Detection,
    /// Sign-in method of the gateway.
    pub consent: Consent,
    /// True if the user has returned from a provider, where Back would lead again.
    pub has_returned: StoredValue<bool>,
    /// The address, once added.
    pub created: RwSignal<Option<String>>,
    /// The addresses that were there when the wizard began.
    pub known: RwSignal<Option<Vec<SendAs>>>,
    /// True if it is not known that the gateway lets the user send from the address.
    pub sender_unknown: RwSignal<bool>,
    /// True if the address's server is to be looked for, by code that comes with another chunk.
    pub detects: RwSignal<bool>,
    /// True if the address is to be added without a press, after a provider was visited; by the same code.
    pub submits: RwSignal<bool>,
    /// Host that the server is connecting to, empty for other work; `None` when idle.
    pub work: RwSignal<Option<String>>,
    /// Outcome of the last attempt to add the address.
    pub outcome: RwSignal<Option<Outcome>>,
    /// True if gateways were forbidden while the user filled in the form.
    pub switched_off: RwSignal<bool>,
    /// Authentication of the address's domain; `None` before the answer.
    pub arrival: RwSignal<Option<DomainAuthentication>>,
    /// Changes made by the gateway, if a test message has shown them.
    pub arrived: RwSignal<Option<SeenArrival>>,
    pub cancel: StoredValue<Option<Cancel>, LocalStorage>,
}

impl Wizard {
    /// Resumes this tab's draft, or starts a new one.
    pub fn start(account: &Account) -> Self {
        let mut draft = Draft::load(&account.address);
        if draft.created.is_some() && step() == WizardStep::Address {
            draft = Draft {
                owner: account.address.clone(),
                ..Draft::default()
            };
        }
        let fields = Fields::new(draft.typed);
        let wizard = Self {
            fields,
            detection: Detection::new(fields),
            consent: Consent::new(fields),
            has_returned: StoredValue::new(false),
            created: RwSignal::new(draft.created),
            known: RwSignal::new(None),
            sender_unknown: RwSignal::new(false),
            detects: RwSignal::new(false),
            submits: RwSignal::new(false),
            work: RwSignal::new(None),
            outcome: RwSignal::new(None),
            switched_off: RwSignal::new(false),
            arrival: RwSignal::new(None),
            arrived: RwSignal::new(None),
            cancel: StoredValue::new_local(None),
        };
        let owner = account.address.clone();
        effect(move || {
            let typed = wizard.fields.typed();
            Draft {
                owner: owner.clone(),
                typed,
                created: wizard.created.get(),
            }
            .store();
        });
        spawn_local(async move {
            if let Ok(answer) = api::list_aliases().await {
                wizard.known.set(Some(answer.send_as));
            }
        });
        wizard.consent.then(move || wizard.submits.set(true));
        if let Some(returned) = take_returned(None) {
            wizard.has_returned.set_value(true);
            wizard.consent.take(returned.outcome);
        }
        on_cleanup(move || wizard.cancel());
        wizard
    }

    /// The route, as far as the user chooses it; reactive.
    pub fn route(self) -> DeliveryRoute {
        if self.may_choose() {
            self.fields.route.get()
        } else {
            DeliveryRoute::Organisation
        }
    }

    /// Returns true if a gateway can be chosen; reactive.
    pub fn may_choose(self) -> bool {
        use_session()
            .account()
            .is_some_and(|account| account.gateways_allowed)
            && !self.is_own_domain()
    }

    /// Returns true if the address belongs to the organisation; reactive.
    pub fn is_own_domain(self) -> bool {
        let account = use_session().account();
        account.is_some_and(|account| self.fields.typed().is_own_domain(&account, &to_ascii))
    }

    /// Requests the authentication of the address's domain, for the second step. The user can go on meanwhile.
    pub fn ask_for_arrival(self) {
        let address = untrack(|| self.fields.address.get());
        let Ok(address) = Address::parse(&address, &to_ascii) else {
            return;
        };
        let domain = address.domain().to_owned();
        let known = self
            .arrival
            .with_untracked(|known| known.as_ref().is_some_and(|known| known.domain == domain));
        if known {
            return;
        }
        self.arrival.set(None);
        spawn_local(async move {
            let found = api::domain_authentication(&domain).await;
            // Another address may have been typed meanwhile, or the wizard be gone.
            let still = self.fields.address.try_get_untracked();
            let still = still.and_then(|address| Address::parse(&address, &to_ascii).ok());
            if let Ok(found) = found
                && still.is_some_and(|address| address.domain() == domain)
            {
                self.arrival.set(Some(found));
            }
        });
    }

    /// Looks for the address's server once a valid address is typed, if a gateway can be chosen.
    pub fn address_left(self) {
        let typed = untrack(|| self.fields.typed());
        let is_good = untrack(|| use_session().account())
            .is_some_and(|account| typed.check_address(&account, &to_ascii, UNICODE).is_empty());
        if is_good && untrack(|| self.may_choose()) {
            self.detects.set(true);
        }
    }

    /// Goes from the first step to the second, if the values are valid.
    pub fn next(self) {
        if self.address_holds() {
            let mut typed = untrack(|| self.fields.typed());
            typed.prefill(&to_ascii);
            self.fields.fill(typed);
            self.outcome.set(None);
            self.address_left();
            use_router().push_fragment(WizardStep::Delivery.fragment());
        }
    }

    /// Returns true if the first step's fields hold; if not, they say why and the first of them has the focus.
    pub fn address_holds(self) -> bool {
        let typed = untrack(|| self.fields.typed());
        let Some(account) = untrack(|| use_session().account()) else {
            return false;
        };
        let mut faults = typed.check_address(&account, &to_ascii, UNICODE);
        if faults.is_empty() && self.is_known(&typed) {
            faults.push((FieldId::Address, Reason::AliasExists));
        }
        let holds = faults.is_empty();
        self.fields.faults.set(faults);
        if !holds {
            focus_first_error();
        }
        holds
    }

    /// Whether the address was in the list before.
    fn is_known(self, typed: &TypedAlias) -> bool {
        let Ok(address) = Address::parse(&typed.address, &to_ascii) else {
            return false;
        };
        self.known
            .with_untracked(|known| known.iter().flatten().any(|alias| is(alias, &address)))
    }

    /// Cancels the attempt that is under way.
    pub fn cancel(self) {
        if let Some(Some(cancel)) = self.cancel.try_update_value(Option::take) {
            cancel.cancel();
        }
    }

    /// Starts again with empty fields.
    pub fn start_over(self) {
        self.fields.fill(TypedAlias::default());
        self.fields.password.set(String::new());
        self.fields.faults.set(Vec::new());
        self.outcome.set(None);
        self.switched_off.set(false);
        // A test message may have shown more since.
        self.arrival.set(None);
        self.arrived.set(None);
        self.created.set(None);
        self.sender_unknown.set(false);
        use_router().push_fragment(WizardStep::Address.fragment());
    }
}

/// The step named in the address bar.
pub fn step() -> WizardStep {
    use_router()
        .fragment
        .with_untracked(|fragment| WizardStep::parse(fragment))
}

/// Returns true if this is the alias's address.
pub fn is(alias: &SendAs, address: &Address) -> bool {
    let other = alias.send_as_email.as_deref().unwrap_or_default();
    Address::parse(other, &to_ascii).as_ref() == Ok(address)
}
