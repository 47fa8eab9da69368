//! HTTP byte by byte: hosts, refusals before a body is read, and connections that continue afterwards.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

use serde_json::Value;

use super::binary::Server;

/// A connection that is kept open.
struct Wire(TcpStream);

impl Wire {
    fn to(server: &Server) -> Self {
        let url = server.url();
        let stream = TcpStream::connect(url.trim_start_matches("http://")).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        Self(stream)
    }

    fn say(&mut self, text: impl AsRef<[u8]>) {
        self.0.write_all(text.as_ref()).unwrap();
    }

    /// Reads the next answer and returns its head and body.
    fn hear(&mut self) -> (String, String) {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            self.0.read_exact(&mut byte).expect("a head");
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap().to_lowercase();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map_or(0, |length| length.parse().unwrap());
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).expect("a body");
        (head, String::from_utf8(body).unwrap())
    }

    /// Returns status and reason of the next answer, and checks the headers of every answer.
    #[track_caller]
    fn outcome(&mut self) -> String {
        let (head, body) = self.hear();
        for name in [
            "x-content-type-options: nosniff",
            "content-security-policy: ",
            "cache-control: ",
        ] {
            assert!(head.contains(name), "{head}");
        }
        let status = head.split(' ').nth(1).unwrap_or_default().trim();
        let json: Value = serde_json::from_str(&body).unwrap_or_default();
        match json["error"]["details"][0]["reason"].as_str() {
            Some(reason) => format!("{status} {reason}"),
            None => status.to_owned(),
        }
    }

    /// Returns whether the server has closed the connection without a reset.
    fn is_closed(&mut self) -> bool {
        matches!(self.0.read(&mut [0]), Ok(0))
    }
}

fn get(path: &str, host: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: {host}\r\n\r\n")
}

#[test]
fn each_request_names_one_host_and_it_is_ours() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = super::binary::fromline();
    command.env("FROMLINE_ALLOWED_HOSTS", "fromline.internal");
    let server = Server::start_as(command, folder.path(), &[]);
    for (request, outcome) in [
        (get("/api/v1/instance", "127.0.0.1:1"), "200"),
        (get("/api/v1/instance", "localhost"), "200"),
        (get("/api/v1/instance", "[::1]:8080"), "200"),
        (get("/api/v1/instance", "Fromline.internal"), "200"),
        (get("/api/v1/instance", "rebound.example"), "421 HOST_UNKNOWN"),
        (get("/", "rebound.example"), "421 HOST_UNKNOWN"),
        (get("/healthz", "rebound.example"), "200"),
        (get("/api/v1/instance", "a b"), "400 REQUEST_INVALID"),
        (get("http://rebound.example/", "127.0.0.1"), "421 HOST_UNKNOWN"),
        (get("http://localhost/api/v1/instance", "127.0.0.1"), "200"),
        ("GET /healthz HTTP/1.1\r\n\r\n".to_owned(), "400 REQUEST_INVALID"),
        (
            "GET /healthz HTTP/1.1\r\nhost: localhost\r\nhost: localhost\r\n\r\n".to_owned(),
            "400 REQUEST_INVALID",
        ),
        (
            "GET /api/v1/instance HTTP/1.1\r\nhost: rebound.example\r\nx-forwarded-host: localhost\r\n\r\n"
                .to_owned(),
            "421 HOST_UNKNOWN",
        ),
        ("GET /api/v1/instance HTTP/1.0\r\n\r\n".to_owned(), "200"),
    ] {
        let mut wire = Wire::to(&server);
        wire.say(&request);
        assert_eq!(wire.outcome(), outcome, "{request}");
    }
    let log = server.stop_and_read();
    let lines: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("allowed_hosts"))
        .collect();
    assert_eq!(lines.len(), 1, "once a minute: {log}");
    assert!(lines[0].contains("rebound.example"), "{log}");
}

#[test]
fn in_the_demo_too() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &["--demo"]);
    let mut wire = Wire::to(&server);
    wire.say(get("/api/v1/demo/messages", "rebound.example"));
    assert_eq!(wire.outcome(), "421 HOST_UNKNOWN");
    wire.say(get("/api/v1/instance", "127.0.0.1"));
    assert_eq!(wire.outcome(), "200");
}

