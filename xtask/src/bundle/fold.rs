//! Which file each piece of code belongs into, and the script that loads the files.
//!
//! wasm-split makes a file for each set of chunks that share something: a hundred for ten chunks, and a script that knows them. Here there is one for each chunk and one
//! more: a page loads its chunk and what that chunk needs, so what several chunks share belongs into the nearest one that all of them
//! need.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// What the chunks that are open to everyone share with the others: nobody downloads it twice, and `/preview` nothing else.
const COMMON: &str = "common";

/// What each chunk of `src/pages/chunk.rs` needs; a chunk that is not named here needs `work`.
const NEEDS: [(&str, &str); 5] = [
    ("open", COMMON),
    ("work", COMMON),
    ("alias", "board"),
    ("admin", "board"),
    ("received", "board"),
];

/// The chunk that `/preview` is in.
pub const OPEN: &str = "open";

/// The file that has to be loaded before this one.
fn needed_by(file: &str) -> Option<&'static str> {
    if file == COMMON {
        return None;
    }
    let known = NEEDS.iter().find(|(name, _)| *name == file);
    Some(known.map_or("work", |(_, needed)| needed))
}

/// A file, and what has to be loaded before it, in the reverse order.
pub fn chain(file: &str) -> Vec<&str> {
    let mut chain = vec![file];
    while let Some(needed) = chain.last().and_then(|file| needed_by(file)) {
        chain.push(needed);
    }
    chain
}

/// The file for code that serves these chunks.
pub fn file_of(served: &BTreeSet<&str>) -> String {
    let mut served = served.iter();
    let mut shared = served.next().map_or_else(Vec::new, |first| chain(first));
    for other in served {
        let other = chain(other);
        shared.retain(|file| other.contains(file));
    }
    (*shared.first().unwrap_or(&COMMON)).to_owned()
}

/// How a chunk is fetched, at once, compiled while it arrives (`code` stands in the page's head: `early.rs`), and put together when what it
/// needs is there; how that is done before its code is asked for, or kept for later; and how the code is told that it is there. What failed
/// is asked for again.
const LOAD: &str = r#"
const coming = {};
const load = name => {
    if (!coming[name]) {
        const [url, needed] = chunks[name];
        coming[name] = Promise.all([code(url), needed && load(needed)])
            .then(([module]) => WebAssembly.instantiate(module, { __wasm_split: initSync() }));
        coming[name].catch(() => delete coming[name]);
    }
    return coming[name];
};
const ahead = (name, idle) => {
    if (!idle) return load(name);
    if (!navigator.connection?.saveData)
        for (; name && !coming[name]; name = chunks[name][1])
            fetch(chunks[name][0], { priority: "low" }).then(file => file.arrayBuffer()).catch(() => {});
};
for (const name in chunks)
    loaders[name] = (callback, data) => load(name)
        .then(() => true, error => console.error(error))
        .then(came => initSync().__indirect_function_table.get(callback)(data, came));
"#;

/// The script that loads these files, each by its name without `.wasm`; an empty chunk is what it needs.
pub fn loaders(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut script = "const loaders = {}, chunks = {\n".to_owned();
    for file in files.keys() {
        let needed = chain(file)
            .into_iter()
            .skip(1)
            .find(|needed| files.contains_key(*needed));
        let needed = needed.map_or_else(String::new, |needed| format!(", \"{needed}\""));
        let _ = writeln!(script, "{file}: [\"./{file}.wasm\"{needed}],");
    }
    script + "};" + LOAD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_is_where_all_load_it() {
        for (served, file) in [
            (&["admin"][..], "admin"),
            (&["open"], "open"),
            (&["admin", "alias"], "board"),
            (&["admin", "board"], "board"),
            (&["admin", "account"], "work"),
            (&["account", "demo"], "work"),
            (&["work", "received"], "work"),
            (&["open", "admin"], "common"),
            (&["open", "work"], "common"),
        ] {
            assert_eq!(file_of(&served.iter().copied().collect()), file, "{served:?}");
        }
    }

    #[test]
    fn a_file_is_loaded_after_what_it_needs() {
        let files = ["common", "open", "work", "admin"].map(|name| (name.to_owned(), Vec::new()));
        let script = loaders(&files.into());
        assert_eq!(
            script.strip_suffix(LOAD),
            Some(
                "const loaders = {}, chunks = {\n\
                 admin: [\"./admin.wasm\", \"work\"],\n\
                 common: [\"./common.wasm\"],\n\
                 open: [\"./open.wasm\", \"common\"],\n\
                 work: [\"./work.wasm\", \"common\"],\n};"
            )
        );
    }
}
