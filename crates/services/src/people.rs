//! The people of the organization, for administrators: search, one person, and changes to them. The pages of people themselves are in
//! `aliases` and `sessions`.

mod change;
mod invitation;
mod profile;
mod roles;
pub mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use fromline_core::{
    Reason,
    address::Address,
    api::SearchPeopleRequest,
    directory::UnitId,
    name::normalize_display_name,
    role::{Permission, Reach},
};

pub use change::{PeopleOutcomes, PersonChange, add, apply, change_each};
pub use invitation::invite;
pub use profile::{ClosingEffect, PersonProfile, ProfileAddress, find_closing_effects, get};
pub use roles::{HeldRole, RECENT, RoleChange, end_role, give_role};

use fromline_base::{idn::to_ascii, unicode::UNICODE};
use fromline_config::Config;
use fromline_store::{
    Store, Tx, UnitRanges, org_units,
    people::{self, PeopleFilter, PersonRow},
};

use super::{permit::Permit, refusal::Refusal, units::print_paths};

/// Default number of people on a page.
const PAGE: u32 = 50;
/// Largest number of people on a page.
const LARGEST: u32 = 100;

/// A page of people.
#[derive(Clone, Debug)]
pub struct PeoplePage {
    /// The people, in the order of their addresses.
    pub people: Vec<PersonRow>,
    /// The paths of their units.
    pub paths: BTreeMap<UnitId, String>,
    /// The number of people found and of all people, on the first page.
    pub counts: Option<(u32, u32)>,
    /// The row id of the last person on the page, if there are more.
    pub next: Option<i64>,
}

/// Returns a page of the people that a search finds.
///
/// # Errors
///
/// [`Reason::TooLong`] at `query` if it has too many words, [`Reason::FilterInvalid`] at `pageToken` if it names nobody,
/// [`Reason::NotFound`] at `unit` if there is none.
pub async fn search(
    store: &Store,
    permit: &Permit,
    request: &SearchPeopleRequest,
) -> Result<PeoplePage, Refusal> {
    let reach = permit.reach(Permission::SeePeople)?;
    let filter = PeopleFilter::parse(&request.query);
    let mut filter = filter.ok_or_else(|| Refusal::field("query", Reason::TooLong))?;
    filter.state = request.state;
    filter.role = request.role;
    filter.gateways = request.gateways;
    let mut everybody = PeopleFilter::default();
    everybody.set_units(UnitRanges::of(reach.tops()));
    let unknown = || Refusal::field("pageToken", Reason::FilterInvalid);
    let after = match request.page_token.as_str() {
        "" => None,
        token => Some(token.parse().map_err(|_| unknown())?),
    };
    let size = match request.page_size {
        0 => PAGE,
        size => size.min(LARGEST),
    };
    store
        .scan(|db| {
            let mut filter = filter.clone();
            filter.set_units(find_filter_units(db, &reach, request.unit.as_deref())?);
            let mut found = people::search(db, &filter, after, size + 1)?.ok_or_else(unknown)?;
            let has_more = found.len() > usize::try_from(size).unwrap_or(usize::MAX);
            if has_more {
                found.pop();
            }
            let next = found.last().filter(|_| has_more).map(|last| last.user.id);
            let counts = match (after, next, u32::try_from(found.len())) {
                (Some(_), ..) => None,
                // What a page has room for needs no second look at everybody.
                (None, None, Ok(all)) => Some((all, people::count(db, &everybody)?)),
                (None, ..) => Some((people::count(db, &filter)?, people::count(db, &everybody)?)),
            };
            Ok(PeoplePage {
                paths: print_paths(db, found.iter().map(|row| row.unit))?,
                people: found,
                counts,
                next,
            })
        })
        .await
}

/// Finds the units of a search: the one with this id, if it is within reach, or everything that is.
pub(crate) fn find_filter_units(db: &mut Tx, reach: &Reach, id: Option<&str>) -> Result<UnitRanges, Refusal> {
    let Some(id) = id else {
        return Ok(UnitRanges::of(reach.tops()));
    };
    let unknown = || Refusal::field("unit", Reason::NotFound);
    let id = UnitId::parse(id).ok_or_else(unknown)?;
    let unit = org_units::by_id(db, id)?.filter(|unit| reach.covers(&unit.path));
    Ok(UnitRanges::of(&[unit.ok_or_else(unknown)?.path]))
}

/// Parses the primary address of a new person, which has to be in one of the organization's domains.
pub fn parse_address(config: &Config, typed: &str) -> Result<Address, Reason> {
    let address = Address::parse(typed, &to_ascii)?;
    if !config.domains.is_empty() && !config.is_own_domain(address.domain()) {
        return Err(Reason::DomainNotOwn);
    }
    Ok(address)
}

/// Parses the name of a person; empty if there is none.
pub fn parse_name(typed: &str, address: &Address) -> Result<String, Reason> {
    normalize_display_name(typed, address.as_str(), UNICODE)
}

/// Returns whether an error is a refusal of this one person, so that others can go on, or a failure of everything.
fn outcome(result: Result<(), Refusal>) -> Result<Option<Reason>, Refusal> {
    match result {
        Ok(()) => Ok(None),
        Err(refusal) => match refusal.reason {
            Reason::Internal
            | Reason::StorageFull
            | Reason::StorageBusy
            | Reason::Unavailable
            | Reason::RelayMissing => Err(refusal),
            reason => Ok(Some(reason)),
        },
    }
}

/// Finds a person.
fn find(db: &mut Tx, id: i64) -> Result<PersonRow, Refusal> {
    let found = people::by_id(db, id)?;
    found.ok_or_else(|| Refusal::new(Reason::NotFound))
}
