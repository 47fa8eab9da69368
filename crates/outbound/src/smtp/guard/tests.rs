use super::*;
use crate::testing::{DENIED_V4, DENIED_V6};

fn guard() -> Guard {
    Guard::new(Vec::new(), vec!["0.0.0.0:465".parse().unwrap()])
}

fn passes(address: &str) -> bool {
    guard().check(vec![address.parse().unwrap()], 587).is_some()
}

#[test]
fn every_row_is_a_network() {
    assert_eq!(guard().denied.len(), DENIED.len());
    assert!(!is_public("127.0.0.1".parse().unwrap()) && is_public("8.8.8.8".parse().unwrap()));
}

#[test]
fn every_row_in_every_disguise() {
    for v4 in DENIED_V4 {
        let [a, b, c, d] = v4.parse::<Ipv4Addr>().unwrap().octets();
        let hex = format!(
            "{:x}:{:x}",
            u16::from_be_bytes([a, b]),
            u16::from_be_bytes([c, d])
        );
        for disguise in [
            v4.to_owned(),
            format!("::ffff:{v4}"),
            format!("::{v4}"),
            format!("64:ff9b::{hex}"),
            format!("2002:{hex}::"),
        ] {
            assert!(!passes(&disguise), "{disguise}");
        }
    }
    for v6 in DENIED_V6 {
        assert!(!passes(v6), "{v6}");
    }
    for good in [
        "8.8.8.8",
        "1.1.1.1",
        "100.128.0.1",
        "172.32.0.1",
        "2606:4700::1111",
        "2a00:1450::1",
    ] {
        assert!(passes(good), "{good}");
    }
}

#[test]
fn one_bad_answer_spoils_the_name() {
    for bad in DENIED_V4.iter().chain(&DENIED_V6) {
        let mixed = vec!["8.8.8.8".parse().unwrap(), bad.parse().unwrap()];
        assert_eq!(guard().check(mixed, 587), None, "{bad}");
    }
    assert_eq!(guard().check(Vec::new(), 587), None);
}

#[test]
fn the_operator_may_allow_a_network_but_not_ourselves() {
    let guard = Guard::new(
        vec!["10.1.0.0/16".parse().unwrap()],
        vec!["10.1.0.5:465".parse().unwrap()],
    );
    assert!(guard.check(vec!["10.1.2.3".parse().unwrap()], 587).is_some());
    assert!(guard.check(vec!["10.2.0.1".parse().unwrap()], 587).is_none());
    assert!(guard.check(vec!["10.1.0.5".parse().unwrap()], 465).is_none());
    assert!(
        guard
            .check(vec!["::ffff:10.1.2.3".parse().unwrap()], 587)
            .is_none()
    );
}
