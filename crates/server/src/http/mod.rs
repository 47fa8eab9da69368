//! The JSON API: one file per endpoint.

pub mod error;
