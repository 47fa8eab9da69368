//! `fromline postfix` with the real Postfix on a server that existed before. Tests of `fromline-postfix` cover the script's text
//! and the check of altered configurations.

mod server;

use super::binary::run;
use std::{io::Write as _, path::Path};

/// Returns whether all of these programs are installed; if not, reports the test as skipped.
fn installed(test: &str, programs: &[&str]) -> bool {
    let missing: Vec<_> = programs
        .iter()
        .copied()
        .filter(|path| !Path::new(path).exists())
        .collect();
    if !missing.is_empty() {
        skipped(test, &format!("missing: {}", missing.join(", ")));
    }
    missing.is_empty()
}

/// Reports a test as skipped.
pub fn skipped(test: &str, why: &str) {
    // Not through `println!`, which the harness keeps to itself.
    let _ = writeln!(std::io::stdout(), "SKIPPED: {test}: {why}");
}

#[test]
fn what_cannot_be_read_is_said() {
    if !installed("what cannot be read of Postfix", &["/usr/sbin/postconf"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let nothing = folder.path().join("nothing");
    let command = |name: &str| {
        let nothing = nothing.to_str().unwrap();
        run(&["postfix", name, "--config-dir", nothing, "--data", nothing])
    };
    for name in ["configure", "check"] {
        let ended = command(name);
        assert!(ended.failed("No such file or directory"), "{}", ended.stderr);
        assert_eq!(ended.stderr.lines().count(), 1, "{}", ended.stderr);
    }
}
