//! Which language is spoken, and fetching its messages.

use std::{sync::Arc, time::Duration};

use fromline_core::text::MessageTable;
use leptos::{prelude::*, task::spawn_local};

use super::{CURRENT, Fetched, I18n, Language};
use crate::api;

/// The one thing kept in localStorage: a preference of this browser, nothing about the user.
const PREFERENCE: &str = "language";

/// When a page without any words asks for them again.
const RETRY: Duration = Duration::from_secs(3);

/// Starts the messages in the language of `?hl=`, else the one stored in this browser, else the browser's languages, else English. The
/// account's language follows by [`follow_account`](I18n::follow_account).
pub fn start() -> I18n {
    let asked = asked();
    if let Some(language) = asked.filter(|language| language.is_listed()) {
        remember(language);
    }
    let language = asked.unwrap_or_else(usual);
    let i18n = I18n {
        language: RwSignal::new(language),
        table: RwSignal::new(Arc::new(MessageTable::default())),
        wanted: StoredValue::new(language),
        whole: StoredValue::new(false),
        tables: StoredValue::new(Vec::new()),
    };
    CURRENT.set(Some(i18n));
    bring(language);
    i18n
}

/// Switches the language and stores the choice in this browser. Nothing typed is lost: only the words are drawn again, once they are
/// loaded.
pub fn choose(language: Language) {
    spawn_local(speak(language));
}

/// Switches the language and waits until it is loaded.
pub async fn speak(language: Language) {
    remember(language);
    fetch(language).await;
}

/// Loads the messages behind sign-in, now and for each language chosen later; returns false if they failed to load.
pub async fn complete() -> bool {
    let i18n = super::use_i18n();
    i18n.whole.set_value(true);
    loop {
        let language = i18n.wanted.get_value();
        let came = fetch(language).await;
        if language == i18n.wanted.get_value() {
            return came;
        }
    }
}

impl I18n {
    /// Switches to the account's language, unless another was requested in the address or chosen in this browser.
    pub fn follow_account(self, tag: Option<&str>) {
        if asked().is_none()
            && remembered().is_none()
            // One that nobody can choose was asked for by a page before.
            && self.wanted.get_value().is_listed()
            && let Some(language) = tag.and_then(Language::parse)
            && language != self.language.get_untracked()
        {
            bring(language);
        }
    }
}

/// Fetches a language and speaks it, unless another was asked for meanwhile; whether it does.
async fn fetch(language: Language) -> bool {
    let i18n = super::use_i18n();
    i18n.wanted.set_value(language);
    let whole = i18n.whole.get_value();
    let known = i18n.tables.with_value(|tables| {
        let known = |known: &&Fetched| known.table.language == language.code() && (known.whole || !whole);
        tables.iter().find(known).map(|known| known.table.clone())
    });
    let answer = match known {
        Some(table) => Ok(table),
        None => api::locale(language.code(), whole).await.map(Arc::new),
    };
    // Somebody who presses PL and then IT wants IT, whichever comes first; and all of it, once that was asked for.
    if i18n.wanted.get_value() != language || i18n.whole.get_value() != whole {
        return false;
    }
    let Ok(table) = answer else {
        if !language.is_listed() {
            bring(usual());
            return false;
        }
        // Offline: the language that is drawn stays. With none at all the page's frame says so, in all three.
        if !i18n.table.with_untracked(|table| table.messages.is_empty()) {
            return false;
        }
        if let Some(notice) = document().get_element_by_id("unreachable") {
            let _ = notice.remove_attribute("hidden");
        }
        set_timeout(move || bring(language), RETRY);
        return false;
    };
    i18n.tables.update_value(|tables| {
        tables.retain(|known| known.table.language != table.language);
        let table = table.clone();
        tables.push(Fetched { whole, table });
    });
    i18n.table.set(table);
    i18n.language.set(language);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.code());
        let _ = root.set_attribute("dir", language.direction());
    }
    true
}

fn bring(language: Language) {
    spawn_local(async move {
        fetch(language).await;
    });
}

/// What is spoken when the address asks for nothing.
fn usual() -> Language {
    remembered().or_else(preferred).unwrap_or_default()
}

fn asked() -> Option<Language> {
    let search = window().location().search().ok()?;
    let tag = web_sys::UrlSearchParams::new_with_str(&search).ok()?.get("hl")?;
    Language::parse_any(&tag)
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
