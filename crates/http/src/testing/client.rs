//! An HTTP client for tests, as a browser or a program.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header},
};
use serde_json::Value;
use tower::ServiceExt as _;

use crate::auth::choose_cookie_name;

/// A client of the API in tests.
#[derive(Clone)]
pub struct TestClient {
    router: Router,
    headers: HeaderMap,
}

/// A response to a test client.
#[derive(Clone, Debug)]
pub struct TestResponse {
    /// HTTP status code of the response.
    pub status: StatusCode,
    /// Header fields of the response.
    pub headers: HeaderMap,
    /// The body as received.
    pub bytes: Vec<u8>,
}

impl TestClient {
    pub(super) fn new(router: Router) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("127.0.0.1:8080"));
        Self { router, headers }
    }

    /// Adds a session cookie and the headers that browsers send with it.
    #[must_use]
    pub fn with_cookie(self, https: bool, token: &str) -> Self {
        self.with("cookie", &format!("{}={token}", choose_cookie_name(https)))
            .same_origin()
    }

    /// Adds a bearer token.
    #[must_use]
    pub fn with_bearer(self, token: &str) -> Self {
        self.with("authorization", &format!("Bearer {token}"))
    }

    /// Adds the headers that a browser sends from our own page.
    #[must_use]
    pub fn same_origin(self) -> Self {
        self.with("sec-fetch-site", "same-origin")
    }

    /// Sets a header, replacing one of the same name.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().expect("a header name");
        self.headers.insert(name, value.parse().expect("a header value"));
        self
    }

    /// Removes a header from all requests.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    /// Sends a GET request.
    pub async fn get(&self, path: &str) -> TestResponse {
        self.send(Method::GET, path, Vec::new()).await
    }

    /// Sends a DELETE request.
    pub async fn delete(&self, path: &str) -> TestResponse {
        self.json(Method::DELETE, path, &Value::Null).await
    }

    /// Sends POST with a JSON body.
    pub async fn post(&self, path: &str, body: Value) -> TestResponse {
        self.json(Method::POST, path, &body).await
    }

    /// Sends PUT with a JSON body.
    pub async fn put(&self, path: &str, body: Value) -> TestResponse {
        self.json(Method::PUT, path, &body).await
    }

    /// Sends PATCH with a JSON body.
    pub async fn patch(&self, path: &str, body: Value) -> TestResponse {
        self.json(Method::PATCH, path, &body).await
    }

    /// Sends a request; `Null` means an empty body. The content type is JSON unless another was set.
    pub async fn json(&self, method: Method, path: &str, body: &Value) -> TestResponse {
        let bytes = if body.is_null() {
            Vec::new()
        } else {
            body.to_string().into_bytes()
        };
        let mut client = self.clone();
        client
            .headers
            .entry(header::CONTENT_TYPE)
            .or_insert(HeaderValue::from_static("application/json"));
        client.send(method, path, bytes).await
    }

    /// Signs in through the API; the answer sets the cookie.
    pub async fn sign_in(&self, address: &str, password: &str) -> TestResponse {
        let body = serde_json::json!({ "address": address, "password": password });
        self.clone()
            .same_origin()
            .post("/api/v1/session/open", body)
            .await
    }

    /// Sends exactly these bytes, with only the headers that were set.
    pub async fn send(&self, method: Method, path: &str, body: Vec<u8>) -> TestResponse {
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().expect("a path");
        *request.headers_mut() = self.headers.clone();
        let answer = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router answers");
        let (head, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        let mut answer = TestResponse {
            status: head.status,
            headers: head.headers,
            bytes: bytes.to_vec(),
        };
        answer.forget_name();
        answer
    }
}

impl TestResponse {
    /// Replaces the request id by a constant of the same length, so that answers can be compared.
    fn forget_name(&mut self) {
        let Some(name) = self.header("x-request-id").map(str::to_owned) else {
            return;
        };
        if let Ok(text) = std::str::from_utf8(&self.bytes) {
            self.bytes = text.replace(&name, &"x".repeat(name.len())).into_bytes();
        }
    }

    /// Returns the body as JSON; `Null` if it is not JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_default()
    }

    /// Returns the body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Returns the reason code of a refusal.
    pub fn reason(&self) -> Option<String> {
        let json = self.json();
        json["error"]["details"][0]["reason"].as_str().map(str::to_owned)
    }

    /// Returns a header as text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body, if the answer is 200; the test fails otherwise.
    ///
    /// # Panics
    /// If it is not.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text());
        self.json()
    }

    /// Returns status, varying headers and body for snapshots, with tokens masked.
    pub fn whole(&self) -> String {
        let mut text = format!("{}\n", self.status);
        for name in ["set-cookie", "retry-after", "allow", "etag"] {
            if let Some(value) = self.header(name) {
                text.extend([name, ": ", value, "\n"]);
            }
        }
        if let Ok(json) = serde_json::from_slice::<Value>(&self.bytes) {
            text += &serde_json::to_string_pretty(&json).unwrap_or_default();
        } else {
            text += &self.text();
        }
        black_out(&text)
    }

    /// Returns the session token that this answer sets, if any.
    pub fn session_token(&self) -> Option<String> {
        let (_, rest) = self.header("set-cookie")?.split_once('=')?;
        let (token, _) = rest.split_once(';')?;
        (!token.is_empty()).then(|| token.to_owned())
    }

    /// Returns status and reason for one-line assertions: `"403 GATEWAYS_FORBIDDEN"`, or `"200"`.
    pub fn outcome(&self) -> String {
        match self.reason() {
            Some(reason) => format!("{} {reason}", self.status.as_u16()),
            None => self.status.as_u16().to_string(),
        }
    }
}

/// Masks tokens, which are 64 hexadecimal digits.
fn black_out(text: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_hexdigit() {
            run.push(c);
            continue;
        }
        out += if run.len() == 64 { "TOKEN" } else { &run };
        run.clear();
        out.push(c);
    }
    out.trim_end().to_owned()
}