#[test]
fn after_a_refusal_the_connection_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let mut wire = Wire::to(&server);
    for (head, outcome) in [
        ("POST /nothing HTTP/1.1\r\nhost: localhost\r\n", "404 NOT_FOUND"),
        (
            "POST /api/v1/nothing HTTP/1.1\r\nhost: localhost\r\n",
            "404 NOT_FOUND",
        ),
        (
            "POST /api/v1/account/changePassword HTTP/1.1\r\nhost: localhost\r\n",
            "401 UNAUTHENTICATED",
        ),
        (
            "DELETE /api/v1/instance HTTP/1.1\r\nhost: localhost\r\n",
            "405 METHOD_NOT_ALLOWED",
        ),
        (
            "POST /api/v1/session/open HTTP/1.1\r\nhost: rebound.example\r\n",
            "421 HOST_UNKNOWN",
        ),
        (
            "POST /api/v1/session/open HTTP/1.1\r\nhost: localhost\r\n",
            "403 CROSS_SITE",
        ),
    ] {
        // The body arrives after the server could have answered, and looks like a request.
        let body = get("/stolen", "localhost").repeat(1000);
        wire.say(format!("{head}content-length: {}\r\n\r\n", body.len()));
        std::thread::sleep(Duration::from_millis(100));
        wire.say(&body);
        assert_eq!(wire.outcome(), outcome, "{head}");
        wire.say(format!("{head}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n"));
        std::thread::sleep(Duration::from_millis(100));
        wire.say("0\r\n\r\n");
        assert_eq!(wire.outcome(), outcome, "{head}");
        wire.say(get("/healthz", "localhost"));
        assert_eq!(wire.outcome(), "200", "{head}");
    }
}

#[test]
fn what_is_too_large_to_be_cleared_is_answered_and_closed() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    for path in ["/api/v1/session/open", "/nothing"] {
        let mut wire = Wire::to(&server);
        let length = 30_000_000;
        wire.say(format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {length}\r\n\r\n"
        ));
        // Writes all of it before reading, as many clients do.
        let part = vec![b'x'; 100_000];
        for _ in 0..length / part.len() {
            wire.say(&part);
        }
        let (head, body) = wire.hear();
        assert!(
            head.starts_with("http/1.1 413") && head.contains("connection: close"),
            "{head}"
        );
        assert!(body.contains("BODY_TOO_LARGE"));
        assert!(wire.is_closed());
    }
    // A client that waits for 100 Continue does not get it.
    let mut wire = Wire::to(&server);
    wire.say(
        "POST /nothing HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: 10\r\n\r\n",
    );
    let (head, _) = wire.hear();
    assert!(
        head.starts_with("http/1.1 404") && head.contains("connection: close"),
        "{head}"
    );
}

#[test]
fn what_the_library_refuses_looks_like_every_refusal() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let many = "x-many: y\r\n".repeat(200);
    let long = format!("GET /{} HTTP/1.1\r\nhost: localhost\r\n\r\n", "x".repeat(70_000));
    for (request, outcome) in [
        ("GET / HTTP/9.9\r\n\r\n".to_owned(), "400 REQUEST_INVALID"),
        ("EHLO localhost\r\n\r\n".to_owned(), "400 REQUEST_INVALID"),
        (
            "GET / HTTP/1.1\r\nhost localhost\r\n\r\n".to_owned(),
            "400 REQUEST_INVALID",
        ),
        (
            "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: x\r\n\r\n".to_owned(),
            "400 REQUEST_INVALID",
        ),
        (
            format!("GET / HTTP/1.1\r\nhost: localhost\r\n{many}\r\n"),
            "431 HEAD_TOO_LARGE",
        ),
        (long, "431 HEAD_TOO_LARGE"),
    ] {
        let mut wire = Wire::to(&server);
        wire.say(&request);
        assert_eq!(wire.outcome(), outcome, "{request:.60}");
        assert!(wire.is_closed(), "{request:.60}");
        // Also after another answer of ours on the same connection.
        let mut wire = Wire::to(&server);
        wire.say(get("/healthz", "localhost") + &request);
        assert_eq!(wire.outcome(), "200");
        assert_eq!(wire.outcome(), outcome, "{request:.60}");
    }
}
