//! The question before a change that somebody feels: whom it touches, what happens to their mail, and whether they are told.

use fromline_core::{
    api::{BothVerdicts, ImpactAlias, ImpactUser, PolicyImpactCount},
    policy::{PolicyChange, SuspendedMail},
    standing::UnitValues,
};
use leptos::prelude::*;

use super::{
    choice,
    editor::{PolicyAction, PolicyEditor},
    list::TouchedList,
};
use crate::{
    api::ApiFailure,
    components::{Button, Dialog, Look, Notice, Progress, Status, Tone},
    i18n::{argument, draw, isolated, use_i18n, values},
    pages::without_gateways::sentence,
    session::use_session,
    t, ts,
    view::{attribute, effect, show, show_if, text},
};

/// Draws the question before saving, with the affected users.
pub fn dialog(editor: PolicyEditor) -> AnyView {
    let cancel = move || editor.cancel();
    let confirm = move || {
        if !touches_somebody(editor) {
            editor.asking.set(false);
            editor.save(None);
        } else if editor.telling.holds() {
            editor.asking.set(false);
            editor.save(editor.telling.asked());
        }
    };
    // Whoever signed in again meanwhile need not ask again.
    effect(move || {
        if !use_session().ended.get() && untrack(|| failure(editor)).is_some() {
            if editor.asking.get_untracked() {
                editor.ask_whom();
            } else {
                editor.read_impact();
            }
        }
    });
    let unknown = Signal::derive(move || (!is_known(editor)).then(|| ts!("policy-off-unknown")));
    let touches = move || touches_somebody(editor);
    // The words stay while it closes after saving, and what is chosen in it draws no list anew.
    let change = Memo::new(move |before: Option<&PolicyChange>| match editor.change() {
        Some(PolicyChange::Off(_)) => PolicyChange::Off(SuspendedMail::Refuse),
        other => other.or(before.copied()).unwrap_or(PolicyChange::On),
    });
    let title = Signal::derive(move || match editor.named_unit() {
        Some(unit) => use_i18n().say(
            change
                .get()
                .title_of_unit()
                .with(&values!(argument, UnitValues { unit = unit })),
        ),
        None => use_i18n().text(change.get().title()),
    });
    let button = move || draw(change.get().button());
    let look = move || match change.get() {
        PolicyChange::On | PolicyChange::Mail(SuspendedMail::OnBehalf) => Look::Primary,
        PolicyChange::Off(_) | PolicyChange::Mail(SuspendedMail::Refuse) => Look::Danger,
    };
    let content = move || match (failure(editor), is_known(editor)) {
        (Some(failure), _) => view! {
            <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice>
            <Button on_press=move || editor.ask_whom()>{t!("shell-retry")}</Button>
        }
        .into_any(),
        (None, false) => view! { <Progress /> }.into_any(),
        (None, true) if editor.aliases_touched() == 0 => match change.get() {
            PolicyChange::Off(_) => view! { <p>{t!("policy-off-nobody")}</p> }.into_any(),
            _ => view! { <p>{t!("policy-touches-nobody")}</p> }.into_any(),
        },
        (None, true) => touched(editor, change.get()),
    };
    let partly = Signal::derive(move || touches().then(|| partly(editor)).flatten());
    view! {
        <Dialog open=editor.asking title=title on_dismiss=cancel>
            {show(content)}
            <Status message=partly />
            {show_if(touches, move || consequences(editor, change))}
            <div class="actions">
                {show(move || view! {
                    <Button look=look() on_press=confirm disabled=unknown>{show(button)}</Button>
                }.into_any())}
                <Button on_press=cancel>{t!("policy-off-cancel")}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Why it is not known whom it touches, if asking failed.
fn failure(editor: PolicyEditor) -> Option<ApiFailure> {
    let count = editor
        .impact
        .with(|count| count.as_ref()?.as_ref().err().cloned());
    count.or_else(|| {
        editor
            .list
            .answer
            .with(|answer| answer.as_ref()?.as_ref().err().cloned())
    })
}

/// Whether the count and the beginning of the list are here.
fn is_known(editor: PolicyEditor) -> bool {
    let is_counted = editor.impact.with(|count| matches!(count, Some(Ok(_))));
    is_counted && editor.list.answer.with(|answer| matches!(answer, Some(Ok(()))))
}

fn touches_somebody(editor: PolicyEditor) -> bool {
    is_known(editor) && editor.aliases_touched() > 0
}

fn touched(editor: PolicyEditor, change: PolicyChange) -> AnyView {
    let PolicyImpactCount { users, aliases, .. } = editor.count().unwrap_or_default();
    let TouchedList {
        known, newest, busy, ..
    } = editor.list;
    let first_new = newest.get_untracked();
    let rows = known.with(|known| {
        let rows = known.users.iter().cloned().enumerate();
        rows.map(|(place, one)| user(change, one, first_new == Some(place)))
            .collect::<Vec<_>>()
    });
    let has_more = known.with(|known| !known.next_page_token.is_empty());
    let more = has_more.then(|| {
        view! { <Button busy=busy on_press=move || editor.show_more()>{t!("policy-off-more")}</Button> }
    });
    view! {
        <p>{lead(change, users, aliases)}</p>
        // Focusable, because a long list scrolls.
        <div class="touched" tabindex="0" role="region" aria-label=attribute(|| Some(ts!("policy-off-list")))>
            <ul>{rows}</ul>
            {more}
        </div>
    }
    .into_any()
}

/// What becomes of their mail.
fn lead(change: PolicyChange, users: u32, aliases: u32) -> AnyView {
    match change {
        PolicyChange::On => t!("policy-restores", count = aliases),
        PolicyChange::Off(_) => {
            let users = t!("policy-off-users", count = users);
            view! { {users}" "{t!("policy-off-aliases", count = aliases)} }.into_any()
        }
        PolicyChange::Mail(SuspendedMail::Refuse) => t!("policy-refuse-users", count = users),
        PolicyChange::Mail(SuspendedMail::OnBehalf) => t!("policy-behalf-users", count = users),
    }
}

/// How much of the list is shown, if it is not all of it.
fn partly(editor: PolicyEditor) -> Option<(Tone, String)> {
    let has_more = editor.list.known.with(|known| !known.next_page_token.is_empty());
    let shown = editor.list.aliases(|_| ()).len();
    has_more.then(|| {
        (
            Tone::Info,
            ts!(
                "policy-off-shown",
                shown = shown,
                count = editor.aliases_touched()
            ),
        )
    })
}

/// What becomes of their mail if the organisation's servers deliver it; of single domains only what is shown was looked up.
fn without_gateways(editor: PolicyEditor) -> AnyView {
    let sentence = move || {
        let verdicts = editor.list.aliases(ImpactAlias::verdicts);
        let refusals: Vec<_> = verdicts.iter().map(BothVerdicts::refusals).collect();
        sentence(editor.aliases_touched(), &refusals)
    };
    show(sentence)
}

/// What becomes of their mail, what is to be chosen, and whether they are told.
fn consequences(editor: PolicyEditor, change: Memo<PolicyChange>) -> AnyView {
    let off = Memo::new(move |_| matches!(change.get(), PolicyChange::Off(_)));
    // What is inherited or brought back is as it is.
    let is_free = move || editor.action.get() == PolicyAction::Save;
    let delivered = move || match change.get() {
        PolicyChange::On | PolicyChange::Mail(SuspendedMail::Refuse) => false,
        PolicyChange::Mail(SuspendedMail::OnBehalf) => true,
        PolicyChange::Off(_) => is_free() || editor.suspended_mail.get() == SuspendedMail::OnBehalf,
    };
    let chosen = move || {
        let mail = if is_free() {
            choice(editor)
        } else {
            decided(editor.suspended_mail.get())
        };
        mail.into_any()
    };
    let users = Signal::derive(move || editor.count().map_or(0, |count| count.users));
    let telling = Signal::derive(move || ts!("policy-notify", count = users.get()));
    view! {
        {show_if(move || off.get(), chosen)}
        {show_if(delivered, move || without_gateways(editor))}
        {show_if(move || off.get(), || view! { <p>{t!("policy-off-kept")}</p> }.into_any())}
        {editor.telling.view(telling, users)}
    }
    .into_any()
}

/// What happens to mail of suspended addresses where there is nothing to choose.
fn decided(mail: SuspendedMail) -> AnyView {
    let (what, means) = match mail {
        SuspendedMail::Refuse => (t!("policy-suspended-refuse"), t!("policy-suspended-refuse-hint")),
        SuspendedMail::OnBehalf => (t!("policy-suspended-behalf"), t!("policy-suspended-behalf-hint")),
    };
    view! {
        <p><strong>{t!("policy-suspended-legend")}</strong></p>
        <p>{what}<br /><span class="hint">{means}</span></p>
    }
    .into_any()
}

/// One user. While the gateways stay off, no host delivers before the change or after it, and none is named. The first of those that came last takes the focus: the button that brought them may be gone.
fn user(change: PolicyChange, user: ImpactUser, takes_focus: bool) -> AnyView {
    let named = !user.name.is_empty();
    let name = named.then(|| view! { <strong><bdi>{user.name}</bdi></strong>" " });
    let aliases = user.aliases.into_iter().map(|alias| {
        let lookalike = alias
            .spelled_out
            .map(|address| view! { <br /><strong>{t!("aliases-lookalike", address = address)}</strong> });
        let named = match change {
            PolicyChange::On | PolicyChange::Off(_) => {
                t!("policy-off-alias", address = alias.address, host = alias.host)
            }
            PolicyChange::Mail(_) => isolated(alias.address),
        };
        view! { <li>{named}{lookalike}</li> }
    });
    view! {
        <li tabindex=takes_focus.then_some("-1") data-news=takes_focus.then_some("")>
            {name}{isolated(user.address)}
            <ul>{aliases.collect::<Vec<_>>()}</ul>
        </li>
    }
    .into_any()
}
