//! Which messages the code shows: found in its text, since the app is compiled for another machine. The build script
//! gives it to the binary, for `fromline locales check`; a test holds the calls against the messages.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use regex_lite::Regex;

/// Which messages the code names.
#[derive(Default)]
pub struct Usage {
    /// Ids that are asked for by a macro or function of ours, with the place.
    pub asked: BTreeMap<String, String>,
    /// The macros' calls: id, names of the values, place.
    pub calls: Vec<(String, BTreeSet<String>, String)>,
    /// Every string literal that could be an id.
    pub literals: BTreeSet<String>,
    /// Beginnings of ids that are put together: `format!("preview-grade-{…}")`.
    pub beginnings: BTreeSet<String>,
}

/// Where messages are shown: the app, the server and the core.
pub const FOLDERS: [&str; 3] = ["src", "crates/server/src", "crates/core/src"];

/// Of all code below `root`, comments and tests left out.
pub fn of_all_code(root: &Path) -> io::Result<Usage> {
    let mut usage = Usage::default();
    for folder in FOLDERS {
        for path in files(&root.join(folder))? {
            let code = fs::read_to_string(&path)?;
            let place = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            read(&code, &place, &mut usage);
        }
    }
    Ok(usage)
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            all.extend(files(&path)?);
        } else if path.extension().is_some_and(|kind| kind == "rs") && !path.ends_with("tests.rs") {
            all.push(path);
        }
    }
    all.sort();
    Ok(all)
}

fn read(code: &str, place: &str, usage: &mut Usage) {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join("\n");

    let literal = Regex::new(r#""([a-z][a-z0-9]*(?:-[a-z0-9]+)+)""#).expect("a pattern");
    for found in literal.captures_iter(&code) {
        usage.literals.insert(found[1].to_owned());
    }
    let beginning = Regex::new(r#""([a-z][a-z0-9]*(?:-[a-z0-9]+)*-)\{"#).expect("a pattern");
    for found in beginning.captures_iter(&code) {
        usage.beginnings.insert(found[1].to_owned());
    }
    let function =
        r#"\b(?:text|draw|format_text|parts)\(\s*(?:[\w.]+,\s*)?"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)""#;
    for found in Regex::new(function).expect("a pattern").captures_iter(&code) {
        usage.asked.insert(found[1].to_owned(), place.to_owned());
    }
    let call = Regex::new(r#"\b(?:t|ts|label)!\(\s*"([a-z][a-z0-9-]*)""#).expect("a pattern");
    for found in call.captures_iter(&code) {
        let end = found.get(0).map_or(0, |whole| whole.end());
        usage.asked.insert(found[1].to_owned(), place.to_owned());
        usage
            .calls
            .push((found[1].to_owned(), names(&code[end..]), place.to_owned()));
    }
}

/// The names in `, name = value, other = f(x, y))`, up to the parenthesis that closes the call.
fn names(rest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let (mut depth, mut argument, mut quoted) = (0_i32, String::new(), false);
    for character in rest.chars() {
        match character {
            '"' => quoted = !quoted,
            _ if quoted => (),
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => (),
        }
        if depth < 0 || (depth == 0 && character == ',' && !quoted) {
            if let Some((name, _)) = argument.split_once(" = ") {
                names.insert(name.trim().to_owned());
            }
            argument.clear();
        } else {
            argument.push(character);
        }
        if depth < 0 {
            break;
        }
    }
    names
}
