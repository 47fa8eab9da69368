use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::headers::parse_fields;

fn shown(message: &str) -> String {
    let message = message.replace('\n', "\r\n");
    let (_, body) = message.split_once("\r\n\r\n").unwrap();
    let found = parse_fields(message.as_bytes()).unwrap();
    let mut shown = String::new();
    for part in parse_parts(&found, body.as_bytes()).unwrap() {
        let text = body.get(part.body.clone()).unwrap();
        let text = if part.holds == Holds::Content {
            text.replace("\r\n", "|")
        } else {
            "…".to_owned()
        };
        let _ = writeln!(
            shown,
            "{} {:?} {:?}: {text}",
            part.media_type(),
            part.holds,
            part.place
        );
    }
    shown
}

#[test]
fn parts_where_they_stand() {
    let message = "\
Content-Type: multipart/mixed;
 boundary=\"out er\"

preamble
--out er
Content-Type: multipart/signed; protocol=\"a;boundary=no\"; boundary=in

--in
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

signed
text

--in
Content-Type: application/pgp-signature

sig
--in--
epilogue
--out er
Content-Type: message/rfc822

Subject: inner
Content-Type: multipart/mixed; boundary=deep

--deep

one
--deep--
--out er
--out er--
behind
--out er
";
    insta::assert_snapshot!(shown(message), @r"
    multipart/mixed Parts Open: …
    multipart/signed Parts Open: …
    text/plain Content Signed { is_root: true }: signed|text|
    application/pgp-signature Content Signed { is_root: false }: sig
    message/rfc822 Message Open: …
    multipart/mixed Parts Attached: …
    text/plain Content Attached: one
    text/plain Content Open: 
    ");
}

#[test]
fn whoever_says_nothing_is_text() {
    insta::assert_snapshot!(shown("Subject: x\n\nbody\n--x\n"), @"text/plain Content Open: body|--x|");
    insta::assert_snapshot!(shown("Content-Type: multipart/mixed\n\nbody"), @"multipart/mixed Content Open: body");
    insta::assert_snapshot!(
        shown("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nabc"),
        @"message/rfc822 Content Open: abc"
    );
    insta::assert_snapshot!(shown("Content-Type: message/rfc822\n\nSubject: x\n\nabc"), @r"
    message/rfc822 Message Open: …
    text/plain Content Attached: abc
    ");
}

#[test]
fn parameters() {
    for (content_type, expected) in [
        ("multipart/mixed; boundary=abc", Some("abc")),
        ("multipart/mixed; BOUNDARY = \"a \\\"b\" ; x=y", Some("a \"b")),
        (
            "multipart/mixed; x=\"boundary=no\"; boundary=yes (comment)",
            Some("yes"),
        ),
        ("multipart/mixed; boundary", None),
        ("multipart/mixed", None),
        ("", None),
    ] {
        assert_eq!(
            parameter(content_type, "boundary").as_deref(),
            expected,
            "{content_type}"
        );
    }
}

#[test]
fn many_parts_take_no_time_and_are_not_looked_at() {
    let start = std::time::Instant::now();
    let head = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n";
    let found = parse_fields(head).unwrap();
    assert_eq!(parse_parts(&found, &b"--x\r\n\r\na\r\n".repeat(200_000)), None);
    let nested = b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n".repeat(500);
    assert!(parse_parts(&found, &nested).is_some());
    let messages = b"--x\r\nContent-Type: message/rfc822\r\n\r\n".repeat(500);
    assert!(parse_parts(&found, &messages).is_some());
    assert!(start.elapsed().as_secs() < 5);
}

proptest! {
    #[test]
    fn every_part_lies_in_the_message(lines in prop::collection::vec("(--a|--b|--a--|Content-Type: (multipart/(mixed|signed); boundary=(a|b)|message/rfc822|text/html)||x|é)", 0..30)) {
        let body = lines.join("\r\n");
        let found = parse_fields(b"Content-Type: multipart/mixed; boundary=a\r\n\r\n").unwrap();
        for part in parse_parts(&found, body.as_bytes()).unwrap() {
            prop_assert!(body.as_bytes().get(part.head.clone()).is_some(), "{part:?}");
            prop_assert!(body.as_bytes().get(part.body.clone()).is_some(), "{part:?}");
            prop_assert!(part.head.end <= part.body.start || part.head == (0..0));
        }
    }
}
