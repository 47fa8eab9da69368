//! `GET /demo/provider/authorize`: the demo provider's consent page.

use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, Uri},
    response::Response,
};
use fromline_http::error::ApiError;

use fromline_core::text::id;
use fromline_services::state::App;

use super::{Fields, ProviderPage};

/// The authorization endpoint (RFC 6749, section 3.1). Requests that Fromline did not make are not redirected anywhere.
pub async fn authorize(
    State(app): State<App>,
    Query(fields): Query<Fields>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let issuer = app.demo_issuer.as_ref().ok_or_else(ApiError::not_found)?;
    let page = ProviderPage::new(&app, &uri, &headers);
    let Some(asked) = issuer.asked(&fields) else {
        return Ok(page.notice(StatusCode::BAD_REQUEST, id!("demo-provider-stranger")));
    };
    let title = id!("demo-provider-title");
    let about = [
        ("state", asked.state.as_str()),
        ("challenge", asked.challenge.as_str()),
    ];
    let main = fromline_core::shape::shape("div", "stack")
        .and(page.title("h1", title))
        .and(page.say("p", "", id!("demo-provider-text")))
        .and(page.choices(&asked.account, &about));
    Ok(page.answer(StatusCode::OK, title, main))
}
