//! Making, renaming, moving and deleting units, and moving people: each in a dialog; a move says first whose mail it concerns.

mod dialog;

use fromline_core::api::MoveResult;
use leptos::prelude::*;

use super::{
    Dialogs,
    units::{TreeUnit, Units},
};
use crate::{
    api::ApiFailure,
    components::Button,
    focus::focus,
    pages::{late::Late, notify::Telling},
    t, ts,
    view::{effect, show, show_if},
};
pub use dialog::view as dialog;

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
pub struct UnitDialog {
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

/// Draws the buttons for changes of the chosen unit, and their dialog once it is here.
pub fn view(units: Units, dialogs: Late<Dialogs>) -> AnyView {
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
    // The topmost unit belongs to the one above it, or is the root.
    let is_movable = move || {
        units
            .find(&units.chosen.get())
            .is_some_and(|unit| unit.node.level > 1)
    };
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
        {show(move || match dialogs.get() {
            Some(dialogs) => (dialogs.unit)(dialog),
            None if dialog.open.get() => dialogs.waiting(),
            None => ().into_any(),
        })}
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
        self.target.set(self.units.first());
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
}
