//! The Debian package: the binary, and what stands in `packaging/`. What is in it, `crates/server/Cargo.toml` says.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    install, server,
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

/// Makes the package. With `--binary` of a server that was built already.
pub fn package(arguments: &[String]) -> Outcome {
    let binary = match arguments {
        [] => {
            server::build(&[])?;
            target().join("release/fromline")
        }
        [option, binary] if option == "--binary" => root().join(binary),
        _ => return Err("usage: cargo xtask package [--binary FRESH_BUILD]".to_owned()),
    };
    let cargo_deb = install::cargo_deb()?;
    let folder = root().join("target/package");
    step("man pages and completions", || stage(&binary, &folder))?;
    let package = step("the package", || make(&cargo_deb, &folder))?;
    let size = fs::metadata(&package).map_err(|error| error.to_string())?.len();
    println!("{}: {:.1} MB", package.display(), mega(size));
    if size > LIMIT {
        return Err(format!("the package is larger than {:.1} MB", mega(LIMIT)));
    }
    Ok(())
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

#[expect(clippy::cast_precision_loss, reason = "a size to read, with one digit")]
fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
