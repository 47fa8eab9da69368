//! The clock is repeatedly set forward and back by up to two days: users with the right password can sign in, signed-in users
//! stay so, and nothing is delayed for days.

use std::path::{Path, PathBuf};

use fromline_http::testing::TestResponse;
use fromline_server::testing::Harness;
use fromline_services::{clock_steps::correct, outbox};
use fromline_store::{aliases, health};
use jiff::{SignedDuration, ToSpan as _};
use serde_json::json;

use super::{
    binary::{Server, fromline},
    rounds, skipped,
};

const PASSWORD: &str = "correct horse battery";
const USERS: [&str; 3] = ["admin@example.com", "user@example.com", "utente@example.com"];
const LIST: &str = "/gmail/v1/users/me/settings/sendAs";
const DAYS: i64 = 2 * 24 * 60 * 60;

/// Returns offsets from the true time in seconds, in a fixed order that alternates directions.
fn offsets(count: usize) -> Vec<i64> {
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let offsets = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        i64::try_from(state % (2 * DAYS.unsigned_abs() + 1)).unwrap() - DAYS
    });
    [DAYS, 0, -DAYS, 0]
        .into_iter()
        .chain(offsets)
        .take(count)
        .collect()
}

#[tokio::test]
async fn after_each_of_fifty_steps_everybody_is_let_in_and_mail_leaves() {
    let harness = Harness::new().await;
    for user in USERS {
        harness.set_password(user, PASSWORD).await;
    }
    harness.allow_gateways().await;
    let program = harness.program("user@example.com").await;
    let first = harness.nobody().sign_in("user@example.com", PASSWORD).await;
    let mut before = harness
        .nobody()
        .with_cookie(false, &first.session_token().expect("a session"));
    let (mut offset, mut kept_out) = (0, Vec::new());
    let mut check = |round: usize, what: &str, answer: &TestResponse| {
        if !answer.status.is_success() {
            kept_out.push(format!("{round}: {what}: {}", answer.outcome()));
        }
    };
    for (round, next) in offsets(50).into_iter().enumerate() {
        harness.clock.step(SignedDuration::from_secs(next - offset));
        offset = next;
        check(round, "session", &before.get(LIST).await);
        // The job does this within five seconds.
        assert!(correct(&harness.app.store, &*harness.app.clock).await);
        for user in USERS {
            let answer = harness.nobody().sign_in(user, PASSWORD).await;
            check(round, user, &answer);
            if user == "user@example.com" {
                let token = answer.session_token().expect("a session");
                before = harness.nobody().with_cookie(false, &token);
            }
        }
        check(round, "list", &before.get(LIST).await);
        check(
            round,
            "look-up",
            &program.get("/api/v1/domains/partner.com/authentication").await,
        );
        let address = format!("user.name{round}@partner.com");
        let gateway = json!({ "host": "smtp.partner.com", "port": 465, "securityMode": "ssl",
                              "username": "name", "password": "s3cret p%ss" });
        let body = json!({ "sendAsEmail": address, "smtpMsa": gateway });
        check(round, "gateway check", &program.post(LIST, body).await);
        check(
            round,
            "delete",
            &program.delete(&format!("{LIST}/{address}")).await,
        );
        if round % 10 == 0 {
            let body = json!({ "sendAsEmail": format!("mail{round}@partner.com") });
            let other = harness.browser("utente@example.com").await;
            check(round, "address", &other.post(LIST, body).await);
            outbox::Outbox::of(&harness.app).send_due().await.expect("SQL");
            let sent = harness.relay.sent();
            assert!(
                sent.iter()
                    .any(|mail| mail.envelope.recipients == [format!("mail{round}@partner.com")]),
                "{round}: no mail"
            );
        }
        harness.clock.advance(3.hours());
    }
    assert_eq!(kept_out, Vec::<String>::new());
}

/// Mail queued while the clock was ahead is sent when planned, not days later.
#[tokio::test]
async fn what_was_queued_ahead_of_now_is_due_when_it_was_to_be() {
    let harness = Harness::new().await;
    let ask = async |user: &str| {
        let body = json!({ "sendAsEmail": "user.name@partner.com" });
        harness.browser(user).await.post(LIST, body).await.ok();
    };
    let due = async || {
        outbox::Outbox::of(&harness.app).send_due().await.expect("SQL");
        harness.relay.sent().len()
    };
    harness.clock.step(SignedDuration::from_hours(48));
    for number in 0..7 {
        let address = format!("another{number}@example.com");
        harness.add_user(&address, "Another", false).await;
        ask(&address).await;
        if number < 6 {
            assert_eq!(due().await, number + 1);
        }
    }
    // The seventh waits for a day.
    assert_eq!(due().await, 6);
    harness
        .relay
        .script
        .fail(fromline_core::Reason::ConnectFailed, true);
    harness
        .browser("user@example.com")
        .await
        .post(LIST, json!({ "sendAsEmail": "else@partner.com" }))
        .await
        .ok();
    due().await;
    harness.relay.script.forget();
    harness.clock.step(SignedDuration::from_hours(-48));
    assert_eq!(due().await, 6);
    assert!(correct(&harness.app.store, &*harness.app.clock).await);
    harness.clock.advance(1.hour());
    assert_eq!(due().await, 7, "the one that the relay did not take");
    harness.clock.advance(22.hours());
    assert_eq!(due().await, 7);
    harness.clock.advance(2.hours());
    assert_eq!(due().await, 8, "the one that waited for room");
}

