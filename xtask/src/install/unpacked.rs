//! Debian's packages that are unpacked instead of installed: their servers would run from then on.

use std::path::{Path, PathBuf};

use super::libraries;
use crate::shell::{Outcome, command, output, target, which};

/// Unpacks a package, and installs the libraries that it needs.
pub fn unpack(package: &str, folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    output(
        command("apt-get")
            .args(["download", "-qq", package])
            .current_dir(folder),
    )?;
    let unpack = "for file in *.deb; do dpkg-deb -f $file Depends; dpkg-deb -x $file .; rm $file; done";
    let depends = output(command("sh").args(["-euc", unpack]).current_dir(folder))?;
    let named = depends.split(',').filter_map(|one| one.split_whitespace().next());
    // Scripts of pages are no libraries.
    let needed: Vec<&str> = named
        .filter(|name| name.starts_with("lib") && !name.starts_with("libjs-"))
        .collect();
    libraries(&needed)
}

/// Where one is unpacked.
pub fn unpacked(name: &str) -> PathBuf {
    target().join("tools").join(name)
}

/// Path of promtool, which tests alerts: from the PATH, or unpacked from Debian's package of Prometheus.
pub fn promtool() -> Outcome<PathBuf> {
    if let Some(program) = which("promtool") {
        return Ok(program);
    }
    let folder = unpacked("prometheus");
    let program = folder.join("usr/bin/promtool");
    if !program.exists() {
        println!("    unpacking prometheus");
        unpack("prometheus", &folder).map_err(|problem| format!("promtool is missing: {problem}"))?;
    }
    Ok(program)
}
