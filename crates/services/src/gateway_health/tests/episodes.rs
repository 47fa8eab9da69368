//! The rules of episodes, without a database.

use jiff::ToSpan as _;
use proptest::prelude::*;

use super::super::{episode::*, *};

const REFUSED: GatewayOutcome = GatewayOutcome::Fails(Reason::AuthRejected);
const AWAY: GatewayOutcome = GatewayOutcome::Fails(Reason::ConnectFailed);
const UNTRUSTED: GatewayOutcome = GatewayOutcome::Fails(Reason::CertificateExpired);
const NOT_TAKEN: GatewayOutcome = GatewayOutcome::Refuses(Reason::SenderRefused);
const WORKS: GatewayOutcome = super::WORKS;

/// Minutes since the previous step, source and outcome; the expected notifications, and minutes to the next check.
type Step = (i32, OutcomeSource, GatewayOutcome, &'static [&'static str], i64);

fn walk(steps: &[Step]) {
    let mut now = Timestamp::UNIX_EPOCH;
    let mut health = Health::unknown(now);
    for (number, (minutes, source, outcome, mails, next)) in steps.iter().enumerate() {
        now += minutes.minutes();
        let before = health;
        health = apply_outcome(&before, *outcome, *source, now, 0);
        let letters = choose_notifications(&before, &health, now);
        for letter in &letters {
            note_notified(&mut health, *letter, now);
        }
        let names: Vec<String> = letters.iter().map(|letter| name(*letter)).collect();
        assert_eq!(names, *mails, "step {number}");
        assert_eq!(
            health.next_check.duration_since(now).as_mins(),
            *next,
            "step {number}"
        );
    }
}

fn name(letter: HealthNotification) -> String {
    let text = format!("{letter:?}");
    text.split('(').next().unwrap_or_default().to_owned()
}

use OutcomeSource::{Check, Delivery};

const DAY: i64 = 22 * 60;

#[test]
fn a_gateway_that_is_away_is_told_once_after_half_an_hour_and_again_when_it_works() {
    walk(&[
        (0, Check, WORKS, &[], DAY),
        (1, Check, AWAY, &[], 30),
        (30, Check, AWAY, &["Unreachable"], 60),
        (60, Check, AWAY, &[], 120),
        (120, Check, GatewayOutcome::Fails(Reason::Timeout), &[], 240),
        (240, Check, AWAY, &[], 480),
        (480, Check, AWAY, &[], 960),
        (960, Check, AWAY, &[], DAY),
        (1320, Check, AWAY, &[], DAY),
        (1320, Delivery, WORKS, &["Works"], DAY),
        (1, Delivery, AWAY, &[], 30),
    ]);
}

#[test]
fn who_is_back_within_half_an_hour_is_not_worth_a_mail() {
    walk(&[
        (0, Delivery, AWAY, &[], 30),
        (29, Delivery, AWAY, &[], 1),
        (1, Check, WORKS, &[], DAY),
        (30, Delivery, AWAY, &[], 30),
    ]);
}

#[test]
fn deliveries_that_fail_bring_no_check_forward_and_put_none_off() {
    walk(&[
        (0, Delivery, AWAY, &[], 30),
        (10, Delivery, AWAY, &[], 20),
        (10, Delivery, AWAY, &[], 10),
        (10, Check, AWAY, &["Unreachable"], 60),
        (10, Delivery, AWAY, &[], 50),
    ]);
}

#[test]
fn a_refused_password_is_told_at_once_and_tried_twice_a_day() {
    walk(&[
        (0, Delivery, WORKS, &[], DAY),
        (1, Delivery, REFUSED, &["Password"], 720),
        (1, Delivery, REFUSED, &[], 719),
        (719, Check, REFUSED, &[], 720),
        // Whatever else fails: providers count attempts as long as the password is refused.
        (720, Check, AWAY, &[], 720),
        (720, Check, AWAY, &["Unreachable"], 720),
        (720, Check, WORKS, &["Works"], DAY),
        (1, Delivery, REFUSED, &["Password"], 720),
    ]);
}

#[test]
fn a_password_refused_by_a_gateway_that_was_away_is_told_too() {
    walk(&[
        (0, Check, AWAY, &[], 30),
        (30, Check, AWAY, &["Unreachable"], 60),
        (60, Check, REFUSED, &["Password"], 720),
        (720, Check, UNTRUSTED, &["Certificate"], 720),
        (720, Check, UNTRUSTED, &[], 720),
        (720, Check, WORKS, &["Works"], DAY),
    ]);
}

#[test]
fn a_certificate_that_ends_soon_is_told_once_for_each() {
    let ends = |days: i64| GatewayOutcome::Works {
        certificate_expires: Some(Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(24 * days)),
    };
    walk(&[
        (0, Check, ends(16), &[], DAY),
        (1440, Check, ends(16), &[], DAY),
        (1440, Check, ends(16), &["Expires"], DAY),
        (1440, Check, ends(16), &[], DAY),
        (1, Check, UNTRUSTED, &["Certificate"], 30),
        (1, Delivery, ends(16), &["Works"], DAY),
        (1440, Check, ends(17), &["Expires"], DAY),
        (1440, Check, ends(100), &[], DAY),
        // A certificate that cannot be read changes nothing.
        (1440, Check, WORKS, &[], DAY),
    ]);
}

