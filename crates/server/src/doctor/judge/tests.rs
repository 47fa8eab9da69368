mod told;

use super::{super::*, *};
use fromline_core::Reason;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    at("2026-11-29T12:00:00Z")
}

fn data(database: DatabaseFile) -> DataFacts {
    DataFacts {
        folder: "/var/lib/fromline".into(),
        unreadable: None,
        database,
        owner: "fromline".to_owned(),
        foreign: Vec::new(),
        exposed: Vec::new(),
    }
}

fn answers() -> ServerFacts {
    ServerFacts::Answers {
        failed: Vec::new(),
        sockets: Vec::new(),
        open: 4,
        waiting: None,
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        replaced: Some(false),
    }
}

fn well() -> Facts {
    Facts {
        configuration: Some(Ok("/etc/fromline/fromline.toml".to_owned())),
        clock: Some(ClockFacts {
            now: now(),
            written: Some(now()),
            synchronised: Some(true),
        }),
        disk: Some(DiskFacts {
            size: 1000 << 30,
            free: 15 << 30,
        }),
        data: Some(data(DatabaseFile::Present)),
        key: Some(("/var/lib/fromline/fromline.key".into(), KeyFacts::Present(1))),
        server: Some(("127.0.0.1:8080".to_owned(), answers())),
        relay: Some(RelayFacts::Asked("smtp.example.com:587".to_owned(), Ok(()))),
        dns: Some(DnsFacts {
            domain: "example.com".to_owned(),
            has_mail: Some(true),
            has_spf: Some(true),
        }),
        web: Some((
            "https://mail.example.com".to_owned(),
            WebFacts::Answers {
                expires: Some(at("2027-02-01T00:00:00Z")),
            },
        )),
        postfix: Some(PostfixFacts::Checked(Vec::new())),
        backups: Some(BackupFacts {
            folder: "/var/backups/fromline".into(),
            newest: Some(at("2026-11-29T03:15:00Z")),
            since: None,
        }),
    }
}

fn worst(found: &[DoctorFinding]) -> (DoctorArea, Severity, &str) {
    let worst = found.iter().max_by_key(|diagnosis| diagnosis.severity).unwrap();
    (worst.area, worst.severity, &worst.what)
}

