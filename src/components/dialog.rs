//! A modal dialog on the browser's own `<dialog>`: it keeps the focus inside and gives it back.

use leptos::{ev, html, prelude::*};

use super::unique_id;
use crate::view::{effect, show_if, text};

/// A modal dialog. Its content is made when it opens and dropped when it closes. Escape asks to close it.
#[component]
pub fn Dialog(
    /// True while the dialog is open; closing writes `false`.
    open: RwSignal<bool>,
    /// Heading of the dialog.
    #[prop(into)]
    title: Signal<String>,
    /// Called when Escape closes the dialog.
    #[prop(optional, into)]
    on_dismiss: Option<Callback<()>>,
    /// True if Escape does nothing, since the dialog requires an answer.
    #[prop(optional)]
    firm: bool,
    /// Content of the dialog.
    children: ChildrenFn,
) -> AnyView {
    let id = unique_id("dialog");
    let labelled = id.clone();
    let element = NodeRef::<html::Dialog>::new();
    let heading = NodeRef::<html::H2>::new();
    effect(move || {
        let Some(dialog) = element.get() else { return };
        if open.get() && !dialog.open() {
            let _ = dialog.show_modal();
            if let Some(heading) = heading.get_untracked() {
                let _ = heading.focus();
            }
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let dismiss = move || {
        if open.get_untracked() {
            open.set(false);
            if let Some(on_dismiss) = on_dismiss {
                on_dismiss.run(());
            }
        }
    };
    // Escape: what we know changes first and the dialog follows, so that it can be opened again at once.
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        if !firm {
            dismiss();
        }
    };
    // A browser closes on a second Escape whatever a page says. It says so a moment later, when the dialog may be open again.
    let closed = move |_: ev::Event| {
        if element.get_untracked().is_some_and(|dialog| !dialog.open()) {
            dismiss();
        }
    };
    let content = show_if(move || open.get(), move || children());
    view! {
        <dialog node_ref=element aria-labelledby=labelled on:cancel=cancel on:close=closed>
            <h2 id=id tabindex="-1" node_ref=heading>{text(title)}</h2>
            {content}
        </dialog>
    }
    .into_any()
}
