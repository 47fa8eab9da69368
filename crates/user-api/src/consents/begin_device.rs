//! `POST /api/v1/consents/beginDevice`: starts a consent on another device.

use axum::{Json, extract::State};
use fromline_core::api::{BeginDeviceRequest, BeginDeviceResponse, ErrorEnvelope};
use fromline_http::{auth::Caller, error::ApiError, json::Body};
use fromline_services::{consents, state::App};

use super::resource::device_to_api;

/// Returns a code that the user enters at a provider on another device, for providers that cannot redirect to this browser. Not
/// available to bearer tokens; refused while the caller is not allowed to use gateways.
#[utoipa::path(post, path = "/api/v1/consents/beginDevice", tag = "consents", request_body = BeginDeviceRequest,
    responses((status = 200, body = BeginDeviceResponse), (status = "default", body = ErrorEnvelope)))]
pub async fn begin_device(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<BeginDeviceRequest>,
) -> Result<Json<BeginDeviceResponse>, ApiError> {
    let session = caller.require_session()?;
    let begun = consents::begin_device(&app, &caller.user, session, &body).await?;
    Ok(Json(device_to_api(begun)))
}
