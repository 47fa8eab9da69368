//! The locale files, read into tables.

mod parse;
mod texts;

pub use parse::{Problem, parse};
pub use texts::{Texts, category};
