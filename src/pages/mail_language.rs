//! Whoever switches the language of the pages is asked once whether mails shall come in it, too.

use fromline_core::api::AccountChange;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api,
    components::{Button, Look, Status},
    i18n::{Language, use_i18n},
    outcome::{Outcome, status},
    session::use_session,
    t, ts,
    view::{show, show_if, text},
};

/// Asks, above the page, whether emails should use the newly chosen language, too.
pub fn question() -> AnyView {
    let i18n = use_i18n();
    let is_open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let outcome = RwSignal::new(None);
    // Of the pages before the switch only: a language that the account brings, or a link, asks nothing.
    Effect::new(move |before: Option<Language>| {
        let now = i18n.language();
        if before.is_some_and(|before| before != now) {
            outcome.set(None);
            is_open.set(mails_come_in().is_some_and(|mails| mails != now));
        }
        now
    });
    let accept = move || {
        busy.set(true);
        let language = i18n.language.get_untracked().code().to_owned();
        spawn_local(async move {
            let answer = api::change_account(&AccountChange { language }).await;
            busy.try_set(false);
            let said = match answer {
                Ok(account) => {
                    use_session().enter(account);
                    is_open.try_set(false);
                    Outcome::Done(|| ts!("account-language-saved"))
                }
                Err(failure) => Outcome::Failed(failure),
            };
            outcome.try_set(Some(said));
        });
    };
    let words = move || {
        let mails = mails_come_in().map(Language::name).unwrap_or_default();
        t!("account-mails-other", language = mails)
    };
    // One text: a button's parts would be laid out beside each other.
    let too = move || ts!("account-mails-too", language = i18n.language().name());
    let buttons = move || {
        view! {
            <div class="actions">
                <Button look=Look::Primary busy=busy on_press=accept>{text(too)}</Button>
                <Button on_press=move || is_open.set(false)>{t!("account-mails-keep")}</Button>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="mail-language">
            <div role="status">
                {show_if(move || is_open.get(), move || view! { <p class="notice">{show(words)}</p> }.into_any())}
            </div>
            {show_if(move || is_open.get(), buttons)}
            <Status message=status(outcome) />
        </div>
    }
    .into_any()
}

/// The language of the account's mails, if it is known; reactive.
fn mails_come_in() -> Option<Language> {
    use_session()
        .account()
        .and_then(|account| account.language)
        .and_then(|tag| Language::parse(&tag))
}
