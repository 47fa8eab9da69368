//! Setting Postfix up and looking whether all is well, with the real Postfix: the script as text, the check against altered
//! configurations, and both on a server that was there before.

mod check;
mod configure;
mod pair;
mod server;

use super::binary;
use std::{io::Write as _, path::Path};

/// Whether all of these are installed; if not, the test says that it is skipped.
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

fn skipped(test: &str, why: &str) {
    // Not through `println!`, which the harness keeps to itself.
    let _ = writeln!(std::io::stdout(), "SKIPPED: {test}: {why}");
}
