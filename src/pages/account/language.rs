//! The account's language, in which its mails are written.

use fromline_core::api::AccountChange;
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api,
    components::{Button, Look, Select, Status},
    i18n::{self, Language, use_i18n},
    label,
    outcome::{Outcome, status},
    session::use_session,
    t, ts,
    view::effect,
};

pub fn section() -> AnyView {
    let i18n = use_i18n();
    let session = use_session();
    let saved = Memo::new(move |_| {
        let account = session.account().and_then(|account| account.language);
        account.unwrap_or_else(|| i18n.language().code().to_owned())
    });

    let chosen = RwSignal::new(saved.get_untracked());
    // It may be changed beside this form, too.
    effect(move || chosen.set(saved.get()));
    let busy = RwSignal::new(false);
    let outcome = RwSignal::new(None);

    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        outcome.set(None);
        let language = chosen.get_untracked();
        spawn_local(async move {
            let answer = api::change_account(&AccountChange {
                language: language.clone(),
            })
            .await;
            busy.set(false);
            match answer {
                Ok(account) => {
                    session.enter(account);
                    if let Some(language) = Language::parse(&language) {
                        i18n::speak(language).await;
                    }
                    outcome.set(Some(Outcome::Done(|| ts!("account-language-saved"))));
                }
                Err(failure) => outcome.set(Some(Outcome::Failed(failure))),
            }
        });
    };
    let options = Language::all().map(|language| {
        (
            language.code().to_owned(),
            Signal::stored(language.name().to_owned()),
        )
    });
    view! {
        <section class="card">
            <h2>{t!("account-language-heading")}</h2>
            <form class="form" on:submit=submit>
                <Select
                    label=label!("account-language") value=chosen options=options.collect()
                    hint=label!("account-language-hint")
                />
                <Status message=status(outcome) />
                <Button look=Look::Primary submit=true busy=busy>{t!("account-save")}</Button>
            </form>
        </section>
    }
    .into_any()
}
