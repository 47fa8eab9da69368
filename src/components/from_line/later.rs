//! What few visitors of the preview need: it comes with the code behind sign-in, or when somebody asks for it.

use std::{cell::Cell, pin::Pin};

use fromline_core::{
    authentication::{Authentication, Dmarc, are_related},
    changes::{GatewayChange, changed, expected},
    clients::Client,
    message::{Identity, Message},
    shape::Shape,
};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::{ProgramFilter, RouteComparison, board::RenderedCard};
use crate::png::Copied;

/// What comes later.
#[derive(Clone, Copy)]
pub struct Later {
    /// The programs that are not drawn first.
    pub programs: &'static [&'static Client],
    /// An address as the mail carries it, its domain in ASCII.
    pub as_mailed: fn(&str) -> String,
    /// Puts into an element all programs, grouped by what their readers see.
    pub everything: fn(&Element, RouteComparison, ProgramFilter),
    /// What is said by hand, in the place of what is expected of a message from an author's domain.
    pub correct: fn(ByHand, &mut Authentication, &str),
    /// A message as its gateway changes it, and who vouches for it then.
    pub change: fn(Signal<Vec<GatewayChange>>, &mut Message, &mut Authentication),
    /// Why a client shows what it shows.
    pub explain: fn(&RenderedCard) -> Shape,
    /// Copies an element as a picture, or saves it by this name.
    pub copy: fn(Element, String) -> Copying,
    /// Puts into an element whether mail arrives, for whoever writes, from what is said by hand.
    pub arrival: fn(&Element, Signal<Identity>, ByHand),
}

/// How copying ends.
pub type Copying = Pin<Box<dyn Future<Output = Result<Copied, JsValue>>>>;

/// Who vouches for mail that the organisation's servers deliver, said by hand.
#[derive(Clone, Copy)]
pub struct ByHand {
    /// The domain for which SPF passes; empty for the primary address's.
    pub spf: RwSignal<String>,
    /// The domain of the signature; empty for the primary address's.
    pub dkim: RwSignal<String>,
    /// What the From address's domain asks receivers to do; empty if nobody knows.
    pub policy: RwSignal<String>,
}

impl ByHand {
    /// Puts what was said in the place of what is expected of a message from `author`.
    pub fn correct(self, facts: &mut Authentication, author: &str) {
        let said =
            |signal: RwSignal<String>| Some(signal.get().trim().to_owned()).filter(|said| !said.is_empty());
        let said_domain = |signal| said(signal).filter(|domain| domain.contains(['.']));
        if let Some(domain) = said_domain(self.spf) {
            facts.spf = Some(domain);
        }
        if let Some(domain) = said_domain(self.dkim) {
            facts.dkim = vec![domain];
        }
        facts.dmarc = match said(self.policy).as_deref() {
            None => None,
            Some("nothing") => Some(Dmarc::None),
            Some(_) if facts.domains().any(|domain| are_related(domain, author)) => Some(Dmarc::Pass),
            Some(_) => Some(Dmarc::Fail),
        };
    }
}

/// Makes of a message what the gateway makes of it.
pub fn change(changes: Signal<Vec<GatewayChange>>, message: &mut Message, facts: &mut Authentication) {
    *message = changes.with(|changes| changed(changes, message));
    *facts = expected(message);
}

thread_local! {
    static LATER: Cell<Option<Later>> = const { Cell::new(None) };
    // Counted, not owned: the page that asks first goes away, what came stays.
    static HERE: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// It is here; whether that is news.
pub fn bring(later: Later) -> bool {
    let first = LATER.replace(Some(later)).is_none();
    if first {
        HERE.with(|here| here.set(true));
    }
    first
}

/// What has come, if it has; reactive.
pub fn later() -> Option<Later> {
    HERE.with(Track::track);
    LATER.get()
}
