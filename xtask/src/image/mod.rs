//! The container image: the same binary, Debian's libraries that it needs, and nothing else. No daemon makes it: its layers are
//! written here, from the files of this machine's packages.

mod layer;
mod layout;
mod libraries;
mod root;
mod trial;

use std::{
    fs,
    path::{Path, PathBuf},
};

use self::layout::Image;
use crate::{
    server,
    shell::{Outcome, command, output, root as checkout, step, target, write},
};

/// The most that an image may weigh, in bytes, as it is downloaded.
const LIMIT: u64 = 40_000_000;

const USAGE: &str = "usage: cargo xtask image [--binary FRESH_BUILD] [--try]";

/// Makes the image, and with `--try` runs it.
pub fn image(arguments: &[String]) -> Outcome {
    let (mut binary, mut is_tried) = (None, false);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--try" => is_tried = true,
            "--binary" => binary = Some(checkout().join(rest.next().ok_or(USAGE)?)),
            _ => return Err(USAGE.to_owned()),
        }
    }
    let binary = if let Some(binary) = binary {
        binary
    } else {
        server::build(&[])?;
        target().join("release/fromline")
    };
    let made = make(&binary, None, &checkout().join("target/image"))?;
    if is_tried {
        step("the image, run", || trial::run(&made))?;
    }
    Ok(())
}

/// Makes the image of a binary, with a list of what it is made of, and returns the path of the archive.
pub fn make(binary: &Path, sbom: Option<&Path>, folder: &Path) -> Outcome<PathBuf> {
    let archive = folder.join(format!("fromline_{}_{}.oci.tar", version(), architecture()?));
    step("the image", || {
        let libraries = libraries::needed_by(binary)?;
        let image = Image {
            version: version().to_owned(),
            architecture: architecture()?,
            created: created()?,
            layers: vec![
                ("Debian's libraries", root::of_debian(&libraries)?),
                ("Fromline", root::of_fromline(binary, sbom)?),
            ],
        };
        write(&archive, &image.archive()?)
    })?;
    let size = fs::metadata(&archive).map_err(|error| error.to_string())?.len();
    println!("{}: {:.1} MB", archive.display(), crate::package::mega(size));
    if size > LIMIT {
        return Err(format!(
            "the image is larger than {:.1} MB",
            crate::package::mega(LIMIT)
        ));
    }
    Ok(archive)
}

fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// This machine's, by the name that images use (GOARCH).
/// <https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties>
fn architecture() -> Outcome<&'static str> {
    match std::env::consts::ARCH {
        "x86_64" => Ok("amd64"),
        "aarch64" => Ok("arm64"),
        other => Err(format!("no image is made on {other}")),
    }
}

/// The time that all files of the image have, in seconds since 1970: that of the last commit, or `SOURCE_DATE_EPOCH`, so that the same
/// source makes the same image.
/// <https://reproducible-builds.org/specs/source-date-epoch/>
pub fn created() -> Outcome<u64> {
    let told = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(told) => told,
        Err(_) => output(command("git").args(["log", "-1", "--format=%ct"]))?,
    };
    let told = told.trim();
    told.parse()
        .map_err(|_| format!("the time of the source is no number of seconds: {told:?}"))
}

/// Writes a time in seconds since 1970 as RFC 3339 has it, in UTC.
pub fn timestamp(seconds: u64) -> Outcome<String> {
    let seconds = format!("@{seconds}");
    let told = output(command("date").args(["-u", "-d", &seconds, "+%Y-%m-%dT%H:%M:%SZ"]))?;
    Ok(told.trim().to_owned())
}
