//! How many gateways use a password at a provider that stops taking them, and what becomes of their users.

use fromline_core::{
    api::{NoticeProgress, PasswordsEnding},
    role::Permission,
};
use leptos::prelude::*;

use super::passwords_notice::PasswordsNotice;
use crate::{
    components::{Button, Notice, Tone},
    format,
    i18n::use_i18n,
    pages::notify::has_relay,
    session::use_session,
    t,
};

/// Draws the warning about a provider that stops accepting passwords, and the button that emails its users.
pub fn ending(ending: &PasswordsEnding, notice: PasswordsNotice) -> AnyView {
    let PasswordsEnding {
        provider,
        ends,
        gateways,
        users,
        registered,
        unnotified,
        notices,
        ..
    } = ending.clone();
    let day = move || format::day(use_i18n().language(), &ends);
    let (named, asked) = (provider.clone(), provider.clone());
    let then = if registered {
        t!("gateways-passwords-asked", provider = asked)
    } else {
        t!("gateways-passwords-register", provider = asked)
    };
    let target = ending.clone();
    let may = use_session().may_everywhere(Permission::ManagePeople);
    let notify = (may && unnotified > 0 && untrack(has_relay)).then(|| {
        view! {
            <p class="actions">
                <Button on_press=move || notice.ask(target.clone())>
                    {t!("gateways-passwords-notify", count = unnotified)}
                </Button>
            </p>
        }
    });
    view! {
        <Notice tone=Tone::Warning>
            <p>
                {t!("gateways-passwords", provider = provider, count = gateways)}" "
                {t!("gateways-passwords-users", count = users)}
            </p>
            <p>{t!("gateways-passwords-ends", provider = named, day = day())}" "{then}</p>
            {notices.map(progress)}
            {notify}
        </Notice>
    }
    .into_any()
}

/// How far the emails are.
fn progress(notices: NoticeProgress) -> AnyView {
    let at = notices.at.unwrap_or_default();
    let day = move || format::date(use_i18n().language(), &at);
    let failed = (notices.failed > 0).then(|| t!("policy-notices-failed", count = notices.failed));
    view! {
        <p class="hint">
            {t!("gateways-passwords-notices", day = day(), sent = notices.sent, count = notices.total)}" "{failed}
        </p>
    }
    .into_any()
}
