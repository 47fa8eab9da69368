//! The account: language, password, sessions.

mod browser;
mod language;
mod password;
mod sessions;

use leptos::prelude::*;

use crate::{session::use_session, t, view::text};

/// Draws the user's account page.
pub fn page() -> AnyView {
    let session = use_session();
    let address = move || {
        session
            .account()
            .map(|account| account.address)
            .unwrap_or_default()
    };
    // A new password ends the other sessions: the list is read again.
    let ended = RwSignal::new(0);
    view! {
        <div class="column account">
            <h1 tabindex="-1">{t!("account-title")}</h1>
            <p class="lead"><bdi>{text(address)}</bdi></p>
            {language::section()}
            {password::section(ended)}
            {sessions::section(ended)}
        </div>
    }
    .into_any()
}
