//! Trouble caused by the machine or by people: a clock that is set back, a full disk, a database locked by another program,
//! strangers who try passwords. It affects only what it must.

mod clock;
mod full_disk;
mod locked;
mod sign_ins;

use std::io::Write as _;

use super::binary;

/// Returns how often a drill is repeated; the environment can set it.
fn rounds(variable: &str, usual: usize) -> usize {
    let wanted = std::env::var(variable).ok();
    wanted.and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

pub fn skipped(test: &str, why: &str) {
    // Not through `println!`, which the harness keeps to itself.
    let _ = writeln!(std::io::stdout(), "SKIPPED: {test}: {why}");
}
