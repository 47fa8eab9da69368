//! Private parsers, exposed for the tests that feed them arbitrary input.

use std::io::Cursor;

use fromline_admin_api::policies::filter::Filter;
use fromline_outbound::smtp::{Wire, dot_stuff, is_clean};
use fromline_services::raw_message::RawMessage;

use crate::mta;

/// Parses a server's bytes and returns code and lines of its first reply; `None` if it is not SMTP.
pub async fn smtp_reply(bytes: &[u8]) -> Option<(u16, Vec<String>)> {
    let stream = tokio::io::join(Cursor::new(bytes.to_vec()), tokio::io::sink());
    let reply = Wire::new(Box::new(stream)).reply().await.ok()?;
    Some((reply.code, reply.lines))
}

/// Returns the bytes sent after `354`; `None` if the message may not be sent.
pub fn message_on_its_way(message: &[u8]) -> Option<Vec<u8>> {
    is_clean(message).then(|| dot_stuff(message).flatten().copied().collect())
}

/// Parses a milter packet and returns its `Debug` form.
pub fn milter_packet(packet: &[u8]) -> Option<String> {
    mta::milter_command(packet).map(|command| format!("{command:?}"))
}

/// Parses a netstring query of the lookup tables.
pub async fn netstring(bytes: &[u8]) -> Option<String> {
    mta::question(bytes).await
}

/// Parses the path after `MAIL`.
pub fn mail_path(text: &str) -> Option<String> {
    mta::mail_path(text)
}

/// Parses a raw message and returns it with its recipients; `None` if it is refused.
pub fn raw_message(raw: &str) -> Option<(Vec<u8>, Vec<String>)> {
    let message = RawMessage::parse(
        raw,
        "user@example.com",
        fromline_base::testing::time("2026-11-23T09:00:00Z"),
    )
    .ok()?;
    Some((message.bytes, message.recipients))
}

/// Returns whether a text is a valid policy filter.
pub fn is_policy_filter(text: &str) -> bool {
    Filter::parse(text).is_some()
}
