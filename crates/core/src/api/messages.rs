//! Google's `users.messages`, as far as sending goes.

use serde::{Deserialize, Serialize};

/// A message to send: `users.messages.send` with everything in `raw`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SendMessageRequest {
    /// The whole message (RFC 5322) in base64url; its lines all end in CRLF, or all in LF, and have at most 998 bytes. Its From decides the route; To, Cc and Bcc are the
    /// recipients, and Bcc does not leave. Without From it is from the default address.
    #[serde(default)]
    pub raw: String,
    /// Of Gmail; taken and not used, since Fromline keeps no mailbox.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread_id: Option<String>,
}

/// Who somebody is: Google's `Profile`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// The primary address.
    pub email_address: String,
    /// Always 0: Fromline keeps no mailbox.
    pub messages_total: u32,
    /// Always 0.
    pub threads_total: u32,
    /// Always `0`.
    pub history_id: String,
}

/// A message that was handed over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SentMessage {
    /// Names this sending; sixteen hexadecimal digits. Nothing can be read by it later.
    pub id: String,
    /// The same as `id`.
    pub thread_id: String,
    /// `SENT`.
    pub label_ids: Vec<String>,
}
