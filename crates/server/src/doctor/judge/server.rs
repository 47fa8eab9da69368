//! The running server and its sockets.

use super::super::{DoctorArea, DoctorFinding, ServerFacts, Severity};

/// How long one of the server's own emails may wait, in seconds.
const WAITS: i64 = 3600;

pub fn server(place: &str, found: &ServerFacts) -> Vec<DoctorFinding> {
    let fault = |severity, what: String, follows: &str, mend: &str| {
        DoctorFinding::fault(DoctorArea::Server, severity, what, follows, mend)
    };
    let (failed, sockets, open, waiting, version, replaced) = match found {
        ServerFacts::Refused => {
            return vec![fault(
                Severity::Critical,
                format!("Nothing listens at {place}: the server does not run."),
                "Nobody can sign in; mail that users send waits, or is refused for now.",
                "systemctl restart fromline; journalctl -u fromline -n 20",
            )];
        }
        ServerFacts::Silent => {
            return vec![fault(
                Severity::Critical,
                format!("{place} takes connections and does not answer."),
                "Nobody can sign in; mail that users send waits, or is refused for now.",
                "journalctl -u fromline -n 50; systemctl restart fromline",
            )];
        }
        ServerFacts::Foreign => {
            return vec![fault(
                Severity::Critical,
                format!("What answers at {place} is not Fromline."),
                "The server cannot listen there, and does not start.",
                "ss -ltnp; choose another address: fromline config explain listen",
            )];
        }
        ServerFacts::Answers {
            failed,
            sockets,
            open,
            waiting,
            version,
            replaced,
        } => (failed, sockets, *open, *waiting, version, *replaced),
    };
    let mut all: Vec<DoctorFinding> = failed.iter().map(|check| failed_check(check)).collect();
    let own = env!("CARGO_PKG_VERSION");
    if let Some(version) = version.as_deref().filter(|version| *version != own) {
        all.push(fault(
            Severity::Warning,
            format!("The server is of version {version}, this program of {own}."),
            "The update takes effect with the next start.",
            "systemctl restart fromline",
        ));
    } else if replaced == Some(true) {
        all.push(fault(
            Severity::Warning,
            "The program was replaced since the server was started.".to_owned(),
            "The update takes effect with the next start.",
            "systemctl restart fromline",
        ));
    }
    if let Some(waiting) = waiting.filter(|waiting| *waiting > WAITS) {
        all.push(fault(
            Severity::Warning,
            format!(
                "An email of Fromline's has been waiting for {} minutes.",
                waiting / 60
            ),
            "Confirmation codes and notices do not arrive; after 24 hours they are given up.",
            "journalctl -u fromline -g relay:",
        ));
    }
    if all.is_empty() {
        let version = version.as_deref().unwrap_or("unknown");
        all.push(DoctorFinding::well(
            DoctorArea::Server,
            format!("{place}, version {version}"),
        ));
    }
    if !sockets.is_empty() {
        all.push(DoctorFinding::fault(
            DoctorArea::Sockets,
            Severity::Critical,
            format!("Postfix cannot reach: {}.", sockets.join(", ")),
            "Mail that users send is deferred.",
            "ls -l /var/spool/postfix-fromline/fromline; systemctl restart fromline",
        ));
    } else if open > 0 {
        all.push(DoctorFinding::well(
            DoctorArea::Sockets,
            format!("{open} are open"),
        ));
    }
    all
}

/// A check of `/readyz` that failed.
fn failed_check(check: &str) -> DoctorFinding {
    let (what, follows, mend) = match check {
        "lock" => (
            "Another process has locked the data folder.",
            "Two servers may write to one database: changes are lost.",
            "fuser -v /var/lib/fromline/fromline.lock; stop one of the two",
        ),
        "migrations" => (
            "The database's tables are not those of the running version.",
            "Requests fail.",
            "systemctl restart fromline; journalctl -u fromline -n 20",
        ),
        "key" => (
            "The key file lacks the key that encrypts.",
            "The server goes on, and would not start again.",
            "put the key file back from your copy: docs/operations.md, A new key",
        ),
        "database" => (
            "The database takes no writes, or its file was replaced.",
            "Nobody can sign in or change anything.",
            "systemctl stop fromline; ls -l /var/lib/fromline; docs/operations.md, What to watch",
        ),
        "disk" => (
            "The disk of the data folder is full.",
            "Nobody can sign in or change anything.",
            "df -h",
        ),
        _ => (
            "The server says that it is not ready.",
            "Part of its work is not done.",
            "journalctl -u fromline -g 'not ready'",
        ),
    };
    DoctorFinding::fault(DoctorArea::Server, Severity::Critical, what, follows, mend)
}
