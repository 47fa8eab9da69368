//! Conversion of messages for servers that do not accept 8-bit text (RFC 6152).

use std::borrow::Cow;

use fromline_core::{
    headers::parse_fields,
    submission::{Edit, Holds, MimePart, Mutability, find_body, parse_parts},
};

use super::{Patch, changed, encodings::encoded};

const ENCODING: &str = "Content-Transfer-Encoding";

/// Size up to which text is encoded readably, in bytes, even if that makes it longer than base64 would.
const SMALL: usize = 4096;

/// Parts of reports whose content consists of header-like fields.
const REPORTS: [&str; 2] = ["message/delivery-status", "message/disposition-notification"];

/// Converts a message so that its body is all ASCII, as RFC 6152, section 3, requires for servers without 8BITMIME: text in
/// quoted-printable, everything else in base64. `None` if that is impossible: a signature covers such a part, or its declared
/// encoding is wrong.
///
/// Header sections stay unchanged, because 8BITMIME is not about them.
pub fn seven_bit(message: &[u8]) -> Option<Cow<'_, [u8]>> {
    let text = message.get(find_body(message)..).unwrap_or_default();
    if text.is_ascii() {
        return Some(message.into());
    }
    let fields = parse_fields(message).ok()?;
    let all = parse_parts(&fields, text)?;
    let mut edits = Vec::new();
    let mut patches = Vec::new();
    for (index, part) in all.iter().enumerate() {
        let change = change(text, part)?;
        let Some(encoding) = change.encoding else { continue };
        if index == 0 {
            edits.extend(root(&fields, encoding, text));
        } else {
            let head = text.get(part.head.clone()).unwrap_or_default();
            patches.push(Patch {
                place: part.head.clone(),
                text: with_encoding(head, encoding),
            });
        }
        patches.extend(change.patch);
    }
    Some(changed(message, &edits, &patches).into())
}

/// The new encoding of a part, and its body if that is re-encoded.
#[derive(Default)]
struct Change {
    encoding: Option<&'static str>,
    patch: Option<Patch>,
}

fn change(text: &[u8], part: &MimePart) -> Option<Change> {
    let written = text.get(part.body.clone()).unwrap_or_default();
    let is_plain = matches!(part.encoding.as_str(), "" | "7bit" | "8bit" | "binary");
    if written.is_ascii() {
        return Some(Change::default());
    }
    let media_type = part.media_type();
    let is_signed = matches!(part.place, Mutability::Signed { .. });
    match part.holds {
        _ if is_signed || !is_plain => None,
        Holds::Parts | Holds::Message => Some(Change {
            encoding: (!part.encoding.is_empty()).then_some("7bit"),
            patch: None,
        }),
        // Reports are text (RFC 3464 section 2.1, RFC 8098 section 3.1), and have no encoding of their own.
        Holds::Content if REPORTS.contains(&media_type.as_str()) => Some(Change {
            encoding: (!part.encoding.is_empty()).then_some("7bit"),
            patch: Some(Patch {
                place: part.body.clone(),
                text: written
                    .iter()
                    .map(|byte| if byte.is_ascii() { *byte } else { b'?' })
                    .collect(),
            }),
        }),
        // Neither may have another encoding (RFC 2045 section 6.4).
        Holds::Content if media_type.starts_with("multipart/") || media_type.starts_with("message/") => None,
        Holds::Content => {
            // For text that is mostly not ASCII, quoted-printable would triple the size.
            let escaped = |byte: &&u8| !matches!(**byte, b' '..=b'<' | b'>'..=b'~' | b'\t' | b'\r' | b'\n');
            let is_readable =
                written.len() <= SMALL || written.iter().filter(escaped).count() <= written.len() / 6;
            let encoding = if is_readable && media_type.starts_with("text/") {
                "quoted-printable"
            } else {
                "base64"
            };
            let place = part.body.clone();
            Some(Change {
                encoding: Some(encoding),
                patch: Some(Patch {
                    place,
                    text: encoded(encoding, written),
                }),
            })
        }
    }
}

