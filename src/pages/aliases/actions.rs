//! What can be done in the list: make default, delete.

use fromline_core::api::SendAs;
use leptos::{prelude::*, task::spawn_local};

use super::List;
use crate::{
    api::{self, ApiFailure},
    components::{Button, Dialog, Look, Tone},
    label, t, ts,
    view::show,
};

/// The outcome of an action on the list, with the address.
#[derive(Clone, Debug)]
pub enum ActionNotice {
    /// The address is the default now.
    Default(String),
    /// The address was deleted.
    Deleted(String),
    /// The address's gateway was connected.
    Connected(String),
    /// The server refused or did not answer.
    Failed(ApiFailure),
}

impl ActionNotice {
    /// Tone and words of the outcome; reactive.
    pub fn words(&self) -> (Tone, String) {
        match self {
            Self::Default(address) => (Tone::Success, ts!("aliases-made-default", address = address)),
            Self::Deleted(address) => (Tone::Success, ts!("aliases-deleted", address = address)),
            Self::Connected(address) => (Tone::Success, ts!("aliases-connected", address = address)),
            Self::Failed(failure) => (Tone::Error, failure.text()),
        }
    }
}

/// Makes an address the default one.
pub fn make_default(list: List, address: String) {
    list.busy.set(true);
    list.said.set(None);
    spawn_local(async move {
        let change = SendAs {
            is_default: Some(true),
            ..SendAs::default()
        };
        let answer = api::patch_alias(&address, &change, None).await;
        finish(list, answer.map(|_| ActionNotice::Default(address)));
    });
}

fn delete(list: List, address: String) {
    list.busy.set(true);
    list.said.set(None);
    spawn_local(async move {
        let answer = api::delete_alias(&address).await;
        finish(list, answer.map(|()| ActionNotice::Deleted(address)));
    });
}

/// Says how it ended and reads the list anew. The button that was pressed is gone: the heading takes the focus.
fn finish(list: List, answer: Result<ActionNotice, ApiFailure>) {
    list.busy.set(false);
    list.said.set(Some(answer.unwrap_or_else(ActionNotice::Failed)));
    list.load();
    crate::focus::focus("main h1");
}

/// Draws the question before an address is deleted.
pub fn delete_dialog(list: List) -> AnyView {
    let open = RwSignal::new(false);
    crate::view::effect(move || open.set(list.deleting.with(Option::is_some)));
    let close = move || list.deleting.set(None);
    let confirm = move || {
        let alias = list.deleting.get_untracked();
        list.deleting.set(None);
        if let Some(address) = alias.and_then(|alias| alias.send_as_email) {
            delete(list, address);
        }
    };
    let content = move || match list.deleting.get() {
        Some(alias) => {
            let address = alias.send_as_email.unwrap_or_default();
            let default =
                (alias.is_default == Some(true)).then(|| view! { <p>{t!("aliases-delete-default")}</p> });
            let consented = alias.fromline.is_some_and(|own| own.consent.is_some());
            let revoked = consented.then(|| view! { <p>{t!("aliases-delete-consent")}</p> });
            view! { <p>{t!("aliases-delete-text", address = address)}</p>{revoked}{default} }.into_any()
        }
        None => ().into_any(),
    };
    view! {
        <Dialog open=open title=label!("aliases-delete-title") on_dismiss=close>
            {show(content)}
            <div class="actions">
                <Button look=Look::Danger on_press=confirm>{t!("aliases-delete-confirm")}</Button>
                <Button on_press=close>{t!("aliases-delete-cancel")}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}
