//! The dialog itself. It comes with another chunk than the buttons that open it.

use fromline_core::{
    Reason,
    api::{MovePeopleRequest, MoveUnitRequest},
};
use leptos::{ev, prelude::*, task::spawn_local};

use super::{
    super::{move_effect, units::TreeUnit},
    UnitChange, UnitDialog,
};
use crate::{
    api::{self, ApiFailure},
    components::{Button, Dialog, Field, Look, Notice, Select, TextArea, Tone},
    i18n::use_i18n,
    label, t, ts,
    view::{show, text},
};

/// Draws the dialog that adds, renames or moves a unit.
pub fn view(dialog: UnitDialog) -> AnyView {
    dialog.view()
}

impl UnitDialog {
    fn title(self) -> String {
        let unit = self.unit();
        let path = unit.as_ref().map(|unit| unit.path.clone()).unwrap_or_default();
        let name = unit.map(|unit| unit.node.name).unwrap_or_default();
        match self.kind.get() {
            UnitChange::Add => ts!("policy-unit-add-title", unit = path),
            UnitChange::Rename => ts!("policy-unit-rename-title", unit = name),
            UnitChange::Move => ts!("policy-unit-move-title", unit = name),
            UnitChange::People => ts!("policy-unit-people-title", unit = path),
            UnitChange::Delete => ts!("policy-unit-delete-title", unit = name),
        }
    }

    fn view(self) -> AnyView {
        let submit = move |event: ev::SubmitEvent| {
            event.prevent_default();
            self.submit();
        };
        let fields = move || match self.kind.get() {
            UnitChange::Add | UnitChange::Rename => {
                let error = Signal::derive(move || self.refused("name"));
                view! { <Field label=label!("policy-unit-name") value=self.name name="unit-name" required=true error=error /> }
                    .into_any()
            }
            UnitChange::Move => self.targets(),
            UnitChange::People => {
                let error = Signal::derive(move || self.refused("users"));
                view! {
                    <TextArea
                        label=label!("policy-unit-people-field") value=self.people name="people"
                        hint=label!("policy-unit-people-hint") error=error
                    />
                }
                .into_any()
            }
            UnitChange::Delete => view! { <p>{t!("policy-unit-delete-what")}</p> }.into_any(),
        };
        let failure = move || match self.failure.get() {
            Some(failure) if self.refused("name").is_none() && self.refused("users").is_none() => view! {
                <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice>
            }
            .into_any(),
            _ => ().into_any(),
        };
        let look = move || match self.kind.get() {
            UnitChange::Delete => Look::Danger,
            _ => Look::Primary,
        };
        let button = move || {
            view! { <Button look=look() submit=true busy=self.busy>{show(move || self.words())}</Button> }
                .into_any()
        };
        view! {
            <Dialog open=self.open title=Signal::derive(move || self.title())>
                <form on:submit=submit>
                    {show(fields)}
                    <div role="status">{show(move || move_effect::view(self.tried.get(), self.telling))}{show(failure)}</div>
                    <div class="actions">
                        {show(button)}
                        <Button on_press=move || self.open.set(false)>{t!("policy-off-cancel")}</Button>
                    </div>
                </form>
            </Dialog>
        }
        .into_any()
    }

    fn words(self) -> AnyView {
        let is_known = self.tried.with(Option::is_some);
        match self.kind.get() {
            UnitChange::Add => t!("policy-unit-add"),
            UnitChange::Rename => t!("policy-unit-rename"),
            UnitChange::Delete => t!("policy-unit-delete"),
            UnitChange::Move | UnitChange::People if is_known => t!("policy-unit-move"),
            UnitChange::Move | UnitChange::People => t!("policy-unit-check"),
        }
    }

    /// Where the chosen unit can be moved: anywhere but below itself.
    fn targets(self) -> AnyView {
        let all = untrack(|| self.units.with(<[TreeUnit]>::to_vec));
        let chosen = self.units.chosen.get_untracked();
        let mut own = u32::MAX;
        let options = all.into_iter().filter(|unit| {
            if unit.node.id == chosen {
                own = unit.node.level;
            } else if unit.node.level <= own {
                own = u32::MAX;
            }
            own == u32::MAX
        });
        let options = options
            .map(|unit| (unit.node.id, Signal::derive(move || unit.path.clone())))
            .collect();
        view! { <Select label=label!("policy-unit-move-to") value=self.target options=options /> }.into_any()
    }

    /// Why a field was refused.
    fn refused(self, field: &str) -> Option<String> {
        let failure = self.failure.get()?;
        let ApiFailure::Refused(body, _) = &failure else {
            return None;
        };
        let is_it = |path: &str| path == field || path.starts_with(&format!("{field}["));
        let violations = body.violations();
        let violation = violations.iter().find(|violation| is_it(&violation.field))?;
        match (violation.reason, self.person(&violation.field)) {
            (Reason::NotFound, Some(address)) => Some(ts!("policy-unit-people-unknown", address = address)),
            (reason, _) => Some(use_i18n().reason(reason)),
        }
    }

    /// The person whom a field's path names, as entered: `users[1]` is the second.
    fn person(self, path: &str) -> Option<String> {
        let place: usize = path.strip_prefix("users[")?.strip_suffix(']')?.parse().ok()?;
        self.people
            .with(|people| lines(people).nth(place).map(str::to_owned))
    }

    fn submit(self) {
        if self.busy.get_untracked() || !self.telling.holds() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        let (kind, id) = (self.kind.get_untracked(), self.units.chosen.get_untracked());
        let dry_run = self.tried.with_untracked(Option::is_none);
        let notify = (!dry_run).then(|| self.telling.asked()).flatten();
        spawn_local(async move {
            let name = self.name.get_untracked();
            let answer = match kind {
                UnitChange::Add => api::add_unit(&id, name).await.map(|_| None),
                UnitChange::Rename => api::rename_unit(&id, name).await.map(|_| None),
                UnitChange::Delete => api::delete_unit(&id).await.map(|()| None),
                UnitChange::Move => {
                    let request = MoveUnitRequest {
                        parent: self.target.get_untracked(),
                        dry_run,
                        notify,
                    };
                    api::move_unit(&id, &request).await.map(Some)
                }
                UnitChange::People => {
                    let people = self.people.get_untracked();
                    let request = MovePeopleRequest {
                        users: lines(&people).map(str::to_owned).collect(),
                        dry_run,
                        notify,
                    };
                    api::move_people(&id, &request).await.map(Some)
                }
            };
            if self.busy.try_set(false).is_some() {
                // The page was left.
                return;
            }
            match answer {
                Ok(Some(tried)) if dry_run => self.tried.set(Some(tried)),
                Ok(_) => {
                    self.open.set(false);
                    if kind == UnitChange::Delete {
                        self.units.choose(self.units.first());
                        self.units.read();
                        return;
                    }
                    self.units.open.update(|open| {
                        open.insert(id);
                    });
                    self.units.read_all();
                }
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
    }
}

/// What was entered, without empty lines.
fn lines(people: &str) -> impl Iterator<Item = &str> {
    people.lines().map(str::trim).filter(|line| !line.is_empty())
}
