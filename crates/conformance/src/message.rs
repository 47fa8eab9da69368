//! The messages that every program gets.

use std::{fs, path::PathBuf};

use crate::{Failure, program::Language};

/// One message of the corpus.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its file's name without `.eml`, which is its Subject, too.
    pub stem: String,
    /// The message as it travels: lines end in CRLF.
    pub bytes: Vec<u8>,
}

impl Message {
    /// The message as a local delivery leaves it on the disk: lines end in LF.
    pub fn delivered(&self) -> Vec<u8> {
        let ends = |index: usize| self.bytes[index..].starts_with(b"\r\n");
        let kept = (0..self.bytes.len()).filter(|index| !ends(*index));
        kept.map(|index| self.bytes[index]).collect()
    }

    /// The one line of its body.
    pub fn body(&self) -> String {
        format!("Body of {}.", self.stem)
    }
}

/// Those that are shown in every language; the others in English alone.
const IN_EVERY_LANGUAGE: [&str; 2] = ["03-sender-name", "09-encoded-q"];

/// Where they are.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("messages")
}

/// All messages, ordered by name; later ones have later dates.
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

/// Those that are shown in this language.
pub fn shown_in(language: Language) -> Result<Vec<Message>, Failure> {
    let mut messages = all()?;
    if language != Language::En {
        messages.retain(|message| IN_EVERY_LANGUAGE.contains(&message.stem.as_str()));
    }
    Ok(messages)
}
