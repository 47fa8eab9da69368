//! `POST /api/v1/users/{userId}/settings/sendAs/{sendAsEmail}/confirm`: confirms an alias.

use axum::{
    Json,
    extract::{Path, State},
};
use fromline_core::{
    Reason,
    api::{ConfirmRequest, ErrorEnvelope, SendAs},
};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{
    confirmation::{self, ConfirmationProof},
    state::App,
};

use super::{address_key, resource::alias_to_api};

/// Confirms an alias with the emailed code or the token of the emailed link.
#[utoipa::path(post, path = "/api/v1/users/{userId}/settings/sendAs/{sendAsEmail}/confirm", tag = "sendAs", request_body = ConfirmRequest,
    params(("userId" = String, Path, description = "`me` or the primary address"), ("sendAsEmail" = String, Path, description = "The From address")),
    responses((status = 200, body = SendAs), (status = "default", body = ErrorEnvelope)))]
pub async fn confirm(
    State(app): State<App>,
    caller: Caller,
    Path((user, address)): Path<(String, String)>,
    Body(body): Body<ConfirmRequest>,
) -> Result<Json<SendAs>, ApiError> {
    let user = caller.require_self(&user)?;
    let proof = match (&body.code, &body.token) {
        (Some(code), None) => ConfirmationProof::Code(code),
        (None, Some(token)) => ConfirmationProof::Link(token),
        _ => return Err(ApiError::field("code", Reason::Required)),
    };
    let confirmed = confirmation::confirm(&app, &user, &address_key(&address)?, proof).await?;
    Ok(Json(alias_to_api(confirmed)))
}
