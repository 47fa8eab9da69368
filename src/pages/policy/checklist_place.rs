//! Where the setup checklist stands: above the policy, unless the administrator has hidden it. It comes with a chunk of its own, which that of
//! the dialogs sends for, so that the page is no heavier; its line is kept free, so that the setting does not move.

use fromline_core::{api::Account, role::Permission};
use leptos::{prelude::*, task::spawn_local};

use super::Dialogs;
use crate::{
    api,
    components::Button,
    pages::{
        chunk::{Chunk, behind},
        late::Late,
    },
    session::use_session,
    t,
    view::{show, show_if},
};

/// Draws the place of the list, whose line is kept free.
pub fn place(dialogs: Late<Dialogs>) -> AnyView {
    let list = move || {
        let list = show(move || dialogs.get().map(|dialogs| (dialogs.checklist)()).into_any());
        view! { <div class="checklist-place">{list}</div> }.into_any()
    };
    show_if(move || has_list(|account| !account.checklist_hidden), list)
}

/// Draws the list. It comes with another chunk.
pub fn list() -> AnyView {
    let view = Late::new(|| {
        Box::pin(async {
            if Chunk::Checklist.complete().await {
                behind::checklist().await.ok()
            } else {
                None
            }
        })
    });
    show(move || match view.get() {
        Some(view) => view(),
        None => view.waiting(),
    })
}

/// Draws the button that shows the list again, while it is hidden.
pub fn show_again() -> AnyView {
    let busy = RwSignal::new(false);
    let press = move || {
        busy.set(true);
        spawn_local(async move {
            if api::hide_checklist(false).await.is_ok() {
                use_session().refresh().await;
            }
            busy.try_set(false);
        });
    };
    view! { <p><Button busy=busy on_press=press>{t!("policy-checklist-show")}</Button></p> }.into_any()
}

/// Returns true if this administrator has hidden the list; reactive.
pub fn is_hidden() -> bool {
    has_list(|account| account.checklist_hidden)
}

/// Returns true for somebody who sets the server up, if this holds; reactive.
fn has_list(holds: impl Fn(&Account) -> bool) -> bool {
    let account = use_session().account();
    account.is_some_and(|account| account.may(Permission::ChangeSetup) && holds(&account))
}
