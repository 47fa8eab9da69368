//! `GET /demo/provider/device`: the page where a code from another device is entered.

use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, Uri},
    response::Response,
};
use fromline_core::{
    shape::{Shape, shape},
    text::id,
};
use fromline_http::error::ApiError;
use fromline_services::state::App;

use super::{Fields, ProviderPage};

/// Shows the form or, with a code that is pending, the choices (RFC 8628, section 3.3).
pub async fn device(
    State(app): State<App>,
    Query(fields): Query<Fields>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let issuer = app.demo_issuer.as_ref().ok_or_else(ApiError::not_found)?;
    let page = ProviderPage::new(&app, &uri, &headers);
    let code = fields.get("user_code").map_or("", |code| code.trim());
    let (title, below) = if !code.is_empty() && issuer.is_waiting(code) {
        let about = [("user_code", code)];
        let text = page.say("p", "", id!("demo-provider-text"));
        let choices = page.choices("user.name@example.org", &about);
        (
            id!("demo-provider-title"),
            shape("div", "stack").and(text).and(choices),
        )
    } else {
        (id!("demo-provider-device"), form(&page, code))
    };
    let main = shape("div", "stack").and(page.title("h1", title)).and(below);
    Ok(page.answer(StatusCode::OK, title, main))
}

/// Builds the form; a code that was entered but is unknown is shown in it.
fn form(page: &ProviderPage<'_>, code: &str) -> Shape {
    let label = page
        .say("label", "", id!("demo-provider-device-code"))
        .with("for", "code");
    let mut input = shape("input", "")
        .with("id", "code")
        .with("name", "user_code")
        .with("autocomplete", "off")
        .with("autocapitalize", "characters")
        .with("spellcheck", "false")
        .with("value", code);
    let mut field = shape("div", "field").and(label);
    if !code.is_empty() {
        input = input
            .with("aria-describedby", "code-error")
            .with("aria-invalid", "true");
        let error = page.say("p", "error", id!("demo-provider-device-unknown"));
        field.add(error.with("id", "code-error"));
    }
    field.add(shape("div", "entry").and(input));
    let language = shape("input", "")
        .with("type", "hidden")
        .with("name", "hl")
        .with("value", page.language.code());
    let send = page.say("button", "button primary", id!("demo-provider-device-next"));
    shape("form", "form")
        .and(field)
        .and(language)
        .and(shape("div", "actions").and(send))
}
