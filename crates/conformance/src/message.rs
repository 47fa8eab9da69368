//! The messages that every program gets.

use std::{fs, path::PathBuf};

use crate::Failure;

/// One message of the corpus.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its file's name without `.eml`, which is its Subject, too.
    pub stem: String,
    /// The message as it is on disk: lines end in CRLF.
    pub bytes: Vec<u8>,
}

/// Those that are shown in every language; the others in English alone.
pub const IN_EVERY_LANGUAGE: [&str; 2] = ["03-sender-name", "09-encoded-q"];

/// All messages, ordered by name; later ones have later dates.
pub fn all() -> Result<Vec<Message>, Failure> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("messages");
    let mut messages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let stem = stem.ok_or("a message without a name")?.to_owned();
        messages.push(Message {
            bytes: fs::read(&path)?,
            stem,
        });
    }
    messages.sort_by(|a, b| a.stem.cmp(&b.stem));
    Ok(messages)
}
