//! What the chores need beside cargo, with pinned versions.

use std::path::PathBuf;

use crate::shell::{Outcome, command, output, run, target, which};

/// Binaryen, for wasm-opt; the npm package ships the program.
const BINARYEN: &str = "132.0.0";

/// The WASM target of the installed toolchain. rustup is asked explicitly: it may be set not to install by itself.
pub fn wasm_target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = output(command("rustc").args(["--print", "sysroot"]))?;
    if PathBuf::from(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .exists()
    {
        return Ok(());
    }
    println!("    installing Rust's {TARGET} target");
    run(command("rustup").args(["target", "add", TARGET]))
        .map_err(|problem| format!("the WASM target is missing: rustup target add {TARGET} ({problem})"))
}

/// wasm-opt, if it is there or npm can bring it; without it the app is larger and works all the same.
pub fn wasm_opt() -> Option<PathBuf> {
    let folder = target().join(format!("tools/binaryen-{BINARYEN}"));
    let program = folder.join("node_modules/.bin/wasm-opt");
    if program.exists() && which("node").is_some() {
        return Some(program);
    }
    if which("npm").is_some() && which("node").is_some() {
        println!("    installing wasm-opt (binaryen {BINARYEN})");
        let package = format!("binaryen@{BINARYEN}");
        let install = std::fs::create_dir_all(&folder)
            .map_err(|error| error.to_string())
            .and_then(|()| {
                output(
                    command("npm")
                        .args([
                            "install",
                            "--no-save",
                            "--no-audit",
                            "--no-fund",
                            "--ignore-scripts",
                            "--prefix",
                        ])
                        .arg(&folder)
                        .arg(package),
                )
            });
        match install {
            Ok(_) if program.exists() => return Some(program),
            Ok(_) => println!("    npm brought no wasm-opt"),
            Err(problem) => println!("    {problem}"),
        }
    }
    which("wasm-opt")
}
