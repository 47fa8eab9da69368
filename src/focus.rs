//! Where the focus goes when the page under it changes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Moves the focus to an element once the page is drawn.
pub fn focus(selector: &'static str) {
    request_animation_frame(move || {
        if let Some(found) = document().query_selector(selector).ok().flatten() {
            take(found);
        }
    });
}

/// Moves the focus to the new page's heading: it is read aloud, and the next Tab continues from there.
pub fn focus_heading() {
    request_animation_frame(|| {
        let heading = document().query_selector("main h1").ok().flatten();
        if let Some(found) = heading.or_else(main) {
            take(found);
        }
    });
}

/// Moves the focus to the main region, skipping everything above it.
pub fn focus_main() {
    if let Some(main) = main() {
        take(main);
    }
}

fn main() -> Option<Element> {
    document().get_element_by_id("main")
}

fn take(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
}
