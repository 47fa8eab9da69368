use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use fromline_config::Config;
use tower::ServiceExt as _;

use super::*;
use fromline_services::testing::Fixture;

async fn status(router: Router, peer: &str, request: axum::http::request::Builder) -> (u16, Option<String>) {
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(Peer(peer.parse().unwrap()));
    let response = router.oneshot(request).await.unwrap();
    let place = text(response.headers(), "location").map(str::to_owned);
    (response.status().as_u16(), place)
}

#[tokio::test]
async fn a_panic_ends_one_request_with_the_envelope() {
    async fn panics() -> &'static str {
        panic!("what a user sent")
    }
    let router: Router = Router::new().route("/", get(panics)).layer(catch_panic());
    let response = router.oneshot(Request::new(Body::empty())).await.unwrap();
    assert_eq!(response.status(), 500);
    let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
    let body = String::from_utf8_lossy(&body);
    assert!(
        body.contains("\"INTERNAL\"") && !body.contains("what a user sent"),
        "{body}"
    );
}

#[tokio::test(start_paused = true)]
async fn what_takes_too_long_is_given_up() {
    let router: Router = Router::new()
        .route("/", get(std::future::pending::<&'static str>))
        .layer(timeout())
        .layer(from_fn(wrap_refusals));
    let begin = tokio::time::Instant::now();
    let response = router.oneshot(Request::new(Body::empty())).await.unwrap();
    assert_eq!((response.status().as_u16(), begin.elapsed()), (503, PATIENCE));
    let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
    assert!(String::from_utf8_lossy(&body).contains("\"UNAVAILABLE\""));
}

#[tokio::test]
async fn the_world_comes_by_https_through_a_trusted_proxy() {
    let mut app = Fixture::new().await.app;
    app.config = Arc::new(Config {
        public_url: "https://mail.example.com".to_owned(),
        trusted_proxies: vec!["10.0.0.1/32".parse().unwrap()],
        ..Config::default()
    });
    let router: Router = Router::new()
        .route("/{*path}", get(async || "here").post(async || "here"))
        .layer(from_fn_with_state(app, require_secure_transport));
    let request = || Request::get("/a?b=c");
    let plain = |request: axum::http::request::Builder| request.header("x-forwarded-proto", "http");
    for (peer, request, expected) in [
        ("10.0.0.1", request(), (200, None)),
        (
            "10.0.0.1",
            request().header("x-forwarded-proto", "https"),
            (200, None),
        ),
        (
            "10.0.0.1",
            plain(request()),
            (308, Some("https://mail.example.com/a?b=c".to_owned())),
        ),
        ("10.0.0.1", plain(Request::post("/a")), (403, None)),
        ("10.0.0.2", request(), (403, None)),
        ("10.0.0.2", Request::get("/healthz"), (200, None)),
        ("10.0.0.2", Request::get("/readyz"), (200, None)),
        ("10.0.0.2", Request::get("/readyz/x"), (403, None)),
        ("127.0.0.1", request(), (200, None)),
        ("::ffff:127.0.0.1", request(), (200, None)),
    ] {
        assert_eq!(status(router.clone(), peer, request).await, expected, "{peer}");
    }
}
