//! What may stand before a page: unsaved changes, a session that ended.

use leptos::{html, prelude::*};

use crate::{
    components::{Button, Dialog, Look},
    focus::focus,
    label,
    pages::sign_in,
    router::use_router,
    session::use_session,
    t,
    view::effect,
};

/// Mounts the dialogs about unsaved changes and an expired session.
pub fn ask() {
    leptos::mount::mount_to_body(|| view! { <LeaveQuestion /><SessionEnded /> }.into_any());
}

/// Asks before unsaved changes are lost.
#[component]
fn LeaveQuestion() -> AnyView {
    let router = use_router();
    let open = RwSignal::new(false);
    effect(move || open.set(router.held.with(Option::is_some)));
    let stay = move || router.held.set(None);
    view! {
        <Dialog open=open title=label!("shell-leave-title") on_dismiss=stay>
            <p>{t!("shell-leave-text")}</p>
            <div class="actions">
                <Button look=Look::Primary on_press=stay>{t!("shell-leave-stay")}</Button>
                <Button look=Look::Danger on_press=move || router.release()>{t!("shell-leave-go")}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Offers sign-in without leaving the page: what was typed is still there.
#[component]
fn SessionEnded() -> AnyView {
    let session = use_session();
    view! {
        <Dialog open=session.ended title=label!("shell-ended-title") firm=true>
            <p>{t!("shell-ended-text")}</p>
            {form()}
        </Dialog>
    }
    .into_any()
}

fn form() -> AnyView {
    let place = NodeRef::<html::Div>::new();
    effect(move || {
        if let Some(place) = place.get() {
            untrack(|| sign_in::again(&place));
            // The address is known: what is missing is the password.
            focus("dialog[open] input[type=password]");
        }
    });
    view! { <div node_ref=place></div> }.into_any()
}
