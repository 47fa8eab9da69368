//! Adding a person, who is invited by email.

use fromline_core::{Language, api::AddPersonRequest, person::PersonRole};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Button, Dialog, Field, Look, Notice, Select, Status, Tone, focus_first_error},
    i18n::use_i18n,
    label,
    session::use_session,
    t, ts,
    view::{show, text},
};

/// State of the dialog. `Copy`.
#[derive(Clone, Copy)]
pub struct NewPerson {
    open: RwSignal<bool>,
    address: RwSignal<String>,
    name: RwSignal<String>,
    role: RwSignal<String>,
    language: RwSignal<String>,
    failure: RwSignal<Option<ApiFailure>>,
    /// Address of who was added last.
    added: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    done: Callback<()>,
}

impl NewPerson {
    /// Makes the state without an open dialog; `done` is called once somebody was added.
    pub fn new(done: Callback<()>) -> Self {
        Self {
            open: RwSignal::new(false),
            address: RwSignal::default(),
            name: RwSignal::default(),
            role: RwSignal::default(),
            language: RwSignal::default(),
            failure: RwSignal::new(None),
            added: RwSignal::new(None),
            busy: RwSignal::new(false),
            done,
        }
    }

    fn begin(self) {
        self.address.set(String::new());
        self.name.set(String::new());
        self.role.set(PersonRole::User.code().to_owned());
        self.language.set(use_i18n().language().code().to_owned());
        self.failure.set(None);
        self.added.set(None);
        self.open.set(true);
    }

    /// Draws the button, who was added last, and the dialog.
    pub fn view(self) -> AnyView {
        let said =
            Signal::derive(move || Some((Tone::Success, ts!("people-added", address = self.added.get()?))));
        let submit = move |event: ev::SubmitEvent| {
            event.prevent_default();
            self.submit();
        };
        let failure = move || {
            let failure = self.failure.get();
            let failure =
                failure.filter(|_| self.refused("address").is_none() && self.refused("name").is_none());
            let notice = failure.map(|failure| {
                view! { <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice> }
            });
            notice.into_any()
        };
        let error = move |field: &'static str| Signal::derive(move || self.refused(field));
        view! {
            <p><Button look=Look::Primary on_press=move || self.begin()>{t!("people-add")}</Button></p>
            <Status message=said />
            <Dialog open=self.open title=label!("people-add")>
                <form class="form" on:submit=submit novalidate="">
                    <Field
                        label=label!("people-address") value=self.address name="person-address" inputmode="email"
                        required=true error=error("address")
                    />
                    <Field label=label!("people-name") value=self.name name="person-name" error=error("name") />
                    <Select label=label!("people-role") value=self.role options=roles() />
                    <Select label=label!("people-language") value=self.language options=languages() />
                    <p class="hint">{t!("people-add-hint")}</p>
                    <div role="status">{show(failure)}</div>
                    <div class="actions">
                        <Button look=Look::Primary submit=true busy=self.busy>{t!("people-add-send")}</Button>
                        <Button on_press=move || self.open.set(false)>{t!("policy-off-cancel")}</Button>
                    </div>
                </form>
            </Dialog>
        }
        .into_any()
    }

    /// Why a field was refused; reactive.
    fn refused(self, field: &str) -> Option<String> {
        let reason = self.failure.with(|failure| failure.as_ref()?.field(field))?;
        Some(use_i18n().reason(reason))
    }

    fn submit(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        let request = AddPersonRequest {
            address: self.address.get_untracked(),
            name: self.name.get_untracked(),
            role: self.role.with_untracked(|code| PersonRole::parse(code)),
            language: Some(self.language.get_untracked()),
            unit: None,
        };
        spawn_local(async move {
            let answer = api::add_person(&request).await;
            // The page may be gone.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(person) => {
                    self.open.set(false);
                    self.added.set(Some(person.address));
                    self.done.run(());
                }
                Err(failure) => {
                    self.failure.set(Some(failure));
                    focus_first_error();
                }
            }
        });
    }
}

/// Those that the user may give; other roles are given on the person's page.
fn roles() -> Vec<(String, Signal<String>)> {
    let user = (PersonRole::User.code().to_owned(), label!("people-role-user"));
    let administrator = (
        PersonRole::Administrator.code().to_owned(),
        label!("people-role-administrator"),
    );
    let gives = untrack(|| use_session().account()).is_some_and(|account| account.admin);
    [user].into_iter().chain(gives.then_some(administrator)).collect()
}

/// Languages by their own names.
fn languages() -> Vec<(String, Signal<String>)> {
    let languages = Language::all().map(|language| {
        let name = Signal::derive(move || language.name().to_owned());
        (language.code().to_owned(), name)
    });
    languages.collect()
}
