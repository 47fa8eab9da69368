//! Labels: words of ours alone, so that there are never more series than code can name.

use fromline_core::{Reason, delivery_route::DeliveryRoute};
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};

/// Labels of an answered request.
#[derive(Clone, Debug, Eq, EncodeLabelSet, Hash, PartialEq)]
pub struct RequestLabels {
    /// The route's template; `app` for files of the page and paths that are nowhere.
    pub route: String,
    /// The method, if it is a usual one.
    pub method: &'static str,
    /// HTTP status code of the answer.
    pub status: u16,
}

#[derive(Clone, Debug, Eq, EncodeLabelSet, Hash, PartialEq)]
pub(super) struct RouteLabels {
    pub route: String,
}

/// Labels of a decision about a message.
#[derive(Clone, Copy, Debug, Eq, EncodeLabelSet, Hash, PartialEq)]
pub struct DecisionLabels {
    route: &'static str,
    reason: &'static str,
}

impl DecisionLabels {
    /// It may leave, by this route.
    pub const fn accepted(route: DeliveryRoute) -> Self {
        Self {
            route: route_word(route),
            reason: NO_REASON,
        }
    }

    /// Labels of a refusal for this reason.
    pub const fn refused(reason: Reason) -> Self {
        Self {
            route: "none",
            reason: reason.code(),
        }
    }
}

/// What stands where there is no reason to name.
const NO_REASON: &str = "NONE";

const fn route_word(route: DeliveryRoute) -> &'static str {
    match route {
        DeliveryRoute::Organisation => "organisation",
        DeliveryRoute::Gateway => "gateway",
    }
}

/// What became of an attempt to deliver.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum DeliveryOutcome {
    /// All recipients were taken.
    Delivered,
    /// Some recipients were accepted, others were not.
    Partial,
    /// The server refused the message, or every recipient.
    Rejected,
    /// It waits, and is tried again.
    Deferred,
    /// The decision said no.
    Refused,
}

impl EncodeLabelValue for DeliveryOutcome {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> Result<(), std::fmt::Error> {
        let word = match self {
            Self::Delivered => "delivered",
            Self::Partial => "partial",
            Self::Rejected => "rejected",
            Self::Deferred => "deferred",
            Self::Refused => "refused",
        };
        word.encode(encoder)
    }
}

/// Labels of an attempt to deliver.
#[derive(Clone, Copy, Debug, Eq, EncodeLabelSet, Hash, PartialEq)]
pub struct DeliveryLabels {
    pub(super) outcome: DeliveryOutcome,
    reason: &'static str,
}

impl DeliveryLabels {
    /// The server spoke about each of `of` recipients, and took so many.
    pub fn of_recipients(taken: usize, of: usize) -> Self {
        let outcome = match taken {
            0 => DeliveryOutcome::Rejected,
            taken if taken == of => DeliveryOutcome::Delivered,
            _ => DeliveryOutcome::Partial,
        };
        Self {
            outcome,
            reason: NO_REASON,
        }
    }

    /// It did not come to that, for this reason.
    pub const fn failed(outcome: DeliveryOutcome, reason: Reason) -> Self {
        Self {
            outcome,
            reason: reason.code(),
        }
    }
}

#[derive(Clone, Debug, Eq, EncodeLabelSet, Hash, PartialEq)]
pub(super) struct GatewayLabels {
    pub provider: &'static str,
    pub credential: &'static str,
    pub state: &'static str,
}

#[derive(Clone, Debug, Eq, EncodeLabelSet, Hash, PartialEq)]
pub(super) struct JobLabels {
    pub kind: &'static str,
    pub state: &'static str,
}

#[derive(Clone, Debug, Eq, EncodeLabelSet, Hash, PartialEq)]
pub(super) struct CheckLabels {
    pub check: String,
}
