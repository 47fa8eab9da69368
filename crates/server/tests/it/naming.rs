//! Each type name is used once in core, server and app, and the names on the architecture page exist.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The crates whose modules the architecture page names.
const CRATES: [&str; 12] = [
    "admin-api",
    "base",
    "config",
    "core",
    "http",
    "outbound",
    "postfix",
    "server",
    "services",
    "store",
    "text",
    "user-api",
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(name)
        .join("src")
}

/// Returns the sources below a folder, without tests.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            if name != "tests" {
                found.extend(sources(&path));
            }
        } else if name != "tests.rs" && path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found
}

/// Returns the name of the type that a line declares for other modules.
fn declared(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("pub")?;
    let rest = match rest.strip_prefix('(') {
        Some(scope) => scope.split_once(')')?.1,
        None => rest,
    };
    let (kind, rest) = rest.trim_start().split_once(' ')?;
    let is_type = ["struct", "enum", "trait", "type", "union"].contains(&kind);
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
    is_type.then(|| &rest[..end.unwrap_or(rest.len())])
}

#[test]
fn no_two_types_share_a_name() {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src");
    let crates = CRATES.into_iter().filter(|name| *name != "postfix");
    let crates = crates.chain(["messages"]).map(folder);
    for folder in crates.chain([app]) {
        for path in sources(&folder) {
            let text = fs::read_to_string(&path).unwrap();
            for name in text.lines().filter_map(declared) {
                all.entry(name.to_owned())
                    .or_default()
                    .insert(path.display().to_string());
            }
        }
    }
    for (name, places) in all {
        assert!(places.len() < 2, "{name} is declared in {places:#?}");
    }
}

#[test]
fn declarations_are_read() {
    for (line, name) in [
        ("pub struct Route;", Some("Route")),
        ("pub(crate) enum Kind<T> {", Some("Kind")),
        ("pub(in crate::auth) type Cookies = Vec<String>;", Some("Cookies")),
        ("pub trait Dns: Send {", Some("Dns")),
        ("struct Private;", None),
        ("pub fn structure() {", None),
        ("    pub struct Nested;", None),
    ] {
        assert_eq!(declared(line), name, "{line}");
    }
}

/// Returns paths such as `outbound::smtp::guard` in a text: the crate, then modules and an item.
fn paths(text: &str) -> Vec<Vec<&str>> {
    let quoted = text.split('`').skip(1).step_by(2);
    let paths = quoted.filter(|path| path.chars().all(|c| c.is_alphanumeric() || "_:".contains(c)));
    paths
        .map(|path| path.split("::").collect::<Vec<_>>())
        .filter(|path| path.len() > 1 && CRATES.contains(&path[0]))
        .collect()
}

/// Returns whether a module exists, or an item that its second-to-last segment declares or re-exports.
fn exists(path: &[&str]) -> bool {
    let file = |modules: &[&str]| {
        let module = folder(path[0]).join(modules.join("/"));
        let files = [
            module.with_extension("rs"),
            module.join("mod.rs"),
            module.join("lib.rs"),
        ];
        files.into_iter().find(|file| file.is_file())
    };
    let (name, modules) = path[1..].split_last().unwrap();
    if file(&path[1..]).is_some() {
        return true;
    }
    let text = file(modules).map(|file| fs::read_to_string(file).unwrap());
    let is_word = |line: &str| {
        line.split(|c: char| !c.is_alphanumeric() && c != '_')
            .any(|word| word == *name)
    };
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    text.is_some_and(|text| text.lines().filter(is_code).any(is_word))
}

#[test]
fn what_the_architecture_page_names_is_there() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/architecture.md");
    let text = fs::read_to_string(page).unwrap();
    let paths = paths(&text);
    assert!(paths.len() > 40, "{} paths", paths.len());
    let missing: Vec<_> = paths.iter().filter(|path| !exists(path)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(!exists(&["outbound", "smtp", "no_such_item"]) && !exists(&["store", "no_such_module"]));
}

/// Returns the documentation of each item of a file that is public or a variant, with its line: the first paragraph alone.
fn documented(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut paragraph = Vec::new();
    let mut ended = false;
    for (number, line) in (1..).zip(text.lines().map(str::trim)) {
        if let Some(doc) = line.strip_prefix("///") {
            ended |= doc.trim().is_empty();
            if !ended {
                paragraph.push(doc.trim());
            }
        } else if !line.starts_with("#[") {
            let is_variant = line.starts_with(|c: char| c.is_ascii_uppercase());
            if !paragraph.is_empty() && (line.starts_with("pub ") || is_variant) {
                found.push((number, paragraph.join(" ")));
            }
            paragraph.clear();
            ended = false;
        }
    }
    found
}

/// In rustdoc's index an item stands beside its name and the first sentence about it.
#[test]
fn what_is_public_is_described_in_more_than_three_words() {
    let root = folder("..").join("..").canonicalize().unwrap();
    let mut folders: Vec<_> = CRATES.iter().map(|name| folder(name)).collect();
    folders.extend(["conformance", "delivery", "messages"].map(folder));
    folders.extend([root.join("src"), root.join("xtask/src")]);
    let (mut seen, mut short) = (0, Vec::new());
    for path in folders.iter().flat_map(|folder| sources(folder)) {
        // There, doc comments are what `--help` prints.
        if path.components().any(|part| part.as_os_str() == "cli") {
            continue;
        }
        for (line, text) in documented(&fs::read_to_string(&path).unwrap()) {
            seen += 1;
            if text.split_whitespace().count() <= 3 {
                short.push(format!("{}:{line}: {text}", path.display()));
            }
        }
    }
    assert!(seen > 5000, "{seen}");
    assert_eq!(short, Vec::<String>::new());
}
