//! The outside world: users' gateways and the organisation's relay, or the demo's.

use std::sync::Arc;

use super::Failure;
use crate::{
    config::Config,
    smtp::{Gateways, Relay},
};

/// What the server reaches by SMTP.
pub struct Outside {
    /// Users' gateways.
    pub gateways: Arc<dyn Gateways>,
    /// The organisation's relay.
    pub relay: Option<Arc<dyn Relay>>,
}

/// Begins it.
pub async fn start(_config: &Config) -> Result<Outside, Failure> {
    Ok(Outside {
        gateways: Arc::new(crate::testing::FakeGateways::default()),
        relay: Some(Arc::new(crate::testing::FakeRelay::default())),
    })
}
