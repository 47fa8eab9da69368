//! What pages share. Components know messages and links, neither the API nor pages.

mod arrival;
mod breadcrumb;
mod button;
mod checkbox;
mod dialog;
mod field;
mod from_line;
mod notice;
mod progress;
mod radio;
mod select;
mod text_area;

pub use arrival::{arrival, arrival_in_short, seen, verdict};
pub use breadcrumb::Breadcrumb;
pub use button::{Button, Look};
pub use checkbox::Checkbox;
pub use dialog::Dialog;
pub use field::{Field, focus_first_error};
pub use from_line::{
    Beside, Board, BoardExtent, ByHand, Chosen, Gallery, Later, ProgramFilter, RenderedCard, RouteComparison,
    bring, brought_by, change, columns, copy, everything, example, filters, language_select, later,
    or_example, programs, received_picture, recipient_language,
};
pub use notice::{Notice, Status, Tone};
pub use progress::Progress;
pub use radio::{RadioGroup, RadioOption};
pub use select::Select;
pub use text_area::TextArea;

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

use crate::view::text;

/// Makes an id that no other element has, for `for` and `aria-describedby`.
pub fn unique_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// What to know before filling something in.
fn hint_view(hint: Signal<String>, id: String) -> AnyView {
    view! { <p class="hint" id=id>{text(hint)}</p> }.into_any()
}

/// Why something was refused; empty while it is not.
fn error_view(error: Signal<Option<String>>, id: String) -> AnyView {
    view! { <p class="error" id=id>{text(move || error.get().unwrap_or_default())}</p> }.into_any()
}
