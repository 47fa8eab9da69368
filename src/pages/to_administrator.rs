//! What administrators read of a user's gateway, where the user's sentences address the user.

use fromline_core::{Reason, standing::says_failure};
use leptos::prelude::*;

use super::gateway_health;
use crate::{i18n::draw, t};

/// Draws the reason why the gateway fails.
pub fn failure(reason: Reason) -> AnyView {
    says_failure(reason).map_or_else(|| gateway_health::to_user(reason), draw)
}

/// Draws who can change what the gateway reveals: the administrator of `host`.
pub fn remedy(host: String) -> AnyView {
    t!("gateways-arrival-remedy", host = host)
}
