//! What a browser downloads for the first view.

use crate::{
    bundle::compress::brotli,
    shell::{Outcome, files, read, root},
};

/// The budget for the first view, in bytes of brotli.
const BUDGET: usize = 124_000;

/// Prints each file, and the sum against the budget.
pub fn print() -> Outcome {
    let dist = root().join("dist");
    let mut total = 0;
    println!("    {:<32} {:>9} {:>9}", "first view", "raw", "brotli");
    let mut row = |name: &str, content: &[u8]| -> Outcome {
        let packed = brotli(content)?.len();
        total += packed;
        println!("    {name:<32} {:>9} {packed:>9}", content.len());
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
            all.extend(read(&file)?);
        }
        if brotli(&all)?.len() > brotli(&heaviest)?.len() {
            heaviest = all;
        }
    }
    row("messages (heaviest language)", &heaviest)?;
    println!("    {:<32} {:>9} {total:>9} of {BUDGET}", "", "");
    Ok(())
}
