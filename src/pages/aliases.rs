//! The primary address and the aliases: their state, who delivers, what can be done.

mod actions;
mod edit;
mod health;
mod row;
mod sign_in;

use fromline_core::{
    alias::ALIAS_LIMIT,
    api::{ConsentProvider, SendAs},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiFailure},
    components::{Button, Notice, Progress, Status, Tone},
    pages::{chunk::Chunk, consent::take_renewed},
    route::Route,
    router::Link,
    t,
    view::{show, show_if, text},
};
use actions::ActionNotice;

pub use edit::{LATER, LaterParts, page as edit};
pub use row::for_whom;

/// The page's state. `Copy`.
#[derive(Clone, Copy)]
struct List {
    /// As the server said last.
    aliases: RwSignal<Option<Result<Vec<SendAs>, ApiFailure>>>,
    /// The providers of tokens.
    providers: RwSignal<Vec<ConsentProvider>>,
    /// The address about which the question before deleting is open.
    deleting: RwSignal<Option<SendAs>>,
    /// How the last action ended.
    said: RwSignal<Option<ActionNotice>>,
    /// Whether an action is under way.
    busy: RwSignal<bool>,
}

/// Draws the list of the user's addresses.
pub fn page() -> AnyView {
    let list = List {
        aliases: RwSignal::new(None),
        providers: RwSignal::new(Vec::new()),
        deleting: RwSignal::new(None),
        said: RwSignal::new(
            take_renewed().map(|renewed| renewed.map_or_else(ActionNotice::Failed, ActionNotice::Connected)),
        ),
        busy: RwSignal::new(false),
    };
    list.load();
    list.load_providers();
    let content = move || match list.aliases.get() {
        None => view! { <Progress /> }.into_any(),
        Some(Err(failure)) => view! {
            <Notice tone=Tone::Error><p>{text(move || failure.text())}</p></Notice>
            <Button on_press=move || list.load()>{t!("shell-retry")}</Button>
        }
        .into_any(),
        Some(Ok(aliases)) => filled(list, &aliases),
    };
    let said = Signal::derive(move || list.said.with(|said| said.as_ref().map(ActionNotice::words)));
    view! {
        <div class="column aliases-page">
            <div class="head">
                <h1 tabindex="-1">{t!("aliases-title")}</h1>
                {show_if(move || list.has_more_room(), add)}
            </div>
            <p class="lead">{t!("aliases-lead")}</p>
            <Status message=said />
            {show(content)}
            {actions::delete_dialog(list)}
        </div>
    }
    .into_any()
}

fn filled(list: List, aliases: &[SendAs]) -> AnyView {
    let room = (ALIAS_LIMIT + 1).saturating_sub(aliases.len());
    let alone = aliases.len() <= 1;
    let rows: Vec<_> = aliases.iter().map(|alias| row::view(list, alias)).collect();
    view! {
        <ul class="aliases">{rows}</ul>
        {if alone {
            view! { <div class="empty card"><p>{t!("aliases-empty")}</p>{add()}</div> }.into_any()
        } else if room > 0 {
            view! { <p class="hint">{t!("aliases-default-hint")}" "{t!("aliases-room", count = room)}</p> }.into_any()
        } else {
            view! { <p class="notice">{t!("aliases-full")}</p> }.into_any()
        }}
    }
    .into_any()
}

fn add() -> AnyView {
    view! { <Link to=Route::NewAlias class="button primary">{t!("aliases-add")}</Link> }.into_any()
}

impl List {
    /// Whether there are some, and another one may be added.
    fn has_more_room(self) -> bool {
        self.aliases.with(|aliases| match aliases {
            Some(Ok(aliases)) => (2..=ALIAS_LIMIT).contains(&aliases.len()),
            _ => false,
        })
    }

    /// Asks which providers there are; without an answer nothing is offered.
    fn load_providers(self) {
        spawn_local(async move {
            if let Ok(answer) = api::consent_providers().await {
                self.providers.try_set(answer.providers);
            }
        });
    }

    /// Asks the server for the list.
    fn load(self) {
        spawn_local(async move {
            let answer = api::list_aliases().await;
            self.aliases.set(Some(answer.map(|answer| answer.send_as)));
            // Most who look at their addresses and go on add or change one.
            Chunk::Alias.expect();
        });
    }
}
