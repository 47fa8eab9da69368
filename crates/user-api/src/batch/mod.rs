//! `POST /batch` and `POST /batch/gmail/v1`: several requests in one, as in Google's batch API.
//!
//! Parts run one after the other through the same routes as single requests and count towards every limit. Only programs can send
//! a batch: its one bearer token applies to every part.

mod answer;
mod part;

use std::time::Duration;

use axum::{
    extract::{FromRequest as _, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use fromline_core::{Reason, api::ErrorEnvelope};
use fromline_services::state::App;
use tokio::time::{Instant, timeout};
use tower::ServiceExt as _;
use utoipa_axum::{router::OpenApiRouter, routes};

use answer::BatchResponse;
use fromline_http::{
    InnerRouter,
    auth::{Caller, Via},
    client_address::Peer,
    error::ApiError,
    json::RawBody,
    multipart::{read_content_type, split_parts},
    request_id,
    sentence::{choose_language, respond},
};
use part::PartRequest;

/// Largest number of requests in a batch, as in Gmail's API.
const PARTS: usize = 50;
/// Time after which no further request of a batch starts; each may take half a minute.
const BEGIN: Duration = Duration::from_secs(25);
/// Time after which the running request is cut off, so that the batch is answered within a minute and its results are not lost.
const END: Duration = Duration::from_secs(55);
/// Total size of the answers after which no further request starts, in bytes; the rest are answered with a retry.
const ANSWERED: usize = 16 * 1024 * 1024;
/// Headers that every part inherits from the batch and cannot set itself.
const COMMON: [header::HeaderName; 5] = [
    header::HOST,
    header::AUTHORIZATION,
    header::USER_AGENT,
    header::HeaderName::from_static("x-forwarded-for"),
    header::HeaderName::from_static("x-forwarded-proto"),
];

/// Returns the router of the batch endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(batch))
        .routes(routes!(gmail_batch))
}

/// Runs several requests in one: at most 50 parts of type `application/http` and 8 MiB, in order, each answered and counted like
/// a single request. Requires a bearer token; if a part carries another one, the whole batch is answered 400.
#[utoipa::path(post, path = "/batch", tag = "batch", operation_id = "batch", security(("token" = [])),
    request_body(content = String, content_type = "multipart/mixed"),
    responses((status = 200, description = "An answer for each part, in their order", body = String, content_type = "multipart/mixed"),
        (status = "default", body = ErrorEnvelope)))]
async fn batch(State(app): State<App>, caller: Caller, request: Request) -> Result<Response, ApiError> {
    whole(&app, caller, request).await
}

/// Runs a batch, under the path that Gmail's API uses.
#[utoipa::path(post, path = "/batch/gmail/v1", tag = "batch", operation_id = "gmail.batch", security(("token" = [])),
    request_body(content = String, content_type = "multipart/mixed"),
    responses((status = 200, description = "An answer for each part, in their order", body = String, content_type = "multipart/mixed"),
        (status = "default", body = ErrorEnvelope)))]
async fn gmail_batch(State(app): State<App>, caller: Caller, request: Request) -> Result<Response, ApiError> {
    whole(&app, caller, request).await
}

async fn whole(app: &App, mut caller: Caller, request: Request) -> Result<Response, ApiError> {
    let begun = Instant::now();
    // The parts have permits of their own; batches that kept theirs could wait for each other.
    caller.release_permit();
    let invalid = |reason| ApiError::new(StatusCode::BAD_REQUEST, reason);
    let unavailable = || ApiError::new(StatusCode::SERVICE_UNAVAILABLE, Reason::Unavailable);
    if caller.via != Via::Token {
        return Err(ApiError::new(StatusCode::FORBIDDEN, Reason::Forbidden));
    }
    let headers = request.headers().clone();
    let peer = request.extensions().get::<Peer>().copied();
    let id = request_id::find(request.extensions()).map(str::to_owned);
    let inner = request.extensions().get::<InnerRouter>().cloned();
    let InnerRouter(inner) =
        inner.ok_or_else(|| ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, Reason::Internal))?;
    let RawBody(body, _room) = RawBody::from_request(request, app).await?;
    // One more, so that too many parts are distinguished from none.
    let parts = split_parts(read_content_type(&headers), "multipart/mixed", &body, PARTS + 1);
    let parts = parts.ok_or_else(|| invalid(Reason::BodyInvalid))?;
    if parts.len() > PARTS {
        return Err(invalid(Reason::BatchLimit));
    }
    let asked: Vec<PartRequest<'_>> = parts.iter().map(PartRequest::read).collect();
    // Checked before any part is run.
    let bearer = headers
        .get(header::AUTHORIZATION)
        .map(|value| value.as_bytes().trim_ascii());
    if asked.iter().any(|part| part.is_of_somebody_else(bearer)) {
        return Err(invalid(Reason::CredentialsAmbiguous));
    }
    let mut answers = BatchResponse::new()?;
    for (place, part) in asked.into_iter().enumerate() {
        let id = request_id::name_part(id.as_deref(), place);
        let late = !may_begin(begun.elapsed(), answers.len());
        let answer = match part.request(&common(&headers), peer, id.clone()) {
            Ok(_) if late => Err(unavailable()),
            Ok(request) => {
                let work = inner.clone().oneshot(request);
                let ended = timeout(END.saturating_sub(begun.elapsed()), work).await;
                ended.map(IntoResponse::into_response).map_err(|_| unavailable())
            }
            Err(error) => Err(error),
        };
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => {
                let name = id.as_ref().and_then(|id| id.to_str().ok()).map(str::to_owned);
                let mut answer = respond(app, choose_language(&headers), name, error.into_response()).await;
                answer
                    .headers_mut()
                    .extend(id.map(|id| (header::HeaderName::from_static(request_id::HEADER), id)));
                answer
            }
        };
        answers.add(part.id, answer).await;
    }
    Ok(answers.into_response())
}

/// Returns whether another request may start, given the time since the batch began and the bytes answered so far.
fn may_begin(elapsed: Duration, answered: usize) -> bool {
    elapsed <= BEGIN && answered <= ANSWERED
}

/// Collects the headers that every part inherits from the batch.
fn common(headers: &HeaderMap) -> HeaderMap {
    let mut common = HeaderMap::new();
    for name in COMMON.iter().chain([&header::ACCEPT_LANGUAGE]) {
        for value in headers.get_all(name) {
            common.append(name, value.clone());
        }
    }
    common
}

#[cfg(test)]
mod tests;
