//! Which language is spoken, and fetching its messages.

use std::{cell::Cell, time::Duration};

use fromline_core::text::{Extent, MessageTable};
use leptos::{prelude::*, task::spawn_local};

use super::{CURRENT, I18n, Language};
use crate::api;

/// The one thing kept in localStorage: a preference of this browser, nothing about the user.
const PREFERENCE: &str = "language";

/// When a page without any words asks for them again.
const RETRY: Duration = Duration::from_secs(3);

thread_local! {
    /// The parts of the messages that came beside the first, bit by bit; they come again with each language.
    static PARTS: Cell<u16> = const { Cell::new(0) };
    /// What came of a language that is not spoken yet.
    static EARLY: Cell<Vec<MessageTable>> = const { Cell::new(Vec::new()) };
}

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
        table: RwSignal::new(MessageTable::default()),
        wanted: StoredValue::new(language),
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

/// Loads a part of the messages, now and for each language chosen later; returns false if it failed to load.
pub async fn complete(part: Extent) -> bool {
    let i18n = super::use_i18n();
    let bit = 1 << part as u16;
    while part != Extent::First && PARTS.get() & bit == 0 {
        let language = i18n.wanted.get_value();
        let answer = api::locale(language.code(), part).await;
        if language != i18n.wanted.get_value() {
            continue;
        }
        let Ok(came) = answer else {
            return false;
        };
        PARTS.set(PARTS.get() | bit);
        if i18n.speaks(language) {
            i18n.table.update(|spoken| add(spoken, came));
        } else {
            let mut early = EARLY.take();
            early.push(came);
            EARLY.set(early);
        }
    }
    true
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

    /// Whether this language is spoken.
    fn speaks(self, language: Language) -> bool {
        self.table
            .with_untracked(|table| table.language == language.code())
    }
}

/// Fetches a language and speaks it, unless another was asked for meanwhile; whether it does.
async fn fetch(language: Language) -> bool {
    let i18n = super::use_i18n();
    i18n.wanted.set_value(language);
    if i18n.speaks(language) {
        return true;
    }
    let mut spoken = MessageTable::default();
    let parts = PARTS.get();
    for part in Extent::PARTS {
        if part != Extent::First && parts & (1 << part as u16) == 0 {
            continue;
        }
        let answer = api::locale(language.code(), part).await;
        // Somebody who presses PL and then IT wants IT, whichever comes first.
        if i18n.wanted.get_value() != language {
            return false;
        }
        let Ok(came) = answer else {
            failed(i18n, language);
            return false;
        };
        add(&mut spoken, came);
    }
    EARLY.take().into_iter().for_each(|came| add(&mut spoken, came));
    i18n.table.set(spoken);
    i18n.language.set(language);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.code());
        let _ = root.set_attribute("dir", language.direction());
    }
    true
}

/// Adds a part of a language's messages to the others; the first part comes first.
fn add(spoken: &mut MessageTable, part: MessageTable) {
    if spoken.language.is_empty() {
        *spoken = part;
    } else if spoken.language == part.language {
        spoken.more.push(part.messages);
    }
}

/// A language did not come.
fn failed(i18n: I18n, language: Language) {
    if !language.is_listed() {
        return bring(usual());
    }
    // Offline: the language that is drawn stays. With none at all the page's frame says so, in all three.
    if !i18n.table.with_untracked(|table| table.messages.is_empty()) {
        return;
    }
    if let Some(notice) = document().get_element_by_id("unreachable") {
        let _ = notice.remove_attribute("hidden");
    }
    set_timeout(move || bring(language), RETRY);
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
