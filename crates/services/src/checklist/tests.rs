use std::{fmt::Write as _, net::IpAddr};

use fromline_base::dns::Zone;
use fromline_config::{Config, MtaConfig};
use fromline_core::checklist::ChecklistState;
use fromline_store::users::User;
use jiff::ToSpan as _;

use super::*;
use crate::testing::Fixture;

const ADDRESS: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 10));

/// A server of three domains, each as far as another.
async fn fixture(zone: Zone, configure: impl FnOnce(&mut Config)) -> (Fixture, User) {
    let fixture = Fixture::with(|config| {
        config.domains = ["example.com", "example.org", "example.net"]
            .map(str::to_owned)
            .into();
        config.sending_addresses = vec![ADDRESS];
        configure(config);
    })
    .await
    .with_dns(Arc::new(zone));
    let admin = fixture.user("admin@example.com").await;
    (fixture, admin)
}

fn zone() -> Zone {
    Zone::default()
        .with_text("example.com", "v=spf1 ip4:192.0.2.10 -all")
        .with_text("_dmarc.example.com", "v=DMARC1; p=reject")
        .with_text("example.org", "v=spf1 ip4:192.0.2.99 -all")
        .with_text("_dmarc.example.org", " v=DMARC1; p=reject")
        .with_text("s1._domainkey.example.com", "v=DKIM1; p=AAAA")
}

fn of(fixture: &Fixture) -> Checklist<'_> {
    Checklist {
        context: &fixture.app,
        lookups: &fixture.app.lookups,
        memory: &fixture.app.checklist,
    }
}

/// Asks until nothing is being found out.
async fn settled(fixture: &Fixture, admin: &User) -> FoundChecklist {
    for _ in 0..1000 {
        let found = of(fixture).read(admin).await.unwrap();
        tokio::task::yield_now().await;
        if !found.is_looking() {
            return found;
        }
    }
    panic!("it never ends");
}

fn printed(found: &FoundChecklist) -> String {
    let mut text = String::new();
    for (task, details) in &found.items {
        for detail in details {
            let FoundDetail {
                finding,
                domain,
                at,
                server,
                address,
                record,
            } = detail;
            let _ = write!(text, "{task:?} {finding:?}");
            for value in [domain.clone(), at.map(|at| at.to_string()), server.clone()] {
                let _ = value.map(|value| write!(text, " {value}"));
            }
            let _ = address.map(|address| write!(text, " {address}"));
            if let Some(FoundRecord { name, text: record }) = record {
                let _ = write!(text, " [{name} {record:?}]");
            }
            text.push('\n');
        }
    }
    text
}

fn state(found: &FoundChecklist, task: ChecklistTask) -> ChecklistState {
    let (_, details) = found.items.iter().find(|(its, _)| *its == task).unwrap();
    ChecklistState::of_all(details.iter().map(|detail| detail.finding.state()))
}

