//! The whole product: the real server in its demo, its real SMTP servers, and a real browser that finds things by
//! role and name, as people do.
//!
//! `cargo xtask e2e` builds what these tests need and runs them.

mod support;

mod account;
mod aliases;
mod both_sides;
mod checklist;
mod chunks;
mod consent;
mod engines;
mod first_start;
mod first_view;
mod gateway;
mod gateways;
mod interrupted;
mod keyboard;
mod last_page;
mod painted;
mod people;
mod policy;
mod preview;
mod received;
mod roles;
mod sign_in;
mod translators;
mod units;
mod views;
mod wizard;
