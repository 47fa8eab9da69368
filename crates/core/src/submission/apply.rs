//! Doing it, where the message is at hand as bytes.

use std::collections::HashMap;

use super::Edit;

/// Applies the edits to a message. Added fields come first; everything else stays as it is, byte for byte.
pub fn apply_edits(message: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut written = Vec::with_capacity(message.len() + 256);
    for edit in edits {
        if let Edit::Add { name, body } = edit {
            write(&mut written, name, body);
        }
    }
    let mut seen: HashMap<Vec<u8>, usize> = HashMap::new();
    let mut keeps = true;
    let mut rest = message;
    while let Some(line) = rest.split_inclusive(|byte| *byte == b'\n').next() {
        if matches!(line, b"\r\n" | b"\n") {
            break;
        }
        rest = rest.get(line.len()..).unwrap_or_default();
        if matches!(line.first(), Some(b' ' | b'\t')) {
            if keeps {
                written.extend_from_slice(line);
            }
            continue;
        }
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        let name = name.trim_ascii_end();
        let nth = seen.entry(name.to_ascii_lowercase()).or_default();
        *nth += 1;
        let nth = *nth;
        let edit = edits.iter().find(|edit| match edit {
            Edit::Remove {
                name: its,
                nth: place,
            }
            | Edit::Replace {
                name: its,
                nth: place,
                ..
            } => *place == nth && its.as_bytes().eq_ignore_ascii_case(name),
            Edit::Add { .. } => false,
        });
        keeps = edit.is_none();
        match edit {
            Some(Edit::Replace { name, body, .. }) => write(&mut written, name, body),
            Some(_) => (),
            None => written.extend_from_slice(line),
        }
    }
    written.extend_from_slice(rest);
    written
}

fn write(message: &mut Vec<u8>, name: &str, body: &str) {
    message.extend_from_slice(name.as_bytes());
    message.extend_from_slice(b": ");
    message.extend_from_slice(fold(body).replace('\n', "\r\n").as_bytes());
    message.extend_from_slice(b"\r\n");
}

/// Folds a long body: inserts a line end (LF, as milters use it) before spaces (RFC 5322 section 2.2.3).
pub fn fold(body: &str) -> String {
    let mut text = String::with_capacity(body.len() + 8);
    let mut length = 16;
    for (place, word) in body.split(' ').enumerate() {
        if place > 0 {
            if length + word.len() > 75 {
                text.push('\n');
                length = 0;
            }
            text.push(' ');
        }
        text.push_str(word);
        length += word.len() + 1;
    }
    text
}
