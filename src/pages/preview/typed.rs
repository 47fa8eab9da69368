//! What stands in the page's fields.

use fromline_core::message::{Identity, Mailbox};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::state::PreviewState;
use crate::{
    components::{ByHand, ProgramFilter, example, later, or_example},
    i18n::use_i18n,
};

/// The preview's inputs as signals. `Copy`; usable in views and event handlers.
#[derive(Clone, Copy)]
pub struct TypedMessage {
    /// Address in the From header.
    pub from: RwSignal<String>,
    /// Name in the From header.
    pub name: RwSignal<String>,
    /// The user's primary address.
    pub primary: RwSignal<String>,
    /// Name of the primary address.
    pub primary_name: RwSignal<String>,
    /// Address in the Reply-To header.
    pub reply_to: RwSignal<String>,
    /// Language of the recipient's client; empty for the page's.
    pub language: RwSignal<String>,
    /// Filter of the clients shown.
    pub filter: ProgramFilter,
    /// Authentication of mail that the organisation's servers deliver.
    pub by_hand: ByHand,
}

impl TypedMessage {
    /// Starts with the inputs of a link. Without one, the help page's example is shown as editable text; values already typed into the
    /// fields that the server painted into `main` are kept.
    pub fn start(given: Option<PreviewState>, main: &Element) -> Self {
        let start = given.unwrap_or_else(|| {
            let example = example(use_i18n().language.get_untracked());
            PreviewState {
                name: example.from.name,
                from: example.from.address,
                primary: example.primary.address,
                ..PreviewState::default()
            }
        });
        let field = RwSignal::new;
        let typed = Self {
            from: field(start.from),
            name: field(start.name),
            primary: field(start.primary),
            primary_name: field(start.primary_name),
            reply_to: field(start.reply_to),
            language: field(start.language),
            filter: ProgramFilter {
                platform: field(start.platform),
                effect: field(start.effect),
            },
            by_hand: ByHand {
                spf: field(start.spf),
                dkim: field(start.dkim),
                policy: field(start.policy),
            },
        };
        if let Ok(painted) = main.query_selector_all("[data-field]") {
            for place in 0..painted.length() {
                let field = painted.get(place);
                let Some(field) = field.as_ref().and_then(|field| field.dyn_ref::<Element>()) else {
                    continue;
                };
                let id = field.get_attribute("data-field").unwrap_or_default();
                typed.set(&id, field.unchecked_ref::<HtmlInputElement>().value());
            }
        }
        typed
    }

    /// Handles input to a field or list, by its name in the page's tree.
    pub fn set(self, field: &str, value: String) {
        let field = match field {
            "from" => self.from,
            "name" => self.name,
            "primary" => self.primary,
            "primary-name" => self.primary_name,
            "reply-to" => self.reply_to,
            "language" => self.language,
            _ => return,
        };
        field.maybe_update(|old| {
            let changed = *old != value;
            *old = value;
            changed
        });
    }

    /// All inputs, for the fragment; reactive.
    pub fn state(self) -> PreviewState {
        PreviewState {
            name: self.name.get(),
            from: self.from.get(),
            primary_name: self.primary_name.get(),
            primary: self.primary.get(),
            reply_to: self.reply_to.get(),
            language: self.language.get(),
            platform: self.filter.platform.get(),
            effect: self.filter.effect.get(),
            spf: self.by_hand.spf.get(),
            dkim: self.by_hand.dkim.get(),
            policy: self.by_hand.policy.get(),
        }
    }

    /// Returns true if an address has letters beyond ASCII; reactive.
    pub fn has_other_letters(self) -> bool {
        let fields = [self.from, self.primary, self.reply_to];
        fields.iter().any(|field| field.with(|typed| !typed.is_ascii()))
    }

    /// The author, with the example's addresses where none is typed; reactive.
    pub fn identity(self) -> Identity {
        let trimmed = |field: RwSignal<String>| field.with(|text| text.trim().to_owned());
        let address = |field: RwSignal<String>| {
            let typed = trimmed(field);
            // Other letters come with the code that knows what the mail will carry.
            match later() {
                Some(later) if !typed.is_ascii() => (later.as_mailed)(&typed),
                _ => typed,
            }
        };
        let typed = Identity {
            from: Mailbox::new(trimmed(self.name), address(self.from)),
            primary: Mailbox::new(trimmed(self.primary_name), address(self.primary)),
            reply_to: Some(address(self.reply_to)).filter(|address| !address.is_empty()),
        };
        or_example(typed, use_i18n().language())
    }
}
