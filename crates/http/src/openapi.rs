//! `GET /api/v1/openapi.json`: the description of this API, generated from the code.

mod shape;

use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use fromline_services::state::App;
use utoipa::openapi::{
    Components, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, RefOr, SecurityRequirement,
    ServerBuilder,
    security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::ServerEndpoints;

/// Returns the router of the description's endpoint.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(openapi))
}

/// Builds the document to which endpoints are added. Each requires a session or a token unless it says otherwise.
pub(super) fn describe_head() -> OpenApi {
    let license = LicenseBuilder::new()
        .name("MIT or Apache 2.0")
        .identifier(Some(env!("CARGO_PKG_LICENSE")))
        .build();
    let server = ServerBuilder::new()
        .url("/")
        .description(Some("The server that this description comes from"))
        .build();
    let info = InfoBuilder::new()
        .title("Fromline")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(DESCRIPTION))
        .license(Some(license))
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
        .servers(Some([server]))
        .components(Some(components))
        .security(Some(either))
        .build()
}

const DESCRIPTION: &str = "The JSON API of Fromline. `users.settings.sendAs`, `users.messages.send`, `users.getProfile`, \
    `policies` and `orgunits` have the shape of Google's APIs, so that Google's official clients work with another `api_endpoint`; \
    everything else stands under `/api/v1`. docs/api.md says how each client is pointed here.\n\n\
    Every refusal is Google's error envelope. `details[].reason` is the code to look at; `message` is a sentence for people, in \
    the language of `Accept-Language` (English, Italian, Polish), and may change. Send the session cookie or a bearer token, \
    never both.\n\n\
    Limits: a body has at most 64 KiB, that of `messages.send` a message of 25 MiB, an upload one of 35 MiB, a batch 50 requests \
    in 8 MiB. A user has at most 99 aliases, five checks of an SMTP server in ten minutes, three confirmation mails to one \
    address and ten in all in 24 hours. Whoever asks too often is answered 429, with `Retry-After` in seconds.";

/// What describes the endpoints of this server.
#[derive(Clone, Copy)]
pub(super) struct DescribedEndpoints(pub fn() -> ServerEndpoints);

/// Completes the description that the endpoints gave.
pub(super) fn complete(mut document: OpenApi) -> OpenApi {
    // A parameter with slashes in it has a star in the router only.
    let paths = std::mem::take(&mut document.paths.paths).into_iter();
    document.paths.paths = paths
        .map(|(path, item)| (path.replace("{*", "{"), item))
        .collect();
    for item in document.paths.paths.values_mut() {
        let operations = [
            &mut item.get,
            &mut item.put,
            &mut item.post,
            &mut item.delete,
            &mut item.patch,
        ];
        for operation in operations.into_iter().flatten() {
            let responses = &mut operation.responses.responses;
            if responses.contains_key("default") {
                responses.insert("429".to_owned(), shape::too_many().into());
            }
            for (status, response) in responses {
                if let RefOr::T(response) = response
                    && response.description.is_empty()
                {
                    meaning(status).clone_into(&mut response.description);
                }
            }
        }
    }
    shape::drop_defaults(&mut document);
    document
}

/// Returns the general meaning of a status, for endpoints that do not describe it: `OpenAPI` requires a sentence.
fn meaning(status: &str) -> &str {
    let status = status.parse::<StatusCode>();
    status.map_or("Refused; `details[].reason` says why", |status| {
        status.canonical_reason().unwrap_or_default()
    })
}

/// Returns this description.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "instance", security(()),
    responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json")))]
async fn openapi(
    Extension(DescribedEndpoints(endpoints)): Extension<DescribedEndpoints>,
) -> impl IntoResponse {
    Json(endpoints().describe())
}
