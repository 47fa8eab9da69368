//! Bad input: more than a thousand cases for each field that takes an address, a host or a name, through the rules and through
//! the API. Refused input gets its reason and its field; nothing is echoed, nothing fails.

mod addresses;
mod api;
mod generator;
mod hosts;
mod names;

use std::net::IpAddr;

use fromline_base::{idn::to_ascii, unicode::UNICODE};
use fromline_core::{
    Reason,
    address::Address,
    gateway::{Host, PORTS, parse_port},
    message::Mailbox,
    name::normalize_display_name,
};

/// The address that the names belong to.
const ALIAS: &str = "user.name@partner.com";

fn name(typed: &str) -> Result<String, Reason> {
    normalize_display_name(typed, ALIAS, UNICODE)
}

/// Returns every address that is tried.
fn all_addresses() -> Vec<String> {
    let listed = addresses::GOOD
        .iter()
        .chain(addresses::BAD.iter().map(|(typed, _)| typed));
    let mut all = generator::cases(addresses::GOOD, 1);
    all.extend(listed.map(|typed| (*typed).to_owned()));
    assert!(all.len() > 1000, "{}", all.len());
    all.into_iter().collect()
}

/// Returns every host that is tried.
fn all_hosts() -> Vec<String> {
    let good: Vec<&str> = hosts::GOOD.iter().map(|(typed, _)| *typed).collect();
    let mut all = generator::cases(&good, 2);
    all.extend(good.iter().chain(hosts::BAD).map(|typed| (*typed).to_owned()));
    assert!(all.len() > 1000, "{}", all.len());
    all.into_iter().collect()
}

/// Returns every display name that is tried.
fn all_names() -> Vec<String> {
    let listed = names::GOOD
        .iter()
        .chain(names::BAD.iter().map(|(typed, _)| typed));
    let mut all = generator::cases(names::GOOD, 3);
    all.extend(listed.map(|typed| (*typed).to_owned()));
    assert!(all.len() > 1000, "{}", all.len());
    all.into_iter().collect()
}

#[test]
fn each_listed_address_has_its_answer() {
    for typed in addresses::GOOD {
        let parsed = Address::parse(typed, &to_ascii).map(|address| address.as_str().to_owned());
        assert_eq!(parsed.as_deref(), Ok(typed.trim()), "{typed:?}");
    }
    for (typed, reason) in addresses::BAD {
        let parsed = Address::parse(typed, &to_ascii).map(|address| address.ascii());
        assert_eq!(parsed, Err(*reason), "{typed:?}");
    }
}

#[test]
fn each_listed_host_has_its_answer() {
    for (typed, looked_up) in hosts::GOOD {
        let parsed = Host::parse(typed, &to_ascii).map(|host| host.to_string());
        assert_eq!(parsed.as_deref(), Ok(*looked_up), "{typed:?}");
    }
    for typed in hosts::BAD {
        assert_eq!(
            Host::parse(typed, &to_ascii),
            Err(Reason::HostInvalid),
            "{typed:?}"
        );
    }
}

#[test]
fn each_listed_name_has_its_answer() {
    for typed in names::GOOD {
        assert!(name(typed).is_ok(), "{typed:?}: {:?}", name(typed));
    }
    for (typed, reason) in names::BAD {
        assert_eq!(name(typed), Err(*reason), "{typed:?}");
    }
}

/// Accepted input satisfies rules that are written down a second time, in another way.
#[test]
fn what_passes_is_what_the_standards_allow() {
    for typed in all_addresses() {
        let Ok(address) = Address::parse(&typed, &to_ascii) else {
            continue;
        };
        let ascii = address.ascii();
        let (local, domain) = ascii.split_once('@').unwrap();
        assert!(ascii.len() <= 254 && (1..=64).contains(&local.len()), "{typed:?}");
        assert!(ascii.bytes().all(|byte| byte.is_ascii_graphic()), "{typed:?}");
        assert!(
            !local.contains(['"', '\\', '(', ')', '<', '>', '[', ']', ':', ';', ',', '@']),
            "{typed:?}"
        );
        assert!(
            !local.contains("..") && !local.starts_with('.') && !local.ends_with('.'),
            "{typed:?}"
        );
        assert!(is_name(&domain.replace('_', "x")), "{typed:?}");
    }
    for typed in all_hosts() {
        let Ok(host) = Host::parse(&typed, &to_ascii) else {
            continue;
        };
        assert!(
            is_name(host.as_str()) && host.as_str().parse::<IpAddr>().is_err(),
            "{typed:?}"
        );
    }
    for typed in all_names() {
        let Ok(name) = name(&typed) else { continue };
        let value = Mailbox::new(name.as_str(), "a@b.cd").header_value();
        assert!(value.is_ascii() && !value.contains(char::is_control), "{typed:?}");
        assert_eq!(self::name(&name), Ok(name), "{typed:?}");
    }
}

#[test]
fn what_hides_or_breaks_lines_passes_nowhere() {
    for forbidden in generator::FORBIDDEN {
        for good in addresses::GOOD {
            let typed = generator::inside(good, forbidden);
            let parsed = Address::parse(&typed, &to_ascii).map(|address| address.ascii());
            assert_eq!(parsed, Err(Reason::CharacterForbidden), "{typed:?}");
        }
        for (good, _) in hosts::GOOD {
            let typed = generator::inside(good, forbidden);
            assert_eq!(
                Host::parse(&typed, &to_ascii),
                Err(Reason::HostInvalid),
                "{typed:?}"
            );
        }
        let typed = generator::inside("User Name", forbidden);
        assert_eq!(name(&typed), Err(Reason::CharacterForbidden), "{typed:?}");
    }
}

#[test]
fn a_thousand_ports() {
    let odd = [
        i64::MIN,
        i64::MAX,
        -1,
        0,
        65_535,
        65_536,
        65_561,
        66_001,
        4_294_967_321,
    ];
    for port in (0..1000).chain(odd) {
        let allowed = PORTS.iter().any(|known| i64::from(*known) == port);
        assert_eq!(parse_port(port, &PORTS).is_ok(), allowed, "{port}");
    }
}

/// Returns whether a domain is a host name by RFC 952, 1123 and 1035 that no resolver interprets as a number.
fn is_name(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let label = |label: &&str| {
        let edges = [label.chars().next(), label.chars().last()];
        label.len() <= 63
            && edges
                .iter()
                .all(|edge| edge.is_some_and(|edge| edge.is_ascii_alphanumeric()))
            && label
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    domain.len() <= 253
        && labels.len() >= 2
        && labels.iter().all(label)
        && labels
            .last()
            .is_some_and(|last| last.contains(|c: char| c.is_ascii_lowercase()) && !last.starts_with("0x"))
}
