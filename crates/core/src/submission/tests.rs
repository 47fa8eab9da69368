mod tells;

use proptest::prelude::*;

use super::*;
use crate::{
    Reason,
    delivery_route::DeliveryRoute,
    headers::{HeaderFields, Headers, parse_fields},
    message::{Identity, Mailbox, Message, compose},
};

fn concealed() -> Concealed {
    Concealed::new(["user@example.com"], "user.name@partner.com", ["example.com"])
}

fn plain(word: &str) -> Option<String> {
    (word == "=?utf-8?q?user=40example.com?=").then(|| "user@example.com".to_owned())
}

fn composed(route: DeliveryRoute) -> Message {
    let identity = Identity {
        from: Mailbox::new("User Name", "user.name@partner.com"),
        primary: Mailbox::new("User", "user@example.com"),
        reply_to: None,
    };
    compose(&identity, route)
}

fn edited(message: &str, says: &Message, route: DeliveryRoute) -> String {
    let bytes = message.replace('\n', "\r\n");
    let changes = compute_edits(
        &parse_fields(bytes.as_bytes()).unwrap(),
        says,
        route,
        &concealed(),
        &plain,
    );
    String::from_utf8(apply_edits(bytes.as_bytes(), &changes))
        .unwrap()
        .replace("\r\n", "\n")
}

const WRITTEN: &str = "\
Received: from laptop (laptop [192.0.2.7]) (authenticated as user@example.com)
 by mail.example.com; Thu, 26 Nov 2026 05:00:00 +0000
From: User Name <user.name@partner.com>
sender: Somebody <else@example.net>
To: user@example.com, friend@example.net
X-Sender: USER@Example.com
X-Folded: a
 <user@example.com>
X-Encoded: =?utf-8?q?user=40example.com?=
Reply-To: User <user@example.com>
Sender: Again <again@example.net>
Subject: about user@example.com

Sender: of the body
";

