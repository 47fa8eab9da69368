//! Properties of every answer: headers, sizes, refusals, the page.

use axum::http::Method;
use fromline_server::testing::Harness;
use serde_json::json;

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let harness = Harness::new().await;
    for path in [
        "/",
        "/settings/aliases",
        "/api/v1/instance",
        "/api/v1/nothing",
        "/icon.svg",
        "/locales/en.json",
    ] {
        let answer = harness.nobody().get(path).await;
        let security = [
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "cross-origin-opener-policy",
            "cross-origin-embedder-policy",
            "cross-origin-resource-policy",
        ]
        .map(|name| answer.header(name).unwrap_or("-"));
        let expected = [
            "nosniff",
            "DENY",
            "no-referrer",
            "same-origin",
            "require-corp",
            "same-origin",
        ];
        assert_eq!(security, expected, "{path}");
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"),
            "{path}"
        );
        assert!(answer.header("permissions-policy").is_some(), "{path}");
        assert_eq!(
            answer.header("strict-transport-security"),
            None,
            "{path}: plain loopback"
        );
        let keep = if path.starts_with("/api") {
            "no-store"
        } else {
            "no-cache"
        };
        let not_built = answer.status == 503;
        assert!(
            not_built || answer.header("cache-control") == Some(keep),
            "{path}"
        );
    }
}

#[tokio::test]
async fn https_has_its_own_cookie_and_says_that_it_stays() {
    let harness = Harness::with(|config| config.public_url = "https://mail.example.com".to_owned()).await;
    harness
        .set_password("user@example.com", "correct horse battery")
        .await;
    let answer = harness
        .nobody()
        .sign_in("user@example.com", "correct horse battery")
        .await;
    assert_eq!(
        answer.header("strict-transport-security"),
        Some("max-age=63072000")
    );
    let cookie = answer.header("set-cookie").unwrap();
    assert!(
        cookie.starts_with("__Host-session=") && cookie.ends_with("; HttpOnly; SameSite=Strict; Secure"),
        "{cookie}"
    );
    let browser = harness
        .nobody()
        .with_cookie(true, &answer.session_token().unwrap());
    assert_eq!(browser.get("/api/v1/account").await.outcome(), "200");
    let plain = harness
        .nobody()
        .with_cookie(false, &answer.session_token().unwrap());
    assert_eq!(
        plain.get("/api/v1/account").await.outcome(),
        "401 UNAUTHENTICATED"
    );
    let rebound = browser
        .without("sec-fetch-site")
        .with("origin", "http://localhost")
        .with("host", "localhost");
    let answer = rebound
        .patch("/api/v1/account", json!({ "language": "it" }))
        .await;
    assert_eq!(answer.outcome(), "403 CROSS_SITE");
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_envelope() {
    let harness = Harness::new().await;
    let nobody = harness.nobody();
    insta::assert_snapshot!(nobody.get("/api/v1/nothing").await.whole(), @r#"
    404 Not Found
    {
      "error": {
        "code": 404,
        "details": [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "domain": "fromline",
            "reason": "NOT_FOUND"
          },
          {
            "@type": "type.googleapis.com/google.rpc.RequestInfo",
            "requestId": "xxxxxxxxxxxx"
          }
        ],
        "errors": [
          {
            "domain": "global",
            "message": "Requested entity was not found.",
            "reason": "notFound"
          }
        ],
        "message": "Requested entity was not found.",
        "status": "NOT_FOUND"
      }
    }
    "#);
    for path in [
        "/gmail/v1/nothing",
        "/v1",
        "/v1beta1/x",
        "/locales/de.json",
        "/locales/en",
        "/assets/x.js",
        "/.well-known/x",
    ] {
        assert_eq!(nobody.get(path).await.outcome(), "404 NOT_FOUND", "{path}");
    }
    insta::assert_snapshot!(nobody.send(Method::DELETE, "/api/v1/instance", Vec::new()).await.whole(), @r#"
    405 Method Not Allowed
    allow: GET,HEAD
    {
      "error": {
        "code": 405,
        "details": [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "domain": "fromline",
            "reason": "METHOD_NOT_ALLOWED"
          },
          {
            "@type": "type.googleapis.com/google.rpc.RequestInfo",
            "requestId": "xxxxxxxxxxxx"
          }
        ],
        "errors": [
          {
            "domain": "global",
            "message": "This path does not support this method.",
            "reason": "httpMethodNotAllowed"
          }
        ],
        "message": "This path does not support this method.",
        "status": "UNIMPLEMENTED"
      }
    }
    "#);
    assert_eq!(
        nobody.post("/settings/aliases", json!({})).await.outcome(),
        "404 NOT_FOUND"
    );
}

#[tokio::test]
async fn bodies_have_a_shape_and_a_size() {
    let harness = Harness::new().await;
    let page = harness
        .nobody()
        .same_origin()
        .with("content-type", "application/json");
    let large = format!("{{\"address\":\"{}\",\"password\":\"x\"}}", "x".repeat(64 * 1024));
    for (body, outcome) in [
        ("", "400 BODY_INVALID"),
        ("{", "400 BODY_INVALID"),
        ("[]", "400 BODY_INVALID"),
        (
            "{\"address\":\"a\",\"password\":\"b\",\"more\":1}",
            "400 BODY_INVALID",
        ),
        (
            "{\"address\":\"a\",\"address\":\"a\",\"password\":\"b\"}",
            "400 BODY_INVALID",
        ),
        (large.as_str(), "413 BODY_TOO_LARGE"),
    ] {
        let answer = page.send(Method::POST, "/api/v1/session/open", body.into()).await;
        assert_eq!(answer.outcome(), outcome, "{body:.40}");
    }
    let deep = "[".repeat(60_000);
    let answer = page
        .send(Method::POST, "/api/v1/session/open", deep.into_bytes())
        .await;
    assert_eq!(answer.outcome(), "400 BODY_INVALID");
    let says_more = page.with("content-length", "65537");
    let answer = says_more
        .send(Method::POST, "/api/v1/session/open", Vec::new())
        .await;
    assert_eq!(answer.outcome(), "413 BODY_TOO_LARGE");
}

#[tokio::test]
async fn locales_are_known_by_their_tag() {
    let harness = Harness::new().await;
    let plain = harness.nobody().get("/locales/pl.json").await;
    assert_eq!(plain.ok()["language"], "pl");
    let tag = plain.header("etag").unwrap().to_owned();
    let known = harness
        .nobody()
        .with("if-none-match", &format!("W/\"x\", {tag}"))
        .get("/locales/pl.json")
        .await;
    assert_eq!((known.status.as_u16(), known.bytes.len()), (304, 0));
    let packed = harness
        .nobody()
        .with("accept-encoding", "gzip, br")
        .get("/locales/pl.first.json")
        .await;
    // All messages at once take too long to compress while other tests compute.
    let plain = harness.nobody().get("/locales/pl.first.json").await;
    assert_eq!(
        (packed.status.as_u16(), packed.header("content-encoding")),
        (200, Some("br"))
    );
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut packed.bytes.as_slice(), &mut unpacked).unwrap();
    assert_eq!(unpacked, plain.bytes);
}

