//! `GET /api/v1/people/export`: everybody as a table.

use axum::{
    extract::State,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::IntoResponse,
};
use fromline_core::api::ErrorEnvelope;
use fromline_http::{auth::Caller, error::ApiError};
use fromline_services::{people::table, state::App};

/// Returns everybody as a table (CSV, RFC 4180) that can be imported again. Cells that a spreadsheet would take for formulas begin with a
/// quotation mark.
#[utoipa::path(get, path = "/api/v1/people/export", tag = "people", operation_id = "export_people",
    responses((status = 200, body = String, content_type = "text/csv"), (status = "default", body = ErrorEnvelope)))]
pub async fn export(State(app): State<App>, caller: Caller) -> Result<impl IntoResponse, ApiError> {
    let permit = caller.permit();
    let text = table::export(&app.store, &permit).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (CONTENT_DISPOSITION, "attachment; filename=\"people.csv\""),
    ];
    Ok((headers, text))
}
