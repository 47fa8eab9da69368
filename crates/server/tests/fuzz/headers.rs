//! Targets that read message headers.

use fromline_base::encoded_word::decode;
use fromline_base::idn::to_ascii;
use fromline_core::{
    Language,
    authentication::{Authentication, Believed, Results, collect_results, find_verdict, is_server_name},
    clients::{catalogue, render_received},
    headers::{Headers, parse_fields},
    received::diagnose,
};

use super::engine::{fuzz, kind};

/// From bytes to every card.
#[test]
fn messages() {
    let corpus: [&[u8]; 6] = [
        b"From: User Name <user.name@partner.com>\r\nSender: user@example.com\r\n\r\nHello",
        b"From: =?utf-8?q?Za=C5=BC=C3=B3?=\r\n =?iso-8859-2?B?oyBh?= <a@b.cd>\r\nReply-To: <r@s.tu>\r\n",
        b"FROM: Team: a@b.cd, \"N, \\\"x\\\"\" <c@d.ef>;\nSender: (c (d)) e@f.gh\nX-Google-Original-From: g@h.ij\n",
        b"From: Nobody:;\nTo: =?x?\n",
        b"From: a@xn--bcher-kva.example (Name)\n",
        b"Sender: a@b.cd\r\n",
    ];
    let dictionary = [
        "From: ",
        "Sender: ",
        "\r\n ",
        "\r\n",
        "=?utf-8?q?",
        "=?utf-8?b?",
        "?=",
        "<",
        ">",
        "\"",
        ":",
        ";",
        ",",
        "(",
        ")",
        "@",
        "xn--",
        "=0D=0A",
        "\u{202e}",
        "\u{7f}",
        "\u{1}",
        "<a@xn--b>, ",
    ];
    fuzz("message headers", &corpus, &dictionary, |message| {
        let headers = Headers::parse(message, &decode);
        if let (Ok(headers), Ok(fields)) = (&headers, parse_fields(message)) {
            let (found, _) = collect_results(&fields, Some(Believed::Unnamed));
            let found = found.unwrap_or_default();
            let _ = diagnose(&fields, headers, &found, (&decode, &to_ascii));
            let facts = Authentication {
                spf: headers.author_domain(),
                ..Authentication::default()
            };
            for client in catalogue() {
                let card = render_received(headers, &facts, client, Language::PL);
                let rows = card.rows.iter().chain(&card.details);
                for text in rows.map(|row| &row.text).chain([&card.list]) {
                    assert!(
                        !text.contains(['\r', '\n', '\u{202e}']) && text.len() < 20_000,
                        "{}",
                        client.id
                    );
                }
            }
        }
        kind(
            headers
                .map(|headers| {
                    let count = |field: Option<fromline_core::headers::Field>| {
                        field.map(|field| field.mailboxes().count())
                    };
                    (
                        count(headers.from),
                        count(headers.sender),
                        count(headers.reply_to),
                    )
                })
                .map_err(|refused| refused.reason().code()),
        )
    });
}

/// `Authentication-Results` as anyone could write them.
#[test]
fn authentication_results() {
    let corpus: [&[u8]; 3] = [
        b"mx.example.net 1; spf=pass (a (b) c) smtp.mailfrom=user@partner.com; dkim=pass header.d=partner.com",
        b"mx; dmarc=fail header.from=partner.com; dkim = pass header.i = \"@x.yz\"",
        b"\"mx\"; none",
    ];
    let dictionary = [
        "spf=pass",
        "dkim=pass",
        "dmarc=",
        "smtp.mailfrom=",
        "header.d=",
        "; ",
        "(",
        ")",
        "\"",
        "=",
        "\\",
    ];
    fuzz("authentication results", &corpus, &dictionary, |body| {
        let message = [b"Authentication-Results: ", body].concat();
        for believed in [Believed::OnlyServer, Believed::Unnamed] {
            let read = |fields| find_verdict(&fields, "partner.com", believed, &["partner.com"]);
            if let Ok(Ok(verdict)) = parse_fields(&message).map(read) {
                assert!(is_server_name(&verdict.authserv_id), "{verdict:?}");
            }
        }
        let results = Results::parse(&String::from_utf8_lossy(body));
        kind(results.map(|results| {
            let found = results.authentication();
            (
                results.checks.len(),
                found.spf.is_some(),
                found.dkim.len(),
                found.dmarc.map(|dmarc| dmarc as u8),
            )
        }))
    });
}
