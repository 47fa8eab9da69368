//! SPF for the organisation: its envelope domain from each of its sending addresses.

use std::net::IpAddr;

use fromline_core::api::SpfResult;

use crate::{
    dns::Dns,
    spf::{Sender, check_host},
    store::users::User,
};

/// The worst result among the addresses: mail may leave from any of them. A definite one says more than "could not be
/// asked". `None` without addresses.
pub(super) async fn result(dns: &dyn Dns, user: &User, addresses: &[IpAddr]) -> Option<SpfResult> {
    let (local, domain) = user.key.rsplit_once('@')?;
    let sender = Sender {
        local,
        domain,
        helo: domain,
    };
    let mut result = None;
    for address in addresses {
        match check_host(dns, *address, sender).await {
            SpfResult::Pass => drop(result.get_or_insert(SpfResult::Pass)),
            SpfResult::TempError => result = Some(SpfResult::TempError),
            definite => return Some(definite),
        }
    }
    result
}
