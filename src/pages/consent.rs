//! Signing in at a gateway with a provider's consent in place of a password: the choice between the two, the way to the provider and
//! back, and what came of it.

mod device;
mod journey;
mod panel;
mod returned;

use fromline_core::api::{BeginConsentRequest, ConsentProvider, FinishConsentResponse, SendAs, SmtpMsa};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    alias_form::{Fields, TypedAlias},
    api::{self, ApiFailure},
    platform::{to_ascii, to_lowercase},
    router::use_router,
    session::use_session,
};
use device::Waiting;
pub use journey::{Journey, Returned, take_renewed, take_returned};
pub use panel::{panel, username_question};
pub use returned::page;

/// The sign-in method of a gateway.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Way {
    /// OAuth, with the consent of a provider.
    Provider,
    /// A password, typed or stored.
    Password,
}

/// A consent that the provider granted.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnedConsent {
    /// The provider's identifier, as listed.
    pub provider: String,
    /// Single-use value to save a gateway with.
    pub consent: String,
    /// The account that consented, if the provider names it.
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

/// The credential to save a gateway with.
#[derive(Clone, Debug, PartialEq)]
pub enum Proof {
    /// A password; if empty, the stored credential.
    Password(String),
    /// The value of a consent.
    Consent(String),
    /// A missing consent: the user visits this provider first.
    Missing(ConsentProvider),
}

impl Proof {
    /// A text that is empty if the credential is, for checks of presence only.
    pub fn as_secret(&self) -> &str {
        match self {
            Self::Password(password) => password,
            Self::Consent(consent) => consent,
            Self::Missing(provider) => &provider.name,
        }
    }

    /// The password; empty for a consent.
    pub fn as_password(&self) -> &str {
        match self {
            Self::Password(password) => password,
            Self::Consent(_) | Self::Missing(_) => "",
        }
    }

    /// Adds the credential to a request.
    pub fn write(&self, request: SendAs) -> SendAs {
        match self {
            Self::Consent(consent) => TypedAlias::with_consent(request, consent.clone()),
            Self::Password(_) | Self::Missing(_) => request,
        }
    }
}

/// The user's choice of a sign-in method for the gateway in some fields. `Copy`.
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
    /// Makes the choice for the gateway in these fields.
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

    /// Takes the method of a stored gateway, which stays until another is chosen.
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

    /// Registers the action that follows a granted consent, if no question is left.
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

    /// The provider whose consent the gateway uses, if that is chosen; reactive.
    pub fn chosen(self) -> Option<ConsentProvider> {
        self.provider().filter(|_| self.way.get() == Way::Provider)
    }

    /// The granted consent, if it is for the server in the fields; reactive.
    pub fn given(self) -> Option<ReturnedConsent> {
        let provider = self.chosen()?;
        self.given.get().filter(|given| given.provider == provider.name)
    }

    /// Returns true if saving would change the stored gateway's credential; reactive.
    pub fn is_changed(self) -> bool {
        let is_stored = self.stored.with(Option::is_some);
        match self.way.get() {
            Way::Provider => self.provider().is_some() && (!is_stored || self.given().is_some()),
            Way::Password => is_stored,
        }
    }

    /// Returns true if the stored gateway keeps its consent; reactive.
    pub fn goes_on(self) -> bool {
        self.chosen().is_some() && self.stored.with(Option::is_some) && self.given().is_none()
    }

    /// The provider to visit before saving; `stored` is the gateway as stored. Reactive.
    pub fn missing(self, stored: Option<&SmtpMsa>) -> Option<ConsentProvider> {
        let provider = self.chosen()?;
        let goes_on = || {
            self.stored.with(|name| name.as_ref() == Some(&provider.name))
                && stored.is_some_and(|stored| self.fields.typed().is_gateway(stored, &to_ascii))
        };
        (self.given().is_none() && !goes_on()).then_some(provider)
    }

    /// The credential to save the gateway with.
    pub fn proof(self, stored: Option<&SmtpMsa>) -> Proof {
        untrack(|| match (self.missing(stored), self.given(), self.chosen()) {
            (Some(provider), ..) => Proof::Missing(provider),
            (_, Some(given), _) => Proof::Consent(given.consent),
            (_, None, Some(_)) => Proof::Password(String::new()),
            (_, None, None) => Proof::Password(self.fields.password.get()),
        })
    }

    /// The account that consented, if different from the user name; reactive.
    pub fn other_account(self) -> Option<String> {
        let account = self.given()?.account?;
        let username = self.fields.username.with(|name| to_lowercase(name.trim()));
        (!username.is_empty() && username != to_lowercase(&account)).then_some(account)
    }

    /// Leaves for the provider's page; the journey says where the user returns to.
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

    /// Returns true while the provider's page is being requested; reactive.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Takes the result of the provider's redirect.
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

    /// Drops a consent that the gateway refused: the next attempt begins at the provider.
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

/// Renews the consent for an alias's gateway, or replaces its password by a consent; no input is needed.
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

/// Address of the signed-in user.
pub fn owner() -> String {
    let account = untrack(|| use_session().account());
    account.map(|account| account.address).unwrap_or_default()
}

/// Makes a journey from a form, with the values typed.
pub fn journey(address: Option<String>, typed: TypedAlias) -> Journey {
    Journey::of_form(owner(), address, typed)
}
