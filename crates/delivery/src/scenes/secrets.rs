//! At the end: no password stands in a log, a queue, a mailbox, a database, or the list of processes.

use std::{fs, path::Path};

use base64::{Engine as _, prelude::BASE64_STANDARD};

use super::Scene;
use crate::{
    Failure,
    world::{NEW_PASSWORD, PARTNER_PASSWORD, PASSWORD, World},
};

/// The scene that searches for passwords in everything stored.
pub const SCENE: Scene = Scene {
    name: "secrets",
    play,
};

fn play(world: &World) -> Result<(), Failure> {
    let needles: Vec<(String, Vec<u8>)> = [PASSWORD, PARTNER_PASSWORD, NEW_PASSWORD]
        .into_iter()
        .flat_map(forms)
        .collect();
    let mut found = world.watch.seen();
    let mut files = 0;
    search(&world.folder, &needles, &mut found, &mut files);
    world.table.remark(format!(
        "{} forms of three passwords, looked for in {files} files and in every process",
        needles.len()
    ));
    if found.is_empty() {
        Ok(())
    } else {
        Err(found.join("; ").into())
    }
}

/// Encodings of a secret to search for: raw, in base64 at each offset, and hexadecimal.
pub fn forms(secret: &str) -> Vec<(String, Vec<u8>)> {
    let hex: String = secret
        .bytes()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let mut forms = vec![
        ("raw".to_owned(), secret.as_bytes().to_vec()),
        ("hexadecimal".to_owned(), hex.into_bytes()),
    ];
    for before in 0..3 {
        let encoded = BASE64_STANDARD.encode([&vec![0; before][..], secret.as_bytes()].concat());
        // The first and the last letters depend on what stands beside it.
        let middle = encoded
            .trim_end_matches('=')
            .get(4..encoded.len() - 4)
            .unwrap_or_default();
        forms.push((format!("base64 after {before}"), middle.as_bytes().to_vec()));
    }
    forms
}

/// Files below a folder, but for those that are the servers' own lists of accounts.
fn search(folder: &Path, needles: &[(String, Vec<u8>)], found: &mut Vec<String>, files: &mut usize) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        // The accounts themselves, and the program, which is large.
        let skipped = path.ends_with("users") || path.ends_with("bin");
        if kind.is_dir() && !skipped {
            search(&path, needles, found, files);
        } else if kind.is_file() && !skipped {
            *files += 1;
            let bytes = fs::read(&path).unwrap_or_default();
            for (form, needle) in needles {
                if contains(&bytes, needle) {
                    found.push(format!("a password stands in {} ({form})", path.display()));
                }
            }
        }
    }
}

/// Returns true if `bytes` contain `needle`.
pub fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|part| part == needle)
}
