//! `GET /api/v1/writeFrom/qrCode`: the page *Write from this address* as a QR code.

use axum::{
    extract::{Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use fromline_base::idn::to_ascii;
use fromline_core::{Reason, address::Address, api::ErrorEnvelope, page::Page};
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::state::App;
use qrcode::{EcLevel, QrCode, render::svg};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the router of the QR code.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(qr_code))
}

/// Query parameters of the QR code.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct WriteFromQuery {
    /// The address the page is about; without it, the page is about all of the user's addresses.
    address: Option<String>,
}

/// Returns the page *Write from this address* as a QR code for a phone: an SVG image of its URL, which contains no secret.
#[utoipa::path(get, path = "/api/v1/writeFrom/qrCode", tag = "sendAs", params(WriteFromQuery),
    responses((status = 200, content_type = "image/svg+xml", body = String), (status = "default", body = ErrorEnvelope)))]
async fn qr_code(
    State(app): State<App>,
    _caller: Caller,
    Query(asked): Query<WriteFromQuery>,
) -> Result<Response, ApiError> {
    let address = asked.address.filter(|address| !address.is_empty());
    let address = address.map(|address| Address::parse(&address, &to_ascii));
    let address = address
        .transpose()
        .map_err(|reason| ApiError::field("address", reason))?;
    let url = build_url(&app.config.public_url, address.as_ref());
    let failed = |_| ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, Reason::Internal);
    let image = image(&url).map_err(failed)?;
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "private, no-cache"),
    ];
    Ok((headers, image).into_response())
}

/// Builds the URL of the page for an address.
pub fn build_url(public_url: &str, address: Option<&Address>) -> String {
    let page = Page::WriteFrom(address.map(Address::ascii));
    format!("{public_url}{page}")
}

/// Draws the code black on white regardless of the page's colors, because many readers require that.
fn image(url: &str) -> Result<String, qrcode::types::QrError> {
    let code = QrCode::with_error_correction_level(url, EcLevel::M)?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(240, 240).build())
}

#[cfg(test)]
mod tests;
