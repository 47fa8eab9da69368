//! Runs programs and writes what they showed: `conformance capture [ID…]`.

use std::{fs, path::PathBuf};

use fromline_conformance::{
    Failure, message,
    program::{Language, Program},
    programs,
    seen::Seen,
};
use serde_json::{Map, json};

fn main() -> Result<(), Failure> {
    let wanted: Vec<String> = std::env::args().skip(2).collect();
    for program in programs::all() {
        if wanted.is_empty() || wanted.iter().any(|id| id == program.id()) {
            capture(program.as_ref())?;
        }
    }
    Ok(())
}

/// Shows all messages in English and those that stand for all in the other languages.
fn capture(program: &dyn Program) -> Result<(), Failure> {
    let messages = message::all()?;
    let mut languages = Map::new();
    for language in Language::ALL {
        let chosen: Vec<_> = messages
            .iter()
            .filter(|message| {
                language == Language::En || message::IN_EVERY_LANGUAGE.contains(&message.stem.as_str())
            })
            .cloned()
            .collect();
        let seen: Vec<Seen> = program.show(&chosen, language)?;
        let mut shown = Map::new();
        for (message, seen) in chosen.iter().zip(seen) {
            shown.insert(message.stem.clone(), json!(seen));
        }
        languages.insert(language.code().to_owned(), shown.into());
    }
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("captures");
    fs::create_dir_all(&folder)?;
    let text = serde_json::to_string_pretty(&languages)?;
    fs::write(folder.join(format!("{}.json", program.id())), text + "\n")?;
    println!("{}: {} messages", program.id(), messages.len());
    Ok(())
}
