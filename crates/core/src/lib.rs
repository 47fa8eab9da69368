//! What Fromline knows, without any input or output: addresses and aliases, routes and the headers they
//! yield, policy, mail clients and what they show, texts, and the types that travel between app and server.
//!
//! The server and the browser compile the same code, so that a rule holds on both sides. Whatever depends on
//! the outside (to-ASCII of a domain, plural category, clock) is handed in.

#![cfg_attr(
    test,
    expect(clippy::disallowed_methods, reason = "tests measure how long something takes")
)]

pub mod address;
pub mod alias;
pub mod api;
pub mod authentication;
pub mod changes;
pub mod checklist;
pub mod clients;
pub mod delivery_route;
pub mod directory;
pub mod dmarc;
pub mod example;
mod find;
pub mod gateway;
pub mod headers;
pub mod hidden;
pub mod language;
pub mod message;
pub mod name;
pub mod notice;
pub mod page;
pub mod person;
pub mod policy;
pub mod reason;
pub mod received;
pub mod role;
pub mod screen;
pub mod shape;
pub mod shell;
pub mod standing;
pub mod submission;
pub mod text;
pub mod write_from;

pub use language::Language;
pub use reason::Reason;
