//! Fromline's server: the JSON API, storage, the guarded SMTP connection and emails; the binary contains the built app.
//!
//! HTTP handlers depend on services, services on storage and SMTP; storage knows SQL and nothing of HTTP.

#![cfg_attr(
    test,
    expect(clippy::disallowed_methods, reason = "tests measure how long something takes")
)]

mod chance;
pub mod cli;
pub mod clock;
pub mod compose;
pub mod config;
pub mod data;
pub mod demo;
pub mod dns;
pub mod doctor;
pub(crate) mod embedded;
pub mod encoded_word;
pub mod heavy;
pub mod http;
pub mod https;
pub mod idn;
pub mod keys;
pub mod limits;
pub mod lookalike;
pub mod metrics;
pub mod mime;
pub mod mta;
pub mod oauth;
pub mod operations;
pub mod passwords;
pub mod readiness;
pub mod services;
pub mod smtp;
pub mod socket;
pub mod spf;
pub mod spreadsheet;
pub mod state;
pub mod store;
pub mod testing;
pub mod text;
pub mod unicode;
pub mod vault;
