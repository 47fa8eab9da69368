//! The list of all gateways, a page at a time.

use std::collections::BTreeMap;

use fromline_core::{
    Reason, api::SearchGatewaysRequest, directory::UnitId, policy::GatewayPolicy, role::Permission,
};
use fromline_store::{
    Store, StoreError, Tx, UnitRanges,
    aliases::Alias,
    health::{
        Health,
        list::{self as all, BusyHost, HealthCursor, Listed},
        search::{self, GatewaySearch},
    },
    org_units,
    users::{self, User},
};
use jiff::Timestamp;

use super::episode;
use crate::{
    aliases::derive_state,
    arrivals::{self, ShownArrival, Viewer},
    people::find_filter_units,
    permit::Permit,
    policies,
    refusal::Refusal,
    units::print_paths,
};

/// Largest number of hosts that are listed.
const HOSTS: u32 = 200;

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
    /// Number of gateways that a search found, on its first page.
    pub found: Option<u32>,
    /// The paths of the users' units.
    pub paths: BTreeMap<UnitId, String>,
    /// The position of the last gateway on the page, if there are more.
    pub next: Option<HealthCursor>,
    /// The time at which all of this was read.
    pub at: Timestamp,
}

/// A gateway with its user and alias.
#[derive(Clone, Debug)]
pub struct ListedGateway {
    /// User whom the gateway belongs to.
    pub user: User,
    /// The unit that the user is in.
    pub unit: UnitId,
    /// Alias that the gateway delivers for.
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
            unit: org_units::of_user(db, user.id)?.id,
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
    permit: &Permit,
    now: Timestamp,
    after: HealthCursor,
    size: u32,
) -> Result<GatewayPage, Refusal> {
    let all = GatewaySearch::within(permit.ranges(Permission::SeeGateways)?);
    store
        .scan(|db| {
            let rows = search::search_after(db, &all, after, size.saturating_add(1))?;
            read_page(db, &all, now, rows, size)
        })
        .await
}

/// Returns a page of the gateways that a search finds.
///
/// # Errors
///
/// [`Reason::TooLong`] at `query` if it has too many words, [`Reason::NotFound`] at `unit` if there is none.
pub async fn search(
    store: &Store,
    permit: &Permit,
    now: Timestamp,
    request: &SearchGatewaysRequest,
    after: HealthCursor,
    size: u32,
) -> Result<GatewayPage, Refusal> {
    let asked =
        GatewaySearch::parse(&request.query).ok_or_else(|| Refusal::field("query", Reason::TooLong))?;
    let reach = permit.reach(Permission::SeeGateways)?;
    let all = GatewaySearch::within(UnitRanges::of(reach.tops()));
    store
        .scan(|db| {
            let mut asked = asked.clone();
            asked.host = Some(request.host.to_lowercase()).filter(|host| !host.is_empty());
            asked.condition = request.condition;
            asked.set_units(find_filter_units(db, &reach, request.unit.as_deref())?);
            let rows = search::search_after(db, &asked, after, size.saturating_add(1))?;
            let mut page = read_page(db, &all, now, rows, size)?;
            if after == HealthCursor::default() {
                // What a page has room for needs no second look at all of them.
                page.found = Some(match (page.next, u32::try_from(page.gateways.len())) {
                    (None, Ok(all)) => all,
                    _ => search::count(db, &asked)?,
                });
            }
            Ok(page)
        })
        .await
}

/// Returns the hosts at which most gateways are, at most [`HOSTS`].
pub async fn hosts(store: &Store, permit: &Permit) -> Result<Vec<BusyHost>, Refusal> {
    let units = permit.ranges(Permission::SeeGateways)?;
    store.scan(|db| Ok(all::busiest_hosts(db, &units, HOSTS)?)).await
}

/// Reads what belongs to the rows of a page, of which one too many says that there are more.
fn read_page(
    db: &mut Tx,
    all: &GatewaySearch,
    now: Timestamp,
    mut rows: Vec<Listed>,
    size: u32,
) -> Result<GatewayPage, Refusal> {
    let (total, failing) = search::count_both(db, all)?;
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
        paths: print_paths(db, gateways.iter().map(|listed| listed.unit))?,
        gateways,
        failing,
        total,
        found: None,
        next: rows.last().filter(|_| has_more).map(Listed::place),
        at: now,
    })
}
