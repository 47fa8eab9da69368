//! Writes the table of files that the binary carries: the built app (`dist/`) and `public/`, without the locale files.

use std::{
    collections::BTreeMap,
    env, fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let here = env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?;
    let root = Path::new(&here).join("../..").canonicalize()?;
    let (public, dist, locales) = (
        root.join("public"),
        root.join("dist"),
        root.join("public/locales"),
    );

    // Cargo would run this again and again, and compile the server each time, if it had to watch for a missing folder.
    let _ = fs::create_dir(&dist);
    let mut served = BTreeMap::new();
    for folder in [&public, &dist] {
        for file in files_under(folder)? {
            if !file.starts_with(&locales) {
                served.insert(format!("/{}", name_below(folder, &file)), file);
            }
        }
    }
    fs::write(
        Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("embedded.rs"),
        table(&served),
    )
}

/// Every file in a folder and its folders; none if it does not exist. Cargo looks at it again when it changes.
fn files_under(folder: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_under(&path)?);
        } else {
            println!("cargo::rerun-if-changed={}", path.display());
            found.push(path);
        }
    }
    Ok(found)
}

fn name_below(folder: &Path, file: &Path) -> String {
    let below = file.strip_prefix(folder).unwrap_or(file);
    below.to_string_lossy().replace('\\', "/")
}

/// `BTreeMap` gives the names in order: the server searches by halves.
fn table(files: &BTreeMap<String, PathBuf>) -> String {
    let row = |(name, path): (&String, &PathBuf)| {
        let path = path.display().to_string();
        format!("    ({name:?}, include_bytes!({path:?})),")
    };
    let rows = files.iter().map(row).collect::<Vec<_>>().join("\n");
    format!("static FILES: &[(&str, &[u8])] = &[\n{rows}\n];\n")
}
