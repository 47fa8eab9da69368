//! Host names and addresses that look harmless until UTS 46 has processed them: core's rules with the server's `to_ascii`.

use fromline_base::idn::to_ascii;
use fromline_core::{Reason, address::Address, gateway::Host, name::parse_display_name};
use unicode_normalization::UnicodeNormalization as _;
use unicode_security::confusable_detection::skeleton;

/// Strings that the C library interprets as an address, for example 127.0.0.1, and strings that are not host names.
const NO_HOSTS: &[&str] = &[
    "127.0.0.1",
    "127.1",
    "0",
    "0x7f.1",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "2130706433",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "１２７.0.0.1",
    "smtp.partner.０",
    "[::1]",
    "::1",
    "fe80::1%eth0",
    "smtp.partner.com.",
    "smtp.partner.com。",
    "localhost",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "smtp_x.partner.com",
    "smtp.partner.com:25",
    "smtp.partner.com／x",
    "smtp.par\u{ad}tner.com",
    "smtp.part\u{200d}ner.com",
    "smtp..partner.com",
    "-smtp.partner.com",
    "smtp-.partner.com",
    "xn--a.example",
    "xn--.example",
    "user@smtp.partner.com",
    "smtp partner.com",
    "smtp.partner.com\r\nMAIL FROM:<>",
];

#[test]
fn no_hosts() {
    for typed in NO_HOSTS {
        assert_eq!(
            Host::parse(typed, &to_ascii),
            Err(Reason::HostInvalid),
            "{typed:?}"
        );
    }
    for long in ["a".repeat(64) + ".example", "a.".repeat(126) + "example"] {
        assert_eq!(Host::parse(&long, &to_ascii), Err(Reason::HostInvalid), "{long}");
    }
}

#[test]
fn hosts_become_a_labels() {
    for (typed, host) in [
        ("SMTP.Partner.COM", "smtp.partner.com"),
        ("poczta.żółw.example", "poczta.xn--w-uga1v8h.example"),
        ("ｓｍｔｐ.partner。com", "smtp.partner.com"),
        ("straße.example", "xn--strae-oqa.example"),
        ("4.partner.com", "4.partner.com"),
    ] {
        let parsed = Host::parse(typed, &to_ascii).map(|host| host.to_string());
        assert_eq!(parsed.as_deref(), Ok(host), "{typed}");
    }
}

#[test]
fn addresses_with_the_same_tricks() {
    for typed in [
        "a@①②⑦.⓪.⓪.①",
        "a@127。0。0。1",
        "a@partner.com。",
        "a@partner.com／x",
        "a@xn--a.example",
    ] {
        let parsed = Address::parse(typed, &to_ascii).map(|address| address.ascii());
        assert_eq!(parsed, Err(Reason::DomainInvalid), "{typed}");
    }
    let one = Address::parse("Anna@PARTNER。com", &to_ascii).unwrap();
    assert_eq!(
        (one.key().as_str(), one.ascii().as_str()),
        ("anna@partner.com", "Anna@partner.com")
    );
}

/// Characters that UTS 39 and NFKC treat as a dot or an `@`, by the server's tables: none makes a name that reads as an address.
#[test]
fn every_lookalike_of_dot_and_at() {
    let dots = |text: &str| !text.is_empty() && text.chars().all(|letter| matches!(letter, '.' | '·'));
    let mut found = (0, 0);
    for character in '\u{a0}'..=char::MAX {
        let text = character.to_string();
        let (alike, compatible): (String, String) = (skeleton(&text).collect(), text.nfkc().collect());
        let refused = |name: String| {
            let reason = parse_display_name(&name, "x@y.example");
            matches!(
                reason,
                Err(Reason::NameContainsAddress | Reason::CharacterForbidden)
            )
        };
        if dots(&alike) || (compatible != text && compatible.contains('.')) {
            assert!(refused(format!("boss@bank{character}com")), "{character:?}");
            found.0 += 1;
        }
        if alike == "@" || compatible == "@" {
            assert!(refused(format!("boss{character}bank.com")), "{character:?}");
            found.1 += 1;
        }
    }
    // No version removes any.
    assert!(found.0 >= 60 && found.1 >= 2, "{found:?}");
}

/// Characters that must not reach a header or a reader.
#[test]
fn names_and_addresses_without_hidden_characters() {
    let hidden = [
        '\0',
        '\t',
        '\n',
        '\r',
        '\u{1b}',
        '\u{7f}',
        '\u{85}',
        '\u{9f}',
        '\u{200b}',
        '\u{200d}',
        '\u{200e}',
        '\u{2028}',
        '\u{2029}',
        '\u{202a}',
        '\u{202e}',
        '\u{2066}',
        '\u{2069}',
        '\u{feff}',
        '\u{e0041}',
    ];
    for character in hidden {
        let name = parse_display_name(&format!("a{character}b"), "x@y.example");
        assert_eq!(name, Err(Reason::CharacterForbidden), "{character:?}");
        for typed in [
            format!("a{character}b@partner.com"),
            format!("a@part{character}ner.com"),
        ] {
            let parsed = Address::parse(&typed, &to_ascii).map(|address| address.ascii());
            assert_eq!(parsed, Err(Reason::CharacterForbidden), "{character:?}");
        }
    }
}
