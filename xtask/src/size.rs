//! What a browser downloads for the first view.

use std::path::Path;

use fromline_core::text::Extent;

use crate::{
    bundle::{compress::brotli, contributors::contributors, named},
    shell::{Outcome, files, read, root},
};

/// What the first view must never weigh, in bytes of brotli: what was reached and two in a hundred more. The page itself counts as the
/// frame that the server paints into; a browser counts what is painted, too (`tests/e2e/first_view.rs`).
const SIGN_IN: usize = 80_600;
const PREVIEW: usize = 109_000;

/// How many of the crates that weigh most are named.
const NAMED: usize = 10;

/// A file that is sent, and to which pages.
struct Part {
    name: String,
    raw: usize,
    packed: usize,
    sign_in: bool,
    preview: bool,
}

/// Prints the table of sizes and the largest crates.
pub fn print() -> Outcome {
    let within = table();
    heaviest()?;
    within
}

/// Prints each part and the sums of the pages that open without sign-in; fails above the limit.
///
/// An end-to-end test (`tests/e2e/first_view.rs`) holds the same limit, and the number of requests, in a browser.
pub fn table() -> Outcome {
    let mut parts = Vec::new();
    for file in files(&root().join("dist"))? {
        if file.extension().is_none_or(|kind| kind != "br" && kind != "gz") {
            parts.push(part(&file)?);
        }
    }
    parts.push(messages()?);
    println!("    {:<40} {:>9} {:>9}", "", "raw", "brotli");
    for Part {
        name, raw, packed, ..
    } in &parts
    {
        println!("    {name:<40} {raw:>9} {packed:>9}");
    }
    let sum = |wanted: fn(&Part) -> bool| {
        parts
            .iter()
            .filter(|part| wanted(part))
            .map(|part| part.packed)
            .sum()
    };
    let pages: [(&str, usize, usize); 2] = [
        ("/sign-in", sum(|part| part.sign_in), SIGN_IN),
        ("/preview", sum(|part| part.preview), PREVIEW),
    ];
    for (page, total, limit) in pages {
        println!("    {page:<40} {:>9} {total:>9} limit {limit}", "");
    }
    match pages.iter().find(|(_, total, limit)| total > limit) {
        Some((page, total, limit)) => Err(format!("{page} weighs {total} bytes, the limit is {limit}")),
        None => Ok(()),
    }
}

fn part(file: &Path) -> Outcome<Part> {
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let content = read(file)?;
    // `open-work-0123….wasm` serves two chunks; `/preview` is in the chunk `open`.
    let serves = |chunk: &str| name.split('-').any(|word| word == chunk);
    let first = file.extension().is_none_or(|kind| kind != "wasm") || serves("app");
    Ok(Part {
        sign_in: first,
        preview: first || serves("open"),
        raw: content.len(),
        packed: brotli(&content)?.len(),
        name,
    })
}

/// The heaviest language. The server sends one language as one table; the source is what comes closest without
/// starting it.
fn messages() -> Outcome<Part> {
    let mut heaviest = Part {
        name: "messages (heaviest language)".to_owned(),
        raw: 0,
        packed: 0,
        sign_in: true,
        preview: true,
    };
    for language in ["en", "it", "pl"] {
        let (mut all, mut travels) = (Vec::new(), false);
        for file in files(&root().join("public/locales").join(language))? {
            for line in String::from_utf8_lossy(&read(&file)?).lines() {
                match line.split_once(" = ") {
                    Some((id, _)) if !line.starts_with([' ', '#']) => travels = Extent::First.takes(id),
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
