//! The compiled app, cut where `src/pages/chunk.rs` says.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use wasm_split_cli_support::{Options, transform};

use super::{
    fold,
    merge::{merge, without_places},
    sections::{encoded, number, section},
};
use crate::shell::{Outcome, read, target, write};

/// What the main part imports its loaders from.
const LOADERS: &str = "./loaders.js";

/// The app split into a main part and chunks.
pub struct Pieces {
    /// The part that is downloaded first; wasm-bindgen has not processed it.
    pub main: PathBuf,
    /// The parts that are downloaded when a page needs them.
    pub chunks: Vec<Chunk>,
    /// The script that downloads the chunks.
    pub loaders: String,
}

/// A part that is downloaded later.
pub struct Chunk {
    /// File of the chunk; the loaders request it by this name.
    pub file: PathBuf,
    /// Name of the chunk in `src/pages/chunk.rs`, or `common`.
    pub name: String,
}

fn folder() -> PathBuf {
    target().join("xtask/split")
}

/// Path of the main part.
pub fn main_part() -> PathBuf {
    folder().join("app.wasm")
}

/// Splits the app into main part and chunks.
pub fn split(app: &Path) -> Outcome<Pieces> {
    let folder = folder();
    let _ = std::fs::remove_dir_all(&folder);
    let main = main_part();
    let input = without_streams(&read(app)?).ok_or("cargo wrote no WASM")?;
    let mut options = Options::new(&input);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LOADERS;
    let pieces = transform(options).map_err(|error| format!("wasm-split: {error:#}"))?;
    let chunks: BTreeSet<&str> = pieces.prefetch_map.keys().map(String::as_str).collect();
    let mut parts = BTreeMap::<String, Vec<Vec<u8>>>::new();
    for file in &pieces.split_modules {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let serves = |chunk: &&&str| pieces.prefetch_map[**chunk].iter().any(|file| *file == stem);
        let those: BTreeSet<&str> = chunks.iter().filter(serves).copied().collect();
        if !those.is_empty() {
            parts.entry(fold::file_of(&those)).or_default().push(read(file)?);
        }
    }
    let mut files = BTreeMap::new();
    for (name, parts) in parts {
        let parts: Vec<_> = parts.iter().map(Vec::as_slice).collect();
        files.insert(name, merge(&parts)?);
    }
    let loaders = fold::loaders(&files);
    write(
        &main,
        &without_places(&read(&main)?).map_err(|error| format!("the main part: {error}"))?,
    )?;
    let mut chunks = Vec::new();
    for (name, content) in files {
        let file = folder.join(format!("{name}.wasm"));
        write(&file, &content)?;
        chunks.push(Chunk { file, name });
    }
    Ok(Pieces {
        main,
        chunks,
        loaders,
    })
}

/// The name of a loader for the code; wasm-split's is longer.
pub fn loader(import: &str) -> Option<&str> {
    import.strip_prefix("__wasm_split_load_")
}

/// Without what is exported for Leptos's server functions, of which this app has none: what nothing reaches is left
/// out of the pieces.
fn without_streams(module: &[u8]) -> Option<Vec<u8>> {
    let (magic, mut rest) = module.split_at_checked(8)?;
    let mut kept = magic.to_vec();
    while let Some(kind) = rest.first() {
        let (section, mut body) = section(&mut rest)?;
        if *kind != 7 {
            kept.extend(section);
            continue;
        }
        let (mut count, mut exports) = (0, Vec::<u8>::new());
        for _ in 0..number(&mut body)? {
            let start = body;
            let length = number(&mut body)?;
            let name = body.split_off(..length)?;
            body.split_off(..1)?;
            number(&mut body)?;
            if !String::from_utf8_lossy(name).contains("intounderlying") {
                count += 1;
                exports.extend_from_slice(&start[..start.len() - body.len()]);
            }
        }
        let mut new = encoded(count);
        new.extend(exports);
        kept.push(7);
        kept.extend(encoded(new.len()));
        kept.extend(new);
    }
    Some(kept)
}
