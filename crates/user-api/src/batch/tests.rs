use std::{fmt::Write as _, time::Duration};

use axum::http::Method;
use base64::{Engine as _, prelude::BASE64_URL_SAFE};
use fromline_base::keys::{random_token, token_hash};
use fromline_store::tokens;
use serde_json::json;

use super::may_begin;
use crate::tests::{Harness, TestClient, TestResponse};
use fromline_http::multipart::{split_head, split_parts};

const LIST: &str = "/gmail/v1/users/me/settings/sendAs";
const KIND: &str = "multipart/mixed; boundary=\"=b=\"";

/// Builds a batch body as Google's Python client writes it.
fn body<S: AsRef<str>>(requests: impl IntoIterator<Item = S>) -> Vec<u8> {
    let mut body = String::new();
    for (place, request) in requests.into_iter().enumerate() {
        let request = request.as_ref();
        let _ = write!(
            body,
            "--=b=\nContent-Type: application/http\nMIME-Version: 1.0\nContent-Transfer-Encoding: binary\n\
             Content-ID: <x-1 + {place}>\n\n{request}\n"
        );
    }
    (body + "--=b=--").into_bytes()
}

async fn send(client: &TestClient, path: &str, body: Vec<u8>) -> TestResponse {
    client
        .clone()
        .with("content-type", KIND)
        .send(Method::POST, path, body)
        .await
}

/// Returns the Content-ID, status and body of each answer.
fn answers(answer: &TestResponse) -> Vec<(String, String, serde_json::Value)> {
    let kind = answer.header("content-type").unwrap_or_default();
    let parts = split_parts(kind, "multipart/mixed", &answer.bytes, 100).unwrap();
    let one = |part: &fromline_http::multipart::MultipartPart<'_>| {
        assert_eq!(part.field("content-type"), Some("application/http"));
        let end = part.body.iter().position(|byte| *byte == b'\n').unwrap();
        let (line, rest) = part.body.split_at(end + 1);
        let (_, body) = split_head(rest).unwrap();
        let line = String::from_utf8_lossy(line).trim().to_owned();
        let id = part.field("content-id").unwrap_or_default().to_owned();
        (id, line, serde_json::from_slice(body).unwrap_or_default())
    };
    parts.iter().map(one).collect()
}

