//! A small internet on this machine: does the decision reach the mail?

use std::{path::Path, process::Command};

use crate::{
    install::{self, unpack, unpacked},
    shell::{Outcome, cargo, command, output, run as run_command, step, target},
};

/// Installs the servers, builds the product and plays the scenes. Arguments are passed to the binary of `crates/delivery`.
pub fn run(arguments: &[String]) -> Outcome {
    step("What the mail servers need", || {
        install()?;
        install::writers(arguments)
    })?;
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
    let mut binary = cargo();
    binary.args([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "fromline-delivery",
        "--",
    ]);
    let mut walk = walk(binary, "debug");
    step("The walk through real servers", || {
        run_command(walk.args(arguments))
    })
}

/// Builds the command for the walk by the binary of `crates/delivery`, with Fromline's binary of this profile.
pub fn walk(mut binary: Command, profile: &str) -> Command {
    binary
        .arg("run")
        .env("FROMLINE", target().join(profile).join("fromline"))
        .env("FROMLINE_EXIM", unpacked("exim"))
        .env("FROMLINE_RSPAMD", unpacked("rspamd"))
        .env("FROMLINE_COURIER", unpacked("courier"))
        .env("FROMLINE_SENDMAIL", unpacked("sendmail"));
    binary
}

/// What is unpacked instead of installed: Debian's package, where to, and its program.
const UNPACKED: [(&str, &str, &str); 2] = [
    // Its package and Postfix's cannot both be installed.
    ("exim4-daemon-light", "exim", "usr/sbin/exim4"),
    // Installed, it would run from then on, and fetch lists from the internet.
    ("rspamd", "rspamd", "usr/bin/rspamd"),
];

/// What is installed within the walk alone, above the machine's own files: a folder, and Debian's packages. Each of them and
/// Postfix exclude each other.
const DOWNLOADED: [(&str, &[&str]); 2] = [
    ("courier", &["courier-mta", "courier-authlib-userdb"]),
    ("sendmail", &["sendmail-bin", "sasl2-bin", "libsasl2-modules"]),
];

/// Installs the servers; an error is one line with the command to type.
pub fn install() -> Outcome {
    install::mail_servers()?;
    UNPACKED
        .into_iter()
        .filter(|(_, folder, program)| !unpacked(folder).join(program).exists())
        .try_for_each(|(package, folder, _)| {
            println!("    unpacking {package}");
            unpack(package, &unpacked(folder)).map_err(|problem| format!("{package} is missing: {problem}"))
        })?;
    DOWNLOADED
        .into_iter()
        .filter(|(folder, _)| !unpacked(folder).join(COMPLETE).exists())
        .try_for_each(|(folder, packages)| {
            println!("    downloading {}", packages.join(", "));
            download(packages, &unpacked(folder))
                .map_err(|problem| format!("{} are missing: {problem}", packages.join(", ")))
        })
}

/// Says that all packages of a folder are there.
const COMPLETE: &str = "complete";

/// Downloads packages with those that they need and this machine has not.
fn download(packages: &[&str], folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder.join("partial")).map_err(|error| error.to_string())?;
    // apt-get gives up its rights for downloading, where it can.
    let archives = format!("Dir::Cache::archives={}", folder.display());
    let options = ["-o", &archives, "-o", "DPkg::Lock::Timeout=300", "-qq", "-y"];
    let mut apt = command("apt-get");
    apt.args(options)
        .args(["--no-install-recommends", "--download-only", "install"]);
    output(apt.args(packages))?;
    std::fs::write(folder.join(COMPLETE), "").map_err(|error| error.to_string())
}
