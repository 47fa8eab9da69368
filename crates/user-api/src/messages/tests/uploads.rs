//! Uploads of messages, and who may make them.

use axum::http::Method;
use serde_json::json;

use super::PATH;
use crate::tests::Harness;

/// A message in the body itself, or in a part of it, is sent like one inside JSON.
#[tokio::test]
async fn uploads() {
    let harness = Harness::new().await;
    let user = harness.program("user@example.com").await;
    let path = format!("/upload{PATH}");
    let message = "To: a@partner.com\nSubject: x\n\nhello\n";
    let related = format!(
        "--=b=\nContent-Type: application/json\nMIME-Version: 1.0\n\n{{}}\n--=b=\nContent-Type: message/rfc822\n\
         MIME-Version: 1.0\nContent-Transfer-Encoding: binary\n\n{message}\n--=b=--"
    );
    let multipart = "multipart/related; boundary=\"=b=\"";
    for (query, kind, body) in [
        ("?uploadType=media&alt=json", "message/rfc822", message),
        ("?uploadType=multipart", multipart, &related),
        ("", multipart, &related),
    ] {
        let user = user.clone().with("content-type", kind);
        let answer = user
            .send(Method::POST, &format!("{path}{query}"), body.into())
            .await;
        assert_eq!(answer.ok()["labelIds"], json!(["SENT"]), "{query}");
        let sent = harness.relay.sent().pop().unwrap();
        assert!(sent.message.ends_with("\r\n\r\nhello\r\n"), "{}", sent.message);
        assert!(sent.message.contains("From: User Name <user@example.com>\r\n"));
    }
    let sent = harness.relay.sent().len();
    for (query, kind, body, outcome) in [
        (
            "?uploadType=resumable",
            "application/json",
            "{}",
            "501 UNIMPLEMENTED",
        ),
        ("?uploadType=media", "application/json", "{}", "400 BODY_INVALID"),
        ("?uploadType=media", "message/rfc822", "", "400 REQUIRED"),
        (
            "?uploadType=media",
            "message/rfc822",
            "From: utente@example.com\nTo: a@b.cd\n\nx",
            "400 FROM_NOT_OWN",
        ),
        (
            "?uploadType=multipart",
            multipart,
            "--=b=\n\n{}\n--=b=--",
            "400 BODY_INVALID",
        ),
    ] {
        let user = user.clone().with("content-type", kind);
        let answer = user
            .send(Method::POST, &format!("{path}{query}"), body.into())
            .await;
        assert_eq!(answer.outcome(), outcome, "{query} {body}");
    }
    assert_eq!(harness.relay.sent().len(), sent);
}

/// A message as large as Google accepts, and one byte more.
#[tokio::test]
async fn an_upload_has_at_most_35_mebibytes() {
    let harness = Harness::new().await;
    let user = harness
        .program("user@example.com")
        .await
        .with("content-type", "message/rfc822");
    let path = format!("/upload{PATH}?uploadType=media");
    let head = "From: user@example.com\r\nTo: a@b.cd\r\n\r\n";
    let of = |length: usize| {
        let mut message = head.as_bytes().to_vec();
        while message.len() < length {
            let line = (length - message.len()).clamp(2, 78);
            message.extend(std::iter::repeat_n(b'x', line - 2));
            message.extend(b"\r\n");
        }
        message
    };
    let most = 35 * 1024 * 1024;
    user.send(Method::POST, &path, of(most)).await.ok();
    let over = user.send(Method::POST, &path, of(most + 2)).await;
    assert_eq!(over.outcome(), "400 TOO_LONG");
    let far = user
        .send(Method::POST, &path, vec![b'x'; most + 64 * 1024 + 1])
        .await;
    assert_eq!(far.outcome(), "413 BODY_TOO_LARGE");
}

#[tokio::test]
async fn who_asks_is_told_the_primary_address() {
    let harness = Harness::new().await;
    let user = harness.program("user@example.com").await;
    let profile = user.get("/gmail/v1/users/me/profile").await.ok();
    let expected = json!({ "emailAddress": "user@example.com", "messagesTotal": 0, "threadsTotal": 0, "historyId": "0" });
    assert_eq!(profile, expected);
    let other = user.get("/gmail/v1/users/utente@example.com/profile").await;
    assert_eq!(other.outcome(), "404 NOT_FOUND");
}
