//! One file for each program.

use crate::program::Program;

/// All programs that are run.
pub fn all() -> Vec<Box<dyn Program>> {
    vec![]
}
