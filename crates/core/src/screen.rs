//! What the pages show that open without sign-in, as trees of [`crate::shape`]: the server paints them before the app is there, and
//! the app goes on with what is painted.

mod canvas;
mod controls;
mod header;
mod preview;
mod sign_in;
mod simple;

pub use canvas::Canvas;
pub use controls::{Said, link};
pub use header::Header;
pub use preview::{Preview, example_page};
pub use sign_in::{ADDRESS, PASSWORD, SignIn};
pub use simple::{not_found, unreachable, waiting};

#[cfg(test)]
mod tests;
