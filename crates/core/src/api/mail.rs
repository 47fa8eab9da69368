//! The demo's mailbox, where the mail of everybody in the demo can be read.

use serde::{Deserialize, Serialize};

/// `GET /api/v1/demo/messages`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DemoMailbox {
    /// The newest first.
    pub messages: Vec<DemoMessage>,
}

/// One mail that a server of the demo accepted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DemoMessage {
    /// Number by arrival.
    pub id: u64,
    /// When it arrived, RFC 3339.
    pub received: String,
    /// The server that took it: the host name that was connected to.
    pub server: String,
    /// Who signed in there, if anybody.
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
    /// The subject, decoded.
    pub subject: String,
    /// The text part, decoded.
    pub text: String,
}
