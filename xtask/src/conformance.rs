//! Mail programs, run for real and compared with the preview.

use std::process::Command;

use crate::{
    install, server,
    shell::{Outcome, cargo, output, run as run_command, step, target},
};

/// Installs the programs, builds the server and runs the comparison. Arguments are passed to the binary of `crates/conformance`.
pub fn run(arguments: &[String]) -> Outcome {
    let programs: Vec<&str> = arguments.iter().map(String::as_str).collect();
    step("What the mail programs need", || install(binary(), &programs))?;
    server::build(&[])?;
    step("What mail programs show", || {
        run_command(&mut compare(binary(), &programs))
    })
}

/// Installs the packages that running these programs needs, as the binary of `crates/conformance` lists them; an error is one line with the
/// command to type.
pub fn install(mut binary: Command, programs: &[&str]) -> Outcome {
    binary.args(["packages", "--missing"]);
    let programs = programs.iter().filter(|argument| **argument != "--rewrite");
    let missing = output(binary.args(programs))?;
    install::mail_programs(&missing.lines().collect::<Vec<_>>())
}

/// Builds the command that compares these programs with the built server, by the binary of `crates/conformance`.
pub fn compare(mut binary: Command, programs: &[&str]) -> Command {
    binary
        .arg("run")
        .args(programs)
        .env("FROMLINE", target().join("release/fromline"));
    binary
}

fn binary() -> Command {
    let mut cargo = cargo();
    cargo.args(["run", "--quiet", "--locked", "--package", "fromline-conformance"]);
    cargo.args(["--bin", "conformance", "--"]);
    cargo
}
