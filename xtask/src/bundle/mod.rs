//! The app, from cargo's output to `dist/`.
//!
//! wasm-bindgen runs as a library. Names carry a content hash, style and script stand in the page, and every file is
//! compressed here once instead of at each request.

pub mod compress;
pub mod contributors;
mod early;
mod fold;
mod glue;
mod merge;
mod page;
mod script;
mod sections;
mod split;
mod style;
mod wasm;

pub use fold::needs;
pub use wasm::named;
use wasm::{Code, MAIN};

use sha2::{Digest, Sha256};

use crate::shell::{Outcome, files, read, root, step, target, write};

/// Builds the app into `dist/`; does nothing if nothing has changed.
pub fn build() -> Outcome {
    step("The app: compile to WASM", wasm::compile)?;
    let stamp = fingerprint()?;
    let stamp_file = target().join("xtask/dist.stamp");
    let dist = root().join("dist");
    if dist.join("index.html").exists() && read(&stamp_file).is_ok_and(|old| old == stamp.as_bytes()) {
        println!("    dist/ is up to date");
        return Ok(());
    }
    let _ = std::fs::remove_dir_all(&dist);
    let code = step("The app: bind and optimise", wasm::bind)?;
    step("The app: write and compress dist/", || {
        let style = style::bundle()?;
        let version = version(&code);
        write(&dist.join(&url(MAIN, &version)[1..]), &code.wasm)?;
        for (chunk, content) in &code.chunks {
            write(&dist.join(&url(&chunk.name, &version)[1..]), content)?;
        }
        let open: Vec<_> = code.open().iter().map(|name| url(name, &version)).collect();
        let script = script::minified(code.script(&version))?;
        let (source, icon) = (
            read(&root().join("index.html"))?,
            read(&root().join("public/icon.svg"))?,
        );
        let page = page::write(&source, &icon, &script, &style, &url(MAIN, &version), &open)?;
        write(&dist.join("index.html"), page.as_bytes())?;
        compress::all(&dist)
    })?;
    write(&stamp_file, stamp.as_bytes())?;
    crate::size::table()
}

/// Path of a file of the app's code from the root of the site.
fn url(name: &str, version: &str) -> String {
    format!("/assets/{name}-{version}.wasm")
}

/// A hash of all files of the app's code. Whatever changes moves the places in the table through which each calls the others, so that a
/// hash for each file would change with this one, and twenty-five weigh more in the page.
fn version(code: &Code) -> String {
    let mut hash = Sha256::new();
    hash.update(&code.wasm);
    for (_, content) in &code.chunks {
        hash.update(content);
    }
    hex(&hash.finalize())[..16].to_owned()
}

/// A hash over everything that `dist/` is made of.
fn fingerprint() -> Outcome<String> {
    let mut hash = Sha256::new();
    let mut sources = files(&root().join("style"))?;
    sources.extend(files(&root().join("xtask/src"))?);
    sources.push(root().join("index.html"));
    sources.push(root().join("public/icon.svg"));
    sources.push(wasm::compiled());
    for source in sources {
        hash.update(source.to_string_lossy().as_bytes());
        hash.update(read(&source)?);
    }
    Ok(hex(&hash.finalize()))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
