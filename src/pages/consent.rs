//! Signing in at a gateway with a provider's consent in place of a password: the choice between the two, the way to the provider and
//! back, and what came of it.

mod device;
mod journey;
mod panel;
mod returned;

use fromline_core::api::{BeginConsentRequest, ConsentProvider, FinishConsentResponse, SendAs, SmtpMsa};
use leptos::{prelude::*, task::spawn_local};

use super::wizard::{Fields, TypedAlias, to_ascii};
use crate::{
    api::{self, ApiFailure},
    router::use_router,
    session::use_session,
};
use device::Waiting;
pub use journey::{Journey, Returned, take_renewed, take_returned};
pub use panel::{panel, username_question};
pub use returned::page;

/// How the gateway is signed in at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Way {
    /// With the consent of a provider.
    Provider,
    /// With a password.
    Password,
}

/// A consent that came back.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnedConsent {
    /// The provider's name.
    pub provider: String,
    /// What a gateway is saved with.
    pub consent: String,
    /// Who consented, if the provider says so.
    pub account: Option<String>,
}

impl From<FinishConsentResponse> for ReturnedConsent {
    fn from(response: FinishConsentResponse) -> Self {
        Self {
            provider: response.provider,
            consent: response.consent,
            account: response.account,
        }
    }
}

/// What a gateway is saved with.
#[derive(Clone, Debug, PartialEq)]
pub enum Proof {
    /// This password; empty: what is stored.
    Password(String),
    /// A consent.
    Consent(String),
    /// There is none yet: the user goes to this provider first.
    Missing(ConsentProvider),
}

impl Proof {
    /// What stands for it where only its being there matters.
    pub fn as_secret(&self) -> &str {
        match self {
            Self::Password(password) => password,
            Self::Consent(consent) => consent,
            Self::Missing(provider) => &provider.name,
        }
    }

    /// The password, if it is one.
    pub fn as_password(&self) -> &str {
        match self {
            Self::Password(password) => password,
            Self::Consent(_) | Self::Missing(_) => "",
        }
    }

    /// A request with it.
    pub fn write(&self, request: SendAs) -> SendAs {
        match self {
            Self::Consent(consent) => TypedAlias::with_consent(request, consent.clone()),
            Self::Password(_) | Self::Missing(_) => request,
        }
    }
}

/// The choice, for the gateway that stands in some fields. `Copy`.
#[derive(Clone, Copy)]
pub struct Consent {
    fields: Fields,
    providers: RwSignal<Vec<ConsentProvider>>,
    /// What was chosen; it counts while the server belongs to a provider.
    way: RwSignal<Way>,
    /// The provider whose tokens the stored gateway is signed in at with.
    stored: RwSignal<Option<String>>,
    given: RwSignal<Option<ReturnedConsent>>,
    failure: RwSignal<Option<ApiFailure>>,
    waiting: RwSignal<Option<Waiting>>,
    /// Whether the provider is asked where the user consents.
    busy: RwSignal<bool>,
    /// What is done once a consent has come, if nothing is left to be asked.
    go_on: StoredValue<Option<Callback<()>>>,
}

impl Consent {
    /// For these fields.
    pub fn new(fields: Fields) -> Self {
        let consent = Self {
            fields,
            providers: RwSignal::new(Vec::new()),
            way: RwSignal::new(Way::Provider),
            stored: RwSignal::new(None),
            given: RwSignal::new(None),
            failure: RwSignal::new(None),
            waiting: RwSignal::new(None),
            busy: RwSignal::new(false),
            go_on: StoredValue::new(None),
        };
        spawn_local(async move {
            if let Ok(answer) = api::consent_providers().await {
                consent.providers.try_set(answer.providers);
            }
        });
        consent
    }

    /// For a gateway that is stored: it goes on as it is until something else is chosen.
    pub fn of_alias(self, alias: &SendAs) {
        let known = alias.fromline.as_ref().and_then(|own| own.consent.clone());
        let has_password = alias.smtp_msa.is_some() && known.is_none();
        self.stored.set(known);
        self.way.set(if has_password {
            Way::Password
        } else {
            Way::Provider
        });
        self.given.set(None);
    }

    /// What is done once a consent has come and nothing is left to be asked.
    pub fn then(self, go_on: impl Fn() + Send + Sync + 'static) {
        self.go_on.set_value(Some(Callback::new(move |()| go_on())));
    }

    /// The provider that the server in the fields belongs to; reactive.
    pub fn provider(self) -> Option<ConsentProvider> {
        let host = self.fields.typed().host_name(&to_ascii)?;
        self.providers.with(|all| {
            let its = all.iter().find(|provider| provider.hosts.contains(&host));
            its.cloned()
        })
    }

    /// The provider with whose consent the gateway is signed in at, if that is chosen; reactive.
    pub fn chosen(self) -> Option<ConsentProvider> {
        self.provider().filter(|_| self.way.get() == Way::Provider)
    }

    /// The consent that came, if it is for the server in the fields; reactive.
    pub fn given(self) -> Option<ReturnedConsent> {
        let provider = self.chosen()?;
        self.given.get().filter(|given| given.provider == provider.name)
    }

