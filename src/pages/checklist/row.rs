//! A task: its name and state, and on demand what is known and what to do.

use fromline_core::{
    checklist::{ChecklistFinding, ChecklistState, ChecklistTask},
    text::{MessageId, id},
};
use leptos::prelude::*;

use super::{commands, details, headers, state::SetupTasks};
use crate::{
    api::{ApiFailure, ChecklistAction},
    components::{Button, Status, Tone},
    i18n,
    route::Route,
    router::Link,
    session::use_session,
    t,
    view::{attribute, show, show_if},
};

/// The name of a task.
pub fn title(task: ChecklistTask) -> MessageId {
    match task {
        ChecklistTask::Relay => id!("checklist-task-relay"),
        ChecklistTask::MailServer => id!("checklist-task-mail-server"),
        ChecklistTask::Spf => id!("checklist-task-spf"),
        ChecklistTask::Dmarc => id!("checklist-task-dmarc"),
        ChecklistTask::Dkim => id!("checklist-task-dkim"),
        ChecklistTask::TestMessage => id!("checklist-task-test-message"),
        ChecklistTask::Policy => id!("checklist-task-policy"),
        ChecklistTask::People => id!("checklist-task-people"),
    }
}

/// Draws a task with its state and what helps.
pub fn view(list: SetupTasks, task: ChecklistTask) -> AnyView {
    // It changes when this task does, so that what is typed or open elsewhere stays.
    let item = Memo::new(move |_| list.item(task));
    let state = move || item.with(|item| item.as_ref().map_or(ChecklistState::Unknown, |item| item.state));
    let known = move || {
        let details = item.with(|item| item.as_ref().map(|item| item.details.clone()));
        details::view(details.unwrap_or_default())
    };
    let finding = Memo::new(move |_| {
        item.with(|item| {
            let details = item.iter().flat_map(|item| &item.details);
            let findings = details.map(|detail| detail.finding);
            findings.max_by_key(|finding| finding.state())
        })
    });
    view! {
        <li class=attribute(move || Some(class(state()).to_owned()))>
            <details>
                <summary>
                    <span>{i18n::draw(title(task))}</span>" "
                    {show(move || badge(state()))}
                </summary>
                {show(known)}
                {action(list, task, finding)}
            </details>
        </li>
    }
    .into_any()
}

const fn class(state: ChecklistState) -> &'static str {
    match state {
        ChecklistState::Done => "success",
        ChecklistState::Open => "warning",
        ChecklistState::Unknown => "unknown",
    }
}

fn badge(state: ChecklistState) -> AnyView {
    let words = match state {
        ChecklistState::Done => id!("checklist-state-done"),
        ChecklistState::Open => id!("checklist-state-open"),
        ChecklistState::Unknown => id!("checklist-state-unknown"),
    };
    view! { <span class="badge">{i18n::draw(words)}</span> }.into_any()
}

/// The one thing to do about a task: a form, a button, a page, or a command for the server.
fn action(list: SetupTasks, task: ChecklistTask, finding: Memo<Option<ChecklistFinding>>) -> AnyView {
    match task {
        ChecklistTask::Dkim => {
            let form = headers::form(list);
            view! { {show(move || commands::view(finding.get()))}{form} }.into_any()
        }
        ChecklistTask::TestMessage => test(list, finding),
        ChecklistTask::People => show_if(
            move || finding.get() == Some(ChecklistFinding::PeopleMissing),
            || view! { <p><Link to=Route::People>{t!("people-title")}</Link></p> }.into_any(),
        ),
        ChecklistTask::Spf => {
            let invalid = move || finding.get() == Some(ChecklistFinding::SpfInvalid);
            let preview =
                || view! { <p><Link to=Route::Preview>{t!("shell-nav-preview")}</Link></p> }.into_any();
            view! { {show(move || commands::view(finding.get()))}{show_if(invalid, preview)} }.into_any()
        }
        _ => show(move || commands::view(finding.get())),
    }
}

fn test(list: SetupTasks, finding: Memo<Option<ChecklistFinding>>) -> AnyView {
    let outcome = RwSignal::new(None::<ApiFailure>);
    let problem = Signal::derive(move || Some((Tone::Error, outcome.get()?.text())));
    let waits = move || finding.get() == Some(ChecklistFinding::TestSent);
    let arrived = move || {
        let confirm = move || list.act(ChecklistAction::ConfirmTest, outcome);
        view! { <Button busy=list.busy on_press=confirm>{t!("checklist-test-confirm")}</Button> }.into_any()
    };
    let in_demo = move || waits() && use_session().demo();
    view! {
        <Status message=problem />
        <div class="actions">
            {show_if(waits, arrived)}
            <Button busy=list.busy on_press=move || list.act(ChecklistAction::SendTest, outcome)>
                {t!("checklist-test-send")}
            </Button>
            {show_if(in_demo, || view! { <Link to=Route::DemoMail>{t!("checklist-demo-mail")}</Link> }.into_any())}
        </div>
    }
    .into_any()
}
