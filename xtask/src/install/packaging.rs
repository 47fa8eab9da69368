//! What packages, images and lists of components are made with.

use std::path::{Path, PathBuf};

use super::packages;
use crate::shell::{Outcome, cargo, command, output, run, stepping_back, target, which};

/// cargo-deb, which makes the Debian package.
const CARGO_DEB: &str = "3.8.0";

/// Path of cargo-deb: from the PATH, or compiled (a minute on two cores).
pub fn cargo_deb() -> Outcome<PathBuf> {
    // The system's xz compresses: ours would, unoptimised, take minutes.
    compiled("cargo-deb", CARGO_DEB, &["--no-default-features"])
}

/// cargo-cyclonedx, `CycloneDX`'s own tool for crates.
const CARGO_CYCLONEDX: &str = "0.5.9";

/// Path of cargo-cyclonedx: from the PATH, or compiled (a minute on two cores).
pub fn cargo_cyclonedx() -> Outcome<PathBuf> {
    compiled("cargo-cyclonedx", CARGO_CYCLONEDX, &[])
}

/// cargo-auditable, which notes in a binary what it was made of.
const CARGO_AUDITABLE: &str = "0.7.7";

/// Path of cargo-auditable: from the PATH, or compiled (ten seconds).
pub fn cargo_auditable() -> Outcome<PathBuf> {
    compiled("cargo-auditable", CARGO_AUDITABLE, &[])
}

/// A program that is a crate: from the PATH, or compiled in this version.
fn compiled(name: &str, version: &str, options: &[&str]) -> Outcome<PathBuf> {
    if let Some(program) = which(name) {
        return Ok(program);
    }
    let folder = target().join(format!("tools/{name}-{version}"));
    let program = folder.join("bin").join(name);
    if !program.exists() {
        println!("    compiling {name} {version}");
        let mut cargo = cargo();
        // What optimising takes they never give back.
        cargo.args(["install", "--quiet", "--locked", "--debug"]);
        cargo.args(options).args(["--version", version, name, "--root"]);
        cargo.arg(&folder);
        run(&mut stepping_back(cargo))?;
    }
    Ok(program)
}

/// `CycloneDX`'s library for Python, which has the schemas.
const CYCLONEDX: &str = "11.12.0";

/// Checks a list of components against the schema of its format.
const CHECK: &str = "
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
with open(sys.argv[1], encoding='utf-8') as file:
    fault = JsonStrictValidator(SchemaVersion.from_version(sys.argv[2])).validate_str(file.read())
sys.exit(str(fault) if fault else 0)
";

/// Validates a list of components against `CycloneDX`'s schema, with `CycloneDX`'s own library.
pub fn check_sbom(list: &Path, format: &str) -> Outcome {
    let folder = target().join(format!("tools/cyclonedx-{CYCLONEDX}"));
    if !folder.join("bin/jsonschema").exists() {
        println!("    installing cyclonedx-python-lib {CYCLONEDX}");
        output(command("python3").args(["-m", "venv"]).arg(&folder))?;
        let library = format!("cyclonedx-python-lib[json-validation]=={CYCLONEDX}");
        output(command(folder.join("bin/pip")).args(["install", "--quiet", &library]))?;
    }
    let mut python = command(folder.join("bin/python"));
    output(python.args(["-c", CHECK]).arg(list).arg(format)).map(drop)
}

/// What unpacks and runs a container image as other machines do, without a daemon: a program, and Debian's package that brings it.
const CONTAINERS: [(&str, &str); 2] = [("umoci", "umoci"), ("runc", "runc")];

/// Installs what runs images; an error is one line with the command to type.
pub fn containers() -> Outcome {
    let missing = CONTAINERS.iter().filter(|(program, _)| which(program).is_none());
    let missing: Vec<&str> = missing.map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    packages(&missing, &["--no-remove"])
}
