//! Making, renaming, moving and deleting units, and moving people: each in a dialog; a move says first whose mail it concerns.

use fromline_core::{
    Reason,
    api::{MovePeopleRequest, MoveResult, MoveUnitRequest},
};
use leptos::{ev, prelude::*, task::spawn_local};

use super::{
    move_effect,
    units::{TreeUnit, Units},
};
use crate::{
    api::{self, ApiFailure},
    components::{Button, Dialog, Field, Look, Notice, Select, TextArea, Tone},
    focus::focus,
    i18n::use_i18n,
    label,
    pages::notify::Telling,
    t, ts,
    view::{effect, show, show_if, text},
};

/// What a dialog changes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum UnitChange {
    Add,
    Rename,
    Move,
    People,
    Delete,
}

/// State of the dialog. `Copy`.
#[derive(Clone, Copy)]
struct UnitDialog {
    units: Units,
    kind: RwSignal<UnitChange>,
    open: RwSignal<bool>,
    /// The name of a new or renamed unit.
    name: RwSignal<String>,
    /// Id of the unit to move to.
    target: RwSignal<String>,
    /// Addresses of the people to move, one on each line.
    people: RwSignal<String>,
    /// What the move would do, once it is known.
    tried: RwSignal<Option<MoveResult>>,
    failure: RwSignal<Option<ApiFailure>>,
    busy: RwSignal<bool>,
    telling: Telling,
}

/// Draws the buttons for changes of the chosen unit, and their dialog.
pub fn view(units: Units) -> AnyView {
    let dialog = UnitDialog {
        units,
        kind: RwSignal::new(UnitChange::Add),
        open: RwSignal::new(false),
        name: RwSignal::new(String::new()),
        target: RwSignal::new(String::new()),
        people: RwSignal::new(String::new()),
        tried: RwSignal::new(None),
        failure: RwSignal::new(None),
        busy: RwSignal::new(false),
        telling: Telling::new(),
    };
    // What was found out is true of what was asked.
    effect(move || {
        dialog.target.track();
        dialog.people.track();
        dialog.tried.set(None);
        dialog.failure.set(None);
    });
    let is_movable = move || units.chosen.with(|chosen| chosen != "root");
    let button = move |kind: UnitChange, words: AnyView| {
        view! { <Button on_press=move || dialog.begin(kind)>{words}</Button> }.into_any()
    };
    let lower = move || {
        view! {
            {button(UnitChange::Rename, t!("policy-unit-rename"))}
            {button(UnitChange::Move, t!("policy-unit-move"))}
            {button(UnitChange::Delete, t!("policy-unit-delete"))}
        }
        .into_any()
    };
    view! {
        <div class="actions" role="group" aria-label=crate::view::attribute(|| Some(ts!("policy-unit-actions")))>
            {button(UnitChange::Add, t!("policy-unit-add"))}
            {show_if(is_movable, lower)}
            {super::tree::where_several(units, move || button(UnitChange::People, t!("policy-unit-people")))}
        </div>
        {dialog.view()}
    }
    .into_any()
}

impl UnitDialog {
    /// The chosen unit; reactive.
    fn unit(self) -> Option<TreeUnit> {
        self.units.find(&self.units.chosen.get())
    }

    fn begin(self, kind: UnitChange) {
        let unit = untrack(|| self.unit());
        let name = unit.map(|unit| unit.node.name).unwrap_or_default();
        self.kind.set(kind);
        self.name.set(if kind == UnitChange::Rename {
            name
        } else {
            String::new()
        });
        self.target.set("root".to_owned());
        self.people.set(String::new());
        self.failure.set(None);
        self.telling.begin();
        self.open.set(true);
        // What there is to type is typed at once; a screen reader reads the title on the way in.
        match kind {
            UnitChange::Add | UnitChange::Rename => focus("dialog[open] input"),
            UnitChange::People => focus("dialog[open] textarea"),
            UnitChange::Move => focus("dialog[open] select"),
            UnitChange::Delete => {}
        }
    }

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
                        self.units.choose("root".to_owned());
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
