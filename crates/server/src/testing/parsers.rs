//! Parsers that are nobody's business but ours, for the tests that feed them with anything.

use std::io::Cursor;

use crate::{
    http::policies::filter::Filter,
    smtp::{Wire, is_clean, stuffed},
};

/// What the check reads of a server's bytes: code and lines of its first reply; `None` if it is no SMTP.
pub async fn smtp_reply(bytes: &[u8]) -> Option<(u16, Vec<String>)> {
    let stream = tokio::io::join(Cursor::new(bytes.to_vec()), tokio::io::sink());
    let reply = Wire::new(Box::new(stream)).reply().await.ok()?;
    Some((reply.code, reply.lines))
}

/// The bytes that a message is on its way after `354`; `None` if it may not leave.
pub fn message_on_its_way(message: &[u8]) -> Option<Vec<u8>> {
    is_clean(message).then(|| stuffed(message))
}

/// Whether a text is a filter of policies.
pub fn is_policy_filter(text: &str) -> bool {
    Filter::parse(text).is_some()
}
