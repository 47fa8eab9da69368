//! The health of a gateway, as the API shows it.

use fromline_core::api::{GatewayFailure, GatewayHealth, GatewayState, ListGatewaysResponse, UserGateway};
use jiff::Timestamp;

use super::episode;
use crate::{
    lookalike,
    services::{
        aliases::derive_state,
        arrivals::{self, Viewer},
        policies,
        refusal::Refusal,
    },
    store::{
        Store, StoreError, Tx,
        health::{
            Health,
            list::{self as all, HealthCursor, Listed},
        },
        users::{self, User},
    },
};

/// The health of a gateway for the wire. `is_checked`: whether scheduled checks include it now.
pub fn to_api(health: &Health, is_checked: bool, now: Timestamp) -> GatewayHealth {
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
        certificate_ends_soon: health
            .certificate_expires
            .is_some_and(|ends| episode::ends_soon(ends, now)),
        // What is due is looked at in a moment.
        next_check: is_checked.then(|| health.next_check.max(now).to_string()),
    }
}

/// A page of every gateway, those that fail first, and the place of the last if there are more.
pub async fn list(
    store: &Store,
    now: Timestamp,
    after: HealthCursor,
    size: u32,
) -> Result<(ListGatewaysResponse, Option<HealthCursor>), Refusal> {
    store
        .scan(|db| {
            let (total, failing) = all::count(db)?;
            let mut rows = all::list_after(db, after, size.saturating_add(1))?;
            let has_more = rows.len() > usize::try_from(size).unwrap_or(usize::MAX);
            if has_more {
                rows.pop();
            }
            let mut gateways = Vec::with_capacity(rows.len());
            let mut owner: Option<User> = None;
            for row in &rows {
                // The rows of a user stand together.
                if owner.as_ref().is_none_or(|user| user.id != row.alias.user_id) {
                    owner = users::by_id(db, row.alias.user_id)?;
                }
                if let Some(user) = &owner {
                    gateways.push(listed(db, user, row, now)?);
                }
            }
            let next = rows.last().filter(|_| has_more).map(Listed::place);
            let page = ListGatewaysResponse {
                gateways,
                failing,
                total,
                passwords_ending: Vec::new(),
                next_page_token: String::new(),
            };
            Ok((page, next))
        })
        .await
}

fn listed(db: &mut Tx, user: &User, row: &Listed, now: Timestamp) -> Result<UserGateway, StoreError> {
    let alias = &row.alias;
    let policy = policies::resolve(db, user)?;
    let is_checked = policy.allowed && alias.accepted && !user.disabled;
    let host = alias
        .gateway
        .as_ref()
        .map(|stored| stored.gateway.host.to_string());
    Ok(UserGateway {
        user: user.address.to_string(),
        address: alias.address.to_string(),
        spelled_out: lookalike::spelled_out(alias.address.as_str()),
        host: host.unwrap_or_default(),
        suspended: derive_state(alias, policy).is_suspended(),
        suspended_mail: (!policy.allowed).then_some(policy.suspended_mail),
        pending: !alias.accepted,
        health: row.health.as_ref().map(|health| to_api(health, is_checked, now)),
        arrived: arrivals::find(db, alias, Viewer::Other)?,
    })
}
