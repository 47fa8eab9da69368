//! What Fromline says that programs show, asked of its command line.

use std::{collections::BTreeMap, ffi::OsStr, process::Command};

use serde::Deserialize;

use crate::{Failure, captures::Capture, message, program::Language, seen::Seen};

#[derive(Deserialize)]
struct Answer {
    clients: Vec<Client>,
}

#[derive(Deserialize)]
struct Client {
    id: String,
    #[serde(flatten)]
    seen: Seen,
}

/// Asks `fromline preview` for every message, in every language that it is shown in; returns the predictions by the program's id.
pub fn ask(fromline: &OsStr, ids: &[&str]) -> Result<BTreeMap<String, Capture>, Failure> {
    let mut predicted: BTreeMap<String, Capture> = BTreeMap::new();
    for language in Language::ALL {
        for message in message::shown_in(language)? {
            for Client { id, seen } in preview(fromline, ids, language, &message.stem)? {
                let capture = predicted.entry(id).or_default();
                let messages = capture.entry(language.code().to_owned()).or_default();
                messages.insert(message.stem.clone(), seen);
            }
        }
    }
    Ok(predicted)
}

fn preview(fromline: &OsStr, ids: &[&str], language: Language, stem: &str) -> Result<Vec<Client>, Failure> {
    let mut command = Command::new(fromline);
    command
        .arg("preview")
        .arg(message::folder().join(format!("{stem}.eml")));
    command.args(["--json", "--language", language.code()]);
    command.args(ids.iter().flat_map(|id| ["--client", id]));
    let output = command
        .output()
        .map_err(|error| format!("{}: {error}", fromline.display()))?;
    if output.status.success() {
        Ok(serde_json::from_slice::<Answer>(&output.stdout)?.clients)
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("fromline preview, of {stem}: {}", said.trim()).into())
    }
}
