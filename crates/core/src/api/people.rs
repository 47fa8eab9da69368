//! The people of the organisation, for administrators.

use serde::{Deserialize, Serialize};

use super::{GatewayHealth, UnitRef};
use crate::{
    Reason,
    person::{PersonRole, PersonState},
    policy::SuspendedMail,
    role::Role,
};

/// The request of `POST /api/v1/people/search`. What is typed stands in the body, so that no other server's log has names and addresses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SearchPeopleRequest {
    /// Beginnings of the address, its parts or words of the name, in any order; each has to fit. Case and accents do not matter.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub query: String,
    /// Only people in this state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<PersonState>,
    /// Only people with this role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<PersonRole>,
    /// Only people with these gateways.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gateways: Option<GatewayFilter>,
    /// Only people in this unit and in units below it: its id, `root` or a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Number of people on a page, at most 100; 0 means 50.
    #[serde(skip_serializing_if = "is_zero")]
    pub page_size: u32,
    /// The `nextPageToken` of the previous page.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub page_token: String,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
pub(super) const fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// Which people, by their gateways.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum GatewayFilter {
    /// Those who have a gateway.
    Any,
    /// Those with a gateway that is used and fails.
    Failing,
    /// Those who have none.
    None,
}

/// The answer of `POST /api/v1/people/search`: people in the order of their addresses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct SearchPeopleResponse {
    /// The people on this page.
    pub people: Vec<Person>,
    /// Number of people found; only on the first page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<u32>,
    /// Number of people in the organisation; only on the first page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// Requests the next page; empty on the last.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_page_token: String,
}

/// A person in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Identifies the person in requests.
    pub id: String,
    /// Primary address of the person.
    pub address: String,
    /// Name of the person; may be empty.
    pub name: String,
    /// State of the account.
    pub state: PersonState,
    /// Role of the person.
    pub role: PersonRole,
    /// The unit that the person is in.
    #[serde(default)]
    pub unit: UnitRef,
    /// Number of addresses beside the primary one.
    pub addresses: u32,
    /// Number of the person's addresses that have a gateway.
    pub gateways: u32,
    /// Number of gateways that are used and fail.
    pub failing: u32,
}

/// The answer of `GET /api/v1/people/{id}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PersonDetails {
    /// What the list says of the person.
    pub person: Person,
    /// Language of the person's pages and emails, if they chose one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The addresses beside the primary one, oldest first.
    pub addresses: Vec<PersonAddress>,
    /// Number of the person's open sessions, and when one was last used.
    pub sessions: PersonSessions,
    /// The roles that the person holds as an administrator.
    #[serde(default)]
    pub roles: Vec<PersonRoleAssignment>,
    /// The roles that the caller may give to the person, at some unit.
    #[serde(default)]
    pub assignable: Vec<Role>,
    /// True if the person may use gateways now.
    pub may_use_gateways: bool,
    /// The unit whose policy applies to the person: their own or one above it.
    #[serde(default)]
    pub policy_unit: UnitRef,
    /// What happens to mail from addresses with a gateway while gateways are not allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended_mail: Option<SuspendedMail>,
}

/// A role that a person holds at a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PersonRoleAssignment {
    /// Role that the person holds at the unit.
    pub role: Role,
    /// The unit at which it is held; it reaches the units below, too.
    pub unit: UnitRef,
    /// Time at which it ends automatically, RFC 3339; absent if it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    /// Address of who gave it, or `fromline` for the command line; absent for administrators of earlier versions, and for somebody out of the caller's reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by: Option<String>,
    /// True if the caller may end it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_end: bool,
}

/// The request of `POST /api/v1/people/{id}/giveRole` and `endRole`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoleRequest {
    /// Role that the person holds at the unit.
    pub role: Role,
    /// Id of the unit at which it is held: `root` or a number.
    pub unit: String,
    /// Time at which it ends automatically, RFC 3339; if absent, it does not. `endRole` ignores it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
}

