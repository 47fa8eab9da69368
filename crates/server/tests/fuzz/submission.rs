//! Targets that read the mail server's input and outgoing messages.

use base64::{Engine as _, prelude::BASE64_URL_SAFE};
use fromline_base::encoded_word::decode;
use fromline_core::{
    delivery_route::DeliveryRoute,
    headers::{Headers, parse_fields},
    message::{Identity, Mailbox, compose},
    submission::{Concealed, apply_edits, compute_edits, find_author, parse_section},
};
use fromline_server::testing::parsers::{mail_path, milter_packet, netstring, raw_message};

use super::engine::{fuzz, kind};

#[test]
fn milter_packets() {
    let corpus: [&[u8]; 6] = [
        b"O\0\0\0\x06\0\0\x01\xff\0\x1f\xff\xff",
        b"DMi\x004fX\0{auth_authen}\0user@example.com\0",
        b"M<a@b.cd>\0SIZE=1\0",
        b"R<a@b.cd>\0",
        b"LFrom\0a\n b\0",
        b"E",
    ];
    let dictionary = ["\0", "{auth_authen}\0", "L", "D", "M", "O", "<>"];
    fuzz("milter packet", &corpus, &dictionary, |packet| {
        kind(milter_packet(packet).map(|command| command.len()))
    });
}

#[test]
fn questions() {
    let corpus: [&[u8]; 3] = [b"13:login a@b.cde,", b"0:,", b"5:login,"];
    let dictionary = [":", ",", "login ", "1024:", "18446744073709551616:", "-1:"];
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    fuzz("netstring", &corpus, &dictionary, |bytes| {
        let question = runtime.block_on(netstring(bytes));
        assert!(
            question
                .as_ref()
                .is_none_or(|question| question.len() <= 3 * 1024)
        );
        kind(question.map(|question| question.len()))
    });
}

#[test]
fn paths() {
    let corpus: [&[u8]; 4] = [
        b"FROM:<a@b.cd> SIZE=12",
        b"from: <>",
        b"FROM:<a@b.cd",
        b"FROM:<<>>",
    ];
    let dictionary = ["<", ">", "FROM:", " ", "\r", "\0", "@"];
    fuzz("mail path", &corpus, &dictionary, |bytes| {
        let path = mail_path(&String::from_utf8_lossy(bytes));
        assert!(
            path.as_ref()
                .is_none_or(|path| path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'>'))
        );
        kind(path.map(|path| path.len()))
    });
}

const MESSAGES: [&[u8]; 5] = [
    b"From: User <user.name@partner.com>\r\nTo: a@b.cd\r\nBcc: c@d.ef\r\n\r\nHello\r\n",
    b"FROM :\r\n =?utf-8?q?U?= <user.name@partner.com>\r\nSender: x@y.zz\r\nsender: user@example.com\r\n\r\n",
    b"From: user.name@partner.com (User)\r\nReply-To: user@example.com\r\nX-A: =?utf-8?b?dXNlckBleGFtcGxlLmNvbQ==?=\r\n\r\n",
    b"From: Us: user.name@partner.com;\r\n\r\n",
    b"Received: by user@example.com\r\nFrom: user.name@partner.com\r\nResent-From: USER@example.com\r\n\r\nFrom: x\r\n",
];
const WORDS: [&str; 16] = [
    "From: ",
    "Sender: ",
    "Reply-To: ",
    "Received: ",
    "\r\n",
    "\r\n ",
    "\n",
    "=?utf-8?q?",
    "?=",
    "<",
    ">",
    ",",
    ";",
    "(",
    "user@example.com",
    "user.name@partner.com",
];

/// Whatever a message with one author contains, afterwards it says what it should, and with a gateway the primary address is in
/// no field except those in which the author addressed or quoted it.
#[test]
fn messages_on_their_way_out() {
    fuzz("message on its way out", &MESSAGES, &WORDS, |message| {
        let Ok(found) = parse_section(message) else {
            return 0;
        };
        let Ok(author) = find_author(&found, &decode) else {
            return 1;
        };
        let identity = Identity {
            from: Mailbox::new(author.name, "user.name@partner.com"),
            primary: Mailbox::new("User", "user@example.com"),
            reply_to: None,
        };
        let mut outcome = 2;
        for route in [DeliveryRoute::Gateway, DeliveryRoute::Organisation] {
            let says = compose(&identity, route);
            let concealed = Concealed::new(["user@example.com"], "user.name@partner.com", ["example.com"]);
            let changes = compute_edits(&found, &says, route, &concealed, &decode);
            let written = apply_edits(message, &changes);
            let headers = Headers::parse(&written, &decode).expect("a message with an author");
            let from = headers.author().map(|author| author.address.as_str());
            assert_eq!(from, Some("user.name@partner.com"));
            let sender = headers.sender.as_ref().and_then(|field| field.first());
            assert_eq!(sender, says.sender.as_ref());
            if route == DeliveryRoute::Gateway {
                let left = parse_fields(&written).expect("a message");
                for name in ["Sender", "Received", "Resent-From", "X-A"] {
                    let mut bodies = left.every(name).map(|(_, body)| body.to_lowercase());
                    assert!(!bodies.any(|body| body.contains("user@example.com")), "{name}");
                }
            }
            outcome = outcome * 31 + changes.len();
        }
        kind(outcome)
    });
}

/// An accepted raw message reads the same for every server and has no Bcc.
#[test]
fn raw_messages() {
    fuzz("raw message", &MESSAGES, &WORDS, |message| {
        let parsed = raw_message(&BASE64_URL_SAFE.encode(message));
        if let Some((bytes, recipients)) = &parsed {
            assert!((1..=500).contains(&recipients.len()));
            let left = parse_fields(bytes).expect("a message");
            assert!(left.first("Bcc").is_none() && left.first("Date").is_some());
        }
        let _ = raw_message(&String::from_utf8_lossy(message));
        kind(parsed.map(|(bytes, recipients)| (bytes.len().ilog2(), recipients.len())))
    });
}
