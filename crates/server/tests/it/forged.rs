//! Requests that another site makes a signed-in browser send (security.md, T9): none has an effect.

use axum::http::Method;
use fromline_server::testing::Harness;

const ACCOUNT: &str = "/api/v1/account";
const ITALIAN: &str = "{\"language\":\"it\"}";

/// Description, method, path, headers and body of a request.
type Forged = (
    &'static str,
    Method,
    &'static str,
    Vec<(&'static str, &'static str)>,
    &'static str,
);

#[expect(clippy::too_many_lines, reason = "one table, one row for each shape")]
fn shapes() -> Vec<Forged> {
    let json = ("content-type", "application/json");
    let cross = ("sec-fetch-site", "cross-site");
    let evil = ("origin", "https://evil.example");
    let own = ("origin", "http://127.0.0.1:8080");
    let same = ("sec-fetch-site", "same-origin");
    vec![
        (
            "JSON of another site",
            Method::PATCH,
            ACCOUNT,
            vec![json, cross, evil],
            ITALIAN,
        ),
        (
            "no Origin, no Sec-Fetch-Site",
            Method::PATCH,
            ACCOUNT,
            vec![json],
            ITALIAN,
        ),
        (
            "Origin: null",
            Method::PATCH,
            ACCOUNT,
            vec![json, ("origin", "null")],
            ITALIAN,
        ),
        (
            "sibling sub-domain",
            Method::PATCH,
            ACCOUNT,
            vec![
                json,
                ("sec-fetch-site", "same-site"),
                ("origin", "http://evil.127.0.0.1:8080"),
            ],
            ITALIAN,
        ),
        (
            "another port",
            Method::PATCH,
            ACCOUNT,
            vec![json, ("origin", "http://127.0.0.1:8081")],
            ITALIAN,
        ),
        (
            "another scheme",
            Method::PATCH,
            ACCOUNT,
            vec![json, ("origin", "https://127.0.0.1:8080")],
            ITALIAN,
        ),
        (
            "longer host",
            Method::PATCH,
            ACCOUNT,
            vec![json, ("origin", "http://127.0.0.1:8080.evil.example")],
            ITALIAN,
        ),
        (
            "typed into the address bar",
            Method::PATCH,
            ACCOUNT,
            vec![json, ("sec-fetch-site", "none")],
            ITALIAN,
        ),
        (
            "own site, foreign Origin",
            Method::PATCH,
            ACCOUNT,
            vec![json, same, evil],
            ITALIAN,
        ),
        (
            "foreign site, own Origin",
            Method::PATCH,
            ACCOUNT,
            vec![json, cross, own],
            ITALIAN,
        ),
        (
            "a form",
            Method::POST,
            "/api/v1/session/close",
            vec![("content-type", "application/x-www-form-urlencoded"), cross, evil],
            "a=b",
        ),
        (
            "a form that says it is ours",
            Method::POST,
            "/api/v1/session/close",
            vec![("content-type", "application/x-www-form-urlencoded"), same, own],
            "a=b",
        ),
        (
            "JSON as text/plain",
            Method::POST,
            "/api/v1/account/sessions/endOthers",
            vec![("content-type", "text/plain"), same],
            "{}",
        ),
        (
            "JSON as text/plain with a parameter",
            Method::POST,
            "/api/v1/account/sessions/endOthers",
            vec![("content-type", "text/plain; application/json"), same],
            "{}",
        ),
        (
            "method override",
            Method::POST,
            ACCOUNT,
            vec![
                json,
                same,
                ("x-http-method-override", "PATCH"),
                ("x-http-method", "PATCH"),
            ],
            ITALIAN,
        ),
        (
            "method in the query",
            Method::GET,
            "/api/v1/account?_method=PATCH&language=it",
            vec![same],
            "",
        ),
        (
            "GET where a POST belongs",
            Method::GET,
            "/api/v1/session/close",
            vec![same],
            "",
        ),
        (
            "HEAD where a POST belongs",
            Method::HEAD,
            "/api/v1/account/sessions/endOthers",
            vec![same],
            "",
        ),
        (
            "no content type",
            Method::PATCH,
            ACCOUNT,
            vec![same, own],
            ITALIAN,
        ),
    ]
}

#[tokio::test]
async fn none_has_an_effect() {
    let harness = Harness::new().await;
    let other = harness.browser("user@example.com").await;
    let browser = harness.browser("user@example.com").await;
    let before = state(&harness).await;
    for (name, method, path, headers, body) in shapes() {
        let mut client = browser.clone().without("sec-fetch-site");
        for (header, value) in headers {
            client = client.with(header, value);
        }
        let answer = client.send(method, path, body.as_bytes().to_vec()).await;
        assert_eq!(answer.header("access-control-allow-origin"), None, "{name}");
        assert_eq!(answer.header("set-cookie"), None, "{name}");
        assert_eq!(state(&harness).await, before, "{name}: {}", answer.outcome());
        assert_eq!(other.get(ACCOUNT).await.outcome(), "200", "{name}");
    }
}

#[tokio::test]
async fn two_session_cookies_are_none() {
    let harness = Harness::new().await;
    let client = harness.nobody().same_origin();
    let planted = client.with("cookie", "session=a; session=b");
    assert_eq!(planted.get(ACCOUNT).await.outcome(), "401 UNAUTHENTICATED");
}

#[tokio::test]
async fn nobody_is_signed_in_by_another_site() {
    let harness = Harness::new().await;
    harness
        .set_password("user@example.com", "correct horse battery")
        .await;
    let body = "{\"address\":\"user@example.com\",\"password\":\"correct horse battery\"}";
    for (header, value) in [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://evil.example"),
        ("x-none", ""),
    ] {
        let client = harness
            .nobody()
            .with("content-type", "application/json")
            .with(header, value);
        let answer = client
            .send(Method::POST, "/api/v1/session/open", body.into())
            .await;
        assert_eq!(
            (answer.outcome().as_str(), answer.header("set-cookie")),
            ("403 CROSS_SITE", None)
        );
    }
}

#[tokio::test]
async fn our_own_page_passes_by_either_proof() {
    let harness = Harness::new().await;
    let browser = harness
        .browser("user@example.com")
        .await
        .with("content-type", "application/json; charset=utf-8");
    for client in [
        browser.clone(),
        browser.clone().with("origin", "http://127.0.0.1:8080"),
        browser
            .clone()
            .without("sec-fetch-site")
            .with("origin", "http://127.0.0.1:8080"),
        browser
            .clone()
            .without("sec-fetch-site")
            .with("host", "localhost:8080")
            .with("origin", "http://localhost:8080"),
    ] {
        let answer = client.send(Method::PATCH, ACCOUNT, ITALIAN.into()).await;
        assert_eq!(answer.outcome(), "200");
    }
}

/// Returns the state that the forged requests try to change.
async fn state(harness: &Harness) -> (Option<fromline_core::Language>, usize) {
    let user = harness.user("user@example.com").await;
    harness
        .read(|db| {
            let sessions = fromline_store::sessions::of_user(db, user.id)?;
            Ok((user.language, sessions.len()))
        })
        .await
}
