//! What every handler can reach.

use std::sync::Arc;

use crate::{
    clock::Clock,
    smtp::{Gateways, Relay},
    store::Store,
};

/// The running server, cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The way to users' gateways: guarded.
    pub gateways: Arc<dyn Gateways>,
    /// The organisation's outgoing relay; without one no alias can be confirmed.
    pub relay: Option<Arc<dyn Relay>>,
}
