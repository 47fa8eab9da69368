//! Content-IDs (RFC 2392): some programs write the name of their machine into them, some the primary address. The text that shows a
//! picture names it by its Content-ID, so both change together.

use fromline_core::{
    headers::Fields,
    submission::{Concealed, Edit, Holds, Part, Place, Renew, identifier, parts},
};

use super::{
    Patch,
    encodings::{decoded, encoded},
};

/// A Content-ID, and the one in its place.
type Pair = (String, String);

/// What has to change so that no Content-ID tells of the writer, the organisation or the machine; the first is about the header
/// section, the second about the body.
///
/// What is signed stays, for a change would break the signature, and so does an attached message, which is somebody's original.
pub fn renewed_content_ids(
    fields: &Fields<'_>,
    body: &[u8],
    concealed: &Concealed,
    renew: Renew<'_>,
) -> (Vec<Edit>, Vec<Patch>) {
    let nothing = || (Vec::new(), Vec::new());
    // Most mail has none.
    if fields.first("Content-ID").is_none() && !mentions_any(body) {
        return nothing();
    }
    let Some(all) = parts(fields, body) else {
        return nothing();
    };
    let open: Vec<&Part> = all.iter().filter(|part| part.place == Place::Open).collect();
    let own = fields.first("Content-ID").map(|(_, body)| body.to_owned());
    let heads = open.iter().filter_map(|part| content_id(head(body, part)));
    let tells = |id: &String| concealed.is_in_id(id);
    let ids = own
        .into_iter()
        .chain(heads)
        .map(|written| identifier(&written).to_owned());
    let renewed = |id: String| {
        let new = concealed.renewed(&id, renew);
        (id, new)
    };
    let pairs: Vec<Pair> = ids.filter(tells).map(renewed).collect();
    if pairs.is_empty() {
        return nothing();
    }
    let edits = ["Content-ID", "Content-Type"].into_iter().filter_map(|name| {
        let (name, body) = fields.first(name)?;
        let flat: String = body.chars().filter(|one| !matches!(one, '\r' | '\n')).collect();
        let body = replaced(flat.trim().as_bytes(), &pairs)?;
        Some(Edit::Replace {
            name: name.to_owned(),
            nth: 1,
            body: String::from_utf8(body).ok()?,
        })
    });
    let mut patches = Vec::new();
    for part in open {
        if let Some(text) = replaced(head(body, part), &pairs) {
            patches.push(Patch {
                place: part.head.clone(),
                text,
            });
        }
        patches.extend(links(body, part, &pairs));
    }
    (edits.collect(), patches)
}

/// A part of text with its links to what was renamed.
fn links(body: &[u8], part: &Part, pairs: &[Pair]) -> Option<Patch> {
    let is_text = part.holds == Holds::Content && part.media_type().starts_with("text/");
    let written = body.get(part.body.clone()).filter(|_| is_text)?;
    let text = linked(&decoded(&part.encoding, written)?, pairs)?;
    Some(Patch {
        place: part.body.clone(),
        text: encoded(&part.encoding, &text),
    })
}

fn head<'b>(body: &'b [u8], part: &Part) -> &'b [u8] {
    body.get(part.head.clone()).unwrap_or_default()
}

/// Whether a line begins as a Content-ID does.
fn mentions_any(body: &[u8]) -> bool {
    body.split(|byte| *byte == b'\n').any(begins)
}

fn begins(line: &[u8]) -> bool {
    let name = b"content-id";
    line.get(..name.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(name))
}

/// The body of the Content-ID in a header section.
fn content_id(head: &[u8]) -> Option<String> {
    let mut lines = head.split(|byte| *byte == b'\n').skip_while(|line| !begins(line));
    let first = String::from_utf8_lossy(lines.next()?).into_owned();
    let (_, mut body) = first
        .split_once(':')
        .map(|(name, body)| (name, body.to_owned()))?;
    for line in lines.take_while(|line| matches!(line.first(), Some(b' ' | b'\t'))) {
        body.push_str(&String::from_utf8_lossy(line));
    }
    Some(body)
}

/// A text with each identifier replaced by its new one; none if there is none of them.
fn replaced(text: &[u8], pairs: &[Pair]) -> Option<Vec<u8>> {
    swapped(text, |rest| {
        pairs.iter().find_map(|(old, new)| {
            let is_there = !old.is_empty() && rest.starts_with(old.as_bytes());
            is_there.then(|| (old.len(), new.clone().into_bytes()))
        })
    })
}

/// A text with each `cid:` link (RFC 2392) replaced. In a URL, any character may be percent-encoded.
fn linked(text: &[u8], pairs: &[Pair]) -> Option<Vec<u8>> {
    swapped(text, |rest| {
        let scheme = rest
            .get(..4)
            .filter(|begin| begin.eq_ignore_ascii_case(b"cid:"))?;
        let url = rest.get(4..)?;
        pairs.iter().find_map(|(old, new)| {
            let length = matching(url, old.as_bytes())?;
            Some((4 + length, [scheme, new.as_bytes()].concat()))
        })
    })
}

