//! Limits on simultaneous deliveries per gateway, so that an unresponsive gateway does not delay mail for others.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use fromline_core::{Reason, gateway::Gateway};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout},
};

use crate::smtp::SmtpFailure;

/// Simultaneous deliveries to one gateway.
const AT_ONCE: usize = 10;
/// Deliveries waiting for one gateway.
const WAITING: usize = 20;
/// Longest wait of a delivery.
const WAIT: Duration = Duration::from_secs(20);
/// Pause after a gateway could not be reached.
const REST: Duration = Duration::from_secs(20);
/// Largest number of gateways that are tracked.
const REMEMBERED: usize = 10_000;

/// Limits how many deliveries to each gateway run at once.
#[derive(Debug, Default)]
pub struct DeliveryLimits {
    gateways: Mutex<HashMap<(String, u16), Arc<GatewayQueue>>>,
}

/// The deliveries that wait for one gateway.
#[derive(Debug)]
struct GatewayQueue {
    places: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    rests_until: Mutex<Option<Instant>>,
}

/// Permission for one delivery to a gateway; it is released when this is dropped.
#[derive(Debug)]
pub struct DeliveryPermit {
    line: Arc<GatewayQueue>,
    _place: OwnedSemaphorePermit,
}

impl DeliveryLimits {
    /// Waits until a delivery may start. A delivery to a gateway that just could not be reached is deferred at once.
    pub async fn enter(&self, gateway: &Gateway) -> Result<DeliveryPermit, SmtpFailure> {
        let line = self.line(gateway);
        let busy = SmtpFailure::temporary(Reason::Timeout);
        line.rests()?;
        // Each waiting delivery holds a message in memory and occupies a process of the mail server.
        let _waiting = line.waiting.clone().try_acquire_owned().map_err(|_| busy)?;
        let place = timeout(WAIT, line.places.clone().acquire_owned());
        let place = place.await.map_err(|_| busy)?.map_err(|_| busy)?;
        line.rests()?;
        Ok(DeliveryPermit { line, _place: place })
    }

    fn line(&self, gateway: &Gateway) -> Arc<GatewayQueue> {
        let mut gateways = self.gateways.lock().unwrap_or_else(PoisonError::into_inner);
        if gateways.len() >= REMEMBERED {
            gateways.retain(|_, line| Arc::strong_count(line) > 1);
        }
        let key = (gateway.host.to_string(), gateway.port);
        let new = || GatewayQueue {
            places: Arc::new(Semaphore::new(AT_ONCE)),
            waiting: Arc::new(Semaphore::new(WAITING)),
            rests_until: Mutex::default(),
        };
        gateways.entry(key).or_insert_with(|| Arc::new(new())).clone()
    }
}

impl GatewayQueue {
    fn rests(&self) -> Result<(), SmtpFailure> {
        let until = *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner);
        if until.is_some_and(|until| Instant::now() < until) {
            Err(SmtpFailure::temporary(Reason::ConnectFailed))
        } else {
            Ok(())
        }
    }
}

impl DeliveryPermit {
    /// Ends a delivery; if the gateway could not be reached, it gets a pause.
    pub fn finish(self, failure: Option<&SmtpFailure>) {
        let away = failure.is_some_and(|failure| failure.reason == Reason::ConnectFailed);
        let until = away.then(|| Instant::now() + REST);
        *self
            .line
            .rests_until
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = until;
    }
}
