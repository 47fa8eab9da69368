//! Who delivers a message.

use serde::{Deserialize, Serialize};

/// The server that delivers a message.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DeliveryRoute {
    /// The organisation's own servers: some recipients read "on behalf of".
    #[default]
    Organisation,
    /// The alias's own SMTP server: recipients see the address directly.
    Gateway,
}

impl DeliveryRoute {
    /// The two routes, in the order of the comparison.
    pub const ALL: [Self; 2] = [Self::Organisation, Self::Gateway];
}
