//! Adding and changing many people by a table: what would happen, line by line, and then that it happened.

use fromline_core::api::{ImportChange, ImportLine, ImportPeopleRequest, ImportPeopleResponse};
use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::{
    api::{self, ApiFailure},
    components::{Button, Checkbox, Look, Notice, Tone},
    format,
    i18n::use_i18n,
    label,
    pages::notify::has_relay,
    t, ts,
    view::{show, show_if, text},
};

/// Lines that are shown at once.
const SHOWN: usize = 200;

/// State of the form. `Copy`.
#[derive(Clone, Copy)]
pub struct PeopleTable {
    /// The file's text, once it was read.
    csv: RwSignal<String>,
    invite: RwSignal<bool>,
    /// What it would do, or did.
    answer: RwSignal<Option<Result<ImportPeopleResponse, ApiFailure>>>,
    busy: RwSignal<bool>,
    done: Callback<()>,
}

impl PeopleTable {
    /// Makes the form without a file; `done` is called once people were changed.
    pub fn new(done: Callback<()>) -> Self {
        Self {
            csv: RwSignal::default(),
            invite: RwSignal::new(true),
            answer: RwSignal::new(None),
            busy: RwSignal::new(false),
            done,
        }
    }

    /// Draws the form and what it would do.
    pub fn view(self) -> AnyView {
        let outcome = move || match self.answer.get() {
            None => ().into_any(),
            Some(Err(failure)) => {
                view! { <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice> }.into_any()
            }
            Some(Ok(answer)) => outcome(answer),
        };
        let is_tried = move || {
            self.answer
                .with(|answer| matches!(answer, Some(Ok(answer)) if is_pending(answer)))
        };
        let missing =
            Signal::derive(move || self.csv.with(String::is_empty).then(|| ts!("people-table-file")));
        view! {
            <details class="table">
                <summary>{t!("people-table-import")}</summary>
                <div class="form">
                    <div class="field">
                        <label for="people-table-file">{t!("people-table-file")}</label>
                        <input
                            type="file" id="people-table-file" accept=".csv,text/csv"
                            aria-describedby="people-table-hint" on:change=move |event| self.read(&event)
                        />
                        <p class="hint" id="people-table-hint">{t!("people-table-hint")}</p>
                    </div>
                    {show_if(has_relay, move || view! {
                        <Checkbox label=label!("people-table-invite") checked=self.invite />
                    }.into_any())}
                    <div role="status">{show(outcome)}</div>
                    <div class="actions">
                        <Button disabled=missing busy=self.busy on_press=move || self.send(false)>
                            {t!("people-table-try")}
                        </Button>
                        {show_if(is_tried, move || view! {
                            <Button look=Look::Primary busy=self.busy on_press=move || self.send(true)>
                                {t!("people-table-apply")}
                            </Button>
                        }.into_any())}
                    </div>
                </div>
            </details>
        }
        .into_any()
    }

    /// Reads the chosen file.
    fn read(self, event: &ev::Event) {
        self.csv.set(String::new());
        self.answer.set(None);
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| input.files()?.get(0)) else {
            return;
        };
        spawn_local(async move {
            let read = JsFuture::from(file.text()).await.ok();
            if let Some(csv) = read.and_then(|read| read.as_string()) {
                self.csv.try_set(csv);
            }
        });
    }

    fn send(self, apply: bool) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let request = ImportPeopleRequest {
            csv: self.csv.get_untracked(),
            apply,
            invite: self.invite.get_untracked() && untrack(has_relay),
        };
        spawn_local(async move {
            let answer = api::import_people(&request).await;
            // The page may be gone.
            if self.busy.try_set(false).is_some() {
                return;
            }
            let has_changed = apply && answer.is_ok();
            self.answer.set(Some(answer));
            if has_changed {
                self.done.run(());
            }
        });
    }
}

/// Returns true if there is something to apply.
fn is_pending(answer: &ImportPeopleResponse) -> bool {
    !answer.applied && answer.added + answer.changed > 0
}

fn outcome(answer: ImportPeopleResponse) -> AnyView {
    let ImportPeopleResponse {
        applied,
        added,
        changed,
        unchanged,
        lines,
    } = answer;
    let count = lines.iter().filter(|line| line.reason.is_some()).count();
    let faults = (count > 0).then(|| {
        view! { <p class=Tone::Warning.class()>{t!("people-table-faults", count = count)}</p> }
    });
    let (tone, words) = if applied {
        (
            Tone::Success,
            t!(
                "people-table-done",
                added = added,
                changed = changed,
                unchanged = unchanged
            ),
        )
    } else {
        (
            Tone::Info,
            t!(
                "people-table-would",
                added = added,
                changed = changed,
                unchanged = unchanged
            ),
        )
    };
    // Errors first: they are what somebody has to do something about.
    let (errors, changes): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.reason.is_some());
    let rest = (errors.len() + changes.len()).saturating_sub(SHOWN);
    let shown: Vec<_> = errors.into_iter().chain(changes).take(SHOWN).map(line).collect();
    let list = (!shown.is_empty()).then(|| view! { <div class="touched"><ul>{shown}</ul></div> });
    let rest = (rest > 0).then(|| view! { <p class="hint">{t!("people-table-rest", count = rest)}</p> });
    view! { <p class=tone.class()>{words}</p>{faults}{list}{rest} }.into_any()
}

fn line(line: ImportLine) -> AnyView {
    let ImportLine {
        line: number,
        address,
        changes,
        column,
        reason,
    } = line;
    let words = move || {
        let i18n = use_i18n();
        match reason {
            Some(reason) => i18n.reason(reason),
            None => format::list(
                i18n.language(),
                changes.iter().map(|change| change_words(*change)),
            ),
        }
    };
    let column = column.map(|column| view! { {t!("people-table-column", column = column)}" " });
    view! {
        <li>
            {t!("people-table-line", line = number)}" "<bdi>{address}</bdi>
            <br />{column}{text(words)}
        </li>
    }
    .into_any()
}

fn change_words(change: ImportChange) -> String {
    match change {
        ImportChange::Added => ts!("people-change-added"),
        ImportChange::Name => ts!("people-change-name"),
        ImportChange::Role => ts!("people-change-role"),
        ImportChange::Language => ts!("people-change-language"),
        ImportChange::Closed => ts!("people-change-closed"),
        ImportChange::Opened => ts!("people-change-opened"),
    }
}
