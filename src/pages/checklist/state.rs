//! What is known of the tasks, and how it is asked for again.

use std::time::Duration;

use fromline_core::{
    api::{ChecklistItem, SetupChecklist},
    checklist::{ChecklistFinding, ChecklistState, ChecklistTask},
};
use leptos::{prelude::*, task::spawn_local};

use super::row::title;
use crate::{
    api::{self, ApiFailure, ChecklistAction},
    i18n::use_i18n,
    session::use_session,
    ts,
};

/// How often it is decided whether to ask again.
const TICK: Duration = Duration::from_secs(2);
/// How many ticks pass before the server is asked again while it is not finding something out.
const QUIET: u32 = 5;

/// State of the list. `Copy`.
#[derive(Clone, Copy)]
pub struct SetupTasks {
    /// Newest answer of the server; `None` before the first.
    pub known: RwSignal<Option<SetupChecklist>>,
    /// True from the first answer on.
    pub is_first: RwSignal<bool>,
    /// Why the newest request failed.
    pub failure: RwSignal<Option<ApiFailure>>,
    /// Whether the list is open.
    pub open: RwSignal<bool>,
    /// What was done since, for screen readers.
    pub said: RwSignal<String>,
    /// Whether a press is being worked on.
    pub busy: RwSignal<bool>,
    /// Whether an answer is awaited.
    asking: StoredValue<bool>,
    /// Ticks since the last answer.
    ticks: StoredValue<u32>,
}

impl SetupTasks {
    /// Makes the state, asks, and asks again while the list is open.
    pub fn new() -> Self {
        let list = Self {
            known: RwSignal::new(None),
            is_first: RwSignal::new(false),
            failure: RwSignal::new(None),
            open: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
            asking: StoredValue::new(false),
            ticks: StoredValue::new(0),
        };
        list.ask();
        if let Ok(timer) = set_interval_with_handle(move || list.tick(), TICK) {
            on_cleanup(move || timer.clear());
        }
        list
    }

    /// A task as it is known; reactive.
    pub fn item(self, task: ChecklistTask) -> Option<ChecklistItem> {
        self.known.with(|known| {
            known
                .as_ref()?
                .items
                .iter()
                .find(|item| item.task == task)
                .cloned()
        })
    }

    /// How many tasks are done, and how many there are; reactive.
    pub fn counts(self) -> Option<(usize, usize)> {
        self.known.with(|known| Some(count(known.as_ref()?)))
    }

    fn tick(self) {
        let is_looking = self
            .known
            .with_untracked(|known| known.as_ref().is_some_and(|known| known.looking));
        let ticks = self.ticks.get_value() + 1;
        self.ticks.set_value(ticks);
        // The line of a closed list says how many tasks are done, and that is known only when nothing is being found out.
        let is_due = is_looking || (self.open.get_untracked() && ticks >= QUIET);
        if is_due && !document().hidden() {
            self.ask();
        }
    }

    /// Asks at once if the list was opened, since it may be old.
    pub fn look(self) {
        if self.open.get_untracked() && self.ticks.get_value() > 0 {
            self.ask();
        }
    }

    fn ask(self) {
        if self.asking.get_value() || self.busy.get_untracked() {
            return;
        }
        self.asking.set_value(true);
        spawn_local(async move {
            let answer = api::setup_checklist().await;
            // Not after the page was left, or a press whose answer is newer.
            if self.asking.try_set_value(false).is_none() && !self.busy.get_untracked() {
                self.take(answer);
            }
        });
    }

    /// Sends a request of a press; `done` learns of its success.
    pub fn press(
        self,
        request: impl Future<Output = Result<SetupChecklist, ApiFailure>> + 'static,
        done: impl FnOnce(Result<(), ApiFailure>) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = request.await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            let outcome = answer.as_ref().map(|_| ()).map_err(Clone::clone);
            if answer.is_ok() {
                self.take(answer);
            }
            done(outcome);
        });
    }

    /// Performs an action; what comes of it is told in `outcome`.
    pub fn act(self, action: ChecklistAction, outcome: RwSignal<Option<ApiFailure>>) {
        outcome.set(None);
        self.press(api::act_on_checklist(action), move |answer| {
            outcome.set(answer.err());
        });
    }

    /// Hides the list from this administrator's page.
    pub fn hide(self) {
        spawn_local(async move {
            match api::hide_checklist(true).await {
                Ok(()) => use_session().refresh().await,
                Err(failure) => _ = self.failure.try_set(Some(failure)),
            }
        });
    }

    fn take(self, answer: Result<SetupChecklist, ApiFailure>) {
        self.ticks.set_value(0);
        let new = match answer {
            Ok(new) => new,
            Err(failure) => return self.failure.set(Some(failure)),
        };
        self.failure.set(None);
        let ticked = self.known.with_untracked(|old| find_ticked(old.as_ref()?, &new));
        if let Some(task) = ticked {
            let (done, count) = count(&new);
            let task = untrack(|| use_i18n().text(title(task)));
            let said = untrack(|| ts!("checklist-ticked", task = task, done = done, count = count));
            self.said.set(said);
        }
        if self.known.with_untracked(|old| old.as_ref() != Some(&new)) {
            self.known.set(Some(new));
        }
        if !self.is_first.get_untracked() {
            self.is_first.set(true);
        }
    }
}

/// A task that was not done before and is now. What was only being found out before has not changed.
fn find_ticked(old: &SetupChecklist, new: &SetupChecklist) -> Option<ChecklistTask> {
    let done = new.items.iter().filter(|item| item.state == ChecklistState::Done);
    let was_left = |task| {
        let mut items = old.items.iter();
        items.any(|item| item.task == task && item.state != ChecklistState::Done && !is_looking(item))
    };
    done.map(|item| item.task).find(|task| was_left(*task))
}

/// Returns true if something about a task is being found out.
pub fn is_looking(item: &ChecklistItem) -> bool {
    let mut details = item.details.iter();
    details.any(|detail| detail.finding == ChecklistFinding::Looking)
}

fn count(known: &SetupChecklist) -> (usize, usize) {
    let done = known
        .items
        .iter()
        .filter(|item| item.state == ChecklistState::Done);
    (done.count(), known.items.len())
}
