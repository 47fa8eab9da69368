//! Where each rule of the catalogue is known from: asked of the server once, when somebody wants to read it.

use fromline_core::api::ClientInfo;
use leptos::{prelude::*, task::spawn_local};

use crate::api::{self, ApiFailure};

/// What the server said; nothing while it has not.
pub type Sources = Option<Result<Vec<ClientInfo>, ApiFailure>>;

thread_local! {
    // An owner of its own: the page that asks first goes away, the answer stays.
    static ANSWER: (Owner, RwSignal<Sources>) = {
        let owner = Owner::new();
        let answer = owner.with(|| RwSignal::new(None));
        (owner, answer)
    };
}

/// What the server said; reactive.
pub fn sources() -> RwSignal<Sources> {
    ANSWER.with(|(_, answer)| *answer)
}

/// Asks, unless there is an answer.
pub fn ask() {
    let answer = sources();
    if answer.with_untracked(|answer| matches!(answer, Some(Ok(_)))) {
        return;
    }
    spawn_local(async move {
        let said = api::clients().await;
        answer.set(Some(said.map(|list| list.clients)));
    });
}
