use super::*;

fn guard() -> Guard {
    Guard::new(Vec::new(), vec!["0.0.0.0:465".parse().unwrap()])
}

fn passes(address: &str) -> bool {
    guard().check(vec![address.parse().unwrap()], 587).is_some()
}

/// One address of each denied network.
const V4: [&str; 16] = [
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.19.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
];
const V6: [&str; 16] = [
    "::",
    "::1",
    "::ffff:8.8.8.8",
    "::8.8.8.8",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:808:808::1",
    "3fff::1",
    "5f00::1",
    "fd00::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
];

#[test]
fn every_row_is_a_network() {
    assert_eq!(guard().denied.len(), DENIED.len());
    assert!(!is_public("127.0.0.1".parse().unwrap()) && is_public("8.8.8.8".parse().unwrap()));
}

#[test]
fn every_row_in_every_disguise() {
    for v4 in V4 {
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
    for v6 in V6 {
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
    for bad in V4.iter().chain(&V6) {
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
