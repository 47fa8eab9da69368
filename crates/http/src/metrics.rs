//! `GET /metrics`, on a listener of its own, and the layer that counts requests.

use std::sync::Arc;

use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use fromline_base::metrics::RequestLabels;
use fromline_services::{
    measurements::{LastCounts, snapshot},
    state::App,
};
use tokio::time::Instant;

/// <https://prometheus.io/docs/specs/om/open_metrics_spec/>, section "Overall Structure".
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The listener's own routes: this one alone.
pub fn build_router(app: App) -> Router {
    Router::new()
        .route("/metrics", get(tell))
        .with_state((app, Arc::new(LastCounts::default())))
}

async fn tell(State((app, last)): State<(App, Arc<LastCounts>)>) -> impl IntoResponse {
    let now = snapshot(&app, &app.readiness, &app.sign_in.passwords, &last).await;
    let headers = [
        (header::CONTENT_TYPE, OPEN_METRICS),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, app.metrics.tell(&now))
}

/// Counts a request when the head of its answer is known.
pub async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("app", MatchedPath::as_str).to_owned();
    let method = word(request.method());
    let response = next.run(request).await;
    let labels = RequestLabels {
        route,
        method,
        status: response.status().as_u16(),
    };
    app.metrics.count_request(&labels, begun.elapsed());
    response
}

/// The usual ones: a client may send any word.
fn word(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
