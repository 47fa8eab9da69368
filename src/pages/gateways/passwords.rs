//! How many gateways use a password at a provider that stops taking them, and what becomes of their users.

use fromline_core::api::PasswordsEnding;
use leptos::prelude::*;

use crate::{
    components::{Notice, Tone},
    format,
    i18n::use_i18n,
    t,
};

/// Draws the warning about a provider that stops accepting passwords.
pub fn ending(ending: &PasswordsEnding) -> AnyView {
    let PasswordsEnding {
        provider,
        ends,
        gateways,
        users,
        registered,
    } = ending.clone();
    let day = move || format::day(use_i18n().language(), &ends);
    let (named, asked) = (provider.clone(), provider.clone());
    let then = if registered {
        t!("gateways-passwords-asked", provider = asked)
    } else {
        t!("gateways-passwords-register", provider = asked)
    };
    view! {
        <Notice tone=Tone::Warning>
            <p>
                {t!("gateways-passwords", provider = provider, count = gateways)}" "
                {t!("gateways-passwords-users", count = users)}
            </p>
            <p>{t!("gateways-passwords-ends", provider = named, day = day())}" "{then}</p>
        </Notice>
    }
    .into_any()
}
