//! The machine misbehaves, or people do: a clock that is set back, a full disk, a database that somebody else locks, strangers who
//! try passwords. It hurts whom it must, and nobody else.

mod clock;
mod full_disk;
mod locked;
mod sign_ins;

use std::io::Write as _;

use super::binary;

/// How often a drill is repeated: a few times, or as the environment says.
fn rounds(variable: &str, usual: usize) -> usize {
    let wanted = std::env::var(variable).ok();
    wanted.and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

pub fn skipped(test: &str, why: &str) {
    // Not through `println!`, which the harness keeps to itself.
    let _ = writeln!(std::io::stdout(), "SKIPPED: {test}: {why}");
}