#[tokio::test]
async fn the_first_answer_does_not_wait_and_the_next_one_knows() {
    let (fixture, admin) = fixture(zone(), |_| ()).await;
    // Whatever is slow: the relay does not answer while somebody holds this.
    let held = fixture.relay.gate.clone().write_owned().await;
    let first = of(&fixture).read(&admin).await.unwrap();
    assert!(first.is_looking());
    for task in [ChecklistTask::Relay, ChecklistTask::Spf, ChecklistTask::Dmarc] {
        assert_eq!(state(&first, task), ChecklistState::Unknown, "{task:?}");
    }
    drop(held);
    insta::assert_snapshot!(printed(&settled(&fixture, &admin).await), @r#"
    Relay RelayWorks
    MailServer MailServerMissing
    Spf SpfPasses example.com
    Spf SpfRefuses example.org 192.0.2.10 [example.org None]
    Spf SpfMissing example.net [example.net Some("v=spf1 ip4:192.0.2.10 ~all")]
    Dmarc DmarcPublished example.com
    Dmarc DmarcInvalid example.org [_dmarc.example.org None]
    Dmarc DmarcMissing example.net [_dmarc.example.net Some("v=DMARC1; p=none")]
    Dkim DkimUnknown example.com
    Dkim DkimUnknown example.org
    Dkim DkimUnknown example.net
    TestMessage TestMissing
    Policy PolicyDefault
    People PeoplePresent
    "#);
}

#[tokio::test]
async fn what_is_silent_is_not_known() {
    let zone = zone()
        .with_silent("example.com")
        .with_silent("_dmarc.example.com");
    let (fixture, admin) = fixture(zone, |config| config.domains.truncate(1)).await;
    let found = settled(&fixture, &admin).await;
    for task in [ChecklistTask::Spf, ChecklistTask::Dmarc, ChecklistTask::Dkim] {
        assert_eq!(state(&found, task), ChecklistState::Unknown, "{task:?}");
    }
}

#[tokio::test]
async fn without_sending_addresses_a_record_is_not_judged() {
    let (fixture, admin) = fixture(zone(), |config| config.sending_addresses.clear()).await;
    let found = settled(&fixture, &admin).await;
    let (_, spf) = &found.items[2];
    let findings: Vec<_> = spf.iter().map(|detail| detail.finding).collect();
    assert_eq!(
        findings,
        [
            ChecklistFinding::SpfAddressesMissing,
            ChecklistFinding::SpfAddressesMissing,
            ChecklistFinding::SpfMissing,
        ]
    );
    assert_eq!(spf[2].record.as_ref().unwrap().text, None);
}

/// One that is away is asked again soon; one that refuses the password is not, since it may lock the account.
#[tokio::test]
async fn the_relay_is_asked_again() {
    let (fixture, admin) = fixture(zone(), |_| ()).await;
    let relay = async |fixture: &Fixture| settled(fixture, &admin).await.items[0].1[0].finding;
    let (password, away) = (
        ChecklistFinding::RelayPasswordWrong,
        ChecklistFinding::RelayUnreachable,
    );
    fixture.relay.script.fail(Reason::AuthRejected, false);
    fixture.relay.script.fail(Reason::ConnectFailed, true);
    assert_eq!(relay(&fixture).await, password);
    fixture.clock.advance(299.seconds());
    assert_eq!([relay(&fixture).await, relay(&fixture).await], [password; 2]);
    fixture.clock.advance(1.seconds());
    // What was found last counts until the next look has ended.
    assert_eq!([relay(&fixture).await, relay(&fixture).await], [password, away]);
    fixture.clock.advance(20.seconds());
    let works = ChecklistFinding::RelayWorks;
    assert_eq!([relay(&fixture).await, relay(&fixture).await], [away, works]);
    let fixture = fixture.without_relay();
    assert_eq!(relay(&fixture).await, ChecklistFinding::RelayMissing);
}

#[tokio::test]
async fn the_mail_server_ticks_it_by_asking_and_a_restart_forgets_nothing() {
    let mta = MtaConfig {
        sockets: "/nowhere".into(),
        submission: "/nowhere".into(),
    };
    let (fixture, admin) = fixture(zone(), |config| config.mta = Some(mta)).await;
    let task = ChecklistTask::MailServer;
    assert_eq!(
        state(&settled(&fixture, &admin).await, task),
        ChecklistState::Unknown
    );
    note_asked(&fixture.app, &fixture.app.checklist);
    while state(&settled(&fixture, &admin).await, task) != ChecklistState::Done {
        tokio::task::yield_now().await;
    }
    let fixture = fixture.restarted();
    assert_eq!(
        state(&settled(&fixture, &admin).await, task),
        ChecklistState::Done
    );
}

#[tokio::test]
async fn the_demo_has_no_mail_server() {
    let (fixture, admin) = fixture(zone(), |config| config.demo = true).await;
    let found = settled(&fixture, &admin).await;
    assert!(
        found
            .items
            .iter()
            .all(|(task, _)| *task != ChecklistTask::MailServer)
    );
    assert_eq!(found.items.len(), ChecklistTask::ALL.len() - 1);
}

fn message(id: &str, from: &str, results: &str) -> String {
    format!("Authentication-Results: mx.partner.com; {results}\r\nMessage-ID: <{id}>\r\nFrom: {from}\r\n")
}

#[tokio::test]
async fn a_received_message_ticks_what_it_shows() {
    let (fixture, admin) = fixture(zone(), |_| ()).await;
    let list = of(&fixture);
    let refused = list.confirm_test(&admin).await.unwrap_err();
    assert_eq!(refused.reason, Reason::NotFound);
    list.record_test(&admin, "test@example.com").await.unwrap();
    let test = ChecklistTask::TestMessage;
    assert_eq!(
        state(&settled(&fixture, &admin).await, test),
        ChecklistState::Open
    );
    let dkim = async |fixture: &Fixture| {
        let found = settled(fixture, &admin).await;
        // The key is looked up beside.
        tokio::task::yield_now().await;
        let again = settled(fixture, &admin).await;
        assert_eq!(found.items.len(), again.items.len());
        again.items[4].1[0].finding
    };
    let pass = "dkim=pass header.d=example.com header.s=";
    for (id, results, finding) in [
        (
            "a@example.com",
            "dkim=none".to_owned(),
            ChecklistFinding::DkimUnsigned,
        ),
        (
            "a@example.com",
            "dkim=fail header.d=example.com".to_owned(),
            ChecklistFinding::DkimFails,
        ),
        (
            "a@example.com",
            format!("{pass}s2"),
            ChecklistFinding::DkimKeyMissing,
        ),
        (
            "test@example.com",
            format!("{pass}s1"),
            ChecklistFinding::DkimPasses,
        ),
    ] {
        assert_eq!(
            state(&settled(&fixture, &admin).await, test),
            ChecklistState::Open,
            "{id}"
        );
        let message = message(id, "Anna <anna@Example.com>", &results);
        list.read_message(&admin, &message).await.unwrap();
        assert_eq!(dkim(&fixture).await, finding, "{results}");
    }
    let found = settled(&fixture, &admin).await;
    assert_eq!(state(&found, test), ChecklistState::Done);
    assert_eq!(found.items[4].1[0].server.as_deref(), Some("mx.partner.com"));
}

#[tokio::test]
async fn what_tells_nothing_changes_nothing() {
    let (fixture, admin) = fixture(zone(), |_| ()).await;
    let list = of(&fixture);
    list.record_test(&admin, "test@example.com").await.unwrap();
    for (message, reason) in [
        (
            message("a@b.cd", "a@partner.com", "dkim=pass header.d=example.com"),
            Reason::DomainNotOwn,
        ),
        (
            message("a@example.com", "a@example.com", "spf=pass"),
            Reason::DkimResultsMissing,
        ),
        (
            "Message-ID: <test@example.com>\r\n".to_owned(),
            Reason::HeadersNoSender,
        ),
        ("From: nobody\r\n".to_owned(), Reason::HeadersNoSender),
    ] {
        let refused = list.read_message(&admin, &message).await.unwrap_err();
        assert_eq!(
            (refused.reason, refused.fields[0].field.as_str()),
            (reason, "message")
        );
    }
    let found = settled(&fixture, &admin).await;
    assert_eq!(state(&found, ChecklistTask::TestMessage), ChecklistState::Open);
    assert_eq!(state(&found, ChecklistTask::Dkim), ChecklistState::Unknown);
    // Of the test message it is known that it has arrived, whatever else it shows.
    let message = message("test@example.com", "admin@example.com", "spf=pass");
    list.read_message(&admin, &message).await.unwrap();
    let found = settled(&fixture, &admin).await;
    assert_eq!(state(&found, ChecklistTask::TestMessage), ChecklistState::Done);
    assert_eq!(state(&found, ChecklistTask::Dkim), ChecklistState::Unknown);
}
