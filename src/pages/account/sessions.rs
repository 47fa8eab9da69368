//! Where the account is signed in.

use fromline_core::api::SessionInfo;
use leptos::{prelude::*, task::spawn_local};

use super::browser;
use crate::{
    api::{self, ApiFailure},
    components::{Button, Look, Progress, Status},
    format,
    i18n::use_i18n,
    outcome::{Outcome, status},
    t, ts,
    view::{effect, show, text},
};

pub fn section(ended: RwSignal<u32>) -> AnyView {
    let sessions = RwSignal::new(None::<Result<Vec<SessionInfo>, ApiFailure>>);
    effect(move || {
        ended.track();
        spawn_local(async move {
            let answer = api::sessions().await;
            sessions.set(Some(answer.map(|list| list.sessions)));
        });
    });

    let busy = RwSignal::new(false);
    let outcome = RwSignal::new(None);
    let end_others = move |()| {
        busy.set(true);
        spawn_local(async move {
            let answer = api::end_other_sessions().await;
            busy.set(false);
            outcome.set(Some(match answer {
                Ok(()) => Outcome::Done(|| ts!("account-sessions-ended")),
                Err(failure) => Outcome::Failed(failure),
            }));
            ended.update(|ended| *ended += 1);
        });
    };
    let alone = Signal::derive(move || {
        let alone = sessions.with(|sessions| matches!(sessions, Some(Ok(list)) if list.len() < 2));
        alone.then(|| ts!("account-sessions-alone"))
    });
    let list = move || match sessions.get() {
        None => view! { <Progress /> }.into_any(),
        Some(Err(failure)) => view! { <p class="error">{text(move || failure.text())}</p> }.into_any(),
        Some(Ok(list)) => {
            view! { <ul class="sessions">{list.into_iter().map(row).collect::<Vec<_>>()}</ul> }.into_any()
        }
    };
    view! {
        <section class="card">
            <h2>{t!("account-sessions-heading")}</h2>
            {show(list)}
            <Status message=status(outcome) />
            <div class="actions">
                <Button look=Look::Danger on_press=end_others disabled=alone busy=busy>
                    {t!("account-sessions-end")}
                </Button>
            </div>
        </section>
    }
    .into_any()
}

fn row(session: SessionInfo) -> AnyView {
    let i18n = use_i18n();
    let SessionInfo {
        current,
        created,
        last_used,
        browser,
    } = session;
    let created = move || format::time(i18n.language(), &created);
    let last_used = move || format::time(i18n.language(), &last_used);
    view! {
        <li>
            <strong><bdi>{browser::name(&browser)}</bdi></strong>
            {current.then(|| view! { <span class="badge">{t!("account-sessions-current")}</span> })}
            <span class="hint">{t!("account-sessions-times", created = created(), used = last_used())}</span>
        </li>
    }
    .into_any()
}