#[test]
fn where_all_is_well_each_area_says_so() {
    let found = judge(&well(), now());
    assert!(
        found.iter().all(|diagnosis| diagnosis.severity == Severity::Ok),
        "{found:?}"
    );
    assert_eq!(found.len(), 12);
    assert!(found.is_sorted_by_key(|diagnosis| diagnosis.area));
    assert!(judge(&Facts::default(), now()).is_empty());
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn each_fault_is_told_with_what_follows_and_what_mends_it() {
    use DoctorArea as A;
    use Severity::{Critical, Ok as Well, Warning};
    type Change = fn(&mut Facts);
    let cases: Vec<(Change, A, Severity, &str)> = vec![
        (
            |f| f.configuration = Some(Err(vec!["relay.port: 0 is no port".to_owned()])),
            A::Configuration,
            Critical,
            "no port",
        ),
        (
            |f| f.clock.as_mut().unwrap().now = at("2026-11-28T12:00:00Z"),
            A::Clock,
            Critical,
            "2026-11-29",
        ),
        (
            |f| f.clock.as_mut().unwrap().now = at("2026-11-29T11:58:00Z"),
            A::Clock,
            Well,
            "",
        ),
        (
            |f| f.clock.as_mut().unwrap().synchronised = Some(false),
            A::Clock,
            Warning,
            "synchronised",
        ),
        (
            |f| f.clock.as_mut().unwrap().synchronised = None,
            A::Clock,
            Well,
            "",
        ),
        (
            |f| f.disk.as_mut().unwrap().free = 9 << 30,
            A::Disk,
            Warning,
            "9216 MB free (0 %)",
        ),
        (
            |f| f.disk.as_mut().unwrap().free = 10 << 20,
            A::Disk,
            Critical,
            "10 MB",
        ),
        (
            |f| f.data.as_mut().unwrap().unreadable = Some("Permission denied".to_owned()),
            A::Data,
            Critical,
            "denied",
        ),
        (
            |f| f.data.as_mut().unwrap().database = DatabaseFile::Foreign,
            A::Data,
            Critical,
            "no database",
        ),
        (
            |f| f.data.as_mut().unwrap().database = DatabaseFile::Missing,
            A::Data,
            Well,
            "first start",
        ),
        (
            |f| f.data.as_mut().unwrap().foreign = vec!["/d/fromline.db-wal".into()],
            A::Data,
            Critical,
            "fromline.db-wal",
        ),
        (
            |f| f.data.as_mut().unwrap().exposed = vec!["/d/fromline.db".into()],
            A::Data,
            Warning,
            "can read",
        ),
        (
            |f| f.key.as_mut().unwrap().1 = KeyFacts::Missing,
            A::Key,
            Critical,
            "missing",
        ),
        (
            |f| {
                f.key.as_mut().unwrap().1 = KeyFacts::Missing;
                f.data = Some(data(DatabaseFile::Missing));
            },
            A::Key,
            Well,
            "first start",
        ),
        (
            |f| f.key.as_mut().unwrap().1 = KeyFacts::Exposed,
            A::Key,
            Critical,
            "can read",
        ),
        (
            |f| f.key.as_mut().unwrap().1 = KeyFacts::Unreadable("k: no key".to_owned()),
            A::Key,
            Critical,
            "no key",
        ),
        (
            |f| f.server.as_mut().unwrap().1 = ServerFacts::Refused,
            A::Server,
            Critical,
            "does not run",
        ),
        (
            |f| f.server.as_mut().unwrap().1 = ServerFacts::Silent,
            A::Server,
            Critical,
            "does not answer",
        ),
        (
            |f| f.server.as_mut().unwrap().1 = ServerFacts::Foreign,
            A::Server,
            Critical,
            "not Fromline",
        ),
        (
            |f| f.relay = Some(RelayFacts::NotSet),
            A::Relay,
            Critical,
            "No relay",
        ),
        (
            |f| f.relay = Some(RelayFacts::NoPassword("p: missing".to_owned())),
            A::Relay,
            Critical,
            "missing",
        ),
        (
            |f| f.dns.as_mut().unwrap().has_mail = None,
            A::Dns,
            Critical,
            "No DNS server",
        ),
        (
            |f| f.dns.as_mut().unwrap().has_spf = None,
            A::Dns,
            Critical,
            "No DNS server",
        ),
        (
            |f| f.dns.as_mut().unwrap().has_mail = Some(false),
            A::Dns,
            Warning,
            "no MX",
        ),
        (
            |f| f.dns.as_mut().unwrap().has_spf = Some(false),
            A::Dns,
            Warning,
            "no SPF",
        ),
        (
            |f| f.web.as_mut().unwrap().1 = WebFacts::Unresolved,
            A::Web,
            Critical,
            "no address",
        ),
        (
            |f| f.web.as_mut().unwrap().1 = WebFacts::Refused,
            A::Web,
            Critical,
            "Nothing listens",
        ),
        (
            |f| f.web.as_mut().unwrap().1 = WebFacts::Silent,
            A::Web,
            Critical,
            "does not answer",
        ),
        (
            |f| f.web.as_mut().unwrap().1 = WebFacts::NoTls,
            A::Web,
            Critical,
            "no TLS",
        ),
        (
            |f| f.web.as_mut().unwrap().1 = WebFacts::Untrusted(Reason::CertificateExpired),
            A::Web,
            Critical,
            "expired",
        ),
        (
            |f| f.web.as_mut().unwrap().1 = WebFacts::Untrusted(Reason::CertificateOtherName),
            A::Web,
            Critical,
            "another name",
        ),
        (
            |f| f.web.as_mut().unwrap().1 = WebFacts::Untrusted(Reason::TlsUntrusted),
            A::Web,
            Critical,
            "authority",
        ),
        (
            |f| f.web.as_mut().unwrap().1 = WebFacts::Foreign(Some(421)),
            A::Web,
            Critical,
            "name",
        ),
        (
            |f| f.web.as_mut().unwrap().1 = WebFacts::Foreign(Some(404)),
            A::Web,
            Critical,
            "404",
        ),
        (
            |f| f.web.as_mut().unwrap().1 = WebFacts::Foreign(None),
            A::Web,
            Critical,
            "not lead",
        ),
        (
            |f| {
                f.web.as_mut().unwrap().1 = WebFacts::Answers {
                    expires: Some(at("2026-12-05T00:00:00Z")),
                }
            },
            A::Web,
            Warning,
            "ends at 2026-12-05",
        ),
        (
            |f| f.web.as_mut().unwrap().1 = WebFacts::Answers { expires: None },
            A::Web,
            Well,
            "",
        ),
        (
            |f| f.postfix = Some(PostfixFacts::NotConnected),
            A::Postfix,
            Warning,
            "does not ask",
        ),
        (
            |f| f.postfix = Some(PostfixFacts::Unreadable("postconf: no".to_owned())),
            A::Postfix,
            Critical,
            "postconf",
        ),
        (|f| f.postfix = Some(PostfixFacts::Absent), A::Postfix, Well, ""),
        (
            |f| f.backups.as_mut().unwrap().newest = Some(at("2026-11-27T03:15:00Z")),
            A::Backups,
            Warning,
            "2026-11-27",
        ),
        (
            |f| f.backups.as_mut().unwrap().newest = None,
            A::Backups,
            Well,
            "yet",
        ),
        (
            |f| {
                let b = f.backups.as_mut().unwrap();
                b.newest = None;
                b.since = Some(at("2026-11-20T00:00:00Z"));
            },
            A::Backups,
            Warning,
            "no backup",
        ),
    ];
    for (number, (change, area, severity, words)) in cases.into_iter().enumerate() {
        let mut facts = well();
        change(&mut facts);
        let found = judge(&facts, now());
        if severity == Well {
            assert!(
                found.iter().all(|diagnosis| diagnosis.severity == Well),
                "{number}: {found:?}"
            );
            assert!(
                found.iter().any(|diagnosis| diagnosis.what.contains(words)),
                "{number}: {found:?}"
            );
            continue;
        }
        let (at, how, what) = worst(&found);
        assert_eq!((at, how), (area, severity), "{number}: {what}");
        assert!(what.contains(words), "{number}: {what}");
        for told in found.iter().filter(|told| told.severity != Well) {
            assert!(!told.consequence.is_empty() && !told.fix.is_empty(), "{told:?}");
        }
    }
}
