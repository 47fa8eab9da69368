//! The administrator's page: may users send through external SMTP servers?

mod conflict;
mod editor;
mod explanation;
mod gateways;
mod list;
mod notices;
mod preview;
mod touched;

use fromline_core::{api::Policy, policy::SuspendedMail};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{
        Breadcrumb, Button, Checkbox, Look, Notice, Progress, RadioGroup, RadioOption, Status, Tone,
    },
    format,
    i18n::use_i18n,
    label,
    outcome::status,
    router::use_router,
    t, ts,
    view::{show, text},
};
use editor::PolicyEditor;

/// Draws the policy page.
pub fn page() -> AnyView {
    let policy = RwSignal::new(None::<Result<Policy, ApiFailure>>);
    spawn_local(async move {
        let answer = api::list_policies().await;
        // One organisational unit for now, and the root's policy is always listed.
        policy.set(Some(
            answer.map(|policies| policies.into_iter().next().unwrap_or_default()),
        ));
    });
    let content = move || match policy.get() {
        None => view! { <Progress /> }.into_any(),
        Some(Err(failure)) => view! {
            <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice>
        }
        .into_any(),
        Some(Ok(policy)) => form(PolicyEditor::new(policy)),
    };
    let steps = vec![
        label!("policy-crumb-apps"),
        label!("policy-crumb-mail"),
        label!("policy-crumb-access"),
    ];
    view! {
        <Breadcrumb steps=steps />
        <h1 tabindex="-1">{t!("policy-page-title")}</h1>
        {show(content)}
    }
    .into_any()
}

fn form(editor: PolicyEditor) -> AnyView {
    use_router().guard(editor.dirty());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        editor.submit();
    };
    let unchanged = Signal::derive(move || (!editor.dirty().get()).then(|| ts!("policy-save-unchanged")));
    view! {
        <div class="with-aside">
            <form class="policy" on:submit=submit>
                {explanation::what()}
                <section class="card switch" aria-labelledby="policy-section">
                    <h2 id="policy-section">{t!("policy-section-title")}</h2>
                    <Checkbox label=label!("policy-checkbox") checked=editor.allow />
                    <dl class="meaning">
                        <dt>{t!("policy-checked")}</dt>
                        <dd>{t!("policy-checked-meaning")}</dd>
                        <dt>{t!("policy-unchecked")}</dt>
                        <dd>{t!("policy-unchecked-meaning")}</dd>
                    </dl>
                    {show(move || restores(editor).into_any())}
                    {show(move || suspended_mail(editor).into_any())}
                    <Status message=status(editor.outcome) />
                    <div class="actions">
                        <Button look=Look::Primary submit=true disabled=unchanged busy=editor.busy>
                            {t!("policy-save")}
                        </Button>
                        {show(move || last_change(editor).into_any())}
                    </div>
                    {notices::progress(editor)}
                </section>
                {gateways::summary(editor)}
                {explanation::why()}
                {explanation::effect()}
            </form>
            <aside aria-labelledby="policy-preview">{preview::panel(editor)}</aside>
        </div>
        {touched::dialog(editor)}
        {conflict::dialog(editor)}
    }
    .into_any()
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
