//! The demo's mailbox, where the mail of everybody in the demo can be read.

use serde::{Deserialize, Serialize};

/// The answer of `GET /api/v1/demo/messages`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DemoMailbox {
    /// Accepted messages, newest first.
    pub messages: Vec<DemoMessage>,
}

/// A message that a server of the demo accepted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DemoMessage {
    /// Sequence number, in order of arrival.
    pub id: u64,
    /// Time of arrival, RFC 3339.
    pub received: String,
    /// The server that accepted it: the host name that was connected to.
    pub server: String,
    /// The user name that signed in there; absent without authentication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticated_as: Option<String>,
    /// Envelope sender (MAIL FROM), empty for the null sender.
    pub envelope_sender: String,
    /// Envelope recipients (RCPT TO).
    pub recipients: Vec<String>,
    /// Header fields in order, unfolded but not decoded.
    pub headers: Vec<(String, String)>,
    /// The From header field, decoded (RFC 2047).
    pub from: String,
    /// The Subject header field, decoded (RFC 2047).
    pub subject: String,
    /// The text part, decoded.
    pub text: String,
}
