//! Organisational units: the tree, a unit's policy, and changes to both.

use fromline_core::api::{
    MovePeopleRequest, MoveResult, MoveUnitRequest, Notify, OrgUnit, OrgUnitPolicy, PolicyChanged,
    PolicyResetRequest, UnitTree,
};

use super::http::{ApiFailure, Call, Method, get, read, send, write};

/// Google's collection of units.
const UNITS: &str = "/admin/directory/v1/customer/my_customer/orgunits";

/// Reads the whole tree.
pub async fn unit_tree() -> Result<UnitTree, ApiFailure> {
    get("/api/v1/orgUnits").await
}

/// Reads the policy that applies in a unit.
pub async fn unit_policy(id: &str) -> Result<OrgUnitPolicy, ApiFailure> {
    get(&format!("/api/v1/orgUnits/{id}/policy")).await
}

/// Lets a unit inherit (`inherit`), or undoes the last change of its policy (`undo`), unless somebody changed it since `etag`.
pub async fn reset_policy(
    name: &str,
    verb: &str,
    etag: Option<&str>,
    notify: Option<Notify>,
) -> Result<PolicyChanged, ApiFailure> {
    let url = format!("/api/v1/{name}/{verb}");
    let call = Call {
        method: Method::POST,
        url: &url,
        body: Some(write(&PolicyResetRequest { notify })),
        if_match: etag,
        cancel: None,
    };
    read(&send(call).await?)
}

/// Makes a unit in another one.
pub async fn add_unit(parent: &str, name: String) -> Result<OrgUnit, ApiFailure> {
    let unit = OrgUnit {
        name: Some(name),
        parent_org_unit_id: Some(format!("id:{parent}")),
        ..OrgUnit::default()
    };
    read(&send(call(Method::POST, UNITS, Some(write(&unit)))).await?)
}

/// Renames a unit and returns the unit after it.
pub async fn rename_unit(id: &str, name: String) -> Result<OrgUnit, ApiFailure> {
    let unit = OrgUnit {
        name: Some(name),
        ..OrgUnit::default()
    };
    let url = format!("{UNITS}/id:{id}");
    read(&send(call(Method::PATCH, &url, Some(write(&unit)))).await?)
}

/// Deletes an empty unit.
pub async fn delete_unit(id: &str) -> Result<(), ApiFailure> {
    let url = format!("{UNITS}/id:{id}");
    send(call(Method::DELETE, &url, None)).await.map(drop)
}

/// Moves a unit, or asks what that would do.
pub async fn move_unit(id: &str, request: &MoveUnitRequest) -> Result<MoveResult, ApiFailure> {
    let url = format!("/api/v1/orgUnits/{id}/move");
    read(&send(call(Method::POST, &url, Some(write(request)))).await?)
}

/// Moves people to a unit, or asks what that would do.
pub async fn move_people(id: &str, request: &MovePeopleRequest) -> Result<MoveResult, ApiFailure> {
    let url = format!("/api/v1/orgUnits/{id}/movePeople");
    read(&send(call(Method::POST, &url, Some(write(request)))).await?)
}

fn call(method: Method, url: &str, body: Option<String>) -> Call<'_> {
    Call {
        method,
        url,
        body,
        if_match: None,
        cancel: None,
    }
}
