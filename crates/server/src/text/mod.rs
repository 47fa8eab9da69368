//! The locale files: parsed into tables for app and emails, and checked for translators.

pub mod check;
mod finding;
mod ftl_resource;
mod locale_directory;
mod parse;
mod pseudolocale;
mod texts;

pub use finding::{SourceLocation, TextFault, TextFinding, Unsupported};
pub use ftl_resource::{FtlEntry, FtlResource};
pub use locale_directory::LocaleDirectory;
pub use parse::parse;
pub use texts::{Spoken, Texts, category};
