//! The roles of a person: which they hold, giving one and ending one.

use fromline_core::{
    api::{PersonDetails, PersonRoleAssignment, RoleRequest},
    role::Role,
};
use leptos::{ev, prelude::*, task::spawn_local};

use super::{addresses, moving::PeopleMove, person::unit_name};
use crate::{
    api::{self, ApiFailure},
    components::{Button, Dialog, Field, Look, Notice, Select, Tone, focus_first_error},
    focus::focus,
    format,
    i18n::use_i18n,
    label, t, ts,
    view::{show, show_if, text},
};

/// What is asked about.
#[derive(Clone, Debug, PartialEq)]
enum RoleQuestion {
    /// Which role to give.
    Give,
    /// Whether to end this one.
    End(PersonRoleAssignment),
}

/// The function that draws the section, which comes with another chunk. What was done last goes to the signal: true for a role that was given.
pub type DrawRoles =
    fn(&PersonDetails, PeopleMove, RwSignal<Option<bool>>, Callback<PersonDetails>) -> AnyView;

/// Draws the roles that a person holds, and what can be done with them, above the addresses; the callback gets the person after each change.
pub fn section(
    details: &PersonDetails,
    moving: PeopleMove,
    done: RwSignal<Option<bool>>,
    take: Callback<PersonDetails>,
) -> AnyView {
    let roles = PersonRoles::new(done, take);
    let (list, dialog) = (roles.view(details), roles.dialog(moving));
    view! { {list}{dialog}{addresses::section(details)} }.into_any()
}

/// State of the section and its dialog. `Copy`.
#[derive(Clone, Copy)]
struct PersonRoles {
    open: RwSignal<bool>,
    question: RwSignal<RoleQuestion>,
    /// Id of the person.
    person: RwSignal<String>,
    /// The roles that may be given.
    assignable: RwSignal<Vec<Role>>,
    role: RwSignal<String>,
    unit: RwSignal<String>,
    /// The last day, as a date field has it; empty for a role without an end.
    until: RwSignal<String>,
    failure: RwSignal<Option<ApiFailure>>,
    busy: RwSignal<bool>,
    /// What was done last: true for a role that was given.
    done: RwSignal<Option<bool>>,
    take: Callback<PersonDetails>,
}

impl PersonRoles {
    fn new(done: RwSignal<Option<bool>>, take: Callback<PersonDetails>) -> Self {
        Self {
            open: RwSignal::new(false),
            question: RwSignal::new(RoleQuestion::Give),
            person: RwSignal::default(),
            assignable: RwSignal::default(),
            role: RwSignal::default(),
            unit: RwSignal::default(),
            until: RwSignal::default(),
            failure: RwSignal::new(None),
            busy: RwSignal::new(false),
            done,
            take,
        }
    }

    fn ask(self, question: RoleQuestion) {
        if question == RoleQuestion::Give {
            let first = self
                .assignable
                .with_untracked(|roles| roles.iter().rev().find(|role| !role.is_of_root()).copied());
            self.role
                .set(first.map(Role::code).unwrap_or_default().to_owned());
            self.until.set(String::new());
        }
        self.question.set(question);
        self.failure.set(None);
        self.done.set(None);
        self.open.set(true);
    }

