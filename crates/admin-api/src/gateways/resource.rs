//! Wire forms of gateways.

use std::collections::BTreeMap;

use fromline_base::lookalike;
use fromline_core::{
    api::{ListGatewaysResponse, PasswordsEnding, UserGateway},
    directory::UnitId,
};
use fromline_services::{
    gateway_health::{GatewayPage, ListedGateway},
    passwords_ending::CountedEnding,
};
use jiff::Timestamp;

use crate::{people::unit_to_api, policies::progress_to_api};
use fromline_http::gateway::{arrival_to_api, health_to_api};

/// Converts a page of the list to its wire form. `next_page_token` requests the following page, if there is one.
pub fn page_to_api(
    page: GatewayPage,
    endings: Vec<CountedEnding>,
    next_page_token: String,
) -> ListGatewaysResponse {
    let at = page.at;
    let gateways = page.gateways.into_iter();
    ListGatewaysResponse {
        gateways: gateways
            .map(|listed| listed_to_api(listed, &page.paths, at))
            .collect(),
        failing: page.failing,
        total: page.total,
        found: page.found,
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

fn listed_to_api(listed: ListedGateway, paths: &BTreeMap<UnitId, String>, at: Timestamp) -> UserGateway {
    let (suspended, is_checked) = (listed.is_suspended(), listed.is_checked());
    let ListedGateway {
        user,
        unit,
        alias,
        policy,
        health,
        arrival,
    } = listed;
    let (host, port, security_mode) = alias.gateway.map_or_else(Default::default, |stored| {
        let gateway = stored.gateway;
        (gateway.host.to_string(), gateway.port, gateway.security.mode())
    });
    UserGateway {
        user: user.address.to_string(),
        spelled_out: lookalike::spelled_out(alias.address.as_str()),
        address: alias.address.to_string(),
        host,
        port,
        security_mode,
        unit: unit_to_api(unit, paths),
        suspended,
        suspended_mail: (!policy.allowed).then_some(policy.suspended_mail),
        pending: !alias.accepted,
        health: health.map(|health| health_to_api(&health, is_checked, at)),
        arrived: arrival.map(arrival_to_api),
    }
}
