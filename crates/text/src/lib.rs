//! The locale files: parsed into tables for app and emails, and checked for translators.

mod category;
pub mod check;
mod embedded;
pub mod exchange;
mod finding;
mod ftl_resource;
mod locale_directory;
mod parse;
mod pseudolocale;
mod texts;

pub use category::category;
pub use finding::{
    FindingWords, GlossaryFault, ListFault, SourceLocation, SyntaxFault, TextFault, TextFinding, Unsupported,
    Unusual,
};
pub use ftl_resource::{FtlEntry, FtlResource};
pub use locale_directory::LocaleDirectory;
pub use parse::parse;
pub use texts::{Spoken, Texts};
