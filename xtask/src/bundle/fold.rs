//! Which file each piece of code belongs into, and the script that loads the files.
//!
//! wasm-split makes a file for each set of chunks that share something: a hundred for ten chunks. Here there is one for each chunk and one
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

/// How a file is fetched, at once, and put together when what it needs is there; and how it is sent for before somebody asks for it.
const FILES: &str = r#"
const sent = new Set;
const fetched = (url, ...needed) => {
    const load = makeLoad(() => {
        sent.add(url);
        const file = fetch(url);
        file.catch(() => {});
        return imports => WebAssembly.instantiateStreaming(file, imports);
    }, needed);
    load.urls = [...needed.flatMap(load => load.urls), url];
    return load;
};
const ahead = (chunk, rel) => {
    if (rel != "prefetch" || !navigator.connection?.saveData)
        for (const href of chunks[chunk].urls)
            if (!sent.has(href)) {
                sent.add(href);
                document.head.append(Object.assign(document.createElement("link"), { rel, as: "fetch", crossOrigin: "", href }));
            }
};
"#;

/// The script that loads the chunks, from the one that wasm-split writes. `files` are those that there are.
pub fn loaders(written: &str, chunks: &BTreeSet<&str>, files: &BTreeMap<String, Vec<u8>>) -> String {
    // Everything before the first chunk: how a module is put together once, and how the code is told.
    let end = ["\n/* ", "\nconst __chunk_", "\nexport const "]
        .iter()
        .filter_map(|beginning| written.find(beginning))
        .min()
        .unwrap_or(written.len());
    let mut script = written[..end].to_owned() + FILES;
    let mut order: Vec<&str> = files.keys().map(String::as_str).collect();
    order.sort_by_key(|file| chain(file).len());
    let nearest = |chain: &[&str]| chain.iter().copied().find(|file| files.contains_key(*file)).map(variable);
    for file in order {
        let needed = nearest(&chain(file)[1..]).map_or_else(String::new, |needed| format!(", {needed}"));
        let _ = writeln!(script, "const {} = fetched(\"./{file}.wasm\"{needed});", variable(file));
    }
    let mut ahead = String::new();
    for chunk in chunks {
        // Chunks may be empty.
        let Some(load) = nearest(&chain(chunk)) else {
            continue;
        };
        let _ = writeln!(script, "export const __wasm_split_load_{chunk} = wrapAsyncCb({load});");
        if chain(chunk).len() > 2 {
            let _ = write!(ahead, "{chunk}: {load}, ");
        }
    }
    let _ = writeln!(script, "const chunks = {{ {ahead}}};");
    script
}

fn variable(file: &str) -> String {
    format!("load_{file}")
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
    fn every_chunk_has_a_loader() {
        let written = "how();\nconst __chunk_3 = makeLoad(x);\nexport const __wasm_split_load_open = y;\n";
        let files = ["common", "open", "work", "admin"].map(|name| (name.to_owned(), Vec::new()));
        let script = loaders(written, &["admin", "open", "work", "board"].into(), &files.into());
        let (before, after) = script.split_once(FILES).unwrap();
        assert_eq!(before, "how();");
        assert_eq!(
            after,
            "const load_common = fetched(\"./common.wasm\");\n\
             const load_open = fetched(\"./open.wasm\", load_common);\n\
             const load_work = fetched(\"./work.wasm\", load_common);\n\
             const load_admin = fetched(\"./admin.wasm\", load_work);\n\
             export const __wasm_split_load_admin = wrapAsyncCb(load_admin);\n\
             export const __wasm_split_load_board = wrapAsyncCb(load_work);\n\
             export const __wasm_split_load_open = wrapAsyncCb(load_open);\n\
             export const __wasm_split_load_work = wrapAsyncCb(load_work);\n\
             const chunks = { admin: load_admin, board: load_work, };\n"
        );
    }
}
