//! The administrator's page: may users send through external SMTP servers?

mod checklist_place;
mod conflict;
mod editor;
mod explanation;
mod gateways;
mod inheritance;
mod list;
pub mod move_effect;
mod notices;
mod preview;
mod saving;
mod touched;
mod tree;
mod unit_changes;
pub mod units;

use fromline_core::{api::OrgUnitPolicy, policy::SuspendedMail, role::Permission};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Breadcrumb, Checkbox, Notice, Progress, RadioGroup, RadioOption, Status, Tone},
    format,
    i18n::use_i18n,
    label,
    outcome::status,
    pages::{chunk::behind, late::Late},
    router::use_router,
    session::use_session,
    t, ts,
    view::{effect, show, show_if, text},
};
use editor::PolicyEditor;
use unit_changes::UnitDialog;
use units::Units;

/// What a press leads to: the save, and the page's dialogs. It comes with another chunk.
#[derive(Clone, Copy)]
pub struct Dialogs {
    begin: fn(PolicyEditor),
    touched: fn(PolicyEditor) -> AnyView,
    conflict: fn(PolicyEditor) -> AnyView,
    unit: fn(UnitDialog) -> AnyView,
    checklist: fn() -> AnyView,
    show_checklist: fn() -> AnyView,
}

/// The save and the dialogs.
pub const DIALOGS: Dialogs = Dialogs {
    begin: saving::begin,
    touched: touched::dialog,
    conflict: conflict::dialog,
    unit: unit_changes::dialog,
    checklist: checklist_place::list,
    show_checklist: checklist_place::show_again,
};

/// Draws the policy page.
pub fn page() -> AnyView {
    let units = Units::new();
    let dialogs = Late::new(|| Box::pin(async { behind::dialogs().await.ok() }));
    let policy = RwSignal::new(None::<Result<OrgUnitPolicy, ApiFailure>>);
    effect(move || {
        let id = units.chosen.get();
        let round = units.round.get();
        if id.is_empty() {
            return;
        }
        spawn_local(async move {
            let answer = api::unit_policy(&id).await;
            // Not if another unit was chosen meanwhile, or the page was left.
            let asked = units.chosen.try_get_untracked() == Some(id);
            if asked && units.round.try_get_untracked() == Some(round) {
                policy.set(Some(answer));
            }
        });
    });
    let content = move || match policy.get() {
        None => view! { <Progress /> }.into_any(),
        Some(Err(failure)) => view! {
            <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice>
        }
        .into_any(),
        Some(Ok(policy)) => form(PolicyEditor::new(policy, units), units, dialogs),
    };
    let steps = vec![
        label!("policy-crumb-apps"),
        label!("policy-crumb-mail"),
        label!("policy-crumb-access"),
    ];
    let manages = use_session().may(Permission::ManageUnits);
    let changes = manages.then(|| unit_changes::view(units, dialogs)).into_any();
    view! {
        <Breadcrumb steps=steps />
        <h1 tabindex="-1">{t!("policy-page-title")}</h1>
        {checklist_place::place(dialogs)}
        <div class="with-units">
            {tree::view(units, changes)}
            <div>{show(content)}</div>
        </div>
        {show_if(checklist_place::is_hidden, move || {
            show(move || dialogs.get().map(|dialogs| (dialogs.show_checklist)()).into_any())
        })}
    }
    .into_any()
}

