//! Views that change, erased: bytes are downloaded by somebody.
//!
//! Leptos compiles each closure in a `view!` into a render effect of its own, about two kilobytes each. Through
//! these functions every changing piece of text, of the page and every changing attribute is of one type, compiled
//! once. What is static stands in the `view!` as always.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Mounts a view into an element of the page; it is removed with its owner.
pub fn mount(place: &Element, view: impl FnOnce() -> AnyView + 'static) {
    fn erased(place: &Element, view: Box<dyn FnOnce() -> AnyView>) {
        let handle = leptos::mount::mount_to(place.clone().unchecked_into(), view);
        StoredValue::new_local(handle);
    }
    erased(place, Box::new(view));
}

/// Marks a page as live once it handles input. Presses before that, on what the server painted, were recorded by the page's frame and are
/// handled now.
pub fn mark_live(main: &Element) {
    let main = main.clone();
    effect(move || {
        let _ = main.set_attribute("data-live", "");
        let pressed = document().query_selector("[data-pressed]").ok().flatten();
        if let Some(pressed) = pressed {
            let _ = pressed.remove_attribute("data-pressed");
            pressed.unchecked_into::<HtmlElement>().click();
        }
    });
}

/// A view that is drawn again when a signal in it changes.
pub fn show(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn erased(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        (move || draw()).into_any()
    }
    erased(Box::new(draw))
}

/// A view that may be absent, drawn again when a signal in it changes.
pub fn show_if(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    fn erased(
        condition: Box<dyn Fn() -> bool + Send + Sync>,
        draw: Box<dyn Fn() -> AnyView + Send>,
    ) -> AnyView {
        let condition = Memo::new(move |_| condition());
        show(move || if condition.get() { draw() } else { ().into_any() })
    }
    erased(Box::new(condition), Box::new(draw))
}

/// Text that changes, from a signal or a function.
pub fn text(words: impl ViewText) -> AnyView {
    fn erased(words: Box<dyn Fn() -> String + Send>) -> AnyView {
        (move || words()).into_any()
    }
    erased(words.boxed())
}

/// A source of changing text.
pub trait ViewText {
    /// Converts the source to a function.
    fn boxed(self) -> Box<dyn Fn() -> String + Send>;
}

impl ViewText for Signal<String> {
    fn boxed(self) -> Box<dyn Fn() -> String + Send> {
        Box::new(move || self.get())
    }
}

impl<F: Fn() -> String + Send + 'static> ViewText for F {
    fn boxed(self) -> Box<dyn Fn() -> String + Send> {
        Box::new(self)
    }
}

/// The value of an attribute that changes; `None` removes the attribute.
pub type Changing = Box<dyn FnMut() -> Option<String> + Send>;

/// An attribute with a changing value: `aria-label=attribute(move || Some(…))`.
pub fn attribute(value: impl Fn() -> Option<String> + Send + 'static) -> Changing {
    Box::new(value)
}

/// An attribute that is present while a condition is true: `aria-busy=flag(move || busy.get())`.
pub fn flag(holds: impl Fn() -> bool + Send + 'static) -> Changing {
    Box::new(move || holds().then(|| "true".to_owned()))
}

/// Runs `work`, and again whenever a signal in it changes.
pub fn effect(work: impl Fn() + 'static) {
    fn erased(work: Box<dyn Fn()>) {
        Effect::new(work);
    }
    erased(Box::new(work));
}
