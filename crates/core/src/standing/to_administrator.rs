//! What an administrator reads of a user's gateway that fails. The reasons' own sentences address whoever has the gateway.

use crate::{
    Reason,
    text::{MessageId, id},
};

/// The message that tells an administrator why a user's gateway fails; `None` if the reason's own message addresses nobody.
pub const fn says_failure(reason: Reason) -> Option<MessageId> {
    Some(match reason {
        Reason::SenderRefused => id!("gateways-reason-sender-refused"),
        Reason::MessageRefused => id!("gateways-reason-message-refused"),
        Reason::Server5xx => id!("gateways-reason-server-5xx"),
        Reason::AuthUnsupported => id!("gateways-reason-auth-unsupported"),
        Reason::AuthUnavailable => id!("gateways-reason-auth-unavailable"),
        Reason::AuthNotUnderstood => id!("gateways-reason-auth-not-understood"),
        Reason::AppPasswordNeeded => id!("gateways-reason-app-password-needed"),
        Reason::OauthOnly => id!("gateways-reason-oauth-only"),
        Reason::TokenRejected => id!("gateways-reason-token-rejected"),
        Reason::ScopeMissing => id!("gateways-reason-scope-missing"),
        Reason::ConsentEnded => id!("gateways-reason-consent-ended"),
        Reason::OauthClientRejected => id!("gateways-reason-oauth-client-rejected"),
        _ => return None,
    })
}
