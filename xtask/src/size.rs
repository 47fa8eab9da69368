//! What a browser downloads for the first view.

use std::path::Path;

use crate::{
    bundle::compress::brotli,
    shell::{Outcome, files, read, root},
};

/// The budget for the first view, in bytes of brotli.
const BUDGET: usize = 124_000;

/// Messages that are not sent before sign-in: `crates/server/src/http/locales.rs`.
const LATER: [&str; 6] = ["account", "aliases", "confirm", "mails", "policy", "wizard"];

/// Prints each file, and the sums of the pages that open without sign-in against the budget.
pub fn print() -> Outcome {
    let dist = root().join("dist");
    let (mut sign_in, mut preview) = (0, 0);
    println!("    {:<40} {:>9} {:>9}", "", "raw", "brotli");
    let mut row = |name: &str, content: &[u8]| -> Outcome {
        let packed = brotli(content)?.len();
        println!("    {name:<40} {:>9} {packed:>9}", content.len());
        // `open-work-0123….wasm` serves two chunks; `/preview` is in the chunk `open`.
        let serves = |chunk: &str| name.split('-').any(|word| word == chunk);
        let first = Path::new(name).extension().is_none_or(|kind| kind != "wasm") || serves("app");
        sign_in += if first { packed } else { 0 };
        preview += if first || serves("open") { packed } else { 0 };
        Ok(())
    };
    for file in files(&dist)? {
        let kind = file
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !matches!(kind.as_str(), "br" | "gz") {
            row(
                &file.file_name().unwrap_or_default().to_string_lossy(),
                &read(&file)?,
            )?;
        }
    }
    // The server sends one language as one table; the source is what comes closest without starting it.
    let mut heaviest = Vec::new();
    for language in ["en", "it", "pl"] {
        let mut all = Vec::new();
        for file in files(&root().join("public/locales").join(language))? {
            let name = file
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if !LATER.contains(&name.as_str()) {
                all.extend(read(&file)?);
            }
        }
        if brotli(&all)?.len() > brotli(&heaviest)?.len() {
            heaviest = all;
        }
    }
    row("messages (heaviest language)", &heaviest)?;
    for (page, total) in [("/sign-in", sign_in), ("/preview", preview)] {
        println!("    {page:<40} {:>9} {total:>9} of {BUDGET}", "");
    }
    Ok(())
}
