//! Greetings that find out which of the detected servers answer.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use fromline_core::{
    api::ServerState,
    gateway::{Gateway, found::Candidate},
};
use fromline_outbound::smtp::Gateways;
use futures_util::future::join_all;
use tokio::{sync::OnceCell, time::timeout};

/// Time limit for a server's greeting; a slower server counts as not known to answer.
const GREETING: Duration = Duration::from_millis(1200);
/// Largest number of servers greeted for one domain.
const SERVERS: usize = 12;

/// Greets each server once, however many sources name it.
pub(super) struct Probes<'a> {
    gateways: &'a dyn Gateways,
    known: Mutex<HashMap<Gateway, Arc<OnceCell<ServerState>>>>,
}

impl<'a> Probes<'a> {
    /// Creates probes that connect through these gateways.
    pub(super) fn new(gateways: &'a dyn Gateways) -> Self {
        Self {
            gateways,
            known: Mutex::default(),
        }
    }

    /// Returns the candidates with their states.
    pub(super) async fn greet(&self, candidates: Vec<Candidate>) -> Vec<Candidate> {
        let greeted = candidates.into_iter().map(async |candidate| Candidate {
            state: self.state(&candidate.gateway).await,
            ..candidate
        });
        join_all(greeted).await
    }

    async fn state(&self, gateway: &Gateway) -> ServerState {
        let Some(cell) = self.cell(gateway) else {
            return ServerState::Unknown;
        };
        let greet = async || match timeout(GREETING, self.gateways.greet(gateway)).await {
            Ok(Ok(())) => ServerState::Answers,
            Ok(Err(_)) => ServerState::Fails,
            Err(_) => ServerState::Unknown,
        };
        *cell.get_or_init(greet).await
    }

    fn cell(&self, gateway: &Gateway) -> Option<Arc<OnceCell<ServerState>>> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= SERVERS && !known.contains_key(gateway) {
            return None;
        }
        Some(known.entry(gateway.clone()).or_default().clone())
    }
}
