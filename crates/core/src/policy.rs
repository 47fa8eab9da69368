//! Whether users may have gateways, and what becomes of their mail when they may not.

use serde::{Deserialize, Serialize};

/// The setting's type in the Policy API, as Google names it.
pub const GATEWAY_SETTING: &str = "settings/gmail.per_user_outbound_gateway";

/// What happens to mail from a suspended alias.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SuspendedMail {
    /// It is refused with a sentence that says why.
    #[default]
    Refuse,
    /// The organisation's servers deliver it, on behalf of the primary address.
    OnBehalf,
}

/// The policy that holds for one user, inheritance resolved. The default forbids.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct GatewayPolicy {
    /// Whether users may set up and use gateways.
    pub allowed: bool,
    /// What happens to mail of suspended aliases.
    pub suspended_mail: SuspendedMail,
}