#[tokio::test]
async fn the_contact_is_where_researchers_look() {
    let harness = Harness::with(|config| config.contact = Some("security@example.com".to_owned())).await;
    let answer = harness.nobody().get("/.well-known/security.txt").await;
    insta::assert_snapshot!(answer.whole(), @r#"
    200 OK
    Contact: mailto:security@example.com
    Expires: 2027-05-22T09:00:00Z
    Preferred-Languages: en, it, pl
    Canonical: http://127.0.0.1:8080/.well-known/security.txt
    "#);
    let silent = Harness::new()
        .await
        .nobody()
        .get("/.well-known/security.txt")
        .await;
    assert_eq!(silent.outcome(), "404 NOT_FOUND");
}

#[tokio::test]
async fn health_needs_the_database() {
    let harness = Harness::new().await;
    assert_eq!(harness.nobody().get("/healthz").await.text(), "ok\n");
    harness.app.store.close().await;
    assert_eq!(
        harness.nobody().get("/healthz").await.outcome(),
        "503 UNAVAILABLE"
    );
    let answer = harness
        .nobody()
        .same_origin()
        .sign_in("user@example.com", "correct horse battery")
        .await;
    assert_eq!(answer.outcome(), "500 INTERNAL");
}

#[tokio::test]
async fn refusals_of_the_framework_are_in_the_envelope_too() {
    let harness = Harness::new().await;
    let program = harness.program("user@example.com").await;
    let answer = program
        .get("/gmail/v1/users/me/settings/sendAs/%FF@partner.com")
        .await;
    assert_eq!(answer.outcome(), "400 BODY_INVALID");
}

#[tokio::test]
async fn the_page_answers_for_every_path_of_the_app() {
    let harness = Harness::new().await;
    let page = harness.nobody().get("/").await;
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    for path in ["/settings/aliases/user.name@partner.com", "/link", "/?hl=pl"] {
        assert_eq!(harness.nobody().get(path).await.bytes, page.bytes, "{path}");
    }
    if page.status == 503 {
        assert!(page.text().contains("cargo xtask build"));
        return;
    }
    assert_eq!(page.header("cache-control"), Some("no-cache"));
    let text = page.text();
    for file in text
        .split(['"', '\''])
        .filter(|part| part.starts_with("/assets/"))
    {
        let plain = harness.nobody().get(file).await;
        assert_eq!(
            plain.header("cache-control"),
            Some("public, max-age=31536000, immutable"),
            "{file}"
        );
        let packed = harness
            .nobody()
            .with("accept-encoding", "gzip, br")
            .get(file)
            .await;
        assert_eq!(packed.header("content-encoding"), Some("br"), "{file}");
        assert_eq!(
            packed.header("content-type"),
            plain.header("content-type"),
            "{file}"
        );
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed.bytes.as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, plain.bytes, "{file}");
        let kind = match file.rsplit_once('.').unwrap().1 {
            "wasm" => "application/wasm",
            "js" => "text/javascript; charset=utf-8",
            _ => "text/css; charset=utf-8",
        };
        assert_eq!(plain.header("content-type"), Some(kind), "{file}");
    }
}
