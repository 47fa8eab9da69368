//! Requests, answers and errors of the JSON API: what both sides compile.
//!
//! Google's shape where Google has one (`gmail.v1` `users.settings.sendAs`, `cloudidentity.v1` `policies`),
//! camel case and the same style elsewhere.

mod account;
mod authentication;
mod checklist;
mod consents;
mod error;
mod gateways;
mod mail;
mod messages;
mod people;
mod policies;
mod preview;
mod send_as;
mod submission;
mod units;

pub use account::*;
pub use authentication::*;
pub use checklist::*;
pub use consents::*;
pub use error::*;
pub use gateways::*;
pub use mail::*;
pub use messages::*;
pub use people::*;
pub use policies::*;
pub use preview::*;
pub use send_as::*;
pub use submission::*;
pub use units::*;
