//! The log: each request has an id, the same in its log lines, its header and its answer; in text and JSON.

use std::{
    io::{Write as _, pipe},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::binary::{Server, fromline};

/// Returns the `X-Request-Id` header of an answer and the id in its envelope.
fn names(answer: &str) -> (String, String) {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let header = head.lines().find_map(|line| line.strip_prefix("x-request-id: "));
    let body: Value = serde_json::from_str(body.trim()).unwrap();
    let details = body["error"]["details"].as_array().unwrap();
    let info = details
        .iter()
        .find(|detail| detail["@type"] == "type.googleapis.com/google.rpc.RequestInfo");
    let name = info.and_then(|info| info["requestId"].as_str());
    (header.unwrap().to_owned(), name.unwrap().to_owned())
}

const UNKNOWN: &[u8] =
    b"GET /api/v1/nothing HTTP/1.1\r\nhost: localhost\r\nx-request-id: forged\r\nconnection: close\r\n\r\n";

#[test]
fn json_has_a_line_for_each_request_with_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &["--log-format", "json"]);
    let unknown = names(&server.raw(UNKNOWN));
    let nonsense = names(&server.raw(b"EHLO mail.example.com\r\n\r\n"));
    let log = server.stop_and_read();
    for ((header, envelope), status) in [(unknown, 404), (nonsense, 400)] {
        assert_eq!(header, envelope);
        let lines: Vec<Value> = log
            .lines()
            .filter(|line| line.starts_with('{'))
            .map(|line| serde_json::from_str(line).unwrap())
            .filter(|line: &Value| line["spans"][0]["id"] == header.as_str())
            .collect();
        let [line] = lines.as_slice() else {
            panic!("{lines:?} for {header} in {log}");
        };
        assert_eq!(
            (&line["fields"]["status"], &line["level"]),
            (&status.into(), &"INFO".into())
        );
        assert!(line["timestamp"].is_string(), "{line}");
        assert!(line["fields"]["ms"].is_u64() || status == 400, "{line}");
    }
    assert!(!log.contains("forged"), "nobody's proxy is trusted here");
}

#[test]
fn text_has_the_same_in_a_line_for_people() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = fromline();
    command.env("FROMLINE_TRUSTED_PROXIES", "127.0.0.1");
    let server = Server::start_as(command, folder.path(), &[]);
    let (header, envelope) = names(&server.raw(UNKNOWN));
    assert_eq!(
        (header.as_str(), envelope.as_str()),
        ("forged", "forged"),
        "the proxy says so"
    );
    let log = server.stop_and_read();
    let line = log.lines().find(|line| line.contains("forged")).unwrap();
    let (_, line) = line.split_once(" INFO ").unwrap();
    let (line, milliseconds) = line.rsplit_once('=').unwrap();
    assert_eq!(
        line,
        "request{id=\"forged\" method=GET route=\"app\"}: fromline_http::trace: answered status=404 ms"
    );
    assert!(milliseconds.parse::<u32>().is_ok());
}

/// Writes until the pipe is full, then blocks until the other end is closed.
fn fill(mut writer: std::io::PipeWriter) {
    let written = Arc::new(AtomicUsize::new(0));
    let count = written.clone();
    thread::spawn(move || {
        while writer.write_all(&[b'x'; 512]).is_ok() {
            count.fetch_add(1, Ordering::SeqCst);
        }
    });
    let mut before = 0;
    loop {
        thread::sleep(Duration::from_millis(300));
        match written.load(Ordering::SeqCst) {
            now if now > 0 && now == before => return,
            now => before = now,
        }
    }
}

#[test]
fn a_log_that_nobody_reads_holds_up_neither_answers_nor_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let (reader, writer) = pipe().unwrap();
    let server = Server::start_with_stderr(fromline(), folder.path(), &[], writer.try_clone().unwrap());
    fill(writer);
    let begun = Instant::now();
    for _ in 0..20 {
        let answer = server.raw(UNKNOWN);
        assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    }
    let answered = begun.elapsed();
    let begun = Instant::now();
    server.stop();
    let ended = begun.elapsed();
    drop(reader);
    assert!(
        answered < Duration::from_secs(30) && ended < Duration::from_secs(10),
        "{answered:?} {ended:?}"
    );
}

#[test]
fn why_a_server_does_not_start_is_said_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let mut second = fromline();
    second
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path());
    let second = super::binary::finish(second);
    assert!(second.failed("is in use"), "{}", second.stderr);
    server.stop();
}
