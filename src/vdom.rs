//! What is drawn anew as a whole with each key: only what has changed reaches the page.
//!
//! A `view!` compiles each element into code of its own, with a signal for whatever changes. The boards of the preview have a
//! thousand elements of twenty kinds that change together: as plain values they are compared with those of a moment ago.

use std::cell::RefCell;

use fromline_core::shape::Shape;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::Element;

use crate::{components::unique_id, view::effect};

/// What takes a tree onto the page.
trait Draw {
    fn is_like(&self, other: &Self) -> bool;

    fn make(&self) -> Element;

    /// Makes an element that is `before` into this.
    fn bring(&self, element: &Element, before: &Self);
}

impl Draw for Shape {
    fn is_like(&self, other: &Self) -> bool {
        let names = |shape: &Self| shape.attributes.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        self.tag == other.tag && self.key == other.key && names(self) == names(other)
    }

    fn make(&self) -> Element {
        // A tag of ours is always a tag.
        let element = document().create_element(self.tag).unwrap_throw();
        self.bring(&element, &Self::default());
        element
    }

    /// Makes an element that is `before` into this.
    fn bring(&self, element: &Element, before: &Self) {
        for (place, (name, value)) in self.attributes.iter().enumerate() {
            if before.attributes.get(place) != Some(&(*name, value.clone())) {
                let _ = element.set_attribute(name, value);
            }
        }
        if self.text != before.text {
            element.set_text_content(Some(&self.text));
        }
        let mut next = element.first_element_child();
        for (place, part) in self.parts.iter().enumerate() {
            match (next.take(), before.parts.get(place)) {
                (Some(child), Some(old)) if part.is_like(old) => {
                    next = child.next_element_sibling();
                    if part != old {
                        part.bring(&child, old);
                    }
                }
                (Some(child), _) => {
                    next = child.next_element_sibling();
                    let _ = element.replace_child(&part.make(), &child);
                }
                (None, _) => drop(element.append_child(&part.make())),
            }
        }
        while let Some(child) = next {
            next = child.next_element_sibling();
            child.remove();
        }
    }
}

/// Draws a tree where it stands: `draw` is asked again whenever a signal in it changes. `on_press` is told the `data-name` of what was pressed.
pub fn drawn(draw: impl Fn() -> Shape + 'static, on_press: impl Fn(String) + Send + 'static) -> AnyView {
    fn erased(draw: Box<dyn Fn() -> Shape>, on_press: Box<dyn Fn(String) + Send>) -> AnyView {
        let id = unique_id("drawn");
        let place = id.clone();
        let shown = RefCell::new(Shape::default());
        effect(move || {
            let now = draw();
            if let Some(element) = document().get_element_by_id(&place) {
                now.bring(&element, &shown.borrow());
                shown.replace(now);
            }
        });
        let press = move |event: leptos::ev::MouseEvent| {
            let pressed = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let named = pressed.and_then(|pressed| pressed.closest("[data-name]").ok().flatten());
            if let Some(name) = named.and_then(|named| named.get_attribute("data-name")) {
                on_press(name);
            }
        };
        view! { <div id=id on:click=press></div> }.into_any()
    }
    erased(Box::new(draw), Box::new(on_press))
}
