//! The copy of a header section that a signature is over: it cannot be edited.

use super::{
    Concealed,
    edits::reveals_writer,
    ids::parse_identifier,
    parts::{Holds, MimePart, Mutability, parse_parts},
};
use crate::{
    Reason,
    headers::{Decode, HeaderFields},
    message::Message,
};

/// The most bytes of a body that are searched for a signed copy.
pub const COPY_WITHIN: usize = 64 * 1024;

/// Checks whether a signed part contains a copy of the header section that names the writer (RFC 9788, and Thunderbird's
/// `protected-headers="v1"`): programs show the copy instead of the fields that Fromline has edited, and a change would break the
/// signature. [`Reason::SignedCopy`] if it does.
///
/// The copy is at the beginning, so [`COPY_WITHIN`] bytes of the body are searched. Encrypted parts, and signatures in a form that is not
/// text, cannot be read.
pub fn check_signed_copy(
    fields: &HeaderFields<'_>,
    body: &[u8],
    message: &Message,
    concealed: &Concealed,
    decode: Decode<'_>,
) -> Result<(), Reason> {
    let concealed = concealed.clone().of_message(fields);
    let body = body.get(..COPY_WITHIN).unwrap_or(body);
    // Whoever has more parts than are looked at has the copy in one of the first, or none.
    let all = parse_parts(fields, body).unwrap_or_default();
    let mut copies = all
        .iter()
        .enumerate()
        .filter_map(|(index, part)| copy(&all, index, part));
    let gives_away = copies.any(|part| {
        let head = body.get(part.head.clone()).unwrap_or_default();
        let Ok(copy) = crate::headers::parse_fields(head) else {
            return false;
        };
        copy.all()
            .any(|(name, body)| is_named(name, body, message, &concealed, decode))
    });
    if gives_away {
        Err(Reason::SignedCopy)
    } else {
        Ok(())
    }
}

/// The part whose header section is the copy: the root of what is signed, or the message that it wraps (RFC 8551 section 3.1).
fn copy<'p>(all: &'p [MimePart], index: usize, part: &'p MimePart) -> Option<&'p MimePart> {
    let is_root = part.place == Mutability::Signed { is_root: true };
    let wraps = part.holds == Holds::Message && part.parameter("forwarded").as_deref() == Some("no");
    match (is_root, wraps) {
        (true, true) => all.get(index + 1),
        (true, false) => Some(part),
        _ => None,
    }
}

/// Whether a field of the copy would be edited where it is no copy.
fn is_named(name: &str, body: &str, message: &Message, concealed: &Concealed, decode: Decode<'_>) -> bool {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    if is("Message-ID") {
        // The machine's name alone stays: a message is not refused for what so many programs write.
        return concealed.is_writer_in_id(parse_identifier(body));
    }
    if is("Reply-To")
        && message
            .reply_to
            .as_ref()
            .is_some_and(|own| body.contains(&own.address))
    {
        return false;
    }
    reveals_writer(name, body, concealed, decode)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        delivery_route::DeliveryRoute,
        headers::parse_fields,
        message::{Identity, Mailbox, compose},
    };

    /// As Thunderbird 153 signs: the copy is the header section of the first part.
    fn checked(copy: &str, reply_to: Option<&str>) -> Result<(), Reason> {
        let message = format!(
            "Message-ID: <x@laptop.home.net>\nContent-Type: multipart/signed; boundary=\"sig\"\n\n--sig\n\
             Content-Type: multipart/mixed; boundary=\"in\"; protected-headers=\"v1\"; hp=\"clear\"\n{copy}\n\n\
             --in\nContent-Type: text/plain\nReply-To: pat.primary@example.com\n\nHello\n--in--\n--sig\n\
             Content-Type: application/pgp-signature\n\nx\n--sig--\n"
        );
        let message = message.replace('\n', "\r\n");
        let (_, body) = message.split_once("\r\n\r\n").unwrap();
        let identity = Identity {
            from: Mailbox::new("Pen", "pen.name@partner.com"),
            primary: Mailbox::new("Pat", "pat.primary@example.com"),
            reply_to: reply_to.map(str::to_owned),
        };
        let says = compose(&identity, DeliveryRoute::Gateway);
        let concealed = Concealed::new(
            ["pat.primary@example.com"],
            "pen.name@partner.com",
            ["example.com"],
        );
        let found = parse_fields(message.as_bytes()).unwrap();
        check_signed_copy(&found, body.as_bytes(), &says, &concealed, &|_| None)
    }

    #[test]
    fn a_copy_that_names_the_writer_is_refused() {
        let refused = Err(Reason::SignedCopy);
        let primary = "pat.primary@example.com";
        for (copy, reply_to, expected) in [
            (
                "From: Pen <pen.name@partner.com>\nReply-To: pen.name@partner.com",
                None,
                Ok(()),
            ),
            ("Reply-To: Pat <pat.primary@example.com>", None, refused),
            ("Reply-To: Pat <pat.primary@example.com>", Some(primary), Ok(())),
            (
                "To: pat.primary@example.com\nSubject: pat.primary@example.com",
                None,
                Ok(()),
            ),
            ("Message-ID: <uuid@partner.com>", None, Ok(())),
            ("Message-ID: <x@laptop.home.net>", None, Ok(())),
            ("Message-ID: <x@pc17.example.com>", None, refused),
            ("Autocrypt: addr=pat.primary@example.com; keydata=", None, refused),
            ("X-Sender: pat.primary", None, refused),
        ] {
            assert_eq!(checked(copy, reply_to), expected, "{copy}");
        }
    }
}
