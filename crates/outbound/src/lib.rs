//! Guarded connections to servers of others: SMTP, HTTPS and OAuth, with their limits and the credentials for them.

pub mod demo;
pub mod https;
pub mod limits;
pub mod oauth;
pub mod otlp;
pub mod smtp;
pub mod testing;
pub mod vault;
