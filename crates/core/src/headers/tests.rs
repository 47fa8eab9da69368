use proptest::prelude::*;

use super::*;

/// Enough for tests: UTF-8 in Q encoding.
fn decode(word: &str) -> Option<String> {
    let body = word
        .strip_prefix("=?utf-8?q?")
        .or_else(|| word.strip_prefix("=?UTF-8?Q?"))?;
    let mut bytes = Vec::new();
    let mut rest = body.strip_suffix("?=")?.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'_' => b' ',
            b'=' => u8::from_str_radix(std::str::from_utf8(&[rest.next()?, rest.next()?]).ok()?, 16).ok()?,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn printed(raw: &str) -> String {
    let mailboxes = |mailboxes: &[Mailbox]| {
        let each = mailboxes
            .iter()
            .map(|mailbox| format!("{}<{}>", mailbox.name, mailbox.address));
        each.collect::<Vec<_>>().join(" ")
    };
    let entries = parse_entries(raw, &decode);
    let each = entries.iter().map(|entry| match entry {
        AddressListEntry::Mailbox(mailbox) => mailboxes(std::slice::from_ref(mailbox)),
        AddressListEntry::Commented(mailbox) => {
            format!("comment {}", mailboxes(std::slice::from_ref(mailbox)))
        }
        AddressListEntry::Group { name, members } => format!("{name}[{}]", mailboxes(members)),
    });
    each.collect::<Vec<_>>().join(" | ")
}

#[test]
fn lists_as_they_are_met() {
    for (raw, expected) in [
        ("a@b.cd", "<a@b.cd>"),
        ("<a@b.cd>", "<a@b.cd>"),
        ("N <a@b.cd>", "N<a@b.cd>"),
        ("\"Name, User\" <a@b.cd>", "Name, User<a@b.cd>"),
        ("\"A \\\"B\\\" <x@y.z>\" <a@b.cd>", "A \"B\" <x@y.z><a@b.cd>"),
        ("=?utf-8?q?Name=2C_User?= <a@b.cd>", "Name, User<a@b.cd>"),
        ("=?utf-8?q?Za?= =?utf-8?q?_b?= c <a@b.cd>", "Za b c<a@b.cd>"),
        ("a@b.cd (User Name)", "comment User Name<a@b.cd>"),
        ("User (the (nested) one) <a@b.cd>", "User<a@b.cd>"),
        ("a@b.cd, N <e@f.gh>,, ", "<a@b.cd> | N<e@f.gh>"),
        ("Team: N <a@b.cd>, e@f.gh;", "Team[N<a@b.cd> <e@f.gh>]"),
        ("Nobody:;", "Nobody[]"),
        ("Team: a@b.cd; , e@f.gh", "Team[<a@b.cd>] | <e@f.gh>"),
        ("<@x.yz,@q.rs:a@b.cd>", "<a@b.cd>"),
        ("N <a@b.cd", "N<a@b.cd>"),
        ("\"N <a@b.cd>", "<N <a@b.cd>>"),
        ("", ""),
        ("just words", "<just words>"),
    ] {
        assert_eq!(printed(raw), expected, "{raw}");
    }
}

#[test]
fn a_message_as_it_is_saved() {
    let message = b"\xef\xbb\xbfFrom me Wed Nov 25\nfrom : N\r\n\t<a@b.cd>\nX: y\nSENDER: =?utf-8?q?=C5=BB?= <p@q.rs>\n\nFrom: body@b.cd\n";
    let headers = Headers::parse(message, &decode).unwrap();
    let from = headers.from.unwrap();
    assert_eq!((from.name.as_str(), from.raw.as_str()), ("from", "N\t<a@b.cd>"));
    let sender = headers.sender.unwrap();
    assert_eq!(
        (sender.name.as_str(), sender.text.as_str()),
        ("SENDER", "Ż <p@q.rs>")
    );
    assert_eq!(headers.reply_to, None);
}

#[test]
fn a_section_ends_where_it_ends() {
    let headers = Headers::parse(
        b"From: a@b.cd\r\n>From xyzzy evil@evil.com\r\n c\r\nSender: p@q.rs",
        &decode,
    )
    .unwrap();
    assert_eq!(
        (headers.author().unwrap().address.as_str(), &headers.sender),
        ("a@b.cd", &None)
    );
    let headers = Headers::parse(
        b"From: a@b.cd\r\n \r\nSender: p@q.rs\r\n\r\nReply-To: x@y.zz",
        &decode,
    )
    .unwrap();
    assert!(headers.sender.is_some() && headers.reply_to.is_none());
}

#[test]
fn what_is_no_message_is_refused() {
    let long = [b"X: y\n ".as_slice(), &vec![b'a'; 300 * 1024]].concat();
    for (message, refused) in [
        (b"".as_slice(), HeaderError::Empty),
        (b" \r\n\r\n", HeaderError::Empty),
        (b"no header at all", HeaderError::NoFields),
        (b"\0\0\0\0", HeaderError::NoFields),
        (b"Subject: x\r\n\r\nFrom: a@b.cd\r\n", HeaderError::NoSender),
        (&long, HeaderError::TooLong),
    ] {
        assert_eq!(Headers::parse(message, &decode), Err(refused));
    }
    let latin = Headers::parse(b"From: Ren\xe9 \x8a\x81 <a@b.cd>", &decode).unwrap();
    assert_eq!(latin.author().unwrap().name, "René Š\u{fffd}");
}

#[test]
fn what_we_compose_is_read_as_it_was_meant() {
    for name in [
        "",
        "User Name",
        "Name, User",
        "A \"B\" \\",
        "Zażółć",
        "=?x?",
        &"long ".repeat(30),
    ] {
        let mailbox = Mailbox::new(name.trim(), "a@b.cd");
        let parsed = Field::parse("From", &mailbox.header_value(), &decode);
        assert_eq!(parsed.first(), Some(&mailbox));
        assert_eq!(parsed.text, mailbox.decoded_value());
    }
}

proptest! {
    #[test]
    fn any_bytes_are_a_message_or_refused(message in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = Headers::parse(&message, &decode);
    }

    #[test]
    fn every_address_stands_in_the_field(raw in "[a-c@<>\",:;() \\\\=?]{0,40}") {
        for mailbox in parse_entries(&raw, &decode).iter().flat_map(AddressListEntry::mailboxes) {
            for character in mailbox.address.chars() {
                prop_assert!(raw.contains(character));
            }
        }
    }
}
