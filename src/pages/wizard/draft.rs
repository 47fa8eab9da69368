//! What the wizard keeps in the tab while it is open, so that Back, reload, a lost connection and an expired session
//! lose nothing. Password and code are never written here.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::alias_form::TypedAlias;

const KEY: &str = "wizard";

/// The wizard's state that survives a reload.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Address of the user who types: several people may sign in in one tab, one after the other.
    pub owner: String,
    /// Values of the form.
    pub typed: TypedAlias,
    /// The address once it was added; then only the confirmation remains.
    pub created: Option<String>,
}

impl Draft {
    /// Loads the draft of `owner` from this tab, or an empty one.
    pub fn load(owner: &str) -> Self {
        let stored = storage().and_then(|storage| storage.get_item(KEY).ok()?);
        stored
            .and_then(|text| Self::read(&text, owner))
            .unwrap_or_else(|| Self {
                owner: owner.to_owned(),
                ..Self::default()
            })
    }

    /// Stores the draft in the tab's storage; without storage only the convenience is lost.
    pub fn store(&self) {
        if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(self)) {
            let _ = storage.set_item(KEY, &text);
        }
    }

    fn read(text: &str, owner: &str) -> Option<Self> {
        let draft: Self = crate::api::read_json(text).ok()?;
        (draft.owner == owner).then_some(draft)
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok()?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_survives_and_belongs_to_one_user() {
        let draft = Draft {
            owner: "user@example.com".to_owned(),
            typed: TypedAlias {
                address: "user.name@partner.com".to_owned(),
                ..TypedAlias::default()
            },
            created: None,
        };
        let text = serde_json::to_string(&draft).unwrap();
        assert_eq!(Draft::read(&text, "user@example.com"), Some(draft));
        assert_eq!(Draft::read(&text, "utente@example.com"), None);
        assert_eq!(Draft::read("{", "user@example.com"), None);
        assert!(!text.contains("password") && !text.contains("code"));
    }
}
