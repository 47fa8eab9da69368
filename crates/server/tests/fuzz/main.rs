//! A fuzz target for each parser: no input makes it panic, and its output keeps its promises.
//!
//! Stable Rust has no coverage feedback; instead, inputs with a new kind of outcome are kept and mutated further. In the normal
//! test run each target has a moment; `cargo xtask fuzz` gives each ten minutes.

#![expect(clippy::disallowed_methods, reason = "each target has its time")]

mod bytes;
mod engine;
mod headers;
mod mail;
mod mutate;
mod submission;
mod texts;
