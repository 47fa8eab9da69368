//! Which language is spoken, and fetching its messages.

use std::sync::Arc;

use fromline_core::text::Table;
use leptos::{prelude::*, task::spawn_local};

use super::{CURRENT, I18n, Language};
use crate::api;

/// The one thing kept in localStorage: a preference of this browser, nothing about the user.
const PREFERENCE: &str = "language";

/// Starts the messages: `?hl=`, else what was chosen in this browser, else the browser's languages, else
/// English. The account's language comes later, by [`follow_account`](I18n::follow_account).
pub fn start() -> I18n {
    let asked = asked();
    if let Some(language) = asked {
        remember(language);
    }
    let language = asked.or_else(remembered).or_else(preferred).unwrap_or_default();
    let i18n = I18n {
        language: RwSignal::new(language),
        table: RwSignal::new(Arc::new(Table::default())),
    };
    CURRENT.set(Some(i18n));
    fetch(language);
    i18n
}

/// Speaks another language from now on and remembers it in this browser. Nothing typed is lost: only the
/// words are drawn anew, once they are here.
pub fn choose(language: Language) {
    remember(language);
    fetch(language);
}

impl I18n {
    /// Takes the account's language over, unless another was asked for in the address or chosen in this
    /// browser.
    pub fn follow_account(self, tag: Option<&str>) {
        if asked().is_none()
            && remembered().is_none()
            && let Some(language) = tag.and_then(Language::parse)
            && language != self.language.get_untracked()
        {
            fetch(language);
        }
    }
}

fn fetch(language: Language) {
    spawn_local(async move {
        let i18n = super::use_i18n();
        // Offline with no words at all: draw the ids' fallback rather than nothing.
        let table = match api::locale(language.code()).await {
            Ok(table) => table,
            Err(_) if i18n.table.with_untracked(|table| !table.messages.is_empty()) => return,
            Err(_) => Table::default(),
        };
        i18n.table.set(Arc::new(table));
        i18n.language.set(language);
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.code());
        }
    });
}

fn asked() -> Option<Language> {
    let search = window().location().search().ok()?;
    let tag = web_sys::UrlSearchParams::new_with_str(&search).ok()?.get("hl")?;
    Language::parse(&tag)
}

fn remembered() -> Option<Language> {
    let storage = window().local_storage().ok()??;
    Language::parse(&storage.get_item(PREFERENCE).ok()??)
}

fn remember(language: Language) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(PREFERENCE, language.code());
    }
}

fn preferred() -> Option<Language> {
    window()
        .navigator()
        .languages()
        .iter()
        .find_map(|tag| Language::parse(&tag.as_string()?))
}
