//! Mail clients, run for real: each gets the same messages, and what it shows is read from its screen.
//!
//! `cargo xtask conformance` installs the programs, runs this and compares with `fromline_core::clients::render`.

pub mod message;
pub mod program;
pub mod programs;
pub mod seen;
pub mod terminal;

/// Why a program could not be run or read, in one line for whoever runs the chore.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
