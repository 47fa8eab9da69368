//! All pictures that come first: with each key the uppermost are drawn, the others once these are painted. At the start the others are
//! names, as the server has painted them.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use fromline_core::{
    clients::{PAINTED, outline, pair, pictures, side},
    delivery_route::DeliveryRoute,
    shape::Shape,
};
use leptos::prelude::*;

use super::{Chosen, RouteComparison};
use crate::{i18n::use_i18n, vdom::FRAME};

/// How many are drawn with each key: whoever types has the form in the window, and not more than these below it.
const UPPERMOST: usize = 2;

/// Pictures of programs, drawn in steps so that typing stays fast.
pub struct Gallery {
    /// Each program as it was drawn last.
    drawn: RefCell<Vec<Rc<Shape>>>,
    /// Asks for another look.
    look: RwSignal<()>,
    /// What becomes of the others.
    rest: Cell<Rest>,
}

/// What becomes of the others.
#[derive(Clone, Copy, PartialEq)]
enum Rest {
    /// All pictures are up to date.
    Done,
    /// The other pictures follow after the next frame.
    Waits,
    /// The other pictures are due now.
    Due,
}

impl Gallery {
    /// Makes a gallery without pictures.
    pub fn new() -> Rc<Self> {
        Rc::new(Self {
            drawn: RefCell::default(),
            look: RwSignal::new(()),
            rest: Cell::new(Rest::Done),
        })
    }

    /// Draws the pictures, the chosen one first; reactive.
    pub fn draw(self: &Rc<Self>, comparison: RouteComparison, chosen: Chosen) -> Shape {
        let both = DeliveryRoute::ALL.map(|route| comparison.arriving(route));
        let sides = [
            side(DeliveryRoute::ALL[0], &both[0]),
            side(DeliveryRoute::ALL[1], &both[1]),
        ];
        let language = comparison.language.get();
        self.look.track();
        let all = self.rest.get() == Rest::Due;
        let before = self.drawn.take();
        let mut left = false;
        let shape = pictures(chosen.program(), |place, client| {
            let mut drawn = self.drawn.borrow_mut();
            let old = before.iter().find(|picture| picture.key == client.id);
            let picture = match old {
                Some(old) if !all && place >= UPPERMOST => {
                    left = true;
                    old.clone()
                }
                None if !all && place >= PAINTED => {
                    left = true;
                    Rc::new(outline(&use_i18n(), client, &sides))
                }
                _ => Rc::new(pair(&use_i18n(), client, &sides, language)),
            };
            drawn.push(picture.clone());
            picture
        });
        match (left, self.rest.get()) {
            (false, _) => self.rest.set(Rest::Done),
            (true, Rest::Waits) => (),
            (true, _) => self.follow(),
        }
        shape
    }

    /// Has the others drawn behind the next frame.
    fn follow(self: &Rc<Self>) {
        self.rest.set(Rest::Waits);
        let gallery = self.clone();
        let turn = move || {
            gallery.rest.set(Rest::Due);
            gallery.look.try_set(());
        };
        set_timeout(turn, FRAME);
    }
}
