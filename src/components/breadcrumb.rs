//! Where a page stands, in words.

use leptos::prelude::*;

use crate::view::{attribute, text};

/// A breadcrumb trail; its last step is the page itself.
#[component]
pub fn Breadcrumb(
    /// The steps of the trail, outermost first.
    steps: Vec<Signal<String>>,
) -> AnyView {
    let last = steps.len().saturating_sub(1);
    let steps = steps.into_iter().enumerate();
    let items = steps.map(|(at, step)| {
        let current = (at == last).then_some("page");
        view! { <li aria-current=current>{text(step)}</li> }
    });
    view! {
        <nav class="breadcrumb" aria-label=attribute(|| Some(crate::ts!("shell-breadcrumb")))>
            <ol>{items.collect::<Vec<_>>()}</ol>
        </nav>
    }
    .into_any()
}
