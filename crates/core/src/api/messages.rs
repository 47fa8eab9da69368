//! Google's `users.messages`, as far as sending goes.

use serde::{Deserialize, Serialize};

/// A message to send: `users.messages.send` with everything in `raw`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SendMessageRequest {
    /// The whole message (RFC 5322) in base64url. Its lines all end in CRLF, or all in LF, and have at most 998 bytes. Its From decides the
    /// route; without From the default address is used. To, Cc and Bcc are the recipients, and Bcc is removed.
    #[serde(default)]
    pub raw: String,
    /// Gmail's thread id; accepted and ignored, since Fromline keeps no mailbox.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread_id: Option<String>,
}

/// A user's profile: Google's `Profile`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// The user's primary address.
    pub email_address: String,
    /// Always 0: Fromline keeps no mailbox.
    pub messages_total: u32,
    /// Always 0: Fromline keeps no mailbox.
    pub threads_total: u32,
    /// Always `0`: Fromline keeps no history.
    pub history_id: String,
}

/// A message that was accepted for delivery.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SentMessage {
    /// Id of this sending, sixteen hexadecimal digits. No message can be fetched by it.
    pub id: String,
    /// The sending's `id` again, in Gmail's field.
    pub thread_id: String,
    /// Google's labels, always `SENT`.
    pub label_ids: Vec<String>,
}