    fn view(self, details: &PersonDetails) -> AnyView {
        self.person.set(details.person.id.clone());
        self.assignable.set(details.assignable.clone());
        self.unit.set(details.person.unit.id.clone());
        let list = if details.roles.is_empty() {
            view! { <p>{t!("people-roles-none")}</p> }.into_any()
        } else {
            let rows = details.roles.iter().cloned().map(|held| self.row(held));
            let rows = rows.collect::<Vec<_>>();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let give = (!details.assignable.is_empty()).then(|| {
            view! {
                <p class="actions">
                    <Button on_press=move || self.ask(RoleQuestion::Give)>{t!("people-roles-give")}</Button>
                </p>
            }
        });
        view! { <h2>{t!("people-roles")}</h2>{list}{give} }.into_any()
    }

    fn row(self, held: PersonRoleAssignment) -> AnyView {
        let name = move || words(held.role);
        let where_held = (!held.role.is_of_root()).then(|| {
            let unit = unit_name(&held.unit);
            view! { <bdi class="hint">{unit}</bdi> }
        });
        let until = held.expires.clone().map(|expires| {
            let day = move || format::date(use_i18n().language(), &expires);
            view! { <span class="hint">{t!("people-roles-until", day = day())}</span> }
        });
        let given = held.given_by.clone().map(|by| {
            let words = match by.as_str() {
                "fromline" => t!("people-roles-by-command"),
                _ => t!("people-roles-by", who = by),
            };
            view! { <p class="hint">{words}</p> }
        });
        let what = hint(held.role);
        let may_end = held.may_end;
        let end = may_end.then(|| view! {
            <p class="actions">
                <Button on_press=move || self.ask(RoleQuestion::End(held.clone()))>{t!("people-roles-end")}</Button>
            </p>
        });
        view! {
            <li class="card">
                <p><strong>{text(name)}</strong>" "{where_held}" "{until}</p>
                <p class="hint">{text(what)}</p>
                {given}
                {end}
            </li>
        }
        .into_any()
    }

    fn dialog(self, moving: PeopleMove) -> AnyView {
        let title = Signal::derive(move || match self.question.get() {
            RoleQuestion::Give => ts!("people-roles-give"),
            RoleQuestion::End(_) => ts!("people-roles-end-title"),
        });
        let content = move || match self.question.get() {
            RoleQuestion::Give => self.fields(moving),
            RoleQuestion::End(held) => view! {
                <p><strong>{text(move || words(held.role))}</strong></p>
                <p>{t!("people-roles-end-text")}</p>
            }
            .into_any(),
        };
        let is_of_field = move || {
            ["role", "unit", "expires"]
                .iter()
                .any(|field| self.refused(field).is_some())
        };
        let failure = move || {
            let failure = self.failure.get().filter(|_| !is_of_field());
            let notice = failure.map(|failure| {
                view! { <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice> }
            });
            notice.into_any()
        };
        let button = move || {
            let (look, words) = match self.question.get() {
                RoleQuestion::Give => (Look::Primary, t!("people-roles-give")),
                RoleQuestion::End(_) => (Look::Danger, t!("people-roles-end")),
            };
            view! { <Button look=look submit=true busy=self.busy>{words}</Button> }.into_any()
        };
        let submit = move |event: ev::SubmitEvent| {
            event.prevent_default();
            self.submit();
        };
        view! {
            <Dialog open=self.open title=title>
                <form class="form" on:submit=submit novalidate="">
                    {show(content)}
                    <div role="status">{show(failure)}</div>
                    <div class="actions">
                        {show(button)}
                        <Button on_press=move || self.open.set(false)>{t!("policy-off-cancel")}</Button>
                    </div>
                </form>
            </Dialog>
        }
        .into_any()
    }

    fn fields(self, moving: PeopleMove) -> AnyView {
        let roles = self.assignable.get_untracked().into_iter();
        let roles = roles.map(|role| (role.code().to_owned(), Signal::derive(move || words(role))));
        let chosen = move || self.role.with(|code| Role::parse(code));
        let units = move || {
            let units = moving.units.get().into_iter();
            let options = units.map(|unit| (unit.node.id, Signal::derive(move || unit.path.clone())));
            let error = Signal::derive(move || self.refused("unit"));
            view! { <Select label=label!("people-roles-unit") value=self.unit options=options.collect() error=error /> }
                .into_any()
        };
        let error = move |field: &'static str| Signal::derive(move || self.refused(field));
        view! {
            <Select label=label!("people-role") value=self.role options=roles.collect() error=error("role") />
            <p class="hint">{text(move || chosen().map(|role| hint(role)()).unwrap_or_default())}</p>
            {show_if(move || chosen().is_some_and(|role| !role.is_of_root()), move || show(units))}
            <Field
                label=label!("people-roles-last-day") hint=label!("people-roles-last-day-hint") value=self.until
                name="role-until" kind="date" error=error("expires")
            />
        }
        .into_any()
    }

    /// Why a field was refused; reactive.
    fn refused(self, field: &str) -> Option<String> {
        let reason = self.failure.with(|failure| failure.as_ref()?.field(field))?;
        Some(use_i18n().reason(reason))
    }

    fn request(self) -> Option<(RoleRequest, bool)> {
        match self.question.get_untracked() {
            RoleQuestion::Give => {
                let role = self.role.with_untracked(|code| Role::parse(code))?;
                let unit = if role.is_of_root() {
                    "root".to_owned()
                } else {
                    self.unit.get_untracked()
                };
                let until = self.until.get_untracked();
                let expires = (!until.is_empty()).then(|| format::end_of_day(&until));
                Some((RoleRequest { role, unit, expires }, true))
            }
            RoleQuestion::End(held) => Some((
                RoleRequest {
                    role: held.role,
                    unit: held.unit.id,
                    expires: None,
                },
                false,
            )),
        }
    }

    fn submit(self) {
        let Some((request, gives)) = self.request().filter(|_| !self.busy.get_untracked()) else {
            return;
        };
        self.busy.set(true);
        self.failure.set(None);
        let person = self.person.get_untracked();
        spawn_local(async move {
            let answer = api::change_role(&person, gives, &request).await;
            // The page may be gone.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(details) => {
                    self.open.set(false);
                    self.done.set(Some(gives));
                    self.take.run(details);
                    focus("main h1");
                }
                Err(failure) => {
                    self.failure.set(Some(failure));
                    focus_first_error();
                }
            }
        });
    }
}

/// A role's name.
fn words(role: Role) -> String {
    match role {
        Role::SuperAdministrator => ts!("people-role-administrator"),
        Role::UnitAdministrator => ts!("people-role-unit"),
        Role::Helpdesk => ts!("people-role-helpdesk"),
        Role::Auditor => ts!("people-role-auditor"),
        Role::Translator => ts!("people-role-translator"),
    }
}

/// What a role permits.
fn hint(role: Role) -> impl Fn() -> String {
    move || match role {
        Role::SuperAdministrator => ts!("people-role-administrator-hint"),
        Role::UnitAdministrator => ts!("people-role-unit-hint"),
        Role::Helpdesk => ts!("people-role-helpdesk-hint"),
        Role::Auditor => ts!("people-role-auditor-hint"),
        Role::Translator => ts!("people-role-translator-hint"),
    }
}
