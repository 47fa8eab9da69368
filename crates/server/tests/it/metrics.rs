//! `/metrics`: on a listener of its own, off unless it is set; and the rules that read it.

use std::{
    collections::BTreeSet,
    io::{Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use super::{
    binary::{Server, run},
    postfix::skipped,
};

/// Where a server's metrics are, as it says at its start.
pub fn address(server: &Server) -> String {
    let said = server.stdout();
    let (_, rest) = said.split_once("Metrics: http://").expect("where metrics are");
    rest.split('/').next().unwrap_or_default().to_owned()
}

/// The whole answer to a GET.
pub fn read(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: monitor\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn monitoring(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../packaging/monitoring")
        .join(name)
}

#[test]
fn requests_are_counted_by_route_and_nothing_else_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &["--set", "metrics.listen=127.0.0.1:0"]);
    let metrics = address(&server);
    assert_eq!(server.get("/healthz", "").0, 200);
    for path in [
        "/gmail/v1/users/anna@example.com/settings/sendAs",
        "/nowhere/anna@example.com",
    ] {
        server.get(path, "");
    }
    server.raw(
        format!(
            "CANARY /healthz HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
            server.url()
        )
        .as_bytes(),
    );
    let told = read(&metrics, "/metrics");
    assert!(
        told.starts_with("HTTP/1.1 200 OK") && told.contains("application/openmetrics-text"),
        "{told}"
    );
    for line in [
        "fromline_http_requests_total{route=\"/healthz\",method=\"GET\",status=\"200\"} 1",
        "fromline_http_requests_total{route=\"/gmail/v1/users/{userId}/settings/sendAs\",method=\"GET\",status=\"401\"} 1",
        "fromline_ready{check=\"database\"} 1",
        "fromline_jobs{kind=\"mail\",state=\"waiting\"} 0",
        "fromline_oldest_waiting_mail_seconds 0",
    ] {
        assert!(told.lines().any(|found| found == line), "{line}\n{told}");
    }
    assert!(!told.contains("anna") && !told.contains("CANARY"), "{told}");
    // The API is not there, nor are metrics on the listener that everybody reaches.
    assert!(read(&metrics, "/api/v1/instance").starts_with("HTTP/1.1 404"));
    let public = server.raw(
        format!(
            "GET /metrics HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
            server.url().trim_start_matches("http://")
        )
        .as_bytes(),
    );
    assert!(public.starts_with("HTTP/1.1 404"), "{public}");
    server.stop();

    let server = Server::start(folder.path(), &[]);
    assert!(!server.stdout().contains("Metrics:"), "off unless it is set");
    let taken = server.url().trim_start_matches("http://").to_owned();
    let refused = run(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--set",
        &format!("metrics.listen={taken}"),
        "--data",
        "/nonexistent",
    ]);
    assert!(refused.failed("metrics.listen"), "{}", refused.stderr);
}

/// The names of our metrics in a text.
fn named(text: &str) -> BTreeSet<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.split(|c| !is_name(c))
        .filter(|word| word.starts_with("fromline_") && !word.ends_with('_'))
        .map(|word| {
            let endings = ["_bucket", "_count", "_sum", "_total"];
            let ending = endings.iter().find_map(|ending| word.strip_suffix(ending));
            ending.unwrap_or(word).to_owned()
        })
        .collect()
}

#[test]
fn alerts_and_dashboard_ask_for_what_there_is_and_name_their_sections() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &["--set", "metrics.listen=127.0.0.1:0"]);
    server.get("/healthz", "");
    let there = named(&read(&address(&server), "/metrics"));
    let alerts = std::fs::read_to_string(monitoring("alerts.yml")).unwrap();
    let dashboard = std::fs::read_to_string(monitoring("grafana.json")).unwrap();
    let _: serde_json::Value = serde_json::from_str(&dashboard).unwrap();
    for (file, text) in [("alerts.yml", &alerts), ("grafana.json", &dashboard)] {
        let asked = named(text);
        assert!(asked.len() > 5, "{asked:?}");
        let missing: Vec<_> = asked.difference(&there).collect();
        assert!(missing.is_empty(), "{file}: {missing:?}");
    }

    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/operations.md");
    let page = std::fs::read_to_string(page).unwrap();
    let anchors: BTreeSet<String> = page
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|title| {
            let kept = title
                .chars()
                .filter(|c| c.is_alphanumeric() || [' ', '-'].contains(c));
            kept.collect::<String>().to_lowercase().replace(' ', "-")
        })
        .collect();
    let books: Vec<&str> = alerts
        .lines()
        .filter_map(|line| line.trim().strip_prefix("runbook: docs/operations.md#"))
        .collect();
    assert_eq!(books.len(), alerts.matches("- alert: ").count());
    for book in books {
        assert!(anchors.contains(book), "{book}: {anchors:?}");
    }
}

#[test]
fn alerts_call_when_they_should() {
    let ask = |arguments: &[&str]| {
        let program = std::env::var_os("FROMLINE_PROMTOOL").unwrap_or_else(|| "promtool".into());
        let mut promtool = Command::new(program);
        promtool
            .current_dir(monitoring(""))
            .args(arguments)
            .stdin(Stdio::null());
        promtool.output().ok()
    };
    for arguments in [
        ["check", "rules", "alerts.yml"],
        ["test", "rules", "alerts_test.yml"],
    ] {
        let Some(done) = ask(&arguments) else {
            skipped("the alerts", "missing: promtool (Debian: prometheus)");
            return;
        };
        let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
        assert!(done.status.success(), "{said}");
    }
}
