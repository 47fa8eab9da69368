//! Targets that read raw bytes.

use axum::http::{HeaderMap, HeaderValue, header};
use fromline_core::{
    Reason,
    api::{ErrorEnvelope, Policy, SendAs, SignInRequest},
};
use fromline_http::auth::{Cookie, find_session_cookie};
use fromline_server::testing::parsers::{message_on_its_way, smtp_reply};
use serde::{Serialize, de::DeserializeOwned};

use super::engine::{fuzz, kind};

#[test]
fn smtp_replies() {
    let corpus: [&[u8]; 5] = [
        b"220 mail.partner.com ESMTP\r\n",
        b"250-mail.partner.com\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS\r\n",
        b"334 VXNlcm5hbWU6\r\n",
        b"535-5.7.8 no\r\n535 5.7.8 really\r\n",
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
    ];
    let dictionary = [
        "220 ",
        "250-",
        "250 x\r\n",
        "599 ",
        "250\r\n",
        "\r\n",
        "999 ",
        "\n220 ",
    ];
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    fuzz("SMTP reply", &corpus, &dictionary, |bytes| {
        let reply = runtime.block_on(smtp_reply(bytes));
        if let Some((code, lines)) = &reply {
            assert!((200..600).contains(code) && (1..=64).contains(&lines.len()));
            assert!(lines.iter().all(|line| !line.contains(['\r', '\n', '\0'])));
            // Data that a server sends after a reply is noticed if it was read together with the reply, 1,024 bytes at a time.
            // Otherwise it is read as the beginning of the next reply, or of the TLS handshake, which it breaks.
            let mut chunks = bytes.chunks_exact(1024);
            let ends_with_a_chunk = chunks.any(|chunk| chunk.ends_with(b"\r\n"));
            assert!(
                bytes.ends_with(b"\r\n") || ends_with_a_chunk,
                "nothing waits behind a reply"
            );
        }
        kind(reply.map(|(code, lines)| (code, lines.len())))
    });
}

/// A server that recognizes the end of a message elsewhere than we do would read the rest as commands (SMTP smuggling).
#[test]
fn message_gate() {
    let corpus: [&[u8]; 4] = [
        b"Subject: x\r\n\r\nHello\r\n.\r\n..\r\n",
        b"a\n.\nMAIL FROM:<>\r\n",
        b"a\r.\r\nb",
        b"",
    ];
    let dictionary = [
        "\r\n.\r\n",
        "\n.\n",
        "\r.\r",
        "\n.\r\n",
        "\r\n.",
        ".\r\n",
        "\r\r\n",
        "MAIL FROM:<>",
    ];
    fuzz("message gate", &corpus, &dictionary, |message| {
        let sent = message_on_its_way(message);
        if let Some(sent) = &sent {
            let lines: Vec<&[u8]> = sent.split(|byte| *byte == b'\n').collect();
            let (last, lines) = lines.split_last().unwrap();
            assert!(last.is_empty());
            assert!(
                lines
                    .iter()
                    .all(|line| line.ends_with(b"\r") && line.len() <= 1000)
            );
            assert!(sent.iter().all(|byte| *byte != 0));
            assert!(lines.iter().all(|line| !line[..line.len() - 1].contains(&b'\r')));
            let ends = lines.iter().filter(|line| **line == b".\r").count();
            assert_eq!((ends, lines.last()), (1, Some(&&b".\r"[..])));
        }
        kind(sent.map(|sent| (sent.len().ilog2(), message.starts_with(b"."))))
    });
}

/// Parses bytes as a body; if that succeeds, checks that printing and parsing it again gives the same.
fn body<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Option<usize> {
    let parsed: T = serde_json::from_slice(bytes).ok()?;
    let printed = serde_json::to_vec(&parsed).unwrap();
    let again: T = serde_json::from_slice(&printed).expect("what is printed is read");
    assert_eq!(serde_json::to_vec(&again).unwrap(), printed);
    Some(printed.len())
}

const DICTIONARY: [&str; 12] = [
    "\"sendAsEmail\":",
    "\"smtpMsa\":{",
    "\"port\":",
    "\"securityMode\":\"ssl\"",
    "\"setting\":{",
    "\"value\":",
    "null",
    "true",
    "[",
    "{",
    "\\u0000",
    "\\ud800",
];

#[test]
fn json_bodies() {
    let corpus: [&[u8]; 4] = [
        br#"{"sendAsEmail":"a@b.cd","displayName":"x","smtpMsa":{"host":"h.x","port":465,"securityMode":"ssl"}}"#,
        br#"{"setting":{"type":"settings/gmail.per_user_outbound_gateway","value":{"allowUsersToUseExternalSmtpServers":true}}}"#,
        br#"{"address":"a@b.cd","password":"correct horse battery"}"#,
        br#"[["a"],{}]"#,
    ];
    fuzz("JSON bodies", &corpus, &DICTIONARY, |bytes| {
        let password = serde_json::from_slice::<SignInRequest>(bytes).map(|request| request.password.len());
        kind((body::<SendAs>(bytes), body::<Policy>(bytes), password.ok()))
    });
}

/// The app's parsing of answers, whoever sent them.
#[test]
fn json_answers() {
    let corpus: [&[u8]; 1] = [
        br#"{"error":{"code":400,"message":"x","status":"INVALID_ARGUMENT","errors":[],"details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TOO_LONG","domain":"fromline"}]}}"#,
    ];
    fuzz("JSON answers", &corpus, &DICTIONARY, |bytes| {
        let reason = serde_json::from_slice::<Reason>(bytes).ok();
        kind((reason, body::<ErrorEnvelope>(bytes)))
    });
}

#[test]
fn cookies() {
    let corpus: [&[u8]; 4] = [
        b"session=abc",
        b"__Host-session=abc; other=x",
        b"session=a; session=b",
        b"session",
    ];
    let dictionary = ["session=", "__Host-session=", "; ", ";", "=", ",", "\"", "\t"];
    fuzz("session cookie", &corpus, &dictionary, |bytes| {
        let mut headers = HeaderMap::new();
        for line in bytes.split(|byte| *byte == b'\n') {
            if let Ok(value) = HeaderValue::from_bytes(line) {
                headers.append(header::COOKIE, value);
            }
        }
        let found = [true, false].map(|https| match find_session_cookie(&headers, https) {
            Cookie::Absent => (0, 0),
            Cookie::One(value) => {
                assert!(!value.contains([';', '\r', '\n']));
                (1, value.len().min(64))
            }
            Cookie::Several => (2, 0),
        });
        kind((found, headers.len()))
    });
}
