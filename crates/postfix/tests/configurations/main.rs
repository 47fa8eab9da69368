//! The script and the check, against the configuration of a real Postfix; the way of a mail on a real server is a test of
//! `fromline-server`.

mod check;
mod configure;
mod pair;

use std::{io::Write as _, path::Path};

/// Whether all of these programs are there; if not, the test says that it is skipped.
fn installed(test: &str, programs: &[&str]) -> bool {
    let missing: Vec<_> = programs
        .iter()
        .copied()
        .filter(|path| !Path::new(path).exists())
        .collect();
    if !missing.is_empty() {
        // Not through `println!`, which the harness keeps to itself.
        let _ = writeln!(
            std::io::stdout(),
            "SKIPPED: {test}: missing: {}",
            missing.join(", ")
        );
    }
    missing.is_empty()
}
