//! The server's router: its endpoints, and the layers around all of them.

use axum::{
    Extension, Router,
    middleware::{from_fn, from_fn_with_state},
};
use fromline_services::state::App;

use super::{
    ServerEndpoints, assets, error, guard, headers, hosts, leftover, metrics, openapi, request_id, sentence,
    trace,
};

/// The routes that the parts of a batch can reach: all except those that can only be called alone.
#[derive(Clone)]
pub struct InnerRouter(pub Router);

/// Builds the server's router with all layers.
pub fn build_router(app: App, endpoints: fn() -> ServerEndpoints) -> Router {
    let described = Extension(openapi::DescribedEndpoints(endpoints));
    let ServerEndpoints { batchable, single } = endpoints();
    // Once: every endpoint describes itself while it is added.
    let (batchable, single) = (batchable.split_for_parts().0, single.split_for_parts().0);
    let inner = batchable.clone().layer(described);
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
    let router = batchable
        .merge(single)
        .layer(described)
        .fallback(assets::serve)
        .method_not_allowed_fallback(assets::method_not_allowed)
        .layer(Extension(InnerRouter(inner.with_state(app.clone()))))
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
