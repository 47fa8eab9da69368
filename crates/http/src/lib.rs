//! The HTTP interface: the JSON API, one file per endpoint, and the app's files.

pub mod account;
pub mod assets;
pub mod auth;
mod batch;
pub mod client_address;
pub mod consents;
pub mod demo;
pub mod domains;
pub mod early;
mod embedded;
pub mod error;
pub mod gateways;
mod guard;
mod headers;
mod hosts;
pub mod instance;
pub mod json;
pub mod leftover;
pub mod link;
pub mod listener;
pub mod locales;
pub mod messages;
pub mod metrics;
mod multipart;
pub mod openapi;
pub mod org_units;
pub mod paint;
pub mod people;
pub mod policies;
pub mod preview;
pub mod probes;
mod refusal;
mod request_id;
pub mod send_as;
mod sentence;
pub mod session;
pub mod start;
pub mod testing;
mod trace;
mod well_known;
pub mod write_from;

use axum::{
    Extension, Router,
    middleware::{from_fn, from_fn_with_state},
};
use fromline_services::state::App;
use utoipa_axum::router::OpenApiRouter;

/// Returns every endpoint together with its description.
pub fn build_api() -> OpenApiRouter<App> {
    endpoints().merge(others())
}

/// Returns the endpoints that cannot be called in a batch.
fn others() -> OpenApiRouter<App> {
    batch::routes().merge(demo::pages())
}

/// Returns the endpoints that can be called in a batch; each module adds its own.
fn endpoints() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(openapi::describe_head())
        .merge(openapi::routes())
        .merge(instance::routes())
        .merge(start::routes())
        .merge(locales::routes())
        .merge(probes::routes())
        .merge(well_known::routes())
        .merge(session::routes())
        .merge(link::routes())
        .merge(account::routes())
        .merge(send_as::routes())
        .merge(messages::routes())
        .merge(policies::routes())
        .merge(org_units::routes())
        .merge(gateways::routes())
        .merge(people::routes())
        .merge(preview::routes())
        .merge(domains::routes())
        .merge(consents::routes())
        .merge(write_from::routes())
        .merge(demo::routes())
}

/// Builds the server's router with all layers.
pub fn build_router(app: App) -> Router {
    // Once: every endpoint describes itself while it is added.
    let endpoints = endpoints().split_for_parts().0;
    let inner = endpoints.clone();
    // Of all layers the last one sees the request first.
    let inner = inner
        .fallback(async || error::ApiError::not_found())
        .method_not_allowed_fallback(assets::method_not_allowed)
        .layer(from_fn(guard::refuse_oversized))
        .layer(guard::catch_panic())
        .layer(guard::timeout())
        .layer(from_fn(guard::wrap_refusals))
        .layer(from_fn_with_state(app.clone(), sentence::add_sentence))
        .layer(from_fn_with_state(app.clone(), metrics::count))
        .layer(trace::layer())
        .layer(request_id::propagate_layer())
        .layer(request_id::set_layer());
    let router = endpoints
        .merge(others().split_for_parts().0)
        .fallback(assets::serve)
        .method_not_allowed_fallback(assets::method_not_allowed)
        .layer(Extension(batch::InnerRouter(inner.with_state(app.clone()))))
        .layer(from_fn(guard::refuse_oversized))
        .layer(guard::catch_panic())
        .layer(guard::timeout())
        .layer(from_fn(guard::wrap_refusals))
        .layer(from_fn_with_state(app.clone(), hosts::check))
        .layer(from_fn_with_state(app.clone(), guard::require_secure_transport))
        .layer(from_fn_with_state(app.clone(), sentence::add_sentence))
        .layer(from_fn_with_state(
            headers::build_security(&app.config),
            headers::add,
        ))
        .layer(from_fn(leftover::clear))
        .layer(from_fn_with_state(app.clone(), metrics::count))
        .layer(trace::layer())
        .layer(request_id::propagate_layer())
        .layer(request_id::set_layer())
        .layer(from_fn_with_state(app.clone(), request_id::strip_untrusted));
    router.with_state(app)
}