/// A gateway checked while the clock was ahead is checked again within a day and not left alone for longer.
#[tokio::test]
async fn a_gateway_that_was_seen_ahead_of_now_is_looked_at_within_a_day() {
    let harness = Harness::new().await;
    harness.allow_gateways().await;
    harness.clock.step(SignedDuration::from_hours(48));
    let gateway = json!({ "host": "smtp.partner.com", "port": 465, "securityMode": "ssl",
                          "username": "name", "password": "s3cret p%ss" });
    let body = json!({ "sendAsEmail": "user.name@partner.com", "smtpMsa": gateway });
    harness
        .browser("user@example.com")
        .await
        .post(LIST, body)
        .await
        .ok();
    let user = harness.user("user@example.com").await.id;
    let known = async || {
        harness
            .read(|db| {
                let alias = aliases::find(
                    db,
                    user,
                    &fromline_base::testing::address_key("user.name@partner.com"),
                )?;
                let known = health::find(db, alias.and_then(|alias| alias.gateway).expect("a gateway").id);
                Ok(known.expect("SQL").expect("a row"))
            })
            .await
    };
    harness.clock.step(SignedDuration::from_hours(-48));
    let now = harness.app.clock.now();
    assert!(known().await.next_check > now + 48.hours());
    assert!(correct(&harness.app.store, &*harness.app.clock).await);
    let mut seen = known().await;
    assert!(
        seen.next_check > now && seen.next_check <= now + 24.hours(),
        "{seen:?}"
    );
    assert_eq!(seen.last_success, Some(now));
    // A gateway that refused the password is not checked for half a day, and no longer.
    let ahead = now + 50.hours();
    seen.last_failure = Some((ahead, fromline_core::Reason::AuthRejected));
    (seen.failing_since, seen.password_refused_since) = (Some(ahead), Some(ahead));
    seen.next_check = now + 62.hours();
    harness
        .write(|db| {
            let alias = aliases::find(
                db,
                user,
                &fromline_base::testing::address_key("user.name@partner.com"),
            )?;
            health::set(
                db,
                alias.and_then(|alias| alias.gateway).expect("a gateway").id,
                &seen,
            )?;
            Ok(())
        })
        .await;
    assert!(correct(&harness.app.store, &*harness.app.clock).await);
    let seen = known().await;
    assert_eq!(
        (seen.failing_since, seen.password_refused_since),
        (Some(now), Some(now))
    );
    assert_eq!(seen.last_failure.map(|(at, _)| at), Some(now));
    assert!(
        seen.next_check >= now + 12.hours() && seen.next_check <= now + 14.hours(),
        "{seen:?}"
    );
}

/// A machine that starts with its clock in 1970 damages nothing before the clock is set.
#[tokio::test]
async fn a_clock_that_is_not_set_yet_corrects_nothing() {
    let harness = Harness::new().await;
    let body = json!({ "sendAsEmail": "user.name@partner.com" });
    let browser = harness.browser("user@example.com").await;
    browser.post(LIST, body).await.ok();
    let years = SignedDuration::from_hours(24 * 365 * 50);
    harness.clock.step(-years);
    assert!(!correct(&harness.app.store, &*harness.app.clock).await);
    harness.clock.step(years);
    let list = browser.get(LIST).await.ok();
    assert_eq!(list["sendAs"][1]["fromline"]["confirmation"]["resendsLeft"], 2);
}

/// Returns the path of the library that fakes the time for a program.
fn faketime() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?.flatten();
    let mut libraries = folders.map(|folder| folder.path().join("faketime/libfaketime.so.1"));
    libraries.find(|library| library.exists())
}

fn sign_in(server: &Server, user: &str) -> u16 {
    let body = json!({ "address": user, "password": PASSWORD });
    server.post("/api/v1/session/open", &body).0
}

fn set_clock(file: &Path, offset: i64) {
    let part = file.with_extension("part");
    std::fs::write(&part, format!("{offset:+}\n")).expect("written");
    std::fs::rename(part, file).expect("in place");
}

#[test]
fn the_binary_lets_everybody_in_after_each_step() {
    let Some(library) = faketime() else {
        return skipped(
            "a clock that is set back, on the binary",
            "missing: libfaketime; to install: apt-get install -y libfaketime",
        );
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("clock");
    set_clock(&file, 0);
    let mut command = fromline();
    command
        .env("FROMLINE_DEMO_PASSWORD", PASSWORD)
        .env("LD_PRELOAD", library)
        .env("FAKETIME_TIMESTAMP_FILE", &file)
        .env("FAKETIME_NO_CACHE", "1")
        // The kernel never sets the monotonic clock.
        .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
        .env("DONT_FAKE_MONOTONIC", "1");
    let server = Server::start_as(command, &folder.path().join("data"), &["--demo"]);
    let (mut tried, mut kept_out) = (0, Vec::new());
    for (round, offset) in offsets(rounds("FROMLINE_CLOCK_STEPS", 6)).into_iter().enumerate() {
        set_clock(&file, offset);
        let date = server.raw(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        assert!(date.starts_with("HTTP/1.1 200"), "{date}");
        for user in USERS {
            tried += 1;
            match sign_in(&server, user) {
                200 => (),
                status => kept_out.push((round, offset, user, status)),
            }
        }
    }
    eprintln!("{tried} sign-ins, kept out: {kept_out:?}");
    assert!(kept_out.is_empty(), "{kept_out:?}\n{}", server.stderr());
    server.stop();
}
