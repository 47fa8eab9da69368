//! What is kept in the tab while its user is at the provider: where the way back leads. No secret is among it.

use std::cell::RefCell;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::ReturnedConsent;
use crate::{api::ApiFailure, pages::wizard::TypedAlias};

const KEY: &str = "consent";

/// Why somebody is at a provider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Journey {
    /// Who went: in one tab several people may sign in, one after the other.
    pub owner: String,
    /// The address whose gateway it is about; none: the wizard's, whose draft is kept by itself.
    pub address: Option<String>,
    /// What was typed on its page; none: the gateway is to be renewed as it is, from the list.
    pub typed: Option<TypedAlias>,
}

impl Journey {
    /// From a form.
    pub fn of_form(owner: String, address: Option<String>, typed: TypedAlias) -> Self {
        Self {
            owner,
            address,
            typed: Some(typed),
        }
    }

    /// From the list.
    pub fn renewal(owner: String, address: String) -> Self {
        Self {
            owner,
            address: Some(address),
            typed: None,
        }
    }

    /// Keeps it in the tab's storage; a browser that refuses ends on a page that says so.
    pub fn store(&self) {
        if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(self)) {
            let _ = storage.set_item(KEY, &text);
        }
    }

    /// Takes what this user left in this tab.
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

/// What came back to a form.
#[derive(Clone, Debug)]
pub struct Returned {
    /// Where somebody went from.
    pub journey: Journey,
    /// What came of it.
    pub outcome: Result<ReturnedConsent, ApiFailure>,
}

thread_local! {
    static RETURNED: RefCell<Option<Returned>> = const { RefCell::new(None) };
    static RENEWED: RefCell<Option<Result<String, ApiFailure>>> = const { RefCell::new(None) };
}

/// Puts down what came back, for the page that is drawn next.
pub fn put_returned(returned: Returned) {
    RETURNED.set(Some(returned));
}

/// What came back for the form of this address; none: for the wizard's.
pub fn take_returned(address: Option<&str>) -> Option<Returned> {
    let returned = RETURNED.take()?;
    (returned.journey.address.as_deref() == address).then_some(returned)
}

/// Puts down for the list which gateway was renewed, or why not.
pub fn put_renewed(renewed: Result<String, ApiFailure>) {
    RENEWED.set(Some(renewed));
}

/// The same, taken.
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
