//! Packages that tests compare with, installed once below the target folder.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::{Mutex, PoisonError},
};

/// One at a time: tests run beside each other, and npm's installations share a cache.
static INSTALLING: Mutex<()> = Mutex::new(());

/// Installs these npm packages (`name@version`) into a folder of this name, unless they are there, and returns its path. What fails once
/// is tried again: a registry that does not answer is no reason to skip a test.
pub fn npm(name: &str, packages: &[&str]) -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _turn = INSTALLING.lock().unwrap_or_else(PoisonError::into_inner);
    if !packages.iter().all(|package| is_there(&folder, package)) {
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        install(&folder, packages).or_else(|_| install(&folder, packages))?;
    }
    finished(Command::new("node").arg("--version"))?;
    Ok(folder)
}

fn install(folder: &Path, packages: &[&str]) -> Result<String, String> {
    let mut npm = Command::new("npm");
    npm.args([
        "install",
        "--loglevel=error",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
    ]);
    finished(npm.arg(folder).args(packages))
}

/// Returns whether a package is there in its version; a scope begins with `@`, too.
fn is_there(folder: &Path, package: &str) -> bool {
    let (name, version) = package.rsplit_once('@').expect("a version");
    let about = folder.join("node_modules").join(name).join("package.json");
    std::fs::read_to_string(about).is_ok_and(|about| about.contains(&format!("\"version\": \"{version}\"")))
}

/// Runs a command to its end; returns what it printed, or why it failed.
pub fn finished(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(said(&output.stdout))
    } else {
        Err(format!(
            "{}: {}{}",
            output.status,
            said(&output.stderr),
            said(&output.stdout)
        ))
    }
}
