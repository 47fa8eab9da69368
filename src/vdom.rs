//! What is drawn anew as a whole with each key: only what has changed reaches the page.
//!
//! A `view!` compiles each element into code of its own, with a signal for whatever changes. The boards of the preview have a
//! thousand elements of twenty kinds that change together: as plain values they are compared with those of a moment ago. So is whatever
//! stands on the pages that open without sign-in: the server paints the same trees.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use fromline_core::shape::Shape;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Element, HtmlInputElement, HtmlOptionElement};

use crate::{components::unique_id, view::effect};

/// Time after which what was shown is painted, on a screen that shows thirty frames a second or more.
pub const FRAME: Duration = Duration::from_millis(34);

/// What takes a tree onto the page.
trait Draw {
    fn make(&self) -> Element;

    /// Makes an element that is `before` into this.
    fn bring(&self, element: &Element, before: &Self);

    /// Makes an element into this that something else has painted: what is equal stays, with what was typed into it, its focus and its
    /// caret.
    fn adopt(&self, element: &Element);
}

impl Draw for Shape {
    fn make(&self) -> Element {
        // A tag of ours is always a tag.
        let element = document().create_element(self.tag).unwrap_throw();
        self.bring(&element, &Self::default());
        element
    }

    fn bring(&self, element: &Element, before: &Self) {
        if self.attributes != before.attributes {
            for (name, _) in &before.attributes {
                if value_of(self, name).is_none() {
                    take(element, name);
                }
            }
            for (name, value) in &self.attributes {
                if value_of(before, name) != Some(value) {
                    put(element, name, value);
                }
            }
        }
        if self.text != before.text {
            element.set_text_content(Some(&self.text));
        }
        // What stands in a text is a page translator's; what stands where nothing is drawn, somebody else's.
        if self.parts.is_empty() && before.parts.is_empty() {
            return;
        }
        let mut next = element.first_element_child();
        for (place, part) in self.parts.iter().enumerate() {
            match (next.take(), before.parts.get(place)) {
                (Some(child), Some(old)) if part.tag == old.tag && part.key == old.key => {
                    next = child.next_element_sibling();
                    if part != old {
                        part.bring(&child, old);
                    }
                }
                (child, _) => next = part.place(element, child),
            }
        }
        clear(next);
    }

    fn adopt(&self, element: &Element) {
        for (name, value) in &self.attributes {
            // What stands in a field is its reader's.
            if *name != "value" && element.get_attribute(name).as_ref() != Some(value) {
                put(element, name, value);
            }
        }
        if self.parts.is_empty() {
            if element.text_content().as_ref() != Some(&self.text) {
                element.set_text_content(Some(&self.text));
            }
            return;
        }
        let mut next = element.first_element_child();
        for part in &self.parts {
            match next.take() {
                Some(child) if child.local_name() == part.tag => {
                    next = child.next_element_sibling();
                    // Of a thousand elements none has to be asked as a rule.
                    if child.outer_html() != part.html() {
                        part.adopt(&child);
                    }
                }
                child => next = part.place(element, child),
            }
        }
        clear(next);
    }
}

/// Helpers of [`Draw`].
trait Place {
    fn place(&self, parent: &Element, there: Option<Element>) -> Option<Element>;
}

impl Place for Shape {
    /// Puts a new element in the place of what is there, or at the end; what stands behind it.
    fn place(&self, parent: &Element, there: Option<Element>) -> Option<Element> {
        let made = self.make();
        match there {
            Some(child) => drop(parent.replace_child(&made, &child)),
            None => drop(parent.append_child(&made)),
        }
        made.next_element_sibling()
    }
}

fn clear(mut next: Option<Element>) {
    while let Some(child) = next {
        next = child.next_element_sibling();
        child.remove();
    }
}

fn value_of<'a>(shape: &'a Shape, name: &str) -> Option<&'a String> {
    let found = shape.attributes.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| value)
}

/// Sets an attribute; of a field and a choice what the reader may have changed, which an attribute no longer reaches.
fn put(element: &Element, name: &str, value: &str) {
    match name {
        // An option's value is no input's: its attribute is what it is.
        "value" if element.local_name() != "option" => {
            let field: &HtmlInputElement = element.unchecked_ref();
            // Setting what is there would move the caret.
            if field.value() != value {
                field.set_value(value);
            }
        }
        "selected" => element.unchecked_ref::<HtmlOptionElement>().set_selected(true),
        _ => drop(element.set_attribute(name, value)),
    }
}

fn take(element: &Element, name: &str) {
    if name == "selected" {
        element.unchecked_ref::<HtmlOptionElement>().set_selected(false);
    } else {
        let _ = element.remove_attribute(name);
    }
}