/// The sender is told about each refused message, so no email is sent; a check neither ends the episode nor comes sooner.
#[test]
fn messages_that_are_not_taken_are_no_reason_for_a_mail() {
    walk(&[
        (0, Check, WORKS, &[], DAY),
        (20, Delivery, NOT_TAKEN, &[], DAY - 20),
        (60, Delivery, NOT_TAKEN, &[], DAY - 80),
        (1320, Check, WORKS, &[], DAY),
        (1, Check, AWAY, &[], 30),
        (30, Check, AWAY, &["Unreachable"], 60),
        (60, Check, WORKS, &[], DAY),
        (1, Delivery, WORKS, &[], DAY),
    ]);
}

#[test]
fn what_stands_about_messages_and_what_about_signing_in() {
    let at = |minutes: i64| Timestamp::UNIX_EPOCH + minutes.minutes();
    let mut health = Health::unknown(at(0));
    health.sender_unknown = true;
    let mut step = |minutes, outcome, source| {
        health = apply_outcome(&health, outcome, source, at(minutes), 0);
        let reason = health.last_failure.map(|(_, reason)| reason);
        (
            health.failing_since,
            reason,
            health.no_message.map(|(since, _)| since),
            health.last_success,
            health.sender_unknown,
        )
    };
    let refused = Some(Reason::SenderRefused);
    assert_eq!(step(1, WORKS, Check), (None, None, None, Some(at(1)), true));
    assert_eq!(
        step(2, GatewayOutcome::Refuses(Reason::MessageRefused), Delivery),
        (
            Some(at(2)),
            Some(Reason::MessageRefused),
            Some(at(2)),
            Some(at(1)),
            true
        )
    );
    let known = (Some(at(2)), refused, Some(at(2)), Some(at(1)), false);
    assert_eq!(step(3, NOT_TAKEN, Delivery), known);
    assert_eq!(step(4, WORKS, Check), known);
    let away = Some(Reason::ConnectFailed);
    assert_eq!(
        step(5, AWAY, Delivery),
        (Some(at(5)), away, Some(at(2)), Some(at(1)), false)
    );
    assert_eq!(step(6, WORKS, Check), known);
    assert_eq!(
        step(7, WORKS, Delivery),
        (None, refused, None, Some(at(7)), false)
    );
}

fn any_step() -> impl Strategy<Value = (i32, OutcomeSource, GatewayOutcome, u16)> {
    let source = prop_oneof![Just(OutcomeSource::Check), Just(OutcomeSource::Delivery)];
    let outcome = prop_oneof![
        Just(WORKS),
        Just(REFUSED),
        Just(AWAY),
        Just(UNTRUSTED),
        Just(GatewayOutcome::Fails(Reason::Server4xx)),
        Just(NOT_TAKEN),
        Just(GatewayOutcome::SignsIn {
            certificate_expires: None
        }),
    ];
    // A check shows nothing about messages.
    let only_messages_tell = |(minutes, source, outcome, chance)| match outcome {
        GatewayOutcome::Refuses(_) | GatewayOutcome::SignsIn { .. } => {
            (minutes, OutcomeSource::Delivery, outcome, chance)
        }
        _ => (minutes, source, outcome, chance),
    };
    (0..3000_i32, source, outcome, 0..1000_u16).prop_map(only_messages_tell)
}

proptest! {
    /// In any sequence, nothing is reported twice within an episode, a recovery is reported only after a failure was, and the
    /// next check is between half an hour and 26 hours away, with a refused password at least half a day.
    #[test]
    fn no_mail_twice_no_check_too_often(steps in prop::collection::vec(any_step(), 1..60)) {
        let mut now = Timestamp::UNIX_EPOCH;
        let mut health = Health::unknown(now);
        let mut heard: Vec<String> = Vec::new();
        for (minutes, source, outcome, chance) in steps {
            now += minutes.minutes();
            let before = health;
            health = apply_outcome(&before, outcome, source, now, chance);
            for letter in choose_notifications(&before, &health, now) {
                note_notified(&mut health, letter, now);
                let name = name(letter);
                if name == "Works" {
                    prop_assert!(!heard.is_empty());
                } else {
                    prop_assert!(!heard.contains(&name), "{name} twice");
                    heard.push(name);
                }
            }
            if !matches!(outcome, GatewayOutcome::Fails(_)) {
                heard.clear();
                prop_assert_eq!(health.failing_since, health.no_message.map(|(since, _)| since));
                prop_assert!(outcome != WORKS || source == OutcomeSource::Check || health.no_message.is_none());
            }
            if source == OutcomeSource::Check {
                let wait = health.next_check.duration_since(now).as_mins();
                prop_assert!((30..=26 * 60).contains(&wait), "{wait}");
                if health.password_refused_since.is_some() {
                    prop_assert!(wait >= 720, "{wait}");
                }
            }
        }
    }
}
