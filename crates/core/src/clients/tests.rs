//! What holds for every client, whatever the headers.

use proptest::prelude::*;

use super::{Card, Effect, Grade, catalogue, render};
use crate::{
    Language,
    address::is_invisible,
    authentication::{Authentication, Checked, Dmarc},
    headers::Headers,
};

/// Encoded words stay as they are: any text can be in them.
fn decode(word: &str) -> Option<String> {
    word.strip_prefix("=?utf-8?q?")?
        .strip_suffix("?=")
        .map(str::to_owned)
}

fn texts(card: &Card) -> impl Iterator<Item = &str> {
    let rows = card.rows.iter().chain(&card.details);
    let rows = rows.flat_map(|row| [row.label.as_ref(), row.text.as_str()]);
    rows.chain([card.list.as_str()])
        .chain(card.badges.iter().map(String::as_str))
}

fn facts() -> impl Strategy<Value = Authentication> {
    let domain = "(partner|example)\\.com";
    let dmarc = prop_oneof![
        Just(None),
        Just(Some(Dmarc::Pass)),
        Just(Some(Dmarc::Fail)),
        Just(Some(Dmarc::None))
    ];
    (
        proptest::option::of(domain),
        proptest::collection::vec(domain, 0..3),
        dmarc,
    )
        .prop_map(|(spf, dkim, dmarc)| Authentication {
            spf,
            dkim,
            dmarc,
            ..Authentication::default()
        })
}

