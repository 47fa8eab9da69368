//! Google's S/MIME sub-resource, which Fromline does not implement: 501, so that clients can tell it from a wrong path.

use axum::{extract::Path, http::StatusCode};
use fromline_core::{Reason, api::ErrorEnvelope};
use fromline_http::{auth::Caller, error::ApiError};

fn unimplemented(caller: &Caller, user: &str) -> Result<(), ApiError> {
    caller.require_self(user)?;
    Err(ApiError::new(StatusCode::NOT_IMPLEMENTED, Reason::Unimplemented))
}

/// Not implemented: listing S/MIME certificates.
#[utoipa::path(get, path = "/gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/smimeInfo", tag = "smimeInfo",
    operation_id = "gmail.users.settings.sendAs.smimeInfo.list", params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address")),
    responses((status = "default", body = ErrorEnvelope)))]
pub async fn list(caller: Caller, Path((user, _)): Path<(String, String)>) -> Result<(), ApiError> {
    unimplemented(&caller, &user)
}

/// Not implemented: adding an S/MIME certificate.
#[utoipa::path(post, path = "/gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/smimeInfo", tag = "smimeInfo",
    operation_id = "gmail.users.settings.sendAs.smimeInfo.insert", params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address")),
    responses((status = "default", body = ErrorEnvelope)))]
pub async fn insert(caller: Caller, Path((user, _)): Path<(String, String)>) -> Result<(), ApiError> {
    unimplemented(&caller, &user)
}

/// Not implemented: reading an S/MIME certificate.
#[utoipa::path(get, path = "/gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/smimeInfo/{id}", tag = "smimeInfo",
    operation_id = "gmail.users.settings.sendAs.smimeInfo.get", params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address"), ("id" = String, Path, description = "Not offered")),
    responses((status = "default", body = ErrorEnvelope)))]
pub async fn get(caller: Caller, Path((user, _, _)): Path<(String, String, String)>) -> Result<(), ApiError> {
    unimplemented(&caller, &user)
}

/// Not implemented: deleting an S/MIME certificate.
#[utoipa::path(delete, path = "/gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/smimeInfo/{id}", tag = "smimeInfo",
    operation_id = "gmail.users.settings.sendAs.smimeInfo.delete", params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address"), ("id" = String, Path, description = "Not offered")),
    responses((status = "default", body = ErrorEnvelope)))]
pub async fn delete(
    caller: Caller,
    Path((user, _, _)): Path<(String, String, String)>,
) -> Result<(), ApiError> {
    unimplemented(&caller, &user)
}

/// Not implemented: choosing the default S/MIME certificate.
#[utoipa::path(post, path = "/gmail/v1/users/{userId}/settings/sendAs/{sendAsEmail}/smimeInfo/{id}/setDefault", tag = "smimeInfo",
    operation_id = "gmail.users.settings.sendAs.smimeInfo.setDefault", params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address"), ("id" = String, Path, description = "Not offered")),
    responses((status = "default", body = ErrorEnvelope)))]
pub async fn set_default(
    caller: Caller,
    Path((user, _, _)): Path<(String, String, String)>,
) -> Result<(), ApiError> {
    unimplemented(&caller, &user)
}
