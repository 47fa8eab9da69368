//! `GET /api/v1/openapi.json`: the description of this API, made from the code.

use axum::{Json, http::StatusCode, response::IntoResponse};
use utoipa::openapi::{
    Components, InfoBuilder, OpenApi, OpenApiBuilder, RefOr, SecurityRequirement,
    security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::App;

/// Of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(openapi))
}

/// What the endpoints are added to. Each needs a session or a token, unless it says otherwise.
pub(super) fn head() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Fromline")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(DESCRIPTION))
        .build();
    let session = "The browser's session. Changing requests need `Content-Type: application/json` and come from \
                   Fromline's own page (`Sec-Fetch-Site` or `Origin`). Named `__Host-session` under https.";
    let mut components = Components::new();
    components.add_security_scheme(
        "session",
        SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description("session", session))),
    );
    components.add_security_scheme("token", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    let either =
        ["session", "token"].map(|scheme| SecurityRequirement::new::<_, [&str; 0], &str>(scheme, []));
    OpenApiBuilder::new()
        .info(info)
        .components(Some(components))
        .security(Some(either))
        .build()
}

const DESCRIPTION: &str = "The JSON API of Fromline. `users.settings.sendAs` and `policies` have the shape of \
    Google's APIs, so that Google's official clients work with another `api_endpoint`; everything else stands under \
    `/api/v1`. Every refusal is Google's error envelope; `details[].reason` is the code to look at, no text in it is \
    meant for users. Send the session cookie or a bearer token, never both.";

/// The whole description.
pub fn document() -> OpenApi {
    let mut document = super::api().split_for_parts().1;
    for item in document.paths.paths.values_mut() {
        let operations = [
            &mut item.get,
            &mut item.put,
            &mut item.post,
            &mut item.delete,
            &mut item.patch,
        ];
        for operation in operations.into_iter().flatten() {
            for (status, response) in &mut operation.responses.responses {
                if let RefOr::T(response) = response
                    && response.description.is_empty()
                {
                    meaning(status).clone_into(&mut response.description);
                }
            }
        }
    }
    document
}

/// What a status means where the endpoint says nothing of its own: `OpenAPI` demands a sentence.
fn meaning(status: &str) -> &str {
    let status = status.parse::<StatusCode>();
    status.map_or("Refused; `details[].reason` says why", |status| {
        status.canonical_reason().unwrap_or_default()
    })
}

/// This description.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "instance", security(()),
    responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json")))]
async fn openapi() -> impl IntoResponse {
    Json(document())
}
