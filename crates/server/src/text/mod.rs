//! The locale files: read into tables for app and mails, and checked for those who translate them.

pub mod check;
mod finding;
mod folder;
mod parse;
mod pseudo;
mod sheet;
mod texts;

pub use finding::{Fault, Finding, Place, Unsupported};
pub use folder::Folder;
pub use parse::parse;
pub use sheet::{Entry, Sheet};
pub use texts::{Spoken, Texts, category};
