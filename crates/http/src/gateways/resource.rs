//! Wire forms of gateways.

use fromline_base::lookalike;
use fromline_core::api::{
    GatewayFailure, GatewayHealth, GatewayState, ListGatewaysResponse, PasswordsEnding, UserGateway,
};
use fromline_services::{
    gateway_health::{GatewayPage, ListedGateway, is_certificate_ending},
    passwords_ending::CountedEnding,
};
use fromline_store::health::Health;
use jiff::Timestamp;

use crate::{policies::progress_to_api, send_as::arrival_to_api};

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

/// Converts a page of the list to its wire form. `next_page_token` requests the following page, if there is one.
pub fn page_to_api(
    page: GatewayPage,
    endings: Vec<CountedEnding>,
    next_page_token: String,
) -> ListGatewaysResponse {
    let at = page.at;
    let gateways = page.gateways.into_iter();
    ListGatewaysResponse {
        gateways: gateways.map(|listed| listed_to_api(listed, at)).collect(),
        failing: page.failing,
        total: page.total,
        passwords_ending: endings.into_iter().map(ending_to_api).collect(),
        next_page_token,
    }
}

fn ending_to_api(ending: CountedEnding) -> PasswordsEnding {
    PasswordsEnding {
        provider: ending.provider,
        ends: ending.day.to_string(),
        gateways: ending.gateways,
        users: ending.users,
        registered: ending.registration.is_some(),
        registration: ending.registration,
        unnotified: ending.untold,
        notices: ending.progress.map(progress_to_api),
    }
}

fn listed_to_api(listed: ListedGateway, at: Timestamp) -> UserGateway {
    let (suspended, is_checked) = (listed.is_suspended(), listed.is_checked());
    let ListedGateway {
        user,
        alias,
        policy,
        health,
        arrival,
    } = listed;
    let host = alias.gateway.map(|stored| stored.gateway.host.to_string());
    UserGateway {
        user: user.address.to_string(),
        spelled_out: lookalike::spelled_out(alias.address.as_str()),
        address: alias.address.to_string(),
        host: host.unwrap_or_default(),
        suspended,
        suspended_mail: (!policy.allowed).then_some(policy.suspended_mail),
        pending: !alias.accepted,
        health: health.map(|health| health_to_api(&health, is_checked, at)),
        arrived: arrival.map(arrival_to_api),
    }
}
