//! The server, with the app inside.

use crate::{
    bundle,
    shell::{Outcome, command, product, root, run as run_command, step, target},
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
    let package = ["--package", "fromline-server", "--bin", "fromline"];
    step("The server: compile", || {
        run_command(
            product("build")
                .args(["build", "--locked", "--release"])
                .args(package),
        )
    })
}