#[test]
fn by_a_gateway_nothing_gives_the_primary_address_away() {
    insta::assert_snapshot!(edited(WRITTEN, &composed(DeliveryRoute::Gateway), DeliveryRoute::Gateway), @r"
    From: User Name <user.name@partner.com>
    To: user@example.com, friend@example.net
    Subject: about user@example.com

    Sender: of the body
    ");
}

#[test]
fn the_organisation_says_who_transmits_and_leaves_the_rest() {
    insta::assert_snapshot!(edited(WRITTEN, &composed(DeliveryRoute::Organisation), DeliveryRoute::Organisation), @r"
    Sender: User <user@example.com>
    Received: from laptop (laptop [192.0.2.7]) (authenticated as user@example.com)
     by mail.example.com; Thu, 26 Nov 2026 05:00:00 +0000
    From: User Name <user.name@partner.com>
    To: user@example.com, friend@example.net
    X-Sender: USER@Example.com
    X-Folded: a
     <user@example.com>
    X-Encoded: =?utf-8?q?user=40example.com?=
    Reply-To: User <user@example.com>
    Subject: about user@example.com

    Sender: of the body
    ");
}

#[test]
fn the_alias_s_reply_to_is_added_where_the_writer_gave_none() {
    let mut says = composed(DeliveryRoute::Gateway);
    says.reply_to = Some(Mailbox::new("", "replies@partner.com"));
    let from = "From: USER.NAME@partner.com\n";
    insta::assert_snapshot!(edited(&format!("{from}\n"), &says, DeliveryRoute::Gateway), @r"
    Reply-To: replies@partner.com
    From: User Name <user.name@partner.com>
    ");
    let own = format!("{from}Reply-To: mine@partner.com\nReply-To: second@partner.com\n\n");
    insta::assert_snapshot!(edited(&own, &says, DeliveryRoute::Gateway), @r"
    From: User Name <user.name@partner.com>
    Reply-To: mine@partner.com
    ");
    says.reply_to = Some(Mailbox::new("", "user@example.com"));
    let chosen = format!("{from}Reply-To: user@example.com\n\n");
    assert!(edited(&chosen, &says, DeliveryRoute::Gateway).contains("Reply-To: user@example.com"));
}

#[test]
fn who_wrote_it() {
    let author = |text: &str| {
        let text = text.replace('\n', "\r\n");
        find_author(&parse_fields(text.as_bytes()).unwrap(), &plain)
    };
    let own = Ok(Mailbox::new("User", "a@partner.com"));
    for (message, expected) in [
        ("From: User <a@partner.com>\n\n", own.clone()),
        ("fRoM :\n User\n <a@partner.com>\n\n", own.clone()),
        (
            "From: a@partner.com (User)\n\n",
            Ok(Mailbox::new("", "a@partner.com")),
        ),
        (
            "From: a@partner.com (<boss@bank.com>)\n\n",
            Ok(Mailbox::new("", "a@partner.com")),
        ),
        ("From: \"User\" (x) <a@partner.com>\n\n", own),
        ("Subject: none\n\n", Err(Reason::FromMissing)),
        ("From:\nTo: b@c.de\n\n", Err(Reason::FromMissing)),
        ("From: a@partner.com\nFrom: b@c.de\n\n", Err(Reason::FromSeveral)),
        ("From: a@partner.com, b@c.de\n\n", Err(Reason::FromSeveral)),
        ("From: Us: a@partner.com;\n\n", Err(Reason::FromSeveral)),
        ("From: Us:;\n\n", Err(Reason::FromSeveral)),
        (
            "From: Zażółć <a@partner.com>\n\n",
            Ok(Mailbox::new("Zażółć", "a@partner.com")),
        ),
        (
            "From: a@partner.com (Zażółć)\n\n",
            Ok(Mailbox::new("", "a@partner.com")),
        ),
        ("From: Zażółć <ą@partner.com>\n\n", Err(Reason::FromNotAscii)),
        ("From: User <a@żółw.pl>\n\n", Err(Reason::FromNotAscii)),
        ("From: Zażółć a@partner.com\n\n", Err(Reason::FromNotAscii)),
        (
            "From: Zażółć <a@partner.com>, ą@c.de\n\n",
            Err(Reason::FromSeveral),
        ),
        ("From: U\0 <a@partner.com>\n\n", Err(Reason::FromControl)),
        ("From: U\u{1b} <a@partner.com>\n\n", Err(Reason::FromControl)),
        ("From: U\rX <a@partner.com>\n\n", Err(Reason::FromControl)),
        (
            "From: =?utf-8?q?user=40example.com?=\n\n",
            Err(Reason::FromInvalid),
        ),
    ] {
        assert_eq!(author(message), expected, "{message:?}");
    }
}

#[test]
fn what_others_read_differently_is_written_anew() {
    let says = composed(DeliveryRoute::Gateway);
    let from = "From: User Name <user.name@partner.com>\n\n";
    for written in [
        "CEO <ceo@example.com> <user.name@partner.com>",
        "<user.name@partner.com> ceo@example.com",
        "<@x,ceo@b.cd:user.name@partner.com>",
        "user.name@partner.com (<ceo@b.cd>)",
        "=?utf-8?q?ceo=40b.cd=0D=0A?= <user.name@partner.com>",
        "\"User Name\" <user.name@partner.com>",
    ] {
        assert_eq!(
            edited(&format!("From: {written}\n\n"), &says, DeliveryRoute::Gateway),
            from,
            "{written}"
        );
    }
    let long = format!(
        "From: User Name <user.name@partner.com>\n{} , CEO <ceo@b.cd>\n\n",
        " ".repeat(9000)
    );
    let long = long.replace('\n', "\r\n");
    assert_eq!(
        find_author(&parse_fields(long.as_bytes()).unwrap(), &plain),
        Err(Reason::FromTooLong)
    );
}

#[test]
fn line_ends_as_milters_have_them() {
    let of =
        |body: &str| find_author(&HeaderFields::of([("From", body)]), &plain).map(|author| author.address);
    let own = Ok("a@partner.com".to_owned());
    assert_eq!(of(" User\n <a@partner.com>"), own);
    assert_eq!(of(" User\r\n\t<a@partner.com>\r\n"), own);
    for body in [
        "User\n<a@partner.com>",
        "User\r <a@partner.com>",
        "a@partner.com\n\n x",
    ] {
        assert_eq!(of(body), Err(Reason::FromControl), "{body:?}");
    }
}

#[test]
fn who_sent_it_on() {
    let of = |text: &str| {
        let found = find_resenders(&parse_fields(text.as_bytes()).unwrap(), &plain);
        found.map(|all| all.into_iter().map(|one| one.address).collect::<Vec<_>>())
    };
    assert_eq!(of("From: a@b.cd\n\n"), Ok(vec![]));
    let twice = "resent-from: A <a@b.cd>\nResent-Sender: b@c.de\nResent-From: c@d.ef (C)\n\n";
    assert_eq!(
        of(twice),
        Ok(vec![
            "a@b.cd".to_owned(),
            "c@d.ef".to_owned(),
            "b@c.de".to_owned()
        ])
    );
    for strange in [
        "Resent-From: a@b.cd, b@c.de\n\n",
        "Resent-Sender:\n\n",
        "Resent-From: Us:;\n\n",
    ] {
        assert_eq!(of(strange), Err(Reason::ResentNotOwn), "{strange:?}");
    }
}

#[test]
fn a_message_keeps_what_it_is_made_of() {
    let mime = "From: User Name <user.name@partner.com>\nContent-Type: multipart/mixed; boundary=\"user@example.com/1\"\n\nx";
    assert_eq!(
        edited(mime, &composed(DeliveryRoute::Gateway), DeliveryRoute::Gateway),
        mime
    );
}

#[test]
fn many_fields_take_no_time() {
    let message = format!(
        "From: User Name <user.name@partner.com>\r\n{}\r\n",
        "a:\r\n".repeat(60_000)
    );
    let start = std::time::Instant::now();
    assert_eq!(
        parse_section(message.as_bytes()).map(drop),
        Err(Reason::HeadersTooLong)
    );
    let found = parse_fields(message.as_bytes()).unwrap();
    let changes = compute_edits(
        &found,
        &composed(DeliveryRoute::Gateway),
        DeliveryRoute::Gateway,
        &concealed(),
        &plain,
    );
    assert_eq!(apply_edits(message.as_bytes(), &changes).len(), message.len());
    assert!(start.elapsed().as_secs() < 5);
}

#[test]
fn one_header_section_for_every_reader() {
    for (message, expected) in [
        ("From: a@b.cd\r\n\r\nx", Ok(1)),
        ("From: a@b.cd\r\n", Ok(1)),
        ("From :\r\n a@b.cd\r\nTo: b@c.de\r\n\r\n", Ok(2)),
        ("\r\nFrom: a@b.cd\r\n\r\n", Err(Reason::HeadersNone)),
        ("", Err(Reason::HeadersNone)),
        (" From: a@b.cd\r\n\r\n", Err(Reason::HeadersNone)),
        ("\u{feff}From: a@b.cd\r\n\r\n", Err(Reason::HeadersNone)),
        (
            "From a@b.cd Thu Nov 26\r\nFrom: a@b.cd\r\n\r\n",
            Err(Reason::HeadersNone),
        ),
        (
            "To: b@c.de\r\nno field\r\nFrom: a@b.cd\r\n\r\n",
            Err(Reason::HeadersInvalid),
        ),
        ("To: b@c.de\r\nFröm: x\r\n\r\n", Err(Reason::HeadersInvalid)),
    ] {
        assert_eq!(
            parse_section(message.as_bytes()).map(|found| found.all().count()),
            expected,
            "{message:?}"
        );
    }
}

proptest! {
    /// Whatever stands in a message: afterwards it says what it should, by any program's reading of ours.
    #[test]
    fn afterwards_the_message_says_what_compose_says(
        lines in prop::collection::vec(
            "(From|FROM|Sender|sender|Reply-To|X-Any|To|Received): [ -~]{0,30}(<(user@example\\.com|a@b\\.cd|user\\.name@partner\\.com)>)?(\r\n [ -~]{1,20})?", 0..8),
        gateway in any::<bool>(),
        body in "[ -~\r\n]{0,40}",
    ) {
        let mut text = String::from("From: User Name <user.name@partner.com>\r\n");
        for line in lines.iter().filter(|line| !line.to_lowercase().starts_with("from")) {
            text.push_str(line);
            text.push_str("\r\n");
        }
        text.push_str("\r\n");
        text.push_str(&body);
        let route = if gateway { DeliveryRoute::Gateway } else { DeliveryRoute::Organisation };
        let says = composed(route);
        let changes = compute_edits(&parse_fields(text.as_bytes()).unwrap(), &says, route, &concealed(), &plain);
        let written = apply_edits(text.as_bytes(), &changes);
        let headers = Headers::parse(&written, &plain).unwrap();
        prop_assert_eq!(headers.author(), Some(&says.from));
        prop_assert_eq!(headers.sender.as_ref().and_then(|field| field.first().cloned()), says.sender.clone());
        prop_assert!(written.ends_with(body.as_bytes()));
        if gateway {
            let head = String::from_utf8(written[..written.len() - body.len()].to_vec()).unwrap();
            for line in head.split("\r\n").filter(|line| line.contains("user@example.com")) {
                prop_assert!(head.to_lowercase().contains("to:"), "{line}");
            }
        }
        // Once is enough.
        prop_assert_eq!(compute_edits(&parse_fields(&written).unwrap(), &says, DeliveryRoute::Gateway, &Concealed::default(), &plain).iter().filter(|edit| !matches!(edit, Edit::Remove { .. } | Edit::Add { .. })).count(), 0);
    }
}