    /// Whether the stored gateway would be saved with something else than what it has; reactive.
    pub fn is_changed(self) -> bool {
        let is_stored = self.stored.with(Option::is_some);
        match self.way.get() {
            Way::Provider => self.provider().is_some() && (!is_stored || self.given().is_some()),
            Way::Password => is_stored,
        }
    }

    /// Whether the stored gateway goes on with the consent that it has; reactive.
    pub fn goes_on(self) -> bool {
        self.chosen().is_some() && self.stored.with(Option::is_some) && self.given().is_none()
    }

    /// Whether the way to the provider comes before anything is saved; `stored` is the gateway as it is. Reactive.
    pub fn missing(self, stored: Option<&SmtpMsa>) -> Option<ConsentProvider> {
        let provider = self.chosen()?;
        let goes_on = || {
            self.stored.with(|name| name.as_ref() == Some(&provider.name))
                && stored.is_some_and(|stored| self.fields.typed().is_gateway(stored, &to_ascii))
        };
        (self.given().is_none() && !goes_on()).then_some(provider)
    }

    /// What the gateway is saved with.
    pub fn proof(self, stored: Option<&SmtpMsa>) -> Proof {
        untrack(|| match (self.missing(stored), self.given(), self.chosen()) {
            (Some(provider), ..) => Proof::Missing(provider),
            (_, Some(given), _) => Proof::Consent(given.consent),
            (_, None, Some(_)) => Proof::Password(String::new()),
            (_, None, None) => Proof::Password(self.fields.password.get()),
        })
    }

    /// The account that consented, where it is another than the user name; reactive.
    pub fn other_account(self) -> Option<String> {
        let account = self.given()?.account?;
        let username = self.fields.username.with(|name| name.trim().to_lowercase());
        (!username.is_empty() && username != account.to_lowercase()).then_some(account)
    }

    /// Goes to the provider, with the whole page; the journey says where the way back leads.
    pub fn depart(self, provider: &ConsentProvider, journey: Journey) {
        if self.busy.get_untracked() {
            return;
        }
        self.begin();
        let username = self.fields.username.with_untracked(|name| name.trim().to_owned());
        let request = BeginConsentRequest {
            provider: provider.name.clone(),
            send_as_email: journey.address.clone().filter(|_| username.is_empty()),
            username: (!username.is_empty()).then_some(username),
        };
        spawn_local(async move {
            let refused = leave(request, journey).await;
            self.busy.try_set(false);
            self.failure.try_set(refused);
        });
    }

    /// Forgets how the last way ended.
    fn begin(self) {
        self.failure.set(None);
        self.waiting.set(None);
        self.fields.faults.set(Vec::new());
        self.busy.set(true);
    }

    /// Whether the way to the provider is asked for; reactive.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// What the provider brought back.
    pub fn take(self, outcome: Result<ReturnedConsent, ApiFailure>) {
        self.waiting.set(None);
        self.way.set(Way::Provider);
        let (given, failure) = match outcome {
            Ok(given) => (Some(given), None),
            Err(failure) => (None, Some(failure)),
        };
        self.given.set(given);
        self.failure.set(failure);
        spawn_local(async move {
            // Which servers are the provider's may come later than the consent.
            if self.providers.try_with_untracked(Vec::is_empty) == Some(true)
                && let Ok(answer) = api::consent_providers().await
            {
                self.providers.try_set(answer.providers);
            }
            self.proceed();
        });
    }

    /// Goes on, unless the user has to say which mailbox is meant.
    fn proceed(self) {
        if self.given.is_disposed() {
            return;
        }
        let is_asked = untrack(|| self.other_account()).is_some();
        if is_asked || self.given.with_untracked(Option::is_none) {
            crate::focus::focus("main [data-consent]");
        } else if let Some(Some(go_on)) = self.go_on.try_get_value() {
            go_on.run(());
        }
    }

    /// The gateway refused what was given: the next try begins at the provider.
    pub fn refused(self) {
        self.given.set(None);
        crate::focus::focus("main [data-consent]");
    }
}

/// Asks where the user consents and goes there. What is given back is why not.
async fn leave(request: BeginConsentRequest, journey: Journey) -> Option<ApiFailure> {
    let begun = match api::begin_consent(&request).await {
        Ok(begun) => begun,
        Err(failure) => return Some(failure),
    };
    journey.store();
    use_router().leave(&begun.url);
    None
}

/// Asks the provider again for what an alias's gateway needs, or for a consent in place of its password: nothing has to be entered.
pub fn renew(provider: &str, address: String, failed: impl Fn(ApiFailure) + 'static) {
    let request = BeginConsentRequest {
        provider: provider.to_owned(),
        username: None,
        send_as_email: Some(address.clone()),
    };
    let journey = Journey::renewal(owner(), address);
    spawn_local(async move {
        if let Some(failure) = leave(request, journey).await {
            failed(failure);
        }
    });
}

/// Who is signed in.
pub fn owner() -> String {
    let account = untrack(|| use_session().account());
    account.map(|account| account.address).unwrap_or_default()
}

/// A journey from a form, with what was typed.
pub fn journey(address: Option<String>, typed: TypedAlias) -> Journey {
    Journey::of_form(owner(), address, typed)
}
