//! What few visitors of the preview need: it comes with the code behind sign-in, or when somebody asks for it.

use std::{cell::Cell, pin::Pin};

use fromline_core::{
    authentication::{Authentication, Dmarc, are_related},
    changes::{GatewayChange, changed, expected},
    clients::Client,
    delivery_route::DeliveryRoute,
    message::{Identity, Message},
    shape::Shape,
};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::{Board, ProgramFilter, RouteComparison, board::RenderedCard};
use crate::png::Copied;

/// Functions and data of the preview that are downloaded after the first view.
#[derive(Clone, Copy)]
pub struct Later {
    /// The programs that the first view does not draw.
    pub programs: &'static [&'static Client],
    /// Converts an address to its form in mail, with the domain in ASCII.
    pub as_mailed: fn(&str) -> String,
    /// Draws all programs into an element, grouped by their effect.
    pub everything: fn(&Element, RouteComparison, ProgramFilter),
    /// Draws all programs for each of these routes, in groups.
    pub columns: fn(Signal<Vec<DeliveryRoute>>, RouteComparison, Board) -> AnyView,
    /// Replaces the authentication expected for an author's domain by that entered by hand.
    pub correct: fn(ByHand, &mut Authentication, &str),
    /// Applies the gateway's changes to a message and its authentication.
    pub change: fn(Signal<Vec<GatewayChange>>, &mut Message, &mut Authentication),
    /// Explains a client's display.
    pub explain: fn(&RenderedCard) -> Shape,
    /// Copies an element as a picture, or saves it under this name.
    pub copy: fn(Element, String) -> Copying,
    /// Draws into an element whether an identity's mail arrives, using authentication entered by hand.
    pub arrival: fn(&Element, Signal<Identity>, ByHand),
}

/// The pending result of copying a picture.
pub type Copying = Pin<Box<dyn Future<Output = Result<Copied, JsValue>>>>;

/// Authentication of mail that the organisation's servers deliver, entered by hand.
#[derive(Clone, Copy)]
pub struct ByHand {
    /// The domain for which SPF passes; empty for the primary address's.
    pub spf: RwSignal<String>,
    /// The domain of the DKIM signature; empty for the primary address's.
    pub dkim: RwSignal<String>,
    /// DMARC disposition requested by the From domain; empty if not known.
    pub policy: RwSignal<String>,
}

impl ByHand {
    /// Replaces the authentication expected for a message from `author` by that entered by hand.
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

/// Applies the gateway's changes to a message and its authentication.
pub fn change(changes: Signal<Vec<GatewayChange>>, message: &mut Message, facts: &mut Authentication) {
    *message = changes.with(|changes| changed(changes, message));
    *facts = expected(message);
}

thread_local! {
    static LATER: Cell<Option<Later>> = const { Cell::new(None) };
    static SOURCE: Cell<Option<fn() -> ComingLater>> = const { Cell::new(None) };
    // Counted, not owned: the page that asks first goes away, what came stays.
    static HERE: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// The later part on its way; false if it did not come.
pub type ComingLater = Pin<Box<dyn Future<Output = bool>>>;

/// Registers how the later part is downloaded.
pub fn brought_by(source: fn() -> ComingLater) {
    SOURCE.set(Some(source));
}

/// Downloads the later part, unless it is here; returns false if it did not come.
pub async fn need_later() -> bool {
    match (LATER.get(), SOURCE.get()) {
        (Some(_), _) => true,
        (None, Some(source)) => source().await,
        (None, None) => false,
    }
}

/// Registers the downloaded part; returns true the first time.
pub fn bring(later: Later) -> bool {
    let first = LATER.replace(Some(later)).is_none();
    if first {
        HERE.with(|here| here.set(true));
    }
    first
}

/// The downloaded part, once it is there; reactive.
pub fn later() -> Option<Later> {
    HERE.with(Track::track);
    LATER.get()
}
