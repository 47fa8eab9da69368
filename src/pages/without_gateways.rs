//! What becomes of mail that the organisation's servers deliver in place of gateways, in words for an administrator.

use leptos::prelude::*;

use crate::t;

/// Draws what becomes of mail from `count` addresses. `refusals` holds, for each that was looked up, how many of the two rule sets of DMARC
/// ask receivers to refuse it; `None` where that is not known.
pub fn sentence(count: u32, refusals: &[Option<u8>]) -> AnyView {
    let refused = |by: Option<u8>| refusals.iter().filter(|one| **one == by).count();
    let [by_all, by_some, unknown] = [Some(2), Some(1), None].map(refused);
    let by_all = (by_all > 0).then(|| {
        view! { <strong data-refused="all">{t!("arrival-refused", count = by_all)}</strong>" " }
    });
    let by_some = (by_some > 0).then(|| {
        view! { <strong data-refused="some">{t!("arrival-refused-some", count = by_some)}</strong>" " }
    });
    let unknown = (unknown > 0).then(|| t!("arrival-not-asked", count = unknown));
    view! { <p>{t!("arrival-on-behalf", count = count)}" "{by_all}{by_some}{unknown}</p> }.into_any()
}
