//! Replacement of Content-IDs (RFC 2392) that reveal the sender: some programs put the computer's name into them, some the
//! primary address. The text that displays a picture refers to it by Content-ID, so both are changed together.

use std::collections::HashMap;

use fromline_core::{
    headers::HeaderFields,
    submission::{Concealed, Edit, Holds, MimePart, Mutability, Renew, parse_identifier, parse_parts},
};

use super::{
    Patch,
    encodings::{decoded, encoded},
    seven_bit::with_encoding,
};

/// Each Content-ID to replace, with its replacement.
type Pairs = HashMap<Vec<u8>, Vec<u8>>;

/// Largest total size of the header sections of all parts, in bytes.
const HEADS: usize = 256 * 1024;

/// Returns the changes after which no Content-ID reveals the sender, the organization or the computer: first for the header
/// section, then for the body.
///
/// Signed parts stay unchanged, since a change would break the signature, and so do attached messages, which are somebody's
/// originals.
pub fn renewed_content_ids(
    fields: &HeaderFields<'_>,
    body: &[u8],
    concealed: &Concealed,
    renew: Renew<'_>,
) -> (Vec<Edit>, Vec<Patch>) {
    let nothing = || (Vec::new(), Vec::new());
    // Most messages have none.
    if fields.first("Content-ID").is_none() && !mentions_any(body) {
        return nothing();
    }
    let Some(all) = parse_parts(fields, body) else {
        return nothing();
    };
    let open: Vec<&MimePart> = all.iter().filter(|part| part.place == Mutability::Open).collect();
    if open.iter().map(|part| part.head.len()).sum::<usize>() > HEADS {
        return nothing();
    }
    let own = fields.first("Content-ID").map(|(_, body)| body.to_owned());
    let heads = open.iter().filter_map(|part| content_id(head(body, part)));
    let tells = |id: &String| !id.is_empty() && id.len() <= LONGEST && concealed.is_in_id(id);
    let ids = own
        .into_iter()
        .chain(heads)
        .map(|written| parse_identifier(&written).to_owned());
    let renewed = |id: String| {
        let new = concealed.renewed(&id, renew);
        (id.into_bytes(), new.into_bytes())
    };
    let pairs: Pairs = ids.filter(tells).map(renewed).collect();
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
        let Ok(links) = links(body, part, &pairs) else {
            return nothing();
        };
        let mut section = replaced(head(body, part), &pairs);
        // A longer link can make a line too long for mail; quoted-printable keeps lines short.
        let encoding = links.as_ref().and_then(|links| links.encoding);
        if let Some(encoding) = encoding {
            let as_it_was = section.unwrap_or_else(|| head(body, part).to_vec());
            section = Some(with_encoding(&as_it_was, encoding));
        }
        if let Some(text) = section {
            patches.push(Patch {
                place: part.head.clone(),
                text,
            });
        }
        patches.extend(links.map(|links| Patch {
            place: part.body.clone(),
            text: links.text,
        }));
    }
    (edits.collect(), patches)
}

/// The text of a part with its links replaced.
struct Links {
    text: Vec<u8>,
    /// The new encoding, if it had to change.
    encoding: Option<&'static str>,
}

/// A text part that cannot be decoded.
struct Unreadable;

/// Replaces the links in a text part; `None` if it has none.
fn links(body: &[u8], part: &MimePart, pairs: &Pairs) -> Result<Option<Links>, Unreadable> {
    let is_text = part.holds == Holds::Content && part.media_type().starts_with("text/");
    let Some(written) = body.get(part.body.clone()).filter(|_| is_text) else {
        return Ok(None);
    };
    let text = decoded(&part.encoding, written).ok_or(Unreadable)?;
    let Some(text) = linked(&text, pairs) else {
        return Ok(None);
    };
    let is_encoded = matches!(part.encoding.as_str(), "quoted-printable" | "base64");
    let is_long = |line: &[u8]| line.len() > LONGEST + 1;
    if is_encoded || !text.split(|byte| *byte == b'\n').any(is_long) {
        let text = encoded(&part.encoding, &text);
        return Ok(Some(Links { text, encoding: None }));
    }
    // The message itself has its encoding in its own header section, and has no picture beside it.
    if part.head.is_empty() {
        return Err(Unreadable);
    }
    let encoding = "quoted-printable";
    Ok(Some(Links {
        text: encoded(encoding, &text),
        encoding: Some(encoding),
    }))
}

fn head<'b>(body: &'b [u8], part: &MimePart) -> &'b [u8] {
    body.get(part.head.clone()).unwrap_or_default()
}

/// Returns whether any line starts like a Content-ID field.
fn mentions_any(body: &[u8]) -> bool {
    body.split(|byte| *byte == b'\n').any(begins)
}

fn begins(line: &[u8]) -> bool {
    let name = b"content-id";
    line.get(..name.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(name))
}

/// Returns the value of the Content-ID in a header section.
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

/// Longest identifier that is searched for, in bytes: a line of a message cannot be longer.
const LONGEST: usize = 998;