/// A header section as it might come: names, comments, groups, encoded words, line ends, bidi.
fn section() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("user.name@partner.com"),
        Just("user@example.com"),
        Just("<user.name@partner.com>"),
        Just("<user@example.com>"),
        Just("\"Name, User\""),
        Just("Team:"),
        Just(";"),
        Just(","),
        Just("(comment)"),
        Just("=?utf-8?q?a\u{202e}b?="),
        Just("żółw"),
        Just("\r\n "),
        Just("\u{200b}"),
        Just("\""),
        Just("\\"),
        Just(" "),
    ];
    let body = proptest::collection::vec(word, 0..8).prop_map(|words| words.concat());
    let field = (
        prop_oneof![
            "From",
            "FROM",
            "Sender",
            "Reply-To",
            "To",
            "X-Google-Original-From"
        ],
        body,
    );
    proptest::collection::vec(field, 1..5).prop_map(|fields| {
        fields
            .iter()
            .flat_map(|(name, body)| [name.as_str(), ": ", body.as_str(), "\r\n"].map(str::to_owned))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Every address-like word on a card stands in the headers; nothing turns a line round or breaks it.
    #[test]
    fn nothing_is_shown_that_nobody_wrote(section in section(), facts in facts()) {
        let Ok(headers) = Headers::parse(section.as_bytes(), &decode) else { return Ok(()) };
        for client in catalogue() {
            for language in Language::all() {
                let card = render(&headers, &facts, client, language);
                for text in texts(&card) {
                    prop_assert!(!text.chars().any(is_invisible), "{}: {text:?}", client.id);
                    for address in ["user.name@partner.com", "user@example.com"] {
                        prop_assert!(section.contains(address) || !text.contains(address), "{}: {text:?}", client.id);
                    }
                }
            }
        }
    }

    /// Who leaves out a Sender that is the author leaves it out whatever its name and case.
    #[test]
    fn an_author_who_transmits_is_shown_once(name in "[A-Za-z ]{0,12}", upper in any::<bool>()) {
        let sender = if upper { "User.Name@PARTNER.com" } else { "user.name@partner.com" };
        let section = format!("From: N <user.name@partner.com>\r\nSender: {name} <{sender}>\r\n");
        let headers = Headers::parse(section.as_bytes(), &decode).unwrap();
        for id in ["outlook-classic", "zimbra-classic", "open-xchange", "geary", "fairemail", "tuta", "evolution-exchange"] {
            let client = super::Client::find(id).unwrap();
            let card = render(&headers, &Authentication::default(), client, Language::EN);
            let told = card.rows.iter().any(|row| row.tells);
            prop_assert!(!told, "{id}");
        }
    }
}

#[test]
fn what_is_not_known_stands_in_the_details_and_in_no_total() {
    let headers = Headers::parse(b"From: N <a@b.cd>\r\nSender: p@q.rs\r\n", &decode).unwrap();
    let nobody = Authentication {
        checked: Checked::BOTH,
        ..Authentication::default()
    };
    for client in catalogue() {
        let card = render(&headers, &nobody, client, Language::EN);
        let unknown = client.evidence.grade == Grade::D;
        assert_eq!(card.effect == Effect::Unknown, unknown, "{}", client.id);
        if unknown {
            assert!(
                card.list.is_empty() && card.rows.is_empty() && !card.details.is_empty(),
                "{}",
                client.id
            );
        }
    }
}

#[test]
fn what_clients_add_of_their_own() {
    let message = b"From: N <a@partner.com>\r\nReply-To: r@elsewhere.example\r\n";
    let headers = Headers::parse(message, &decode).unwrap();
    let failed = Authentication {
        dmarc: Some(Dmarc::Fail),
        checked: Checked::BOTH,
        ..Authentication::default()
    };
    for (id, language, badges) in [
        ("gmail-web", Language::EN, vec!["?"]),
        ("outlook-web", Language::EN, vec!["?"]),
        (
            "proton-mail",
            Language::EN,
            vec![
                "This email has failed its domain's authentication requirements. It may be spoofed or improperly forwarded.",
            ],
        ),
        (
            "nextcloud-mail",
            Language::PL,
            vec!["Adres e-mail Reply-To: r@elsewhere.example różni się od adresu nadawcy: a@partner.com"],
        ),
        (
            "mailspring",
            Language::EN,
            vec![
                "This message looks suspicious! It originates from a@partner.com but replies will go to r@elsewhere.example.",
            ],
        ),
        ("thunderbird", Language::EN, vec![]),
    ] {
        let client = super::Client::find(id).unwrap();
        assert_eq!(render(&headers, &failed, client, language).badges, badges, "{id}");
    }
    let vouched = Authentication {
        spf: Some("partner.com".to_owned()),
        ..Authentication::default()
    };
    let gmail = super::Client::find("gmail-web").unwrap();
    assert!(render(&headers, &vouched, gmail, Language::EN).badges.is_empty());
}

#[test]
fn gmail_s_rewritten_from_is_what_fairemail_calls_the_submitter() {
    let message = b"From: N <user@example.com>\r\nX-Google-Original-From: N <alias@partner.com>\r\n";
    let headers = Headers::parse(message, &decode).unwrap();
    let client = super::Client::find("fairemail").unwrap();
    let card = render(&headers, &Authentication::default(), client, Language::IT);
    let row = card.rows.last().unwrap();
    assert_eq!(
        (row.label.as_ref(), row.text.as_str()),
        ("Inviato da:", "N <alias@partner.com>")
    );
}

#[test]
fn a_sender_who_is_nobody_transmits_nothing() {
    for sender in ["", "<>", "(hi)", "undisclosed:;"] {
        let message = format!("From: N <a@b.cd>\r\nSender: {sender}\r\n");
        let headers = Headers::parse(message.as_bytes(), &decode).unwrap();
        for client in catalogue().filter(|client| client.evidence.grade != Grade::D) {
            let nobody = Authentication {
                checked: Checked::BOTH,
                ..Authentication::default()
            };
            let card = render(&headers, &nobody, client, Language::EN);
            assert_eq!(card.effect, Effect::Direct, "{} {sender}", client.id);
        }
    }
}

/// Mailboxes, names that are marked, domains to decode, encoded words without an end: none takes its time.
#[test]
fn whatever_is_long_is_drawn_at_once() {
    for piece in [
        "\u{7f}<b>,",
        "a@xn--a,",
        "a,",
        "=?a?q?x ",
        ":",
        "\u{202e}a <b@c.de>, ",
    ] {
        let message = format!(
            "From: {}\r\nSender: p@q.rs\r\n",
            piece.repeat(200 * 1024 / piece.len())
        );
        let start = std::time::Instant::now();
        let headers = Headers::parse(message.as_bytes(), &decode).unwrap();
        for client in catalogue() {
            let card = render(&headers, &Authentication::default(), client, Language::EN);
            assert!(card.rows.len() < 500, "{}", client.id);
        }
        assert!(
            start.elapsed().as_millis() < 2_000,
            "{piece:?}: {:?}",
            start.elapsed()
        );
    }
}
