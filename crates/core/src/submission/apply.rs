//! Doing it, where the message is at hand as bytes.

use super::Edit;

/// The message with the edits done. Added fields stand on top; everything else stays as it is, byte for byte.
pub fn applied(message: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut written = Vec::with_capacity(message.len() + 256);
    for edit in edits {
        if let Edit::Add { name, body } = edit {
            write(&mut written, name, body);
        }
    }
    let mut seen: Vec<&[u8]> = Vec::new();
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
        seen.push(name);
        let nth = seen
            .iter()
            .filter(|other| other.eq_ignore_ascii_case(name))
            .count();
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
    message.extend_from_slice(body.as_bytes());
    message.extend_from_slice(b"\r\n");
}
