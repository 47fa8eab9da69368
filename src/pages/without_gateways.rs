//! What becomes of mail that the organisation's servers deliver in place of gateways, in words for an administrator.

use leptos::prelude::*;

use crate::t;

/// Draws what becomes of mail from `count` addresses. `refusals` holds, for each that was looked up, how many of the two rule sets of DMARC
/// ask receivers to refuse it; `None` where that is not known.
pub fn sentence(count: u32, refusals: &[Option<u8>]) -> AnyView {
    let refused = |by: Option<u8>| refusals.iter().filter(|one| **one == by).count();
    let [by_all, by_some, unknown] = [Some(2), Some(1), None].map(refused);
    let mut parts = vec![t!("arrival-on-behalf", count = count), " ".into_any()];
    if by_all > 0 {
        parts.push(strong("all", t!("arrival-refused", count = by_all)));
    }
    if by_some > 0 {
        parts.push(strong("some", t!("arrival-refused-some", count = by_some)));
    }
    if unknown > 0 {
        parts.push(t!("arrival-not-asked", count = unknown));
    }
    view! { <p>{parts}</p> }.into_any()
}

fn strong(refused: &'static str, words: AnyView) -> AnyView {
    view! { <strong data-refused=refused>{words}</strong>" " }.into_any()
}
