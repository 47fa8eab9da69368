//! Moving people to another unit: which, what that does to their mail, and whether they are told.

use fromline_core::api::{MovePeopleRequest, MoveResult, Person};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Button, Dialog, Look, Notice, Select, Status, Tone},
    focus::focus,
    label,
    pages::{
        notify::Telling,
        policy::{
            move_effect,
            units::{TreeUnit, count},
        },
    },
    t, ts,
    view::{effect, show, text},
};

/// State of the dialog. `Copy`.
#[derive(Clone, Copy)]
pub struct PeopleMove {
    open: RwSignal<bool>,
    people: RwSignal<Vec<Person>>,
    /// The units, once known.
    pub units: RwSignal<Vec<TreeUnit>>,
    /// Id of the unit to move to.
    target: RwSignal<String>,
    /// What the move would do, once it is known.
    tried: RwSignal<Option<MoveResult>>,
    failure: RwSignal<Option<ApiFailure>>,
    busy: RwSignal<bool>,
    telling: Telling,
    /// Number of people moved by the last move.
    moved: RwSignal<Option<usize>>,
    done: Callback<()>,
}

impl PeopleMove {
    /// Makes the state without an open dialog; `done` is called after each move.
    pub fn new(done: Callback<()>) -> Self {
        let moving = Self {
            open: RwSignal::new(false),
            people: RwSignal::default(),
            units: RwSignal::default(),
            target: RwSignal::new("root".to_owned()),
            tried: RwSignal::new(None),
            failure: RwSignal::new(None),
            busy: RwSignal::new(false),
            telling: Telling::new(),
            moved: RwSignal::new(None),
            done,
        };
        // What was found out is true of what was asked.
        effect(move || {
            moving.target.track();
            moving.tried.set(None);
        });
        spawn_local(async move {
            if let Ok(tree) = api::unit_tree().await {
                moving.units.try_set(count(tree));
            }
        });
        moving
    }

    /// Opens the dialog for these people.
    pub fn ask(self, people: Vec<Person>) {
        self.people.set(people);
        let first = self
            .units
            .with_untracked(|units| units.first().map(|unit| unit.node.id.clone()));
        self.target.set(first.unwrap_or_default());
        self.tried.set(None);
        self.failure.set(None);
        self.moved.set(None);
        self.telling.begin();
        self.open.set(true);
    }

    /// Returns true if there is a unit to move to; reactive.
    pub fn has_several(self) -> bool {
        self.units.with(|units| units.len() > 1)
    }

    /// Draws how many were moved.
    pub fn said(self) -> AnyView {
        let message =
            Signal::derive(move || Some((Tone::Success, ts!("people-moved", count = self.moved.get()?))));
        view! { <Status message=message /> }.into_any()
    }

    /// Draws the dialog that moves people to another unit.
    pub fn dialog(self) -> AnyView {
        let targets = move || {
            let units = self.units.get().into_iter();
            let options = units.map(|unit| (unit.node.id, Signal::derive(move || unit.path.clone())));
            view! { <Select label=label!("people-move-to") value=self.target options=options.collect() /> }
                .into_any()
        };
        let failure = move || {
            let failure = self.failure.get();
            let notice = failure.map(|failure| {
                view! { <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice> }
            });
            notice.into_any()
        };
        let words = move || {
            if self.tried.with(Option::is_some) {
                t!("policy-unit-move")
            } else {
                t!("policy-unit-check")
            }
        };
        view! {
            <Dialog open=self.open title=label!("people-move-title")>
                <p>{text(move || ts!("people-selected", count = self.people.with(Vec::len)))}</p>
                {show(targets)}
                <div role="status">
                    {show(move || move_effect::view(self.tried.get(), self.telling))}
                    {show(failure)}
                </div>
                <div class="actions">
                    <Button look=Look::Primary busy=self.busy on_press=move || self.submit()>{show(words)}</Button>
                    <Button on_press=move || self.open.set(false)>{t!("policy-off-cancel")}</Button>
                </div>
            </Dialog>
        }
        .into_any()
    }

    fn submit(self) {
        if self.busy.get_untracked() || !self.telling.holds() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        let dry_run = self.tried.with_untracked(Option::is_none);
        let request = MovePeopleRequest {
            users: self
                .people
                .with_untracked(|people| people.iter().map(|person| person.address.clone()).collect()),
            dry_run,
            notify: (!dry_run).then(|| self.telling.asked()).flatten(),
        };
        let target = self.target.get_untracked();
        spawn_local(async move {
            let answer = api::move_people(&target, &request).await;
            // The page may be gone.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(tried) if dry_run => self.tried.set(Some(tried)),
                Ok(_) => {
                    self.open.set(false);
                    self.moved.set(Some(request.users.len()));
                    self.done.run(());
                    focus("main h1");
                }
                Err(failure) => self.failure.set(Some(failure)),
            }
        });
    }
}
