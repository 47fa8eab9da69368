//! Parsers that are nobody's business but ours, for the tests that feed them with anything.

use std::io::Cursor;

use crate::{
    http::policies::filter::Filter,
    mta,
    services::raw_message::RawMessage,
    smtp::{Wire, dot_stuff, is_clean},
};

/// What the check reads of a server's bytes: code and lines of its first reply; `None` if it is no SMTP.
pub async fn smtp_reply(bytes: &[u8]) -> Option<(u16, Vec<String>)> {
    let stream = tokio::io::join(Cursor::new(bytes.to_vec()), tokio::io::sink());
    let reply = Wire::new(Box::new(stream)).reply().await.ok()?;
    Some((reply.code, reply.lines))
}

/// The bytes that a message is on its way after `354`; `None` if it may not leave.
pub fn message_on_its_way(message: &[u8]) -> Option<Vec<u8>> {
    is_clean(message).then(|| dot_stuff(message).flatten().copied().collect())
}

/// What the milter makes of a packet, as `Debug` has it.
pub fn milter_packet(packet: &[u8]) -> Option<String> {
    mta::milter_command(packet).map(|command| format!("{command:?}"))
}

/// The question that a netstring asks of the look-up tables.
pub async fn netstring(bytes: &[u8]) -> Option<String> {
    mta::question(bytes).await
}

/// The path in what stands behind `MAIL`.
pub fn mail_path(text: &str) -> Option<String> {
    mta::mail_path(text)
}

/// A whole message that a program wants to send, and to whom; none if it is refused.
pub fn raw_message(raw: &str) -> Option<(Vec<u8>, Vec<String>)> {
    let message = RawMessage::parse(raw, "user@example.com", super::time("2026-11-23T09:00:00Z")).ok()?;
    Some((message.bytes, message.recipients))
}

/// Whether a text is a filter of policies.
pub fn is_policy_filter(text: &str) -> bool {
    Filter::parse(text).is_some()
}