/// An address of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PersonAddress {
    /// Email address, as it is shown.
    pub address: String,
    /// True until the person has confirmed it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pending: bool,
    /// Host of its gateway, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Health of the gateway, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<GatewayHealth>,
    /// Changes that the gateway makes to messages, as the person's test message showed, without mailboxes that reveal the username. Absent
    /// before a test.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived: Option<super::SeenArrival>,
}

/// The open sessions of a person. Browsers and places are their own business.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PersonSessions {
    /// Number of open sessions.
    pub count: u32,
    /// Time of the last use, RFC 3339, accurate to an hour; absent without sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used: Option<String>,
}

/// The request of `POST /api/v1/people/add`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AddPersonRequest {
    /// Primary address, in one of the organisation's domains.
    pub address: String,
    /// Name of the person; may be empty.
    pub name: String,
    /// Role of the person; a user if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<PersonRole>,
    /// Language of pages and emails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Id of the unit that the person is placed in; if absent, the root, or the first unit that the caller looks after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// A request about people: `POST /api/v1/people/invite`, `close`, `open` and `closeImpact`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PeopleRequest {
    /// The ids of the people, at most 100.
    pub ids: Vec<String>,
}

/// What became of a request about people, each on their own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PeopleResponse {
    /// The outcome for each id, in the order of the request.
    pub outcomes: Vec<PersonOutcome>,
}

/// What became of a request for one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PersonOutcome {
    /// The id, as requested.
    pub id: String,
    /// Why it was refused; absent if it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// The answer of `POST /api/v1/people/closeImpact`: what closing these accounts would end. Mail that the people send afterwards is refused,
/// and what the mail server still holds for their gateways is returned to them; how much that is, only the mail server knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CloseImpact {
    /// The people, in the order of the request; ids that do not exist are left out.
    pub people: Vec<PersonImpact>,
}

/// What closing a person's account would end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PersonImpact {
    /// Id of the person.
    pub id: String,
    /// Primary address of the person.
    pub address: String,
    /// Number of confirmed addresses with a gateway, which stops working.
    pub gateways: u32,
    /// Number of sessions, which end.
    pub sessions: u32,
    /// Number of emails by Fromline to the person's addresses that have not been sent yet.
    pub waiting_emails: u32,
    /// Why the account cannot be closed; absent if it can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// The request of `POST /api/v1/people/import`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ImportPeopleRequest {
    /// The table (RFC 4180), with the columns `address`, `name`, `role`, `state`, `language`; all but the first may be missing. Semicolons
    /// and tabs are understood, too. At most 20,000 lines.
    pub csv: String,
    /// True to change something; otherwise the answer says what would happen.
    pub apply: bool,
    /// True to email everybody who is added an invitation.
    pub invite: bool,
}

/// The answer of `POST /api/v1/people/import`. Lines with errors are left out, all others are applied.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImportPeopleResponse {
    /// True if the changes were made.
    pub applied: bool,
    /// Number of people who are added.
    pub added: u32,
    /// Number of people who are changed.
    pub changed: u32,
    /// Number of people who stay as they are.
    pub unchanged: u32,
    /// The lines that change something or have an error, in their order.
    pub lines: Vec<ImportLine>,
}

/// A line of an imported table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImportLine {
    /// The number of the line in the file, from 1.
    pub line: u32,
    /// The address, as it stands there.
    pub address: String,
    /// What happens; nothing if the line has an error.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub changes: Vec<ImportChange>,
    /// The column that has an error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Reason why the line is refused; absent if it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// A change by an imported line.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImportChange {
    /// The person is added.
    Added,
    /// The person gets another display name.
    Name,
    /// The person gets or loses the role of administrator.
    Role,
    /// The person gets another language for pages and emails.
    Language,
    /// The account is closed.
    Closed,
    /// The account is opened again.
    Opened,
}
