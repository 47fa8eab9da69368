//! The wire format of people.

use std::collections::BTreeMap;

use fromline_core::{
    api::{
        CloseImpact, ImportLine, ImportPeopleResponse, PeopleRequest, PeopleResponse, Person, PersonAddress,
        PersonDetails, PersonImpact, PersonOutcome, PersonRoleAssignment, PersonSessions,
        SearchPeopleResponse, UnitRef,
    },
    directory::UnitId,
    person::PersonRole,
};
use fromline_http::gateway::{arrival_to_api, health_to_api};
use fromline_services::people::{
    ClosingEffect, HeldRole, PeopleOutcomes, PeoplePage, PersonProfile, ProfileAddress,
    table::{ImportPlan, PlannedLine},
};
use fromline_store::people::PersonRow;
use jiff::Timestamp;

/// Converts a page to its wire form.
pub fn page_to_api(page: PeoplePage) -> SearchPeopleResponse {
    let (found, total) = page.counts.unzip();
    SearchPeopleResponse {
        people: page
            .people
            .into_iter()
            .map(|row| person_to_api(row, &page.paths))
            .collect(),
        found,
        total,
        next_page_token: page.next.map(|id| id.to_string()).unwrap_or_default(),
    }
}

/// Converts a person to the wire form of lists; `paths` has the path of the unit, else it is the root's.
pub fn person_to_api(row: PersonRow, paths: &BTreeMap<UnitId, String>) -> Person {
    Person {
        unit: unit_to_api(row.unit, paths),
        id: row.user.id.to_string(),
        address: row.user.address.to_string(),
        role: PersonRole::of(row.user.admin),
        name: row.user.name,
        state: row.state,
        addresses: row.addresses,
        gateways: row.gateways,
        failing: row.failing,
    }
}

/// Names a unit; `paths` has its path, else it is the root's.
pub fn unit_to_api(id: UnitId, paths: &BTreeMap<UnitId, String>) -> UnitRef {
    UnitRef {
        id: id.to_string(),
        path: paths.get(&id).cloned().unwrap_or_else(|| "/".to_owned()),
    }
}

/// Converts one person to their wire form.
pub fn profile_to_api(profile: PersonProfile) -> PersonDetails {
    let is_open = profile.policy.allowed && !profile.row.user.disabled;
    let language = profile.row.user.language;
    let (count, last_used) = profile.sessions;
    let addresses = profile.addresses.into_iter();
    PersonDetails {
        language: language.map(|language| language.code().to_owned()),
        addresses: addresses
            .map(|address| address_to_api(address, is_open, profile.at))
            .collect(),
        roles: profile.roles.into_iter().map(role_to_api).collect(),
        assignable: profile.assignable,
        sessions: PersonSessions {
            count,
            last_used: last_used.map(|at| at.to_string()),
        },
        may_use_gateways: is_open,
        suspended_mail: (!profile.policy.allowed).then_some(profile.policy.suspended_mail),
        policy_unit: unit_to_api(profile.policy_unit, &profile.paths),
        person: person_to_api(profile.row, &profile.paths),
    }
}

fn role_to_api(held: HeldRole) -> PersonRoleAssignment {
    PersonRoleAssignment {
        role: held.role,
        unit: UnitRef {
            id: held.unit.to_string(),
            path: held.path,
        },
        expires: held.expires.map(|at| at.to_string()),
        given_by: held.given_by,
        may_end: held.may_end,
    }
}

fn address_to_api(address: ProfileAddress, is_open: bool, at: Timestamp) -> PersonAddress {
    let ProfileAddress {
        alias,
        health,
        arrival,
    } = address;
    let is_checked = is_open && alias.accepted;
    PersonAddress {
        address: alias.address.to_string(),
        pending: !alias.accepted,
        host: alias.gateway.map(|stored| stored.gateway.host.to_string()),
        health: health.map(|health| health_to_api(&health, is_checked, at)),
        arrived: arrival.map(arrival_to_api),
    }
}

/// Converts the outcomes of a request to their wire form, with its ids.
pub fn outcomes_to_api(request: PeopleRequest, outcomes: PeopleOutcomes) -> PeopleResponse {
    let outcomes = request.ids.into_iter().zip(outcomes);
    PeopleResponse {
        outcomes: outcomes
            .map(|(id, (_, reason))| PersonOutcome { id, reason })
            .collect(),
    }
}

/// Converts what closing accounts would end to its wire form.
pub fn effects_to_api(effects: Vec<ClosingEffect>) -> CloseImpact {
    let people = effects.into_iter().map(|effect| PersonImpact {
        id: effect.row.user.id.to_string(),
        address: effect.row.user.address.to_string(),
        gateways: effect.gateways,
        sessions: effect.sessions,
        waiting_emails: effect.waiting_emails,
        reason: effect.refused,
    });
    CloseImpact {
        people: people.collect(),
    }
}

/// Converts what a table changes to its wire form, without the lines that change nothing.
pub fn plan_to_api(plan: ImportPlan, applied: bool) -> ImportPeopleResponse {
    let (added, changed, unchanged) = plan.counts();
    ImportPeopleResponse {
        applied,
        added,
        changed,
        unchanged,
        lines: plan.lines.into_iter().filter_map(line_to_api).collect(),
    }
}

fn line_to_api(line: PlannedLine) -> Option<ImportLine> {
    let (changes, fault) = match line.effect {
        Ok(effect) if effect.changes.is_empty() => return None,
        Ok(effect) => (effect.changes, None),
        Err(fault) => (Vec::new(), Some(fault)),
    };
    let (column, reason) = fault.unzip();
    Some(ImportLine {
        line: line.number,
        address: line.typed,
        changes,
        column: column.map(str::to_owned),
        reason,
    })
}
