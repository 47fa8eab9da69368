//! Mail programs, run for real and compared with the preview.

use std::process::Command;

use crate::{
    install, server,
    shell::{Outcome, cargo, output, run as run_command, step, target},
};

/// Installs the programs, builds the server and runs them. Arguments are handed to the binary of `crates/conformance`.
pub fn run(arguments: &[String]) -> Outcome {
    let programs: Vec<&str> = arguments.iter().map(String::as_str).collect();
    step("What the mail programs need", || install(&programs))?;
    server::build(&[])?;
    step("What mail programs show", || run_command(&mut compare(&programs)))
}

/// Installs what running these programs takes; an error is the one line that says what to type.
pub fn install(programs: &[&str]) -> Outcome {
    let mut asked = binary("packages");
    asked.arg("--missing");
    let programs = programs.iter().filter(|argument| **argument != "--rewrite");
    let missing = output(asked.args(programs))?;
    install::mail_programs(&missing.lines().collect::<Vec<_>>())
}

/// Runs these programs against the server that is built.
pub fn compare(programs: &[&str]) -> Command {
    let mut command = binary("run");
    command
        .args(programs)
        .env("FROMLINE", target().join("release/fromline"));
    command
}

fn binary(command: &str) -> Command {
    let mut cargo = cargo();
    cargo.args(["run", "--quiet", "--locked", "--package", "fromline-conformance"]);
    cargo.args(["--bin", "conformance", "--", command]);
    cargo
}
