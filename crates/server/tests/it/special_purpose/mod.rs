//! The guard's table against other implementations of the same registries: ipaddr.js and Python's `ipaddress`, queried about both
//! edges of each network that any of the three knows, and the addresses just outside.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    path::Path,
    process::Command,
};

use fromline_outbound::smtp::guard::{DENIED, Guard};
use ipnet::IpNet;

use super::packages::{finished, npm};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/special_purpose");
const IPADDR_JS: &str = "ipaddr.js@2.5.0";

/// Networks that we refuse and ipaddr.js does not, with the reason.
const STRICTER_THAN_IPADDR_JS: &[(&str, &str)] = &[
    (
        "::/3",
        "IANA assigns global unicast addresses from 2000::/3 alone; ipaddr.js names the special ones",
    ),
    ("4000::/2", "the same"),
    ("8000::/1", "the same"),
];
/// Networks that ipaddr.js considers special and we allow, with the reason.
const LOOSER_THAN_IPADDR_JS: &[(&str, &str)] = &[
    (
        "192.31.196.0/24",
        "AS112 (RFC 7535): meant to be reached from everywhere",
    ),
    ("192.52.193.0/24", "AMT (RFC 7450): the same"),
    ("192.175.48.0/24", "AS112 (RFC 7534): the same"),
    ("2620:4f:8000::/48", "AS112 (RFC 7534): the same"),
];
/// Networks that we refuse and some version of Python does not, with the reason.
const STRICTER_THAN_PYTHON: &[(&str, &str)] = &[
    (
        "192.0.0.0/24",
        "two addresses of it are anycast relays (RFC 7723, RFC 8155): no mail servers; before 3.12.4 only parts are known",
    ),
    ("192.88.99.0/24", "6to4 relays, given up (RFC 7526)"),
    ("64:ff9b::/96", "carries an IPv4 address"),
    ("64:ff9b:1::/48", "RFC 8215, since 3.12.4"),
    ("100:0:0:1::/64", "RFC 9780, newer than Python's table"),
    (
        "2001::/23",
        "parts are anycast, AMT, AS112, identifiers: no mail servers",
    ),
    ("2002::/16", "carries an IPv4 address; since 3.12.4"),
    ("3fff::/20", "RFC 9637, since 3.13"),
    ("5f00::/16", "RFC 9602, newer than Python's table"),
];

#[test]
fn ipaddr_js_knows_the_same() {
    let folder = match npm("ipaddr.js", &[IPADDR_JS]) {
        Ok(folder) => folder,
        Err(why) => {
            return skipped(&format!(
                "the guard's table against ipaddr.js: needs Node.js with npm: {why}"
            ));
        }
    };
    let ask = |arguments: &[String]| {
        let mut command = Command::new("node");
        command.arg(Path::new(FOLDER).join("known.mjs")).arg(&folder);
        finished(command.args(arguments)).unwrap()
    };
    let (stricter, looser) = differences(&ask);
    assert_eq!(unexplained(&stricter, STRICTER_THAN_IPADDR_JS), [] as [IpAddr; 0]);
    assert_eq!(unexplained(&looser, LOOSER_THAN_IPADDR_JS), [] as [IpAddr; 0]);
    // The library's version is pinned; a network that no longer differs must be removed from the lists.
    for (network, _) in STRICTER_THAN_IPADDR_JS {
        assert!(stricter.iter().any(|one| holds(network, one)), "{network}");
    }
    for (network, _) in LOOSER_THAN_IPADDR_JS {
        assert!(looser.iter().any(|one| holds(network, one)), "{network}");
    }
}

#[test]
fn python_knows_the_same() {
    if finished(Command::new("python3").arg("--version")).is_err() {
        return skipped("the guard's table against Python's ipaddress: needs Python 3");
    }
    let ask = |arguments: &[String]| {
        let mut command = Command::new("python3");
        finished(command.arg(Path::new(FOLDER).join("known.py")).args(arguments)).unwrap()
    };
    let (stricter, looser) = differences(&ask);
    assert_eq!(unexplained(&stricter, STRICTER_THAN_PYTHON), [] as [IpAddr; 0]);
    assert_eq!(looser, [] as [IpAddr; 0]);
}

/// Returns the addresses that we refuse and the other does not, and vice versa.
fn differences(ask: &dyn Fn(&[String]) -> String) -> (Vec<IpAddr>, Vec<IpAddr>) {
    let guard = Guard::new(Vec::new(), Vec::new());
    let theirs = ask(&[]);
    let networks = DENIED.iter().copied().chain(theirs.lines());
    let edges: BTreeSet<IpAddr> = networks
        .map(|network| network.parse::<IpNet>().unwrap())
        .flat_map(edges)
        .collect();
    assert!(edges.len() > 100, "{}", edges.len());
    let typed: Vec<String> = edges.iter().map(ToString::to_string).collect();
    let verdicts = ask(&typed);
    assert_eq!(verdicts.lines().count(), edges.len());
    let known: BTreeMap<IpAddr, bool> = edges
        .into_iter()
        .zip(verdicts.lines().map(|verdict| verdict == "1"))
        .collect();
    let passes = |address: IpAddr| guard.check(vec![address], 587).is_some();
    let differ = |ours: bool| {
        let differing = known
            .iter()
            .filter(|(address, theirs)| passes(**address) == ours && **theirs != ours);
        differing.map(|(address, _)| *address).collect()
    };
    (differ(false), differ(true))
}

fn edges(network: IpNet) -> Vec<IpAddr> {
    let beside = |address: IpAddr, step: i8| match address {
        IpAddr::V4(v4) => {
            let bits = v4.to_bits().checked_add_signed(step.into());
            bits.map(|bits| IpAddr::V4(Ipv4Addr::from_bits(bits)))
        }
        IpAddr::V6(v6) => {
            let bits = v6.to_bits().checked_add_signed(step.into());
            bits.map(|bits| IpAddr::V6(Ipv6Addr::from_bits(bits)))
        }
    };
    let (first, last) = (network.network(), network.broadcast());
    let inside = [Some(first), Some(last)];
    let outside = [beside(first, -1), beside(last, 1)];
    inside.into_iter().chain(outside).flatten().collect()
}

fn holds(network: &str, address: &IpAddr) -> bool {
    network
        .parse::<IpNet>()
        .is_ok_and(|network| network.contains(address))
}

fn unexplained(differing: &[IpAddr], known: &[(&str, &str)]) -> Vec<IpAddr> {
    let is_known = |address: &IpAddr| known.iter().any(|(network, _)| holds(network, address));
    let unknown = differing.iter().filter(|address| !is_known(address));
    unknown.copied().collect()
}

/// Prints past the test harness, which hides the output of passing tests.
fn skipped(what: &str) {
    let _ = writeln!(std::io::stdout(), "SKIPPED: {what}");
}
