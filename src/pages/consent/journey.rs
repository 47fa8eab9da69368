//! What is kept in the tab while its user is at the provider: where the way back leads. No secret is among it.

use std::cell::RefCell;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::ReturnedConsent;
use crate::{alias_form::TypedAlias, api::ApiFailure};

const KEY: &str = "consent";

/// A visit to a provider, stored in the tab until the user returns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Journey {
    /// Address of the user who left: several people may sign in in one tab, one after the other.
    pub owner: String,
    /// The address whose gateway needs the consent; `None` for the wizard, which stores its own draft.
    pub address: Option<String>,
    /// Values typed in the address's form; `None` to renew the stored gateway from the list.
    pub typed: Option<TypedAlias>,
}

impl Journey {
    /// Makes a journey from a form.
    pub fn of_form(owner: String, address: Option<String>, typed: TypedAlias) -> Self {
        Self {
            owner,
            address,
            typed: Some(typed),
        }
    }

    /// Makes a journey from the list, to renew a gateway.
    pub fn renewal(owner: String, address: String) -> Self {
        Self {
            owner,
            address: Some(address),
            typed: None,
        }
    }

    /// Stores the journey in the tab's storage. If the browser refuses, the user returns to a page that explains it.
    pub fn store(&self) {
        if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(self)) {
            let _ = storage.set_item(KEY, &text);
        }
    }

    /// Takes the journey that this user left in this tab.
    pub fn take(owner: &str) -> Option<Self> {
        let storage = storage()?;
        let text = storage.get_item(KEY).ok()??;
        let _ = storage.remove_item(KEY);
        Self::read(&text, owner)
    }

    fn read(text: &str, owner: &str) -> Option<Self> {
        let journey: Self = crate::api::read_json(text).ok()?;
        (journey.owner == owner).then_some(journey)
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok()?
}

/// The result of a journey, for the form that it began at.
#[derive(Clone, Debug)]
pub struct Returned {
    /// The journey that ended.
    pub journey: Journey,
    /// The consent, or the failure.
    pub outcome: Result<ReturnedConsent, ApiFailure>,
}

thread_local! {
    static RETURNED: RefCell<Option<Returned>> = const { RefCell::new(None) };
    static RENEWED: RefCell<Option<Result<String, ApiFailure>>> = const { RefCell::new(None) };
}

/// Passes the result on to the page that is drawn next.
pub fn put_returned(returned: Returned) {
    RETURNED.set(Some(returned));
}

/// Takes the result for this address's form; `None` means the wizard's.
pub fn take_returned(address: Option<&str>) -> Option<Returned> {
    let returned = RETURNED.take()?;
    (returned.journey.address.as_deref() == address).then_some(returned)
}

/// Passes the renewed address, or the failure, on to the list.
pub fn put_renewed(renewed: Result<String, ApiFailure>) {
    RENEWED.set(Some(renewed));
}

/// Takes the result that [`put_renewed`] left.
pub fn take_renewed() -> Option<Result<String, ApiFailure>> {
    RENEWED.take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journey_survives_and_belongs_to_one_user() {
        let owner = "user@example.com".to_owned();
        let typed = TypedAlias {
            address: "user.name@example.org".to_owned(),
            ..TypedAlias::default()
        };
        for journey in [
            Journey::of_form(owner.clone(), None, typed.clone()),
            Journey::of_form(owner.clone(), Some(typed.address.clone()), typed.clone()),
            Journey::renewal(owner.clone(), typed.address.clone()),
        ] {
            let text = serde_json::to_string(&journey).unwrap();
            assert_eq!(Journey::read(&text, &owner), Some(journey));
            assert_eq!(Journey::read(&text, "utente@example.com"), None);
            assert!(!text.contains("password") && !text.contains("state"), "{text}");
        }
        assert_eq!(Journey::read("{", &owner), None);
    }
}
