//! What programs showed when they were last run with `--rewrite`: the evidence, kept in `captures/ID.json`.

use std::{collections::BTreeMap, fs, path::PathBuf};

use crate::{Failure, seen::Seen};

/// A program's display of each message, by language and message.
pub type Capture = BTreeMap<String, BTreeMap<String, Seen>>;

/// Reads all stored captures, by the program's id.
pub fn all() -> Result<BTreeMap<String, Capture>, Failure> {
    let mut captures = BTreeMap::new();
    for entry in fs::read_dir(folder())? {
        let path = entry?.path();
        let id = path.file_stem().and_then(|stem| stem.to_str());
        let id = id.ok_or("a capture without a name")?.to_owned();
        captures.insert(id, serde_json::from_slice(&fs::read(&path)?)?);
    }
    Ok(captures)
}

/// Stores the capture of a program.
pub fn write(id: &str, capture: &Capture) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(capture)?;
    fs::create_dir_all(folder())?;
    Ok(fs::write(folder().join(format!("{id}.json")), text + "\n")?)
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("captures")
}
