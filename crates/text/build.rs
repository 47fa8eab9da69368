//! Writes the table of the locale files that the binary carries.

use std::{
    collections::BTreeMap,
    env, fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let here = env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?;
    let locales = Path::new(&here).join("../../public/locales").canonicalize()?;
    let mut texts = BTreeMap::new();
    add(&locales, &locales, &mut texts)?;
    let row = |(name, path): (&String, &PathBuf)| {
        let path = path.display().to_string();
        format!("    ({name:?}, include_str!({path:?})),")
    };
    let rows = texts.iter().map(row).collect::<Vec<_>>().join("\n");
    fs::write(
        Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("embedded.rs"),
        format!("pub(crate) static LOCALES: &[(&str, &str)] = &[\n{rows}\n];\n"),
    )
}

/// Adds the texts in a folder and its folders. Cargo looks at each again when it changes.
fn add(locales: &Path, folder: &Path, texts: &mut BTreeMap<String, PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            add(locales, &path, texts)?;
            continue;
        }
        println!("cargo::rerun-if-changed={}", path.display());
        if path
            .extension()
            .is_some_and(|kind| kind == "ftl" || kind == "txt" || kind == "toml")
        {
            let name = path.strip_prefix(locales).unwrap_or(&path);
            texts.insert(name.to_string_lossy().replace('\\', "/"), path);
        }
    }
    Ok(())
}
