use axum::{
    Router,
    body::Body,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use fromline_core::Reason;
use tower::ServiceExt as _;

use super::*;
use fromline_services::testing::Fixture;

use crate::{error::ApiError, guard, sentence, trace};

#[test]
fn names_can_be_read_out_and_differ() {
    let names: std::collections::BTreeSet<String> = (0..1000).map(|_| generate()).collect();
    assert_eq!(names.len(), 1000);
    for name in names {
        assert!(
            name.len() == LENGTH && name.bytes().all(|byte| LETTERS.contains(&byte)),
            "{name}"
        );
    }
}

/// Returns the header and body of the answer to a failing request from `peer` with these ids.
async fn answer(peer: &str, names: &[&str]) -> (String, serde_json::Value) {
    let mut app = Fixture::new().await.app;
    app.config = std::sync::Arc::new(fromline_config::Config {
        trusted_proxies: vec!["10.0.0.1/32".parse().unwrap()],
        ..fromline_config::Config::default()
    });
    let fails = async || ApiError::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, Reason::Internal);
    let router: Router = Router::new()
        .route("/", get(fails))
        .layer(from_fn(guard::wrap_refusals))
        .layer(from_fn_with_state(app.clone(), sentence::add_sentence))
        .layer(trace::layer())
        .layer(propagate_layer())
        .layer(set_layer())
        .layer(from_fn_with_state(app, strip_untrusted));
    let mut request = Request::new(Body::empty());
    request.extensions_mut().insert(Peer(peer.parse().unwrap()));
    for name in names {
        request
            .headers_mut()
            .append(HEADER, HeaderValue::from_str(name).unwrap());
    }
    let response = router.oneshot(request).await.unwrap();
    let header = response.headers()[HEADER].to_str().unwrap().to_owned();
    let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
    (header, serde_json::from_slice(&body).unwrap())
}

#[tokio::test]
async fn a_refusal_says_the_request_s_name() {
    let (header, body) = answer("127.0.0.1", &[]).await;
    assert_eq!(
        body["error"]["details"][1],
        serde_json::json!({"@type": "type.googleapis.com/google.rpc.RequestInfo", "requestId": header})
    );
    assert_eq!(header.len(), LENGTH);
}

#[tokio::test]
async fn only_a_trusted_proxy_names_requests() {
    let long = "x".repeat(LONGEST + 1);
    for (peer, names, believed) in [
        ("10.0.0.1", &["a-1_b.C"][..], true),
        ("10.0.0.2", &["a-1_b.C"], false),
        ("127.0.0.1", &["a-1_b.C"], false),
        ("10.0.0.1", &["a b"], false),
        ("10.0.0.1", &["a\"b"], false),
        ("10.0.0.1", &[""], false),
        ("10.0.0.1", &[&long], false),
        ("10.0.0.1", &["a", "b"], false),
    ] {
        let (header, _) = answer(peer, names).await;
        assert_eq!(
            names.first() == Some(&header.as_str()),
            believed,
            "{peer} {names:?}: {header}"
        );
    }
}
