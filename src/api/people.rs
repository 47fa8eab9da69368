//! The people of the organisation, for administrators.

use fromline_core::api::{
    AddPersonRequest, CloseImpact, ImportPeopleRequest, ImportPeopleResponse, PeopleRequest, PeopleResponse,
    Person, PersonDetails, RoleRequest, SearchPeopleRequest, SearchPeopleResponse,
};

use super::http::{ApiFailure, get, post};

/// Where everybody is downloaded as a table (CSV).
pub const TABLE_OF_PEOPLE: &str = "/api/v1/people/export";

/// Searches for people, page by page.
pub async fn search_people(request: &SearchPeopleRequest) -> Result<SearchPeopleResponse, ApiFailure> {
    post("/api/v1/people/search", request).await
}

/// Reads a person's profile from the server.
pub async fn get_person(id: &str) -> Result<PersonDetails, ApiFailure> {
    get(&format!("/api/v1/people/{id}")).await
}

/// Adds a person and emails them an invitation.
pub async fn add_person(request: &AddPersonRequest) -> Result<Person, ApiFailure> {
    post("/api/v1/people/add", request).await
}

/// Gives a person a role, or ends it.
pub async fn change_role(id: &str, gives: bool, request: &RoleRequest) -> Result<PersonDetails, ApiFailure> {
    let verb = if gives { "giveRole" } else { "endRole" };
    post(&format!("/api/v1/people/{id}/{verb}"), request).await
}

/// Changes people by a verb: `invite`, `close` or `open`; each is answered on their own.
pub async fn change_people(verb: &str, request: &PeopleRequest) -> Result<PeopleResponse, ApiFailure> {
    post(&format!("/api/v1/people/{verb}"), request).await
}

/// Reads what closing accounts would end.
pub async fn close_impact(request: &PeopleRequest) -> Result<CloseImpact, ApiFailure> {
    post("/api/v1/people/closeImpact", request).await
}

/// Adds and changes people by a table, or asks what that would do.
pub async fn import_people(request: &ImportPeopleRequest) -> Result<ImportPeopleResponse, ApiFailure> {
    post("/api/v1/people/import", request).await
}
