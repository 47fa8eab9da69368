//! The production check, connected to one server of the table.

use std::sync::Arc;

use fromline_base::idn::to_ascii;
use fromline_core::gateway::{Gateway, Host, Security};
use fromline_outbound::smtp::{GatewayAccount, GuardedGateways, Timeouts, build_client_config, guard::Guard};
use secrecy::SecretString;

use super::{certificates::Authority, good, network::Network, rows, rows::Row, signing_in};

/// The server's name, which its certificate carries.
pub const HOST: &str = "mail.partner.com";
pub const USERNAME: &str = "user.name@partner.com";
pub const PASSWORD: &str = "canary-p@ss";

pub fn account(security: Security) -> GatewayAccount {
    let host = Host::parse(HOST, &to_ascii).unwrap();
    let port = if security == Security::Implicit { 465 } else { 587 };
    GatewayAccount {
        gateway: Gateway { host, port, security },
        username: SecretString::from(USERNAME),
        password: SecretString::from(PASSWORD),
    }
}

pub fn gateways(network: Network, authority: &Authority, times: Timeouts) -> GuardedGateways {
    let network = Arc::new(network);
    GuardedGateways {
        resolver: network.clone(),
        connector: network,
        guard: Guard::new(Vec::new(), Vec::new()),
        tls: build_client_config(&[authority.root()]).unwrap(),
        times,
        ehlo: "example.com".to_owned(),
    }
}

/// Returns every server that is checked.
pub fn all_rows() -> impl Iterator<Item = Row> {
    let tables = [
        rows::greetings(),
        rows::capabilities(),
        rows::protection(),
        rows::certificates(),
        signing_in::replies(),
        signing_in::steps(),
        good::rows(),
        good::signing_in(),
    ];
    tables.into_iter().flatten()
}
