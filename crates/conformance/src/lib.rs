//! Mail clients, run for real: each gets the same messages, and what it shows is read from its screen.
//!
//! `cargo xtask conformance` installs the programs, runs them and compares what they show with what Fromline says of
//! the same messages. To add a program: a file in `programs`, after the nearest one that exists.

pub mod browser;
pub mod captures;
pub mod compare;
pub mod compared;
pub mod debian;
pub mod desktop;
pub mod header;
pub mod home;
pub mod imap;
pub mod message;
pub mod predicted;
pub mod program;
pub mod programs;
pub mod report;
pub mod run;
pub mod seen;
pub mod service;
pub mod terminal;
pub mod wait;

/// The reason why a program could not be run or read, in one line for the user of the chore.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
