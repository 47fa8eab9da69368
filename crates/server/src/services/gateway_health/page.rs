//! Every gateway, a page at a time.

use fromline_core::policy::GatewayPolicy;
use jiff::Timestamp;

use super::episode;
use crate::{
    services::{
        aliases::derive_state,
        arrivals::{self, ShownArrival, Viewer},
        policies,
        refusal::Refusal,
    },
    store::{
        Store, StoreError, Tx,
        aliases::Alias,
        health::{
            Health,
            list::{self as all, HealthCursor, Listed},
        },
        users::{self, User},
    },
};

/// Whether its user should know by now that the gateway's certificate ends.
pub fn is_certificate_ending(health: &Health, now: Timestamp) -> bool {
    health
        .certificate_expires
        .is_some_and(|ends| episode::ends_soon(ends, now))
}

/// Some of all gateways, those that fail first.
#[derive(Clone, Debug)]
pub struct GatewayPage {
    /// They.
    pub gateways: Vec<ListedGateway>,
    /// How many fail, of all.
    pub failing: u32,
    /// How many there are.
    pub total: u32,
    /// The place of the last of these, if there are more.
    pub next: Option<HealthCursor>,
    /// When all this was so.
    pub at: Timestamp,
}

/// A gateway with whose it is.
#[derive(Clone, Debug)]
pub struct ListedGateway {
    /// Its user.
    pub user: User,
    /// Its alias.
    pub alias: Alias,
    /// The policy that holds for the user.
    pub policy: GatewayPolicy,
    /// How it fares, if that is known.
    pub health: Option<Health>,
    /// What it changes, if a test message showed it; nothing of the login.
    pub arrival: Option<ShownArrival>,
}

impl ListedGateway {
    fn read(db: &mut Tx, user: &User, row: &Listed) -> Result<Self, StoreError> {
        Ok(Self {
            user: user.clone(),
            policy: policies::resolve(db, user)?,
            arrival: arrivals::find(db, &row.alias, Viewer::Other)?,
            alias: row.alias.clone(),
            health: row.health.clone(),
        })
    }

    /// Whether its alias's mail goes by no route.
    pub fn is_suspended(&self) -> bool {
        derive_state(&self.alias, self.policy).is_suspended()
    }

    /// Whether scheduled checks include it now.
    pub fn is_checked(&self) -> bool {
        self.policy.allowed && self.alias.accepted && !self.user.disabled
    }
}

/// A page of every gateway, those that fail first.
pub async fn list(
    store: &Store,
    now: Timestamp,
    after: HealthCursor,
    size: u32,
) -> Result<GatewayPage, Refusal> {
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
                    gateways.push(ListedGateway::read(db, user, row)?);
                }
            }
            Ok(GatewayPage {
                gateways,
                failing,
                total,
                next: rows.last().filter(|_| has_more).map(Listed::place),
                at: now,
            })
        })
        .await
}
