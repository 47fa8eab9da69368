//! Which file each piece of code belongs into, and the script that loads the files.
//!
//! wasm-split makes a file for each set of chunks that share something: a hundred for ten chunks, and a script that knows them. Here there is
//! one for each chunk and a few more for what several share: a page loads its chunk and what that chunk needs, so a piece of code belongs into
//! the last file of those that all the chunks need that it serves.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// What the chunks that are open to everyone share with the others: nobody downloads it twice, and `/preview` nothing else.
const COMMON: &str = "common";

/// What each file needs at once: that of a chunk of `src/pages/chunk.rs`, or one of code that some of them share. A file stands behind those
/// that it needs.
const NEEDS: [(&str, &[&str]); 31] = [
    (COMMON, &[]),
    (OPEN, &[COMMON]),
    ("work", &[COMMON]),
    ("demo", &["work"]),
    ("form", &["work"]),
    ("account", &["form"]),
    ("received", &["form"]),
    ("arrival", &["form"]),
    ("board", &["arrival"]),
    ("answer", &["received", "board"]),
    ("standing", &["work"]),
    ("write", &["work"]),
    ("mine", &["standing"]),
    ("list", &["mine"]),
    ("now", &["write", "mine"]),
    ("links", &["mine", "form"]),
    ("beside", &["form"]),
    ("fields", &["beside", "mine"]),
    ("alias", &["fields"]),
    ("edit", &["fields"]),
    ("setup", &["edit", "arrival"]),
    ("steps", &["alias", "setup"]),
    ("admin", &["form"]),
    ("policy", &["beside", "admin"]),
    ("dialogs", &["policy"]),
    ("checklist", &["dialogs"]),
    ("search", &["admin"]),
    ("gateways", &["search", "standing"]),
    ("removal", &["gateways", "arrival"]),
    ("people", &["search"]),
    ("roles", &["people", "standing"]),
];

/// The chunk that `/preview` is in.
pub const OPEN: &str = "open";

/// The files that have to be loaded before this one.
fn needed_by(file: &str) -> &'static [&'static str] {
    let known = NEEDS.iter().find(|(name, _)| *name == file);
    known.map_or(&["work"], |(_, needed)| needed)
}

/// A file and all that has to be loaded before it, the last first.
pub fn needs(file: &str) -> Vec<&str> {
    let mut all = BTreeSet::from([file]);
    for (name, needed) in NEEDS.iter().rev() {
        if all.contains(name) {
            all.extend(*needed);
        }
    }
    let place = |file: &str| NEEDS.iter().position(|(name, _)| *name == file);
    let mut all: Vec<_> = all.into_iter().collect();
    all.sort_by_key(|file| std::cmp::Reverse(place(file)));
    all
}

/// The file for code that serves these chunks.
pub fn file_of(served: &BTreeSet<&str>) -> String {
    let mut served = served.iter();
    let mut shared = served.next().map_or_else(Vec::new, |first| needs(first));
    for other in served {
        let other = needs(other);
        shared.retain(|file| other.contains(file));
    }
    (*shared.first().unwrap_or(&COMMON)).to_owned()
}

/// How a chunk is fetched, at once, compiled while it arrives (`code` stands in the page's head: `early.rs`), and put together when what it
/// needs is there; how that is done before its code is asked for, or kept for later; and how the code is told that it is there. What failed
/// is asked for again.
const LOAD: &str = r#"
const file = name => `/assets/${name}-VERSION.wasm`;
const coming = {};
const load = name => {
    if (!coming[name]) {
        coming[name] = Promise.all([code(file(name)), ...chunks[name].map(load)])
            .then(([module]) => WebAssembly.instantiate(module, { __wasm_split: wasm }));
        coming[name].catch(() => delete coming[name]);
    }
    return coming[name];
};
const ahead = (name, idle) => {
    if (!idle) return load(name);
    if (coming[name] || navigator.connection?.saveData) return;
    fetch(file(name), { priority: "low" }).then(file => file.arrayBuffer()).catch(() => {});
    for (const other of chunks[name]) ahead(other, true);
};
for (const name in chunks)
    loaders[name] = (callback, data) => load(name)
        .then(() => true, error => console.error(error))
        .then(came => wasm.__indirect_function_table.get(callback)(data, came));
"#;

/// Stands in the script for the version of the files, which is known when they are.
pub const VERSION: &str = "VERSION";

/// The script that loads these files, each by its name without version and `.wasm`; a file that is empty is not there, and what it needs stands for it.
pub fn loaders(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut script = "const loaders = {}, chunks = {\n".to_owned();
    for file in files.keys() {
        let needed: Vec<_> = at_once(file, files).into_iter().collect();
        let _ = writeln!(script, "{file}: {needed:?},");
    }
    script + "};" + LOAD
}

/// The files of these that a file needs at once.
fn at_once(file: &str, files: &BTreeMap<String, Vec<u8>>) -> BTreeSet<&'static str> {
    let mut all = BTreeSet::new();
    for needed in needed_by(file) {
        if files.contains_key(*needed) {
            all.insert(*needed);
        } else {
            all.append(&mut at_once(needed, files));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_is_where_all_load_it() {
        for (served, file) in [
            (&["policy"][..], "policy"),
            (&["open"], "open"),
            (&["policy", "gateways"], "admin"),
            (&["people", "gateways"], "search"),
            (&["people", "removal"], "search"),
            (&["list", "gateways"], "standing"),
            (&["policy", "dialogs"], "policy"),
            (&["policy", "alias"], "beside"),
            (&["policy", "dialogs", "setup"], "beside"),
            (&["steps", "alias"], "alias"),
            (&["steps", "edit"], "edit"),
            (&["steps", "setup"], "setup"),
            (&["alias", "edit"], "fields"),
            (&["alias", "setup"], "fields"),
            (&["setup", "list", "links"], "mine"),
            (&["setup", "board", "answer"], "arrival"),
            (&["setup", "received"], "form"),
            (&["policy", "account"], "form"),
            (&["account", "demo"], "work"),
            (&["list", "received"], "work"),
            (&["open", "policy"], "common"),
            (&["open", "work"], "common"),
        ] {
            assert_eq!(file_of(&served.iter().copied().collect()), file, "{served:?}");
        }
    }

    #[test]
    fn a_file_is_loaded_after_what_it_needs() {
        assert_eq!(
            needs("setup"),
            [
                "setup", "edit", "fields", "beside", "mine", "standing", "arrival", "form", "work", "common"
            ]
        );
        let files = ["common", "open", "work", "board", "alias", "setup"];
        let script = loaders(&files.map(|name| (name.to_owned(), Vec::new())).into());
        assert_eq!(
            script.strip_suffix(LOAD),
            Some(
                "const loaders = {}, chunks = {\n\
                 alias: [\"work\"],\n\
                 board: [\"work\"],\n\
                 common: [],\n\
                 open: [\"common\"],\n\
                 setup: [\"work\"],\n\
                 work: [\"common\"],\n};"
            )
        );
    }

    /// A file that is named before what it needs would be put together without it.
    #[test]
    fn every_file_stands_behind_what_it_needs() {
        for (place, (file, needed)) in NEEDS.iter().enumerate() {
            let before = |other: &&str| NEEDS[..place].iter().any(|(name, _)| *name == *other);
            assert!(needed.iter().all(before), "{file}");
        }
    }
}
