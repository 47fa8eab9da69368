//! The server's API: one function per call. Nothing else in the app knows a URL.

mod account;
mod aliases;
mod checklist;
mod consents;
mod domains;
mod gateways;
mod http;
mod json;
mod people;
mod policies;
mod preview;
mod units;

pub use account::*;
pub use aliases::*;
pub use checklist::*;
pub use consents::*;
pub use domains::*;
pub use gateways::*;
pub use http::{ApiFailure, Cancel};
pub use json::read as read_json;
pub use people::*;
pub use policies::*;
pub use preview::*;
pub use units::*;

use fromline_core::{
    api::{DemoMailbox, Start},
    text::{Extent, MessageTable},
};
use http::get;

/// Reads the server's public settings and the signed-in user.
pub async fn start() -> Result<Start, ApiFailure> {
    get("/api/v1/start").await
}

/// Reads the messages of one language, by its tag, that come with a part of the app.
pub async fn locale(tag: &str, part: Extent) -> Result<MessageTable, ApiFailure> {
    get(&format!("/locales/{tag}.{}.json", part.name())).await
}

/// Reads all messages that the demo's servers accepted.
pub async fn demo_messages() -> Result<DemoMailbox, ApiFailure> {
    get("/api/v1/demo/messages").await
}
