//! What is known of a gateway, as users and administrators are told.

use fromline_base::clock::format_second;
use fromline_core::api::{GatewayFailure, GatewayHealth, GatewayState, SeenArrival};
use fromline_services::{arrivals::ShownArrival, gateway_health::is_certificate_ending};
use fromline_store::health::Health;
use jiff::Timestamp;

/// Converts a gateway's health to its wire form. `is_checked` tells whether scheduled checks currently include it.
pub fn health_to_api(health: &Health, is_checked: bool, now: Timestamp) -> GatewayHealth {
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
    GatewayHealth {
        state: match health.failing_since {
            Some(_) => GatewayState::Failing,
            None => GatewayState::Ok,
        },
        last_success: time(health.last_success),
        last_failure: health.last_failure.map(|(at, reason)| GatewayFailure {
            at: at.to_string(),
            reason,
        }),
        failing_since: time(health.failing_since),
        password_refused_since: time(health.password_refused_since),
        no_message_since: time(health.no_message.map(|(since, _)| since)),
        sender_unknown: health.sender_unknown,
        certificate_expires: time(health.certificate_expires),
        certificate_ends_soon: is_certificate_ending(health, now),
        // What is due is looked at in a moment.
        next_check: is_checked.then(|| health.next_check.max(now).to_string()),
    }
}

/// Converts what a gateway changed to its wire form.
pub fn arrival_to_api(arrival: ShownArrival) -> SeenArrival {
    SeenArrival {
        at: format_second(arrival.at),
        changes: arrival.changes,
        unknown: arrival.unknown,
    }
}
