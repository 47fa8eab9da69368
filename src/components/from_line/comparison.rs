//! What is compared: one identity by each way of delivery, as recipients' programs get it.

use fromline_core::{
    Language,
    authentication::Authentication,
    changes::GatewayChange,
    clients::Arriving,
    delivery_route::DeliveryRoute,
    headers::Headers,
    message::{Identity, Message, compose},
};
use leptos::prelude::*;

use super::later::{ByHand, later};

/// Data of a comparison of the routes: the author, the reader's language, and facts that replace expectations.
#[derive(Clone, Copy)]
pub struct RouteComparison {
    /// The author of the message.
    pub identity: Signal<Identity>,
    /// The language of the recipient's program.
    pub language: Signal<Language>,
    /// Authentication entered by hand for mail that the organisation's servers deliver.
    pub by_hand: Option<ByHand>,
    /// Known changes that the gateway makes.
    pub changes: Option<Signal<Vec<GatewayChange>>>,
}

impl RouteComparison {
    /// Makes a comparison from expectations only.
    pub fn new(identity: Signal<Identity>, language: Signal<Language>) -> Self {
        Self {
            identity,
            language,
            by_hand: None,
            changes: None,
        }
    }

    /// Adds authentication entered by hand.
    pub fn knowing(self, by_hand: ByHand) -> Self {
        Self {
            by_hand: Some(by_hand),
            ..self
        }
    }

    /// Adds the gateway's changes.
    pub fn changing(self, changes: Option<Signal<Vec<GatewayChange>>>) -> Self {
        Self { changes, ..self }
    }

    /// The message as sent; reactive.
    pub fn message(self, route: DeliveryRoute) -> Message {
        self.identity.with(|identity| compose(identity, route))
    }

    /// The message as expected to arrive; reactive.
    pub fn expected(self, route: DeliveryRoute) -> Arriving {
        self.identity.with(|identity| Arriving::expected(identity, route))
    }

    /// The message as it arrives, with known facts in place of expectations; reactive.
    pub fn arriving(self, route: DeliveryRoute) -> Arriving {
        let mut message = self.message(route);
        let mut facts = Authentication::expected(&message);
        if let (Some(changes), Some(later), DeliveryRoute::Gateway) = (self.changes, later(), route) {
            (later.change)(changes, &mut message, &mut facts);
        }
        let headers = Headers::from(&message);
        if let (Some(by_hand), Some(later), DeliveryRoute::Organisation) = (self.by_hand, later(), route) {
            (later.correct)(by_hand, &mut facts, &headers.author_domain().unwrap_or_default());
        }
        Arriving { headers, facts }
    }
}
