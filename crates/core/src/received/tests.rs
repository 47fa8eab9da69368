//! Headers as they were found, and of each kind further ones; what is said of each.

use std::fmt::Write as _;

use super::*;
use crate::authentication::{Believed, collect_results};
use crate::headers::parse_fields;

/// `=== name | who is believed`, then the headers.
const CASES: &str = include_str!("cases.txt");

fn to_ascii(domain: &str) -> Option<String> {
    let ascii = domain.replace("żółw", "xn--w-uga1v8h");
    ascii.is_ascii().then_some(ascii)
}

fn decode(word: &str) -> Option<String> {
    let word = word.strip_prefix("=?UTF-8?Q?")?.strip_suffix("?=")?;
    let text = word.replace('_', " ").replace("=C3=AB", "ë");
    Some(text.replace("=28", "(").replace("=29", ")"))
}

fn said_of(message: &str, believed: &str) -> Diagnosis {
    let believed = match believed {
        "-" => None,
        "unnamed" => Some(Believed::Unnamed),
        name => Some(Believed::Named(name)),
    };
    let fields = parse_fields(message.as_bytes()).unwrap();
    let headers = Headers::parse(message.as_bytes(), &decode).unwrap();
    let (found, _) = collect_results(&fields, believed);
    diagnose(
        &fields,
        &headers,
        &found.unwrap_or_default(),
        (&decode, &to_ascii),
    )
}

fn line(diagnosis: &Diagnosis) -> String {
    let mut text = format!("{:?}", diagnosis.origin);
    for remark in &diagnosis.remarks {
        let _ = write!(text, "\n  {remark:?}");
    }
    if let Some(advice) = &diagnosis.advice {
        let _ = write!(text, "\n  => {advice:?}");
    }
    text.replace("Mailbox { name: ", "{").replace(", address: ", " ")
}

#[test]
fn what_is_said_of_a_mail_that_somebody_received() {
    let mut table = String::new();
    for case in CASES.split("=== ").skip(1) {
        let (head, message) = case.split_once('\n').unwrap();
        let (name, believed) = head.split_once(" | ").unwrap();
        let _ = writeln!(table, "{name}\n  {}", line(&said_of(message, believed)));
    }
    insta::assert_snapshot!(table);
}

#[test]
fn there_is_no_advice_to_set_up_a_gateway_where_the_author_s_domain_vouches() {
    for case in CASES.split("=== ").skip(1) {
        let (head, message) = case.split_once('\n').unwrap();
        let (_, believed) = head.split_once(" | ").unwrap();
        let diagnosis = said_of(message, believed);
        if diagnosis.advice == Some(Advice::Gateway) {
            assert!(matches!(diagnosis.origin, MailOrigin::Others { .. }), "{head}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_headers_are_read(message in "(From|Sender|Return-Path|List-Id|DKIM-Signature|Authentication-Results|X-Original-From): [-<>@=;:. ()a-cżSRS0]{0,30}(\n(From|List-Post|Reply-To|Precedence): [-<>@=;:. ()a-c]{0,30}){0,4}") {
        let Ok(fields) = parse_fields(message.as_bytes()) else { return Ok(()) };
        let Ok(headers) = Headers::parse(message.as_bytes(), &decode) else { return Ok(()) };
        for believed in [None, Some(Believed::Unnamed), Some(Believed::Named("a"))] {
            let (found, _) = collect_results(&fields, believed);
            let _ = diagnose(&fields, &headers, &found.unwrap_or_default(), (&decode, &to_ascii));
        }
    }
}
