use fromline_base::{clock::MockClock, testing::time};
use futures_util::FutureExt as _;
use jiff::ToSpan as _;

use super::*;

fn clock() -> MockClock {
    MockClock::new(time("2026-11-23T09:00:00Z"))
}

fn attempt(account: &str, sender: &str) -> PasswordAttempt {
    PasswordAttempt {
        account: account.to_owned(),
        sender: sender.parse().unwrap(),
        device: None,
    }
}

/// Polls the reservation once and returns its result, if it has one without waiting.
fn at_once<'l>(
    limits: &'l PasswordLimits,
    clock: &MockClock,
    attempt: PasswordAttempt,
) -> Option<Result<ReservedTry<'l>, TooMany>> {
    limits.reserve(attempt, clock).now_or_never()
}

/// Makes an attempt with a wrong password; an error if it was refused unchecked.
fn wrong(limits: &PasswordLimits, clock: &MockClock, attempt: PasswordAttempt) -> Result<(), TooMany> {
    at_once(limits, clock, attempt).expect("no wait").map(drop)
}

/// Sends nine wrong passwords from each of twelve networks: a hundred reach the account, then each network has one more.
fn storm(limits: &PasswordLimits, clock: &MockClock, account: &str) -> usize {
    let tries = (0..12).flat_map(|place| std::iter::repeat_n(place, 9));
    tries
        .filter(|place| wrong(limits, clock, attempt(account, &format!("198.51.100.{place}"))).is_ok())
        .count()
}

#[test]
fn strangers_keep_nobody_out() {
    let (limits, clock) = (PasswordLimits::default(), clock());
    // The twelfth place reached the account once; the attempt reserved for the account itself is the hundred-and-first.
    assert_eq!(storm(&limits, &clock, "user"), 101);
    let known = PasswordAttempt {
        device: Some("laptop".to_owned()),
        ..attempt("user", "198.51.100.1")
    };
    for _ in 0..50 {
        at_once(&limits, &clock, known.clone())
            .unwrap()
            .unwrap()
            .give_back();
        at_once(&limits, &clock, attempt("user", "192.0.2.1"))
            .unwrap()
            .unwrap()
            .give_back();
    }
    // A user who mistypes elsewhere has to wait, but never more than a minute.
    wrong(&limits, &clock, attempt("user", "192.0.2.1")).unwrap();
    let refused = wrong(&limits, &clock, attempt("user", "192.0.2.1"));
    assert!(
        matches!(refused, Err(TooMany::Account(Wait(1..=60)))),
        "{refused:?}"
    );
    clock.advance(1.minute());
    wrong(&limits, &clock, attempt("user", "192.0.2.1")).unwrap();
}

#[test]
fn all_networks_together_have_few_tries_for_one_account() {
    let (limits, clock) = (PasswordLimits::default(), clock());
    let mut looked_at = 0;
    for minute in 0..10 {
        for place in 0..3000_u32 {
            let sender = format!("10.{minute}.{}.{}", place / 256, place % 256);
            let tried = at_once(&limits, &clock, attempt("user", &sender));
            looked_at += u32::from(tried.is_some_and(|tried| tried.is_ok()));
        }
        clock.advance(1.minute());
    }
    assert!((200..=260).contains(&looked_at), "{looked_at}");
}

#[test]
fn a_browser_that_is_known_has_ten_tries_of_its_own() {
    let (limits, clock) = (PasswordLimits::default(), clock());
    let known = |account: &str| PasswordAttempt {
        device: Some("laptop".to_owned()),
        ..attempt(account, "192.0.2.1")
    };
    for _ in 0..10 {
        wrong(&limits, &clock, attempt("other", "192.0.2.1")).unwrap();
    }
    for _ in 0..10 {
        wrong(&limits, &clock, known("user")).unwrap();
    }
    let refused = wrong(&limits, &clock, known("user"));
    assert_eq!(refused, Err(TooMany::Sender(Wait(20))));
}

#[test]
fn one_sender_is_one_ipv6_network_whatever_the_account() {
    let (limits, clock) = (PasswordLimits::default(), clock());
    for host in 0..10 {
        let sender = format!("2001:db8:0:7::{host}");
        wrong(&limits, &clock, attempt(&format!("user{host}"), &sender)).unwrap();
    }
    assert_eq!(
        wrong(&limits, &clock, attempt("x", "2001:db8:0:7:ffff::1")),
        Err(TooMany::Sender(Wait(20)))
    );
    wrong(&limits, &clock, attempt("x", "2001:db8:0:8::1")).unwrap();
}

#[tokio::test]
async fn who_comes_while_tries_are_under_way_waits_for_them() {
    let (limits, clock) = (PasswordLimits::default(), clock());
    let place = || attempt("user", "192.0.2.1");
    let mut running = Vec::new();
    for _ in 0..10 {
        running.push(limits.reserve(place(), &clock).await.unwrap());
    }
    let mut waiting = Box::pin(limits.reserve(place(), &clock));
    assert!(waiting.as_mut().now_or_never().is_none());
    running.pop().unwrap().give_back();
    waiting.await.unwrap().give_back();
    // All attempts are wrong, so no place is given back and nobody waits for one.
    drop(running);
    wrong(&limits, &clock, place()).unwrap();
    let begun = Instant::now();
    let refused = limits.reserve(place(), &clock).await.map(drop);
    assert_eq!(refused, Err(TooMany::Sender(Wait(20))));
    assert!(begun.elapsed() < Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_longer_than_five_seconds() {
    let (limits, clock) = (PasswordLimits::default(), clock());
    let place = || attempt("user", "192.0.2.1");
    let mut running = Vec::new();
    for _ in 0..10 {
        running.push(limits.reserve(place(), &clock).await.unwrap());
    }
    let begun = Instant::now();
    let refused = limits.reserve(place(), &clock).await.map(drop);
    assert!(matches!(refused, Err(TooMany::Sender(_))), "{refused:?}");
    assert_eq!(begun.elapsed().as_secs(), 5);
}
