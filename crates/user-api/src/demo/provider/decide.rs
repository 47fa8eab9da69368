//! `GET /demo/provider/decide`: records the user's choice.

use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse as _, Redirect, Response},
};
use fromline_http::error::ApiError;

use fromline_core::text::id;
use fromline_outbound::demo::{AskedConsent, ConsentChoice};
use fromline_services::state::App;

use super::{Fields, ProviderPage};

/// Redirects back to Fromline or, for a device code, confirms that the other device can continue.
pub async fn decide(
    State(app): State<App>,
    Query(fields): Query<Fields>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let issuer = app.demo_issuer.as_ref().ok_or_else(ApiError::not_found)?;
    let page = ProviderPage::new(&app, &uri, &headers);
    let value = |name: &str| fields.get(name).map_or("", String::as_str);
    let Some(choice) = ConsentChoice::parse(value("choice")) else {
        return Ok(page.notice(StatusCode::BAD_REQUEST, id!("demo-provider-stranger")));
    };
    if let Some(code) = fields.get("user_code") {
        return Ok(if issuer.decide_device(code, value("account"), choice) {
            page.notice(StatusCode::OK, id!("demo-provider-device-done"))
        } else {
            page.notice(StatusCode::BAD_REQUEST, id!("demo-provider-device-unknown"))
        });
    }
    let asked = AskedConsent {
        state: value("state").to_owned(),
        challenge: value("challenge").to_owned(),
        account: value("account").to_owned(),
    };
    let back = issuer.decide(&asked, choice);
    let back = back.map_err(|error| ApiError::from(fromline_services::refusal::Refusal::from(error)))?;
    Ok(Redirect::to(back.as_str()).into_response())
}