/// Replaces each identifier in a text; `None` if it contains none. One lookup per word keeps the time proportional to the text's
/// length, however many identifiers there are.
fn replaced(text: &[u8], pairs: &Pairs) -> Option<Vec<u8>> {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"<>\";,".contains(byte);
    let mut written = Vec::with_capacity(text.len());
    let mut changed = false;
    for word in text.split_inclusive(ends) {
        let (id, end) = word.split_at(word.len() - usize::from(word.last().is_some_and(ends)));
        if let Some(new) = pairs.get(id) {
            changed = true;
            written.extend_from_slice(new);
        } else {
            written.extend_from_slice(id);
        }
        written.extend_from_slice(end);
    }
    changed.then_some(written)
}

/// Replaces each `cid:` link (RFC 2392) in a text. In a URL any character may be percent-encoded.
fn linked(text: &[u8], pairs: &Pairs) -> Option<Vec<u8>> {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\"'<>(){},;&\\".contains(byte);
    let mut written = Vec::with_capacity(text.len());
    let mut changed = false;
    for word in text.split_inclusive(ends) {
        let (word, end) = word.split_at(word.len() - usize::from(word.last().is_some_and(ends)));
        // A link can begin anywhere in a word (`src=cid:…`), and ends with it.
        let link = word
            .windows(SCHEME.len())
            .position(|begin| begin.eq_ignore_ascii_case(SCHEME))
            .map(|place| word.split_at(place + SCHEME.len()));
        let new = link.and_then(|(_, url)| pairs.get(&meant(url)?));
        if let (Some((before, _)), Some(new)) = (link, new) {
            changed = true;
            written.extend_from_slice(before);
            written.extend_from_slice(new);
        } else {
            written.extend_from_slice(word);
        }
        written.extend_from_slice(end);
    }
    changed.then_some(written)
}

const SCHEME: &[u8] = b"cid:";

/// Percent-decodes a URL; `None` if it is too long for an identifier.
fn meant(url: &[u8]) -> Option<Vec<u8>> {
    if url.len() > 3 * LONGEST {
        return None;
    }
    let mut meant = Vec::with_capacity(url.len());
    let mut rest = url;
    while let Some((first, behind)) = rest.split_first() {
        let hex = behind
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        meant.push(hex.unwrap_or(*first));
        rest = if hex.is_some() { behind.get(2..)? } else { behind };
    }
    Some(meant)
}

#[cfg(test)]
mod tests {
    use base64::{Engine as _, prelude::BASE64_STANDARD};
    use fromline_core::headers::parse_fields;

    use super::*;
    use crate::mime::changed;

    fn renew(id: &str) -> String {
        format!("new{}", id.len())
    }

    fn written(message: &str) -> String {
        let message = message.replace('\n', "\r\n");
        let found = parse_fields(message.as_bytes()).unwrap();
        let concealed = Concealed::new(
            ["pat.primary@example.com"],
            "pen.name@partner.com",
            ["example.com"],
        );
        let concealed = concealed.of_message(&found);
        let body = &message.as_bytes()[fromline_core::submission::find_body(message.as_bytes())..];
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
    fn an_identifier_that_begins_another_is_not_it() {
        let html = "<img src=cid:p1@pc17.example.com.au><img src='cid:p1@pc17.example.com'>";
        let written = written(&related("7bit", html));
        assert!(written.contains("src=cid:p1@pc17.example.com.au>"), "{written}");
        assert!(written.contains("src='cid:new19@partner.com'"), "{written}");
    }

    #[test]
    fn a_line_that_would_be_too_long_is_encoded_anew() {
        let html = format!("{}<img src=\"cid:p1@pc17.example.com\">", "x".repeat(955));
        let long = |message: &str| message.lines().any(|line| line.len() > 998);
        let longer = |id: &str| format!("new{}{}", id.len(), "0".repeat(30));
        let message = related("7bit", &html).replace('\n', "\r\n");
        assert!(!long(&message));
        let found = parse_fields(message.as_bytes()).unwrap();
        let concealed = Concealed::new(
            ["pat.primary@example.com"],
            "pen.name@partner.com",
            ["example.com"],
        );
        let body = &message.as_bytes()[fromline_core::submission::find_body(message.as_bytes())..];
        let (edits, patches) = renewed_content_ids(&found, body, &concealed, &longer);
        let written = String::from_utf8(changed(message.as_bytes(), &edits, &patches)).unwrap();
        assert!(!long(&written), "{written}");
        assert!(
            written.contains("Content-Transfer-Encoding: quoted-printable"),
            "{written}"
        );
        assert!(!written.contains("pc17"), "{written}");
    }

    #[test]
    fn text_that_cannot_be_read_keeps_its_pictures() {
        let message = related("base64", "not base64!");
        assert_eq!(written(&message), message);
    }

    /// A thousand identifiers and ten megabytes are processed in one pass over the bytes.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "it measures how long something takes")]
    fn as_long_as_the_message_is() {
        let ids = (0..900).map(|number| {
            format!(
                "--b\nContent-ID: <{}{number}@pc17.example.com>\n\nx\n",
                "a".repeat(90)
            )
        });
        let text = format!("cid:{}", "a".repeat(400)).repeat(12_000);
        let message = format!(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n{}\n{}--b--\n",
            text,
            ids.collect::<String>()
        );
        let began = std::time::Instant::now();
        assert_eq!(written(&message).matches("pc17").count(), 0);
        assert!(
            began.elapsed() < std::time::Duration::from_secs(10),
            "{:?}",
            began.elapsed()
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
