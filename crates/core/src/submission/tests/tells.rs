//! Which field leaves by a gateway.

use super::*;

#[test]
fn a_name_that_is_not_encoded_is() {
    let message = "From: Zażółć Pen <user.name@partner.com>\n\n";
    let bytes = message.replace('\n', "\r\n");
    let found = parse_fields(bytes.as_bytes()).unwrap();
    let identity = Identity {
        from: find_author(&found, &plain).unwrap(),
        primary: Mailbox::new("User", "user@example.com"),
        reply_to: None,
    };
    for route in [DeliveryRoute::Gateway, DeliveryRoute::Organisation] {
        let written = edited(message, &compose(&identity, route), route).replace("\n ", " ");
        assert!(written.is_ascii(), "{written}");
        assert!(
            written.contains("=?utf-8?q?Za=C5=BC=C3=B3=C5=82=C4=87_Pen?= <user.name@partner.com>"),
            "{written}"
        );
    }
}

/// What fifteen programs write, and what servers of an organisation add.
#[test]
fn each_field_that_tells_goes_and_no_other() {
    let says = composed(DeliveryRoute::Gateway);
    let from = "From: User Name <user.name@partner.com>\n";
    let id = "Message-ID: <x@laptop.home.net>\n";
    let goes = |field: &str| {
        let written = edited(&format!("{from}{id}{field}\n\n"), &says, DeliveryRoute::Gateway);
        written == format!("{from}{id}\n")
    };
    for field in [
        "Delivered-To: someone@example.net",
        "X-Originating-IP: [192.0.2.7]",
        "X-Client: 192.0.2.7",
        "X-MS-Exchange-Organization-AuthAs: Internal",
        "X-Virus-Scanned: amavisd at mail.example.com",
        "X-Scanner: by mx1.example.com",
        "X-Where: laptop.home.net",
        "X-Authenticated-Sender: user",
        "X-Login: USER",
        "X-Home: https://example.com/~user/",
        "Fcc: imap://user%40example.com@imap.example.com/Sent",
        "X-Folder: user%40example.com",
        "Return-Receipt-To: user@example.com",
        "Errors-To: <user=40example.com>",
        "List-Unsubscribe: <mailto:user%40example.com>",
        "Autocrypt: addr=user@example.com; keydata=abc",
        "ARC-Seal: i=1; d=partner.com",
        "Authentication-Results: mail.example.com; auth=pass",
        "DKIM-Signature: v=1; d=example.com; s=x; b=abc",
    ] {
        assert!(goes(field), "{field}");
    }
    for field in [
        "To: user@example.com",
        "Subject: user@example.com",
        "Date: Sat, 1 Jan 2026 00:00:00 +0000",
        "X-Mailer: Program 1.2",
        "X-Priority: 1",
        "Organization: User & Sons",
        "List-Unsubscribe: <https://example.com/leave>",
        "Autocrypt: addr=user.name@partner.com; keydata=abc",
        "DKIM-Signature: v=1; d=partner.com; s=x; b=abc",
        "Content-Description: user@example.com",
        "X-Sender: user.name@partner.com",
    ] {
        assert!(!goes(field), "{field}");
    }
}
