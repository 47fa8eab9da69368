//! What is drawn anew as a whole with each key: only what has changed reaches the page.
//!
//! A `view!` compiles each element into code of its own, with a signal for whatever changes. The boards of the preview have a
//! thousand elements of twenty kinds that change together: as plain values they are compared with those of a moment ago.

use std::cell::RefCell;

use fromline_core::text::{Part, Value};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::Element;

use crate::{components::unique_id, i18n::use_i18n, view::effect};

/// An element.
#[derive(Default, PartialEq)]
pub struct Shape {
    tag: &'static str,
    /// What it stands for, where its like may stand in its place: what somebody has opened stays with it.
    key: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
    parts: Vec<Shape>,
}

/// An element with a class; none if it is empty.
///
/// None of these is compiled into those who call it: there are a hundred places.
#[inline(never)]
pub fn shape(tag: &'static str, class: &str) -> Shape {
    let shape = Shape {
        tag,
        ..Shape::default()
    };
    if class.is_empty() {
        shape
    } else {
        shape.with("class", class)
    }
}

impl Shape {
    /// Standing for this and nothing else.
    pub fn keyed(self, key: &'static str) -> Self {
        Self { key, ..self }
    }

    /// With an attribute.
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, value.to_owned()));
        self
    }

    /// With a text, and nothing else in it.
    #[inline(never)]
    pub fn text(mut self, text: &str) -> Self {
        text.clone_into(&mut self.text);
        self
    }

    /// With another element in it, behind those that are there.
    #[inline(never)]
    pub fn add(&mut self, part: Self) {
        self.parts.push(part);
    }

    /// The same, to go on with.
    #[inline(never)]
    pub fn and(mut self, part: Self) -> Self {
        self.parts.push(part);
        self
    }

    /// Whether nothing has been added.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// With a message in it, its values in `<bdi>`; reactive when drawn in a picture.
    #[inline(never)]
    pub fn say(mut self, id: &str, arguments: &[(&'static str, Value)]) -> Self {
        for part in use_i18n().parts(id, arguments) {
            self.add(match part {
                Part::Text(text) => shape("span", "").text(&text),
                Part::Value(value) => shape("bdi", "").text(&value),
            });
        }
        self
    }

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

/// A picture: `draw` is asked again whenever a signal in it changes. `on_press` is told the `data-name` of what was pressed.
pub fn picture(draw: impl Fn() -> Shape + 'static, on_press: impl Fn(String) + Send + 'static) -> AnyView {
    fn erased(draw: Box<dyn Fn() -> Shape>, on_press: Box<dyn Fn(String) + Send>) -> AnyView {
        let id = unique_id("picture");
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
