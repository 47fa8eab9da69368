//! A small internet on this machine: does the decision reach the mail?

use std::{path::PathBuf, process::Command};

use crate::{
    install,
    shell::{Outcome, cargo, command, output, run as run_command, step, target},
};

/// Installs the servers, builds the product and plays. Arguments are handed to the binary of `crates/delivery`.
pub fn run(arguments: &[String]) -> Outcome {
    step("What the mail servers need", install)?;
    step("The server: compile", || {
        run_command(cargo().args([
            "build",
            "--locked",
            "--package",
            "fromline-server",
            "--bin",
            "fromline",
        ]))
    })?;
    let mut walk = walk("debug");
    step("The walk through real servers", || {
        run_command(walk.args(arguments))
    })
}

/// The walk, with the binary of this profile.
pub fn walk(profile: &str) -> Command {
    let mut cargo = cargo();
    cargo.args([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "fromline-delivery",
        "--",
        "run",
    ]);
    cargo
        .env("FROMLINE", target().join(profile).join("fromline"))
        .env("FROMLINE_EXIM", exim());
    cargo
}

/// Installs the servers; an error is the one line that says what to type.
pub fn install() -> Outcome {
    install::mail_servers()?;
    if exim().join("usr/sbin/exim4").exists() {
        return Ok(());
    }
    println!("    unpacking exim4-daemon-light");
    let folder = exim();
    let missing = |problem| format!("Exim is missing: {problem}");
    std::fs::create_dir_all(&folder).map_err(|error| missing(error.to_string()))?;
    // Its package and Postfix's cannot both be installed.
    output(
        command("apt-get")
            .args(["download", "-qq", "exim4-daemon-light"])
            .current_dir(&folder),
    )
    .map_err(missing)?;
    let unpack = "for file in *.deb; do dpkg-deb -f $file Depends; dpkg-deb -x $file .; rm $file; done";
    let depends = output(command("sh").args(["-euc", unpack]).current_dir(&folder)).map_err(missing)?;
    let named = depends.split(',').filter_map(|one| one.split_whitespace().next());
    let libraries: Vec<&str> = named.filter(|name| name.starts_with("lib")).collect();
    install::libraries(&libraries)
}

/// Where Exim is unpacked.
fn exim() -> PathBuf {
    target().join("tools/exim")
}
