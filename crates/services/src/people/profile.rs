//! What administrators see of one person, and what closing the account would end.

use std::collections::BTreeMap;

use fromline_core::{
    Reason,
    directory::UnitId,
    policy::GatewayPolicy,
    role::{Permission, Role},
};
use fromline_store::{
    Tx,
    aliases::{self, Alias},
    health::{self, Health},
    org_units,
    people::{self, PersonRow},
    roles,
    sessions::{self, Session},
};
use jiff::{SignedDuration, Timestamp};

use super::{
    change::{PersonChange, check},
    find, outcome,
    roles::{HeldRole, list_roles},
};
use crate::{
    arrivals::{self, ShownArrival, Viewer},
    permit::Permit,
    policies,
    refusal::Refusal,
    state::Base,
    units::print_paths,
};

/// A person with addresses, gateways and sessions.
#[derive(Clone, Debug)]
pub struct PersonProfile {
    /// What the list says.
    pub row: PersonRow,
    /// The addresses beside the primary one.
    pub addresses: Vec<ProfileAddress>,
    /// The number of open sessions, and when one was last used as far as it is stored.
    pub sessions: (u32, Option<Timestamp>),
    /// The policy that applies to the person.
    pub policy: GatewayPolicy,
    /// The unit whose policy it is.
    pub policy_unit: UnitId,
    /// The paths of that unit and of the person's own.
    pub paths: BTreeMap<UnitId, String>,
    /// The roles that the person holds.
    pub roles: Vec<HeldRole>,
    /// The roles that whoever asks may give to the person, at some unit.
    pub assignable: Vec<Role>,
    /// The time at which all of this was read.
    pub at: Timestamp,
}

/// An address of a person.
#[derive(Clone, Debug)]
pub struct ProfileAddress {
    /// The alias as it is stored.
    pub alias: Alias,
    /// The health of its gateway, if it is known.
    pub health: Option<Health>,
    /// What the gateway changes, if a test message has shown that; the login is masked.
    pub arrival: Option<ShownArrival>,
}

/// Returns a person's profile; refused if there is no such person.
///
/// # Errors
///
/// [`Reason::NotFound`].
pub async fn get(base: &Base, permit: &Permit, id: i64) -> Result<PersonProfile, Refusal> {
    permit.reach(Permission::SeePeople)?;
    base.store
        .scan(|db| {
            let now = base.clock.now();
            let row = find(db, id)?;
            permit.require_for(db, Permission::SeePeople, id)?;
            let mut addresses = Vec::new();
            for alias in aliases::of_user(db, id)? {
                let health = match &alias.gateway {
                    Some(gateway) => health::find(db, gateway.id)?,
                    None => None,
                };
                addresses.push(ProfileAddress {
                    arrival: arrivals::find(db, &alias, Viewer::Other)?,
                    alias,
                    health,
                });
            }
            let open = list_open(db, &row, now)?;
            let count = u32::try_from(open.len()).unwrap_or(u32::MAX);
            let last_used = open.iter().map(|session| session.last_used.min(now)).max();
            let policy_unit = org_units::of_user(db, id)?.policy_unit;
            Ok(PersonProfile {
                paths: print_paths(db, [row.unit, policy_unit])?,
                policy_unit,
                roles: list_roles(db, permit, &row.user, now)?,
                assignable: permit.assignable(&row.user),
                policy: policies::resolve(db, &row.user)?,
                sessions: (count, last_used),
                row,
                addresses,
                at: now,
            })
        })
        .await
}

fn list_open(db: &mut Tx, row: &PersonRow, now: Timestamp) -> Result<Vec<Session>, Refusal> {
    let mut all = sessions::of_user(db, row.user.id)?;
    let administers = roles::find_grants(db, &row.user, now)?.is_any();
    all.retain(|session| {
        let idle = now.duration_since(session.last_used).max(SignedDuration::ZERO);
        session.is_alive(administers, idle, now)
    });
    Ok(all)
}

/// What closing a person's account would end.
#[derive(Clone, Debug)]
pub struct ClosingEffect {
    /// Person whose account would be closed.
    pub row: PersonRow,
    /// The number of confirmed aliases with a gateway.
    pub gateways: u32,
    /// The number of open sessions.
    pub sessions: u32,
    /// The number of emails by Fromline to the person's addresses that have not been sent.
    pub waiting_emails: u32,
    /// Why the account cannot be closed, if so.
    pub refused: Option<Reason>,
}

/// Returns what closing these accounts, one after the other, would end. Ids that do not exist are left out.
pub async fn find_closing_effects(
    base: &Base,
    permit: &Permit,
    ids: &[i64],
) -> Result<Vec<ClosingEffect>, Refusal> {
    let reach = permit.reach(Permission::ManagePeople)?;
    base.store
        .scan(|db| {
            let now = base.clock.now();
            let mut administrators = people::count_administrators(db)?;
            let mut effects = Vec::with_capacity(ids.len());
            for id in ids {
                let Some(row) = people::by_id(db, *id)? else {
                    continue;
                };
                if !reach.covers(&org_units::of_user(db, *id)?.path) {
                    continue;
                }
                let allowed = permit.require_change(db, Permission::ManagePeople, &row, now);
                let checked = outcome(allowed)?.map_or(Ok(()), Err);
                let checked = checked.and_then(|()| check(&row, permit, PersonChange::Close, administrators));
                if let Ok(left) = checked {
                    administrators = left;
                }
                let (gateways, waiting_emails) = people::count_ending(db, *id)?;
                let sessions = list_open(db, &row, now)?.len();
                effects.push(ClosingEffect {
                    gateways,
                    sessions: u32::try_from(sessions).unwrap_or(u32::MAX),
                    waiting_emails,
                    refused: checked.err(),
                    row,
                });
            }
            Ok(effects)
        })
        .await
}