/// Sets the encoding in the message's own header section, and adds MIME fields if it has none.
fn root(fields: &fromline_core::headers::HeaderFields<'_>, encoding: &str, text: &[u8]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (place, (name, _)) in fields.every(ENCODING).enumerate() {
        edits.push(Edit::Remove {
            name: name.to_owned(),
            nth: place + 1,
        });
    }
    let mut add = |name, body: &str| {
        edits.push(Edit::Add {
            name,
            body: body.to_owned(),
        });
    };
    add(ENCODING, encoding);
    if fields.first("Content-Type").is_none() {
        // RFC 1428: the charset is unknown.
        let charset = if std::str::from_utf8(text).is_ok() {
            "utf-8"
        } else {
            "unknown-8bit"
        };
        add("Content-Type", &format!("text/plain; charset={charset}"));
    }
    if fields.first("MIME-Version").is_none() {
        add("MIME-Version", "1.0");
    }
    edits
}

/// Returns a part's header section with another encoding.
pub(super) fn with_encoding(head: &[u8], encoding: &str) -> Vec<u8> {
    let mut written = Vec::with_capacity(head.len() + 64);
    let mut keeps = true;
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        if !matches!(line.first(), Some(b' ' | b'\t')) {
            let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
            keeps = !name.trim_ascii_end().eq_ignore_ascii_case(ENCODING.as_bytes());
        }
        if keeps {
            written.extend_from_slice(line);
        }
    }
    if !written.is_empty() && !written.ends_with(b"\n") {
        written.extend_from_slice(b"\r\n");
    }
    written.extend_from_slice(format!("{ENCODING}: {encoding}\r\n").as_bytes());
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(message: &str) -> Option<String> {
        let message = message.replace('\n', "\r\n");
        let written = seven_bit(message.as_bytes())?.into_owned();
        Some(String::from_utf8(written).unwrap().replace("\r\n", "\n"))
    }

    #[test]
    fn each_part_as_it_can_be() {
        let message = "\
From: a@b.cd
Content-Type: multipart/mixed; boundary=b
Content-Transfer-Encoding: 8bit

--b
Content-Transfer-Encoding:
 8bit
Content-Type: text/plain; charset=utf-8

Zażółć =
.
--b
Content-Type: application/octet-stream

é
--b
Content-Type: text/plain

plain
--b
Content-Type: message/rfc822
Content-Transfer-Encoding: 8bit

Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

jaźń
--b--
";
        insta::assert_snapshot!(converted(message).unwrap(), @r"
        Content-Transfer-Encoding: 7bit
        MIME-Version: 1.0
        From: a@b.cd
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Za=C5=BC=C3=B3=C5=82=C4=87 =3D
        .
        --b
        Content-Type: application/octet-stream
        Content-Transfer-Encoding: base64

        w6k=
        --b
        Content-Type: text/plain

        plain
        --b
        Content-Type: message/rfc822
        Content-Transfer-Encoding: 7bit

        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        ja=C5=BA=C5=84
        --b--
        ");
    }

    #[test]
    fn a_message_that_says_nothing_is_said_to_be_mime() {
        insta::assert_snapshot!(converted("From: a@b.cd\n\njaźń\n").unwrap(), @r"
        Content-Transfer-Encoding: quoted-printable
        Content-Type: text/plain; charset=utf-8
        MIME-Version: 1.0
        From: a@b.cd

        ja=C5=BA=C5=84
        ");
        let latin = seven_bit(b"From: a@b.cd\r\n\r\nja\xb3\r\n").unwrap();
        assert!(
            String::from_utf8(latin.into_owned())
                .unwrap()
                .contains("charset=unknown-8bit")
        );
    }

    #[test]
    fn what_cannot_be_or_need_not_be() {
        let signed = "Content-Type: multipart/signed; boundary=b\n\n--b\n\n{}\n--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n";
        assert_eq!(converted(&signed.replace("{}", "é")), None);
        for same in [
            signed.replace("{}", "e"),
            "Subject: é\n\nx\n".to_owned(),
            String::new(),
        ] {
            assert_eq!(converted(&same), Some(same));
        }
        for wrong in [
            "Content-Transfer-Encoding: base64\n\né",
            "Content-Type: multipart/mixed\n\né",
        ] {
            assert_eq!(converted(wrong), None, "{wrong}");
        }
    }
}
