//! The question before switching off: whom it touches, and what happens to their mail.

use fromline_core::{
    api::{DmarcResult, ImpactUser, PolicyImpact},
    dmarc::Disposition,
};
use leptos::prelude::*;

use super::{choice, editor::Editor};
use crate::{
    components::{Button, Dialog, Look, Notice, Progress, Tone},
    label,
    session::use_session,
    t, ts,
    view::{attribute, effect, show, text},
};

/// The dialog.
pub fn dialog(editor: Editor) -> AnyView {
    let cancel = move || editor.asking.set(false);
    let confirm = move || {
        editor.asking.set(false);
        editor.save();
    };
    // Whoever signed in again meanwhile need not ask for the list again.
    effect(move || {
        let failed = editor
            .impact
            .with_untracked(|impact| matches!(impact, Some(Err(_))));
        if !use_session().ended.get() && failed {
            editor.read_impact();
        }
    });
    let unknown = Signal::derive(move || {
        let known = editor.impact.with(|impact| matches!(impact, Some(Ok(_))));
        (!known).then(|| ts!("policy-off-unknown"))
    });
    let content = move || match editor.impact.get() {
        None => view! { <Progress /> }.into_any(),
        Some(Err(failure)) => view! {
            <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice>
            <Button on_press=move || editor.read_impact()>{t!("shell-retry")}</Button>
        }
        .into_any(),
        Some(Ok(impact)) if impact.users.is_empty() => view! { <p>{t!("policy-off-nobody")}</p> }.into_any(),
        Some(Ok(impact)) => touched(impact, editor),
    };
    view! {
        <Dialog open=editor.asking title=label!("policy-off-title")>
            {show(content)}
            <div class="actions">
                <Button look=Look::Danger on_press=confirm disabled=unknown>{t!("policy-off-confirm")}</Button>
                <Button on_press=cancel>{t!("policy-off-cancel")}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

fn touched(impact: PolicyImpact, editor: Editor) -> AnyView {
    let users = impact.users.len();
    let aliases: usize = impact.users.iter().map(|user| user.aliases.len()).sum();
    let all = impact.users.iter().flat_map(|user| &user.aliases);
    let verdicts: Vec<_> = all.map(|alias| (alias.dmarc, alias.disposition)).collect();
    view! {
        <p>{t!("policy-off-users", count = users)}" "{t!("policy-off-aliases", count = aliases)}</p>
        // Focusable, because a long list scrolls.
        <div class="touched" tabindex="0" role="region" aria-label=attribute(|| Some(ts!("policy-off-list")))>
            <ul>{impact.users.into_iter().map(user).collect::<Vec<_>>()}</ul>
        </div>
        {without_gateways(&verdicts)}
        {choice(editor)}
        <p>{t!("policy-off-kept")}</p>
    }
    .into_any()
}

/// What becomes of their mail if the organisation's servers deliver it.
fn without_gateways(verdicts: &[(DmarcResult, Option<Disposition>)]) -> AnyView {
    let count = |wanted: fn(DmarcResult, Option<Disposition>) -> bool| {
        verdicts
            .iter()
            .filter(|(dmarc, disposition)| wanted(*dmarc, *disposition))
            .count()
    };
    let all = verdicts.len();
    let refused = count(|_, disposition| disposition == Some(Disposition::Reject));
    let unknown = count(|dmarc, _| dmarc == DmarcResult::Unknown);
    let refused =
        (refused > 0).then(|| view! { <strong>{t!("arrival-refused", count = refused)}</strong>" " });
    let unknown = (unknown > 0).then(|| t!("arrival-not-asked", count = unknown));
    view! { <p>{t!("arrival-on-behalf", count = all)}" "{refused}{unknown}</p> }.into_any()
}

fn user(user: ImpactUser) -> AnyView {
    let named = !user.name.is_empty();
    let name = named.then(|| view! { <strong><bdi>{user.name}</bdi></strong>" " });
    let aliases = user.aliases.into_iter().map(|alias| {
        let lookalike = alias
            .spelled_out
            .map(|address| view! { <br /><strong>{t!("aliases-lookalike", address = address)}</strong> });
        view! { <li>{t!("policy-off-alias", address = alias.address, host = alias.host)}{lookalike}</li> }
    });
    view! {
        <li>
            {name}<bdi>{user.address}</bdi>
            <ul>{aliases.collect::<Vec<_>>()}</ul>
        </li>
    }
    .into_any()
}
