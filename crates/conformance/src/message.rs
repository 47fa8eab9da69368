//! The messages that every program gets.

use std::{fs, path::PathBuf};

use crate::{Failure, program::Language};

/// A message of the corpus.
#[derive(Clone, Debug)]
pub struct Message {
    /// File name without `.eml`, which is the Subject, too.
    pub stem: String,
    /// The message as transmitted: lines end in CRLF.
    pub bytes: Vec<u8>,
}

impl Message {
    /// The message as a local delivery stores it: lines end in LF.
    pub fn delivered(&self) -> Vec<u8> {
        let ends = |index: usize| self.bytes[index..].starts_with(b"\r\n");
        let kept = (0..self.bytes.len()).filter(|index| !ends(*index));
        kept.map(|index| self.bytes[index]).collect()
    }

    /// The single line of the body.
    pub fn body(&self) -> String {
        format!("Body of {}.", self.stem)
    }
}

/// Those that are shown in every language; the others in English alone.
const IN_EVERY_LANGUAGE: [&str; 2] = ["03-sender-name", "09-encoded-q"];

/// Folder of the corpus.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("messages")
}

/// Reads all messages, ordered by name; later ones have later dates.
pub fn all() -> Result<Vec<Message>, Failure> {
    let mut messages = Vec::new();
    for entry in fs::read_dir(folder())? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let stem = stem.ok_or("a message without a name")?.to_owned();
        let bytes = fs::read(&path)?;
        messages.push(Message { stem, bytes });
    }
    messages.sort_by(|a, b| a.stem.cmp(&b.stem));
    Ok(messages)
}

/// Reads the messages that are shown in this language.
pub fn shown_in(language: Language) -> Result<Vec<Message>, Failure> {
    let mut messages = all()?;
    if language != Language::En {
        messages.retain(|message| IN_EVERY_LANGUAGE.contains(&message.stem.as_str()));
    }
    Ok(messages)
}
