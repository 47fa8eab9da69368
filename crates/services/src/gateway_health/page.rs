//! The list of all gateways, a page at a time.

use fromline_core::policy::GatewayPolicy;
use fromline_store::{
    Store, StoreError, Tx,
    aliases::Alias,
    health::{
        Health,
        list::{self as all, HealthCursor, Listed},
    },
    users::{self, User},
};
use jiff::Timestamp;

use super::episode;
use crate::{
    aliases::derive_state,
    arrivals::{self, ShownArrival, Viewer},
    policies,
    refusal::Refusal,
};

/// Returns whether the gateway's certificate expires so soon that its user should know.
pub fn is_certificate_ending(health: &Health, now: Timestamp) -> bool {
    health
        .certificate_expires
        .is_some_and(|ends| episode::ends_soon(ends, now))
}

/// A page of the list of gateways, failing ones first.
#[derive(Clone, Debug)]
pub struct GatewayPage {
    /// The gateways on the page.
    pub gateways: Vec<ListedGateway>,
    /// Number of failing gateways in the whole list.
    pub failing: u32,
    /// Number of gateways in the whole list.
    pub total: u32,
    /// The position of the last gateway on the page, if there are more.
    pub next: Option<HealthCursor>,
    /// The time at which all of this was read.
    pub at: Timestamp,
}

/// A gateway with its user and alias.
#[derive(Clone, Debug)]
pub struct ListedGateway {
    /// The user.
    pub user: User,
    /// The alias.
    pub alias: Alias,
    /// The policy that applies to the user.
    pub policy: GatewayPolicy,
    /// The health of the gateway, if it is known.
    pub health: Option<Health>,
    /// What the gateway changes, if a test message has shown that; the login is masked.
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

    /// Returns whether the alias is suspended.
    pub fn is_suspended(&self) -> bool {
        derive_state(&self.alias, self.policy).is_suspended()
    }

    /// Returns whether scheduled checks currently include the gateway.
    pub fn is_checked(&self) -> bool {
        self.policy.allowed && self.alias.accepted && !self.user.disabled
    }
}

/// Returns a page of the list, failing gateways first.
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
                // The rows of one user are adjacent.
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