/// A user's action on an element of a tree.
pub enum Deed {
    /// An element with this `data-name` was pressed.
    Press(String),
    /// A field's value was changed: its `data-field` and the new value.
    Type(String, String),
    /// A form with a `data-form` was submitted.
    Send,
}

/// Draws a tree into an element, reusing what the server has painted there. `draw` runs again when a signal in it changes; while it returns
/// `None`, nothing changes. Ends with the owner.
pub fn live(root: &Element, draw: impl Fn() -> Option<Shape> + 'static, on: impl Fn(Deed) + 'static) {
    let on: Rc<dyn Fn(Deed)> = Rc::new(on);
    keep_live(root, Box::new(draw), &on, false);
}

/// The same for a page that the server may have painted. What is painted is not drawn again at once: the page does what is typed and pressed
/// before its tree is made and compared with what stands there, behind the next frame, or when the first event comes.
pub fn take_over(root: &Element, draw: impl Fn() -> Option<Shape> + 'static, on: impl Fn(Deed) + 'static) {
    let is_painted = root.first_element_child().is_some();
    let on: Rc<dyn Fn(Deed)> = Rc::new(on);
    keep_live(root, Box::new(draw), &on, is_painted);
}

fn keep_live(root: &Element, draw: Box<dyn Fn() -> Option<Shape>>, on: &Rc<dyn Fn(Deed)>, is_painted: bool) {
    let place = root.clone();
    let begin = move || keep_drawn(Box::new(move || Some(place.clone())), draw);
    let waits = Rc::new(Cell::new(None::<Box<dyn FnOnce()>>));
    match Owner::current() {
        Some(owner) if is_painted => {
            waits.set(Some(Box::new(move || owner.with(begin))));
            let begin = waits.clone();
            let timer = set_timeout_with_handle(move || run(&begin), FRAME);
            on_cleanup(move || drop(timer.map(|timer| timer.clear())));
        }
        _ => begin(),
    }
    for kind in ["click", "input", "change", "submit"] {
        let (root, on, waits) = (root.clone(), on.clone(), waits.clone());
        let listening = window_event_listener_untyped(kind, move |event| {
            if let Some(deed) = deed(&event, &root) {
                run(&waits);
                on(deed);
            }
        });
        on_cleanup(move || listening.remove());
    }
}

/// Runs what waits, once.
fn run(waits: &Cell<Option<Box<dyn FnOnce()>>>) {
    if let Some(work) = waits.take() {
        work();
    }
}

/// Draws a tree within a `view!`. `on_press` gets the `data-name` of pressed elements.
pub fn drawn(draw: impl Fn() -> Shape + 'static, on_press: impl Fn(String) + Send + 'static) -> AnyView {
    fn erased(draw: Box<dyn Fn() -> Option<Shape>>, on_press: Box<dyn Fn(String) + Send>) -> AnyView {
        let id = unique_id("drawn");
        let place = id.clone();
        keep_drawn(Box::new(move || document().get_element_by_id(&place)), draw);
        let press = move |event: leptos::ev::MouseEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let named = target.and_then(|target| target.closest("[data-name]").ok().flatten());
            if let Some(name) = named.and_then(|named| named.get_attribute("data-name")) {
                on_press(name);
            }
        };
        view! { <div id=id on:click=press></div> }.into_any()
    }
    erased(Box::new(move || Some(draw())), Box::new(on_press))
}

/// Draws now and whenever a signal changes that was read.
fn keep_drawn(root: Box<dyn Fn() -> Option<Element>>, draw: Box<dyn Fn() -> Option<Shape>>) {
    let shown = RefCell::new(None::<Shape>);
    effect(move || {
        let (Some(now), Some(root)) = (draw(), root()) else {
            return;
        };
        match &*shown.borrow() {
            None => now.adopt(&root),
            Some(before) => now.bring(&root, before),
        }
        shown.replace(Some(now));
    });
}

/// What an event means to the tree in `root`.
fn deed(event: &web_sys::Event, root: &Element) -> Option<Deed> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let named = |attribute: &str| {
        let found = target.closest(&format!("[{attribute}]")).ok()??;
        root.contains(Some(&found))
            .then(|| found.get_attribute(attribute))?
    };
    match event.type_().as_str() {
        "click" => {
            let name = named("data-name")?;
            if name == "skip" {
                event.prevent_default();
            }
            Some(Deed::Press(name))
        }
        "submit" => {
            named("data-form")?;
            event.prevent_default();
            Some(Deed::Send)
        }
        _ => Some(Deed::Type(
            named("data-field")?,
            target.unchecked_ref::<HtmlInputElement>().value(),
        )),
    }
}