#[tokio::test]
async fn each_part_is_answered_as_if_it_had_come_alone() {
    let harness = Harness::new().await;
    let user = harness.program("user@example.com").await;
    let created = json!({ "sendAsEmail": "user.name@partner.com" }).to_string();
    let raw = BASE64_URL_SAFE.encode("To: a@partner.com\nSubject: x\n\nx\n");
    let sent = json!({ "raw": raw }).to_string();
    let typed =
        "Content-Type: application/json\nMIME-Version: 1.0\nHost: gmail.googleapis.com\nContent-Length: 7";
    let requests = [
        format!("GET {LIST}?alt=json HTTP/1.1\n{typed}\n\n"),
        format!("POST {LIST} HTTP/1.1\n{typed}\n\n{created}"),
        format!("POST {LIST} HTTP/1.1\n{typed}\nAccept-Language: it\n\n{created}"),
        format!("GET https://gmail.googleapis.com{LIST}/user.name@partner.com HTTP/1.1\n\n"),
        format!("POST /gmail/v1/users/me/messages/send HTTP/1.1\n{typed}\n\n{sent}"),
        "GET /gmail/v1/users/me/profile HTTP/1.1\n\n".to_owned(),
        "POST /batch HTTP/1.1\n\n".to_owned(),
        "POST /upload/gmail/v1/users/me/messages/send HTTP/1.1\n\n".to_owned(),
        "GET /sign-in HTTP/1.1\nAccept: text/html\n\n".to_owned(),
        "DELETE /gmail/v1/users/me/profile HTTP/1.1\n\n".to_owned(),
        "GET /healthz HTTP/1.1 x\n\n".to_owned(),
        "nonsense".to_owned(),
        String::new(),
    ];
    let answer = send(&user, "/batch/gmail/v1", body(&requests)).await;
    answer.ok();
    let answers = answers(&answer);
    let mut seen = String::new();
    for (id, line, json) in &answers {
        let reason = json["error"]["details"][0]["reason"].as_str().unwrap_or_default();
        assert_ne!(json["error"]["message"].as_str(), Some(reason), "no sentence");
        let _ = writeln!(seen, "{id} {line} {reason}");
    }
    insta::assert_snapshot!(seen, @r"
    <response-x-1 + 0> HTTP/1.1 200 OK 
    <response-x-1 + 1> HTTP/1.1 200 OK 
    <response-x-1 + 2> HTTP/1.1 409 Conflict ALIAS_EXISTS
    <response-x-1 + 3> HTTP/1.1 200 OK 
    <response-x-1 + 4> HTTP/1.1 200 OK 
    <response-x-1 + 5> HTTP/1.1 200 OK 
    <response-x-1 + 6> HTTP/1.1 404 Not Found NOT_FOUND
    <response-x-1 + 7> HTTP/1.1 404 Not Found NOT_FOUND
    <response-x-1 + 8> HTTP/1.1 404 Not Found NOT_FOUND
    <response-x-1 + 9> HTTP/1.1 405 Method Not Allowed METHOD_NOT_ALLOWED
    <response-x-1 + 10> HTTP/1.1 400 Bad Request REQUEST_INVALID
    <response-x-1 + 11> HTTP/1.1 400 Bad Request REQUEST_INVALID
    <response-x-1 + 12> HTTP/1.1 400 Bad Request REQUEST_INVALID
    ");
    let said = answers[2].2["error"]["message"].as_str().unwrap();
    assert!(said.starts_with("Hai già"), "{said}");
    assert_eq!(answers[3].2["sendAsEmail"], "user.name@partner.com");
    assert_eq!(harness.relay.sent().len(), 1);
}

#[tokio::test]
async fn one_token_for_all_and_nothing_done_before_that_is_known() {
    let harness = Harness::new().await;
    let user = harness.program("user@example.com").await.with("x-note", "user");
    let create = |extra: &str| {
        let body = json!({ "sendAsEmail": "user.name@partner.com" });
        format!("POST {LIST} HTTP/1.1\nContent-Type: application/json\n{extra}\n\n{body}")
    };
    for extra in [
        "Authorization: Bearer other",
        "authorization: Basic eDp5",
        "Authorization:",
        "Cookie: session=x",
        "A: b\nCOOKIE: x",
    ] {
        let answer = send(&user, "/batch", body([create("A: b"), create(extra)])).await;
        assert_eq!(answer.outcome(), "400 CREDENTIALS_AMBIGUOUS", "{extra}");
    }
    assert_eq!(user.get(LIST).await.ok()["sendAs"].as_array().unwrap().len(), 1);

    let get = || body([format!("GET {LIST} HTTP/1.1\n\n")]);
    let nobody = harness.nobody();
    assert_eq!(
        send(&nobody, "/batch", get()).await.outcome(),
        "401 UNAUTHENTICATED"
    );
    let wrong = nobody.with_bearer("wrong");
    assert_eq!(
        send(&wrong, "/batch", get()).await.outcome(),
        "401 UNAUTHENTICATED"
    );
    // The session's own rule applies first: its requests that change something are JSON.
    let browser = harness.browser("user@example.com").await;
    assert_eq!(send(&browser, "/batch", get()).await.outcome(), "403 CROSS_SITE");
    assert_eq!(browser.post("/batch", json!({})).await.outcome(), "403 FORBIDDEN");
}

#[tokio::test]
async fn the_batch_s_own_token_may_be_repeated_and_forwarding_headers_may_not_be_made_up() {
    let harness = Harness::new().await;
    let token = random_token().unwrap();
    let id = harness.user("user@example.com").await.id;
    harness
        .write(|db| tokens::add(db, id, &token_hash(&token), harness.app.clock.now(), None))
        .await;
    let user = harness.nobody().with_bearer(&token);
    let request = format!(
        "GET {LIST} HTTP/1.1\nAuthorization: Bearer {token}\nX-Forwarded-For: 192.0.2.1\nHost: x\n\n"
    );
    let answer = send(&user, "/batch", body([request])).await;
    assert_eq!(answers(&answer)[0].1, "HTTP/1.1 200 OK");
}

#[tokio::test]
async fn fifty_parts_each_in_every_limit() {
    let harness = Harness::new().await;
    harness.allow_gateways().await;
    let user = harness.program("user@example.com").await;
    let get = format!("GET {LIST} HTTP/1.1\n\n");
    let of = |count: usize| body(std::iter::repeat_n(&get, count));
    assert_eq!(answers(&send(&user, "/batch", of(50)).await).len(), 50);
    assert_eq!(send(&user, "/batch", of(51)).await.outcome(), "400 BATCH_LIMIT");
    assert_eq!(send(&user, "/batch", of(0)).await.outcome(), "400 BODY_INVALID");
    let large = body([format!(
        "POST {LIST} HTTP/1.1\nContent-Type: application/json\n\n{}",
        " ".repeat(65 * 1024)
    )]);
    assert_eq!(
        answers(&send(&user, "/batch", large).await)[0].1,
        "HTTP/1.1 413 Payload Too Large"
    );
    let huge = vec![b'x'; 8 * 1024 * 1024 + 1];
    assert_eq!(send(&user, "/batch", huge).await.outcome(), "413 BODY_TOO_LARGE");

    // Five gateway checks in ten minutes, whether sent alone or in a batch.
    let check = |place: usize| {
        let gateway = json!({ "host": "smtp.partner.com", "port": 465, "securityMode": "ssl", "username": "u", "password": "p" });
        let body = json!({ "sendAsEmail": format!("n{place}@partner.com"), "smtpMsa": gateway });
        format!("POST {LIST} HTTP/1.1\nContent-Type: application/json\n\n{body}")
    };
    let answer = send(&user, "/batch", body((0..7).map(check))).await;
    let lines: Vec<String> = answers(&answer).into_iter().map(|(_, line, _)| line).collect();
    assert_eq!(lines[4], "HTTP/1.1 200 OK");
    assert_eq!(
        lines[5..],
        ["HTTP/1.1 429 Too Many Requests", "HTTP/1.1 429 Too Many Requests"]
    );
    assert!(answer.text().contains("retry-after: 120\r\n"));
}

#[test]
fn what_comes_late_does_not_begin() {
    for (seconds, answered, begins) in [
        (0, 0, true),
        (25, 16 * 1024 * 1024, true),
        (26, 0, false),
        (0, 16 * 1024 * 1024 + 1, false),
    ] {
        let elapsed = Duration::from_secs(seconds);
        assert_eq!(
            may_begin(elapsed, answered),
            begins,
            "{seconds} s, {answered} bytes"
        );
    }
}
