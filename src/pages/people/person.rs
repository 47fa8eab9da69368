//! One person: the account, the addresses with their gateways, what the person may do, and what administrators can change.

use fromline_core::{
    Language,
    api::{PersonDetails, UnitRef},
    person::PersonState,
    policy::SuspendedMail,
    role::Permission,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    actions::{PeopleActions, PersonAction},
    moving::PeopleMove,
    rows::badges,
};
use crate::{
    api::{self, ApiFailure},
    components::{Button, Notice, Progress, Status, Tone},
    format,
    i18n::{isolated, use_i18n},
    pages::{chunk::behind, late::Late},
    route::Route,
    router::Link,
    session::use_session,
    t, ts,
    view::{show, show_if, text},
};

/// Draws the page of one person.
pub fn page(id: String) -> AnyView {
    let known = RwSignal::new(None::<Result<PersonDetails, ApiFailure>>);
    let id = StoredValue::new(id);
    let read = move || {
        spawn_local(async move {
            let answer = api::get_person(&id.get_value()).await;
            known.try_set(Some(answer));
        });
    };
    read();
    let again = Callback::new(move |()| read());
    let actions = PeopleActions::new(again);
    let moving = PeopleMove::new(again);
    let take = Callback::new(move |details| known.set(Some(Ok(details))));
    let changed = RwSignal::new(None::<bool>);
    let roles = Late::new(|| Box::pin(async { behind::roles().await.ok() }));
    let said = Signal::derive(move || {
        let words = if changed.get()? {
            ts!("people-roles-given")
        } else {
            ts!("people-roles-ended")
        };
        Some((Tone::Success, words))
    });
    let title = move || {
        known.with(|known| match known {
            Some(Ok(details)) => name(details),
            _ => String::new(),
        })
    };
    let content = move || match known.get() {
        None => view! { <Progress /> }.into_any(),
        Some(Err(failure)) => {
            view! { <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice> }.into_any()
        }
        Some(Ok(details)) => view! {
            <p class="badges">{badges(&details.person)}</p>
            {account(&details)}
            {buttons(&details, actions, moving)}
            {rights(&details)}
            {
                let details = details.clone();
                roles.draw(move |draw| draw(&details, moving, changed, take))
            }
        }
        .into_any(),
    };
    view! {
        <div class="column person-page">
            <p class="back"><Link to=Route::People>{t!("people-back")}</Link></p>
            <h1 tabindex="-1">{show(move || isolated(title()))}</h1>
            {actions.said()}
            {moving.said()}
            <Status message=said />
            {show(content)}
            {actions.dialog()}
            {moving.dialog()}
        </div>
    }
    .into_any()
}

fn name(details: &PersonDetails) -> String {
    let person = &details.person;
    if person.name.is_empty() {
        person.address.clone()
    } else {
        person.name.clone()
    }
}

fn account(details: &PersonDetails) -> AnyView {
    let person = &details.person;
    let state = match person.state {
        PersonState::Open => t!("people-state-open"),
        PersonState::Invited => t!("people-state-invited"),
        PersonState::Closed => t!("people-state-closed"),
    };
    let language = details.language.as_deref().and_then(Language::parse);
    let language = match language {
        Some(language) => language.name().into_any(),
        None => t!("people-language-unset"),
    };
    let count = details.sessions.count;
    let sessions = match details.sessions.last_used.clone() {
        Some(when) => {
            let day = move || format::date(use_i18n().language(), &when);
            t!("people-sessions", count = count, when = day())
        }
        None => t!("people-sessions-none"),
    };
    view! {
        <dl class="card facts">
            <dt>{t!("people-address")}</dt><dd>{isolated(person.address.clone())}</dd>
            <dt>{t!("people-state")}</dt><dd>{state}</dd>
            <dt>{t!("people-unit")}</dt><dd><bdi>{unit_name(&person.unit)}</bdi></dd>
            <dt>{t!("people-language")}</dt><dd>{language}</dd>
            <dt>{t!("people-session")}</dt><dd>{sessions}</dd>
        </dl>
    }
    .into_any()
}

fn buttons(details: &PersonDetails, actions: PeopleActions, moving: PeopleMove) -> AnyView {
    let person = StoredValue::new(details.person.clone());
    let button = move |action: PersonAction, words: AnyView| {
        view! { <Button on_press=move || actions.ask(action, vec![person.get_value()])>{words}</Button> }
            .into_any()
    };
    let state = details.person.state;
    let session = use_session();
    let manages = session.may(Permission::ManagePeople);
    let invites = session.may(Permission::InvitePeople);
    let invite =
        (invites && state == PersonState::Invited).then(|| button(PersonAction::Invite, t!("people-invite")));
    let close_or_open = manages.then(|| {
        if state == PersonState::Closed {
            button(PersonAction::Open, t!("people-open"))
        } else {
            button(PersonAction::Close, t!("people-close"))
        }
    });
    view! {
        <div class="actions">
            {invite}{close_or_open}
            {show_if(move || manages && moving.has_several(), move || view! {
                <Button on_press=move || moving.ask(vec![person.get_value()])>{t!("people-move")}</Button>
            }.into_any())}
        </div>
    }
    .into_any()
}

/// The path of a unit; the organisation's name for the root.
pub(super) fn unit_name(unit: &UnitRef) -> String {
    let organisation = untrack(|| use_session().account()).map(|account| account.organisation);
    let name = organisation.and_then(|organisation| organisation.domains.into_iter().next());
    name.filter(|_| unit.path == "/")
        .unwrap_or_else(|| unit.path.clone())
}

/// What the person may do, and which unit's setting says so.
fn rights(details: &PersonDetails) -> AnyView {
    let unit = unit_name(&details.policy_unit);
    let words = match (details.person.state, details.suspended_mail) {
        (PersonState::Closed, _) => t!("people-may-nothing"),
        (_, None) => t!("people-may", unit = unit),
        (_, Some(SuspendedMail::Refuse)) => t!("people-may-not-refuse", unit = unit),
        (_, Some(SuspendedMail::OnBehalf)) => t!("people-may-not-behalf", unit = unit),
    };
    view! { <h2>{t!("people-rights")}</h2><p>{words}</p> }.into_any()
}
