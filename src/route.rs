//! Every page's address, as the app calls it: the list is core's, so that the server knows the same pages.

pub use fromline_core::page::{Access, Page as Route, decode, encode};
