//! A fuzz target for each parser: whatever comes, none panics, and what it takes keeps its promises.
//!
//! On stable Rust there is no coverage to go by; inputs with an outcome that none had before are kept and mixed on. In the
//! ordinary run each target has a moment; `cargo xtask fuzz` gives them ten minutes.

#![expect(clippy::disallowed_methods, reason = "each target has its time")]

mod bytes;
mod engine;
mod headers;
mod mail;
mod mutate;
mod submission;
mod texts;
