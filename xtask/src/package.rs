//! What is released: the Debian package (the binary, and what stands in `packaging/`; what is in it, `crates/server/Cargo.toml` says), the
//! container image, and the list of what both are made of.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{
    bundle, image, install, sbom, server,
    shell::{Outcome, command, output, root, run, step, target},
};

/// The most that a package may weigh, in bytes.
const LIMIT: u64 = 15_000_000;
/// What completes commands, as each shell looks for it.
const COMPLETIONS: [(&str, &str); 3] = [
    ("bash", "fromline"),
    ("zsh", "_fromline"),
    ("fish", "fromline.fish"),
];

/// Makes package, image and list. With `--binary` of a server that was built already.
pub fn package(arguments: &[String]) -> Outcome {
    let binary = match arguments {
        [] => {
            bundle::build()?;
            server::compile_auditable()?;
            target().join("release/fromline")
        }
        [option, binary] if option == "--binary" => root().join(binary),
        _ => return Err("usage: cargo xtask package [--binary FRESH_BUILD]".to_owned()),
    };
    let cargo_deb = install::cargo_deb()?;
    let folder = root().join("target/package");
    step("man pages and completions", || stage(&binary, &folder))?;
    let list = step("the list of what it is made of", || {
        let list = sbom::make(&folder)?;
        compare(&binary, &list, arguments.is_empty()).map(|()| list)
    })?;
    let package = step("the package", || make(&cargo_deb, &folder))?;
    let size = fs::metadata(&package).map_err(|error| error.to_string())?.len();
    println!("{}: {:.1} MB", package.display(), mega(size));
    if size > LIMIT {
        return Err(format!("the package is larger than {:.1} MB", mega(LIMIT)));
    }
    image::make(&binary, Some(&list), &folder).map(drop)
}

/// Compares the crates that the binary itself names with the list; a binary that was built here has to name them.
fn compare(binary: &Path, list: &Path, is_ours: bool) -> Outcome {
    let named = match auditable_info::json_from_file(binary, auditable_info::Limits::default()) {
        Ok(named) => read_audited(&named)?,
        Err(auditable_info::Error::NoAuditData) if !is_ours => {
            println!("    the binary does not name its crates: it was built without cargo-auditable");
            return Ok(());
        }
        Err(error) => return Err(format!("{}: {error}", binary.display())),
    };
    let listed = sbom::names(list)?;
    if let Some((name, version)) = named.iter().find(|one| !listed.contains(*one)) {
        return Err(format!("{name} {version} is in the binary, and not in the list"));
    }
    println!("    the binary names {} crates, all of them listed", named.len());
    Ok(())
}

/// Reads names and versions of the crates that cargo-auditable notes as shipped.
/// <https://github.com/rust-secure-code/cargo-auditable/blob/master/cargo-auditable.schema.json>
fn read_audited(named: &str) -> Outcome<Vec<(String, String)>> {
    let told: Value = serde_json::from_str(named).map_err(|error| error.to_string())?;
    let crates = told["packages"].as_array().ok_or("the binary names no crates")?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let shipped = crates.iter().filter(|one| one["kind"] != "build");
    Ok(shipped
        .map(|one| (text(&one["name"]), text(&one["version"])))
        .collect())
}

/// Puts what the package is made of where its description expects it; nothing of an earlier one is left.
fn stage(binary: &Path, folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| error.to_string())?;
    }
    for part in ["man", "completions"] {
        fs::create_dir_all(folder.join(part)).map_err(|error| error.to_string())?;
    }
    let staged = folder.join("fromline");
    fs::copy(binary, &staged).map_err(|error| format!("{}: {error}", binary.display()))?;
    run(command(&staged).args(["generate", "man"]).arg(folder.join("man")))?;
    for (shell, name) in COMPLETIONS {
        let text = output(command(&staged).args(["generate", "completions", shell]))?;
        fs::write(folder.join("completions").join(name), text).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn make(cargo_deb: &Path, folder: &Path) -> Outcome<PathBuf> {
    let mut deb = command(cargo_deb);
    deb.args([
        "--no-build",
        "--no-strip",
        "--compress-system",
        "--fast",
        "--quiet",
    ]);
    deb.args(["--package", "fromline-server", "--output"]).arg(folder);
    run(&mut deb)?;
    let made = fs::read_dir(folder).map_err(|error| error.to_string())?;
    made.flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|kind| kind == "deb"))
        .ok_or_else(|| "cargo-deb made no package".to_owned())
}

/// A size in megabytes.
#[expect(clippy::cast_precision_loss, reason = "a size to read, with one digit")]
pub fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

#[cfg(test)]
mod tests {
    use super::read_audited;

    #[test]
    fn what_only_builds_is_not_shipped() {
        let told = r#"{"packages": [{"name": "cc", "version": "1.0.0", "kind": "build"},
            {"name": "serde", "version": "1.0.1", "source": "crates.io"}]}"#;
        let shipped = [("serde".to_owned(), "1.0.1".to_owned())];
        assert_eq!(read_audited(told), Ok(shipped.to_vec()));
        assert!(read_audited("{}").is_err());
    }
}