/// How many bytes of a URL mean `wanted`; none if it does not begin so.
fn matching(url: &[u8], wanted: &[u8]) -> Option<usize> {
    let mut place = 0;
    for byte in wanted {
        let rest = url.get(place..)?;
        let hex = rest
            .strip_prefix(b"%")
            .and_then(|hex| std::str::from_utf8(hex.get(..2)?).ok());
        let meant = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        place += match (rest.first()?, meant) {
            (first, _) if first == byte => 1,
            (_, Some(meant)) if meant == *byte => 3,
            _ => return None,
        };
    }
    (!wanted.is_empty()).then_some(place)
}

/// A text in which whatever `swap` finds at the beginning of the rest is replaced; none if it finds nothing.
fn swapped(text: &[u8], swap: impl Fn(&[u8]) -> Option<(usize, Vec<u8>)>) -> Option<Vec<u8>> {
    let mut written = Vec::with_capacity(text.len());
    let mut changed = false;
    let mut rest = text;
    while let Some((first, behind)) = rest.split_first() {
        if let Some((length, new)) = swap(rest) {
            changed = true;
            written.extend(new);
            rest = rest.get(length.max(1)..).unwrap_or_default();
        } else {
            written.push(*first);
            rest = behind;
        }
    }
    changed.then_some(written)
}

#[cfg(test)]
mod tests {
    use base64::{Engine as _, prelude::BASE64_STANDARD};
    use fromline_core::headers::fields;

    use super::*;
    use crate::mime::changed;

    fn renew(id: &str) -> String {
        format!("new{}", id.len())
    }

    fn written(message: &str) -> String {
        let message = message.replace('\n', "\r\n");
        let found = fields(message.as_bytes()).unwrap();
        let concealed = Concealed::new(
            ["pat.primary@example.com"],
            "pen.name@partner.com",
            ["example.com"],
        );
        let concealed = concealed.of_message(&found);
        let body = &message.as_bytes()[fromline_core::submission::body(message.as_bytes())..];
        let (edits, patches) = renewed_content_ids(&found, body, &concealed, &renew);
        let written = changed(message.as_bytes(), &edits, &patches);
        String::from_utf8(written).unwrap().replace("\r\n", "\n")
    }

    fn related(encoding: &str, html: &str) -> String {
        format!(
            "Message-ID: <x@laptop.home.net>\nContent-Type: multipart/related;\n start=\"<html@laptop.home.net>\"; boundary=\"b\"\n\n\
             --b\nContent-Type: text/html\nContent-ID: <html@laptop.home.net>\nContent-Transfer-Encoding: {encoding}\n\n{html}\n\
             --b\nContent-Type: image/png\nContent-ID:\n <p1@pc17.example.com>\n\nimage\n\
             --b\nContent-Type: image/png\nContent-ID: <image001.png@01D8A3.45F9C2>\n\nimage\n--b--\n"
        )
    }

    const HTML: &str = "<img src=\"cid:p1@pc17.example.com\"><img src=CID:p1%40pc17.example.com><img src=\"cid:image001.png@01D8A3.45F9C2\">";

    #[test]
    fn a_picture_and_the_text_that_shows_it_change_together() {
        insta::assert_snapshot!(written(&related("7bit", HTML)), @r#"
        Message-ID: <x@laptop.home.net>
        Content-Type: multipart/related; start="<new20@partner.com>";
         boundary="b"

        --b
        Content-Type: text/html
        Content-ID: <new20@partner.com>
        Content-Transfer-Encoding: 7bit

        <img src="cid:new19@partner.com"><img src=CID:new19@partner.com><img src="cid:image001.png@01D8A3.45F9C2">
        --b
        Content-Type: image/png
        Content-ID:
         <new19@partner.com>

        image
        --b
        Content-Type: image/png
        Content-ID: <image001.png@01D8A3.45F9C2>

        image
        --b--
        "#);
        let base64 = written(&related("base64", &BASE64_STANDARD.encode(HTML)));
        let text = BASE64_STANDARD.encode(
            HTML.replace("p1%40pc17", "p1@pc17")
                .replace("p1@pc17.example.com", "new19@partner.com"),
        );
        assert!(base64.replace('\n', "").contains(&text), "{base64}");
        let soft = "<p class=3D\"x\"><img src=3D\"cid:p1@pc17.exa=\nmple.com\">";
        let quoted = written(&related("quoted-printable", soft));
        assert!(
            quoted.contains("<p class=3D\"x\"><img src=3D\"cid:new19@partner.com\">"),
            "{quoted}"
        );
    }

    #[test]
    fn one_part_alone() {
        let message = "Message-ID: <x@laptop>\nContent-ID: <y@laptop>\n\ntext\n";
        assert_eq!(
            written(message),
            "Message-ID: <x@laptop>\nContent-ID: <new8@partner.com>\n\ntext\n"
        );
    }

    #[test]
    fn what_is_signed_or_somebody_s_original_stays() {
        for message in [
            "Content-Type: multipart/signed; boundary=b\n\n--b\nContent-ID: <x@pc17.example.com>\n\ntext\n--b\n\nsig\n--b--\n",
            "Content-Type: message/rfc822\n\nContent-ID: <x@pc17.example.com>\n\ntext\n",
            "Subject: x\n\nContent-ID: <x@pc17.example.com>\n",
            "Content-Type: multipart/related; boundary=b\n\n--b\nContent-ID: <x@partner.com>\n\ncid:x@pc17.example.com\n--b--\n",
        ] {
            assert_eq!(written(message), message);
        }
    }
}
