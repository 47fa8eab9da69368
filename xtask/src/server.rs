//! The server, with the app inside.

use std::process::Command;

use crate::{
    bundle, install,
    shell::{
        Outcome, cargo_subcommand, command, product, root, run as run_command, step, target, without_paths,
    },
};

/// Builds the app and the server.
pub fn build(_: &[String]) -> Outcome {
    bundle::build()?;
    compile()?;
    println!("\nBuilt: {}", target().join("release/fromline").display());
    Ok(())
}

/// Builds, then runs the demo until it is stopped. Arguments are passed to `fromline serve`.
pub fn run(arguments: &[String]) -> Outcome {
    build(&[])?;
    let arguments = arguments.strip_prefix(&["--".to_owned()]).unwrap_or(arguments);
    println!("==> Starting the demo; stop it with Ctrl-C");
    let status = command(target().join("release/fromline"))
        .args(["serve", "--demo", "--data"])
        .arg(target().join("demo-data"))
        .arg("--locales")
        .arg(root().join("public/locales"))
        .args(arguments)
        .status()
        .map_err(|error| format!("fromline: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("fromline ended with {status}"))
    }
}

/// Builds the server with the app in `dist/`.
pub fn compile() -> Outcome {
    step("The server: compile", || compile_by(product("build")))
}

/// The same, with the list of its crates in the binary, where scanners for vulnerabilities find it.
/// <https://github.com/rust-secure-code/cargo-auditable>
pub fn compile_auditable() -> Outcome {
    let tool = install::cargo_auditable()?;
    step("The server: compile, with the list of its crates", || {
        compile_by(without_paths(cargo_subcommand(&tool, "auditable"), "build"))
    })
}

fn compile_by(mut cargo: Command) -> Outcome {
    cargo.args(["build", "--locked", "--release"]);
    run_command(cargo.args(["--package", "fromline-server", "--bin", "fromline"]))
}
