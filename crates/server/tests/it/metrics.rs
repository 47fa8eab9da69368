//! `/metrics`: on a listener of its own, off unless it is set; and the rules that read it.

use std::{
    collections::BTreeSet,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use opentelemetry_proto::tonic::{
    collector::metrics::v1::ExportMetricsServiceRequest,
    metrics::v1::{metric::Data, number_data_point},
};
use prost::Message as _;

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

/// Reads one export, and answers it with this status.
fn receive(listener: &TcpListener, status: &str) -> (String, ExportMetricsServiceRequest) {
    let (mut stream, _) = listener.accept().unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut received = Vec::new();
    let (head, length) = loop {
        let mut part = [0; 4096];
        let read = stream.read(&mut part).unwrap();
        received.extend_from_slice(&part[..read]);
        let end = received.windows(4).position(|four| four == b"\r\n\r\n");
        if let Some(end) = end {
            let head = String::from_utf8(received.drain(..end + 4).collect()).unwrap();
            let (_, length) = head.split_once("content-length: ").expect("a length");
            let length: usize = length.lines().next().unwrap().parse().unwrap();
            break (head, length);
        }
    };
    let mut rest = vec![0; length - received.len()];
    stream.read_exact(&mut rest).unwrap();
    received.extend(rest);
    write!(stream, "HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n").unwrap();
    let message = ExportMetricsServiceRequest::decode(received.as_slice()).expect("an OTLP message");
    (head, message)
}

/// How often `/healthz` was asked for, as an export says.
fn looks_at_health(message: &ExportMetricsServiceRequest) -> f64 {
    let metrics = &message.resource_metrics[0].scope_metrics[0].metrics;
    let found = metrics
        .iter()
        .find(|metric| metric.name == "fromline_http_requests");
    let Some(requests) = found else {
        return 0.0;
    };
    let Some(Data::Sum(sum)) = &requests.data else {
        panic!("{requests:?}");
    };
    let points = sum.data_points.iter().filter(|point| {
        let labels = format!("{:?}", point.attributes);
        labels.contains("\"/healthz\"")
    });
    points
        .map(|point| match point.value {
            Some(number_data_point::Value::AsDouble(value)) => value,
            _ => panic!("{point:?}"),
        })
        .sum()
}

#[test]
fn metrics_are_sent_while_the_server_runs_and_when_it_stops() {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!(
        "metrics.otlp_endpoint=http://{}/otlp",
        listener.local_addr().unwrap()
    );
    let server = Server::start(
        folder.path(),
        &["--set", &endpoint, "--set", "metrics.otlp_interval=1"],
    );
    let (head, message) = receive(&listener, "200 OK");
    assert!(head.starts_with("POST /otlp/v1/metrics HTTP/1.1\r\n"), "{head}");
    assert!(
        head.contains("content-type: application/x-protobuf\r\n"),
        "{head}"
    );
    assert!(
        !head.contains("authorization") && !head.contains("cookie"),
        "{head}"
    );
    assert!(looks_at_health(&message) < 1.0);
    assert_eq!(server.get("/healthz", "").0, 200);
    // One that may have been made before, then one that counts the request.
    receive(&listener, "503 Service Unavailable");
    let (_, message) = receive(&listener, "503 Service Unavailable");
    assert!((looks_at_health(&message) - 1.0).abs() < f64::EPSILON);
    receive(&listener, "200 OK");
    let log = server.stderr();
    assert_eq!(log.matches("(metrics.otlp_endpoint)").count(), 1, "{log}");
    assert!(log.contains("refuses the metrics with status 503"), "{log}");
    assert_eq!(server.get("/healthz", "").0, 200);
    let last = std::thread::spawn(move || {
        let mut counted = 0.0;
        while counted < 2.0 {
            counted = looks_at_health(&receive(&listener, "200 OK").1);
        }
        counted
    });
    server.stop();
    assert!((last.join().unwrap() - 2.0).abs() < f64::EPSILON);
}

#[test]
fn a_receiver_that_is_not_there_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("metrics.otlp_endpoint=https://{}", listener.local_addr().unwrap());
    drop(listener);
    let server = Server::start(folder.path(), &["--set", &endpoint]);
    assert_eq!(server.get("/healthz", "").0, 200);
    server.stop();
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
