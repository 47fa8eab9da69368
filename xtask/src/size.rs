//! What a browser downloads for a page that it sees for the first time.

use std::path::Path;

use fromline_core::text::Extent;

use crate::{
    bundle::{compress::brotli, contributors::contributors, named, needs},
    shell::{Outcome, files, read, root},
};

/// What the first view must never weigh, in bytes of brotli: what was reached and two in a hundred more. The page itself counts as the
/// frame that the server paints into; a browser counts what is painted, too (`tests/e2e/first_view.rs`).
const SIGN_IN: usize = 81_800;
const PREVIEW: usize = 111_200;

/// What each chunk, and what it needs, must never weigh: code, style and messages beside those of [`SIGN_IN`], in bytes of brotli; what was
/// reached and two in a hundred more.
const CHUNKS: [(&str, usize); 15] = [
    ("list", 114_600),
    ("board", 151_100),
    ("alias", 171_800),
    ("setup", 271_000),
    ("policy", 173_900),
    ("dialogs", 201_300),
    ("checklist", 223_000),
    ("gateways", 188_500),
    ("people", 172_400),
    ("received", 132_700),
    ("answer", 181_900),
    ("account", 116_500),
    ("links", 141_900),
    ("write", 95_800),
    ("demo", 93_600),
];

/// How many of the crates that weigh most are named.
const NAMED: usize = 10;

/// A file that is sent.
struct Part {
    name: String,
    /// The chunk that it belongs to; `None` if every page needs it.
    chunk: Option<String>,
    raw: usize,
    packed: usize,
}

/// Prints the table of sizes and the largest crates.
pub fn print() -> Outcome {
    let within = table();
    heaviest()?;
    within
}

/// Prints each part and the sums of the pages that open without sign-in, and of each chunk; fails above a limit.
///
/// An end-to-end test (`tests/e2e/first_view.rs`) holds the same limit, and the number of requests, in a browser.
pub fn table() -> Outcome {
    let mut parts = Vec::new();
    for file in files(&root().join("dist"))? {
        if file.extension().is_none_or(|kind| kind != "br" && kind != "gz") {
            parts.push(code(&file)?);
        }
    }
    for extent in Extent::PARTS {
        parts.push(messages(extent)?);
    }
    println!("    {:<40} {:>9} {:>9}", "", "raw", "brotli");
    for Part {
        name, raw, packed, ..
    } in &parts
    {
        println!("    {name:<40} {raw:>9} {packed:>9}");
    }
    let sum = |wanted: &dyn Fn(Option<&str>) -> bool| -> usize {
        let wanted = parts.iter().filter(|part| wanted(part.chunk.as_deref()));
        wanted.map(|part| part.packed).sum()
    };
    let open = needs("open");
    let mut totals = vec![
        ("/sign-in", sum(&|chunk| chunk.is_none()), SIGN_IN),
        (
            "/preview",
            sum(&|chunk| chunk.is_none_or(|chunk| open.contains(&chunk))),
            PREVIEW,
        ),
    ];
    for (name, limit) in CHUNKS {
        let needed = needs(name);
        // Those of the board come with each that needs it.
        let twice = |chunk: &str| chunk == "messages board" && name != "board";
        let total = sum(&|chunk| {
            chunk
                .is_some_and(|chunk| needed.contains(&chunk.trim_start_matches("messages ")) && !twice(chunk))
        });
        totals.push((name, total, limit));
    }
    for (page, total, limit) in &totals {
        println!("    {page:<40} {:>9} {total:>9} limit {limit}", "");
    }
    match totals.iter().find(|(_, total, limit)| total > limit) {
        Some((page, total, limit)) => Err(format!("{page} weighs {total} bytes, the limit is {limit}")),
        None => Ok(()),
    }
}

fn code(file: &Path) -> Outcome<Part> {
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let content = read(file)?;
    let chunk = name.split_once('-').map(|(chunk, _)| chunk.to_owned());
    Ok(Part {
        chunk: chunk.filter(|chunk| chunk != "app" && file.extension().is_some_and(|end| end == "wasm")),
        raw: content.len(),
        packed: brotli(&content)?.len(),
        name,
    })
}

/// The heaviest language. The server sends each part of a language as one table; the source is what comes closest without
/// starting it.
fn messages(extent: Extent) -> Outcome<Part> {
    let name = format!("messages {}", extent.name());
    let mut heaviest = Part {
        chunk: (extent != Extent::First).then(|| name.clone()),
        name,
        raw: 0,
        packed: 0,
    };
    for language in ["en", "it", "pl"] {
        let (mut all, mut travels) = (Vec::new(), false);
        for file in files(&root().join("public/locales").join(language))? {
            for line in String::from_utf8_lossy(&read(&file)?).lines() {
                match line.split_once(" = ") {
                    Some((id, _)) if !line.starts_with([' ', '#']) => travels = extent.takes(id),
                    _ => (),
                }
                if travels && !line.starts_with('#') {
                    all.extend(line.bytes());
                }
            }
        }
        let packed = brotli(&all)?.len();
        if packed > heaviest.packed {
            (heaviest.raw, heaviest.packed) = (all.len(), packed);
        }
    }
    Ok(heaviest)
}

/// Names the crates that weigh most in what every page downloads.
fn heaviest() -> Outcome {
    let crates = contributors(&named()?).ok_or("the app's WASM cannot be read")?;
    println!("    code of every page by crate, before wasm-opt:");
    for (name, size) in crates.iter().take(NAMED) {
        println!("      {name:<38} {size:>9}");
    }
    Ok(())
}
