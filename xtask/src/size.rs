//! What a browser downloads for a page that it sees for the first time.

use std::path::Path;

use fromline_core::{Language, screen::Canvas, text::Extent};
use fromline_text::Texts;

use crate::{
    bundle::{compress::brotli, contributors::contributors, named, needs},
    shell::{Outcome, files, read, root},
};

/// What the first view must never weigh, in bytes of brotli: what was reached and two in a hundred more. The page counts as the demo's
/// server paints it. A browser counts the same (`tests/e2e/first_view.rs`), and the answer to the app's first question.
const SIGN_IN: usize = 79_600;
const PREVIEW: usize = 110_200;

/// What each chunk, and what it needs, must never weigh: code, style and messages beside those of [`SIGN_IN`], in bytes of brotli; what was
/// reached and two in a hundred more.
const CHUNKS: [(&str, usize); 20] = [
    ("list", 112_400),
    ("board", 148_800),
    ("alias", 168_900),
    ("edit", 172_500),
    ("setup", 222_000),
    ("steps", 242_600),
    ("policy", 178_300),
    ("dialogs", 202_200),
    ("checklist", 223_600),
    ("gateways", 168_200),
    ("removal", 189_400),
    ("people", 177_300),
    ("roles", 193_400),
    ("received", 132_800),
    ("answer", 181_000),
    ("account", 114_800),
    ("links", 140_500),
    ("write", 96_500),
    ("now", 118_600),
    ("demo", 91_500),
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
    largest_crates()?;
    within
}

/// Prints each part and the sums of the pages that open without sign-in, and of each chunk; fails above a limit.
///
/// An end-to-end test (`tests/e2e/first_view.rs`) holds the same limit, and the number of requests, in a browser.
pub fn table() -> Outcome {
    let texts = Texts::new(None);
    let mut parts = Vec::new();
    for file in files(&root().join("dist"))? {
        if file.extension().is_some_and(|kind| kind == "wasm") {
            parts.push(code(&file)?);
        }
    }
    for (name, canvas) in [("sign-in", Canvas::SignIn), ("preview", Canvas::Preview)] {
        parts.push(page(name, canvas, &texts)?);
    }
    for extent in Extent::PARTS {
        parts.push(messages(extent, &texts)?);
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
        (
            "/sign-in",
            sum(&|chunk| chunk.is_none_or(|chunk| chunk == "page sign-in")),
            SIGN_IN,
        ),
        (
            "/preview",
            sum(&|chunk| chunk.is_none_or(|chunk| open.contains(&chunk) || chunk == "page preview")),
            PREVIEW,
        ),
    ];
    for (name, limit) in CHUNKS {
        let needed = needs(name);
        // Those of the board come with each other that needs it.
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
        chunk: chunk.filter(|chunk| chunk != "app"),
        raw: content.len(),
        packed: brotli(&content)?.len(),
        name,
    })
}

/// A page as the demo's server paints it, in the heaviest language.
fn page(name: &str, canvas: Canvas, texts: &Texts) -> Outcome<Part> {
    let frame = read(&root().join("dist/index.html"))?;
    let frame = String::from_utf8_lossy(&frame);
    let name = format!("page {name}");
    heaviest(&name, Some(name.clone()), |language| {
        let painted = canvas.page(&frame, &texts.spoken(language), "", true);
        painted
            .map(String::into_bytes)
            .ok_or("the page has no place for what is painted".to_owned())
    })
}

/// One part of the messages, in the heaviest language.
fn messages(extent: Extent, texts: &Texts) -> Outcome<Part> {
    let name = format!("messages {}", extent.name());
    let chunk = match extent {
        Extent::First => None,
        // They come with both, the wizard and the page of one address.
        Extent::Alias => Some("messages fields".to_owned()),
        _ => Some(name.clone()),
    };
    heaviest(&name, chunk, |language| {
        serde_json::to_vec(&texts.table(language).part(extent)).map_err(|error| error.to_string())
    })
}

/// What the server sends in each language, as the part that it is in the heaviest.
fn heaviest(name: &str, chunk: Option<String>, sent: impl Fn(Language) -> Outcome<Vec<u8>>) -> Outcome<Part> {
    let mut heaviest = Part {
        name: name.to_owned(),
        chunk,
        raw: 0,
        packed: 0,
    };
    for language in Language::all() {
        let content = sent(language)?;
        let packed = brotli(&content)?.len();
        if packed > heaviest.packed {
            (heaviest.raw, heaviest.packed) = (content.len(), packed);
        }
    }
    Ok(heaviest)
}

/// Names the crates that weigh most in what every page downloads.
fn largest_crates() -> Outcome {
    let crates = contributors(&named()?).ok_or("the app's WASM cannot be read")?;
    println!("    code of every page by crate, before wasm-opt:");
    for (name, size) in crates.iter().take(NAMED) {
        println!("      {name:<38} {size:>9}");
    }
    Ok(())
}