fn form(editor: PolicyEditor, units: Units, dialogs: Late<Dialogs>) -> AnyView {
    let dirty = editor.dirty();
    use_router().guard(dirty);
    units.dirty.set(Some(dirty));
    effect(move || {
        if editor.begins.get()
            && let Some(dialogs) = dialogs.get()
        {
            editor.begins.set(false);
            (dialogs.begin)(editor);
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        editor.submit();
    };
    let unchanged = Signal::derive(move || {
        let is_unchanged = !dirty.get() && !editor.inherits() && !editor.undecided();
        is_unchanged.then(|| ts!("policy-save-unchanged"))
    });
    let may_change = use_session().may(Permission::ChangePolicies);
    let buttons = may_change.then(|| {
        view! {
            <div class="actions">
                {inheritance::save(editor, unchanged)}
                {inheritance::ways_back(editor)}
                {show(move || last_change(editor).into_any())}
            </div>
        }
    });
    let looks = (!may_change).then(|| {
        view! {
            <Notice><p>{t!("policy-looks")}</p></Notice>
            {show(move || last_change(editor).into_any())}
        }
    });
    view! {
        <div class="with-aside">
            <form class="policy" on:submit=submit>
                {explanation::what()}
                <section class="card switch" aria-labelledby="policy-section">
                    <h2 id="policy-section">{t!("policy-section-title")}</h2>
                    {tree::where_several(units, move || inheritance::line(editor, units))}
                    {looks}
                    <fieldset class="plain" disabled=!may_change>
                    <Checkbox label=label!("policy-checkbox") checked=editor.allow />
                    <dl class="meaning">
                        <dt>{t!("policy-checked")}</dt>
                        <dd>{t!("policy-checked-meaning")}</dd>
                        <dt>{t!("policy-unchecked")}</dt>
                        <dd>{t!("policy-unchecked-meaning")}</dd>
                    </dl>
                    {show(move || restores(editor).into_any())}
                    {show(move || suspended_mail(editor).into_any())}
                    </fieldset>
                    <Status message=status(editor.outcome) />
                    {buttons}
                    {notices::progress(editor)}
                </section>
                {gateways::summary(editor)}
                {explanation::why()}
                {explanation::effect()}
            </form>
            <aside aria-labelledby="policy-preview">{preview::panel(editor)}</aside>
        </div>
        {show(move || asked(editor, dialogs))}
    }
    .into_any()
}

/// The questions before and after a save.
fn asked(editor: PolicyEditor, dialogs: Late<Dialogs>) -> AnyView {
    match dialogs.get() {
        Some(dialogs) => view! { {(dialogs.touched)(editor)}{(dialogs.conflict)(editor)} }.into_any(),
        None if editor.begins.get() => dialogs.waiting(),
        None => ().into_any(),
    }
}

/// Switching on gives suspended gateways back: said before it is saved.
fn restores(editor: PolicyEditor) -> Option<AnyView> {
    let count = editor.aliases_touched();
    let restores = editor.allow.get() && !editor.saved_value().allow_users_to_use_external_smtp_servers;
    (restores && count > 0)
        .then(|| view! { <Notice><p>{t!("policy-restores", count = count)}</p></Notice> }.into_any())
}

/// While the switch is off, what happens to mail of suspended addresses can be changed without switching.
fn suspended_mail(editor: PolicyEditor) -> Option<AnyView> {
    let off = !editor.allow.get() && !editor.saved_value().allow_users_to_use_external_smtp_servers;
    (off && editor.aliases_touched() > 0).then(|| choice(editor))
}

/// What happens to mail of suspended addresses.
fn choice(editor: PolicyEditor) -> AnyView {
    let options = vec![
        RadioOption {
            value: SuspendedMail::Refuse,
            label: label!("policy-suspended-refuse"),
            hint: Some(label!("policy-suspended-refuse-hint")),
        },
        RadioOption {
            value: SuspendedMail::OnBehalf,
            label: label!("policy-suspended-behalf"),
            hint: Some(label!("policy-suspended-behalf-hint")),
        },
    ];
    view! { <RadioGroup legend=label!("policy-suspended-legend") value=editor.suspended_mail options=options /> }
        .into_any()
}

/// Who set it last, and when.
fn last_change(editor: PolicyEditor) -> Option<AnyView> {
    let policy = editor.saved.get();
    let (who, when) = (policy.updated_by?, policy.update_time?);
    let i18n = use_i18n();
    Some(
        view! {
            <p class="hint">
                {t!("policy-last-change", who = who, when = format::time(i18n.language(), &when))}
            </p>
        }
        .into_any(),
    )
}
