//! Admission of connections: limits per peer and in total. When they are reached, the longest idle connection is closed.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio::{
    sync::{Notify, oneshot},
    time::Instant,
};

use super::ConnectionLimits;

/// A slot that was just assigned.
struct OfferedSlot {
    id: u64,
    unread: Arc<AtomicBool>,
    told: oneshot::Receiver<()>,
}

/// All slots for connections.
#[derive(Clone, Debug)]
pub struct ConnectionSlots {
    limits: ConnectionLimits,
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    table: Mutex<SlotTable>,
    /// Notifies waiting connections when a slot becomes free.
    left: Notify,
}

#[derive(Debug, Default)]
struct SlotTable {
    next: u64,
    seated: HashMap<u64, SlotState>,
    of_peer: HashMap<IpAddr, usize>,
    waiting: HashMap<IpAddr, usize>,
}

#[derive(Debug)]
struct SlotState {
    peer: IpAddr,
    /// Requests in progress, until the last part of their answers is handed over.
    requests: usize,
    /// When the last request ended or, before the first one, when the connection began.
    since: Instant,
    /// Whether part of an answer is still waiting to be read.
    unread: Arc<AtomicBool>,
    /// Signals the connection to close.
    leave: Option<oneshot::Sender<()>>,
}

impl SlotState {
    fn is_idle(&self) -> bool {
        self.requests == 0 && !self.unread.load(Ordering::Relaxed)
    }
}

impl Inner {
    fn table(&self) -> MutexGuard<'_, SlotTable> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SlotTable {
    fn remove(&mut self, id: u64) -> Option<SlotState> {
        let seat = self.seated.remove(&id)?;
        if let Some(count) = self.of_peer.get_mut(&seat.peer) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.of_peer.remove(&seat.peer);
            }
        }
        Some(seat)
    }

    /// Closes the longest idle connection, of one peer or of all, and frees its slot at once. Returns whether there was one.
    fn give_way(&mut self, of: Option<IpAddr>) -> bool {
        let seats = self.seated.iter();
        let idle = seats.filter(|(_, seat)| seat.is_idle() && of.is_none_or(|peer| seat.peer == peer));
        let Some(id) = idle.min_by_key(|(_, seat)| seat.since).map(|(id, _)| *id) else {
            return false;
        };
        let leave = self.remove(id).and_then(|seat| seat.leave);
        leave.is_some_and(|leave| leave.send(()).is_ok())
    }

    /// Takes a slot, if one is free or can be freed by closing an idle connection.
    fn sit(&mut self, limits: &ConnectionLimits, peer: IpAddr) -> Option<OfferedSlot> {
        let own = self.of_peer.get(&peer).copied().unwrap_or_default();
        if own >= limits.of_peer && !self.give_way(Some(peer)) {
            return None;
        }
        if self.seated.len() >= limits.connections && !self.give_way(None) {
            return None;
        }
        let (leave, told) = oneshot::channel();
        let unread = Arc::default();
        let seat = SlotState {
            peer,
            requests: 0,
            since: Instant::now(),
            unread: Arc::clone(&unread),
            leave: Some(leave),
        };
        self.next += 1;
        self.seated.insert(self.next, seat);
        *self.of_peer.entry(peer).or_default() += 1;
        Some(OfferedSlot {
            id: self.next,
            unread,
            told,
        })
    }
}

impl ConnectionSlots {
    /// Creates slots that are all free.
    pub fn new(limits: ConnectionLimits) -> Self {
        Self {
            limits,
            inner: Arc::default(),
        }
    }

    /// Returns the limits on connections.
    pub const fn limits(&self) -> ConnectionLimits {
        self.limits
    }

    /// Admits a connection: with a slot or as a waiting one. Returns `None` if too many of the same peer are waiting already.
    pub fn arrive(&self, peer: IpAddr) -> Option<Guest> {
        let mut table = self.inner.table();
        let waiting = table.waiting.get(&peer).copied().unwrap_or_default();
        // New connections do not overtake those that are waiting.
        let taken = if waiting == 0 {
            table.sit(&self.limits, peer)
        } else {
            None
        };
        if taken.is_none() {
            if waiting >= self.limits.waiting {
                return None;
            }
            table.waiting.insert(peer, waiting + 1);
        }
        Some(match taken {
            Some(taken) => Guest::Seated(self.seated(taken)),
            None => Guest::Waiting(WaitingConnection {
                places: self.clone(),
                peer,
            }),
        })
    }

    fn seated(&self, OfferedSlot { id, unread, told }: OfferedSlot) -> ConnectionSlot {
        ConnectionSlot {
            id,
            inner: self.inner.clone(),
            unread,
            told: Some(told),
        }
    }

    /// Closes the longest idle connection; returns false if none is idle.
    pub fn make_room(&self) -> bool {
        self.inner.table().give_way(None)
    }

    /// Returns the number of slots in use.
    #[cfg(test)]
    pub fn taken(&self) -> usize {
        self.inner.table().seated.len()
    }
}

/// A connection that was admitted, with a slot or waiting for one.
#[derive(Debug)]
pub enum Guest {
    /// The connection has a slot.
    Seated(ConnectionSlot),
    /// The connection waits for a slot.
    Waiting(WaitingConnection),
}

impl Guest {
    /// Returns the slot, after a short wait if necessary; `None` if none became free.
    pub async fn enter(self) -> Option<ConnectionSlot> {
        match self {
            Self::Seated(place) => Some(place),
            Self::Waiting(waiting) => waiting.enter().await,
        }
    }
}

/// A connection that waits for a slot.
#[derive(Debug)]
pub struct WaitingConnection {
    places: ConnectionSlots,
    peer: IpAddr,
}

impl WaitingConnection {
    async fn enter(self) -> Option<ConnectionSlot> {
        let limits = self.places.limits;
        tokio::time::timeout(limits.wait, async {
            loop {
                let left = self.places.inner.left.notified();
                tokio::pin!(left);
                left.as_mut().enable();
                let taken = self.places.inner.table().sit(&limits, self.peer);
                if let Some(taken) = taken {
                    break self.places.seated(taken);
                }
                left.await;
            }
        })
        .await
        .ok()
    }
}

impl Drop for WaitingConnection {
    fn drop(&mut self) {
        let mut table = self.places.inner.table();
        if let Some(waiting) = table.waiting.get_mut(&self.peer) {
            *waiting -= 1;
            if *waiting == 0 {
                table.waiting.remove(&self.peer);
            }
        }
    }
}

/// A slot in use, released on drop.
#[derive(Debug)]
pub struct ConnectionSlot {
    id: u64,
    inner: Arc<Inner>,
    unread: Arc<AtomicBool>,
    told: Option<oneshot::Receiver<()>>,
}

impl ConnectionSlot {
    /// Completes when the slot is needed for another connection.
    pub fn told_to_leave(&mut self) -> impl Future<Output = ()> + use<> {
        let told = self.told.take();
        async move {
            let told = match told {
                Some(told) => told.await.is_ok(),
                None => false,
            };
            if !told {
                std::future::pending::<()>().await;
            }
        }
    }

    /// Returns the flag that tells whether part of an answer is still waiting to be read.
    pub fn unread(&self) -> Arc<AtomicBool> {
        self.unread.clone()
    }

    /// Counts a request as in progress.
    pub fn begin(&self) -> ActiveRequest {
        if let Some(seat) = self.inner.table().seated.get_mut(&self.id) {
            seat.requests += 1;
        }
        ActiveRequest {
            id: self.id,
            inner: self.inner.clone(),
        }
    }
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        self.inner.table().remove(self.id);
        self.inner.left.notify_waiters();
    }
}

/// A request in progress, until this is dropped.
#[derive(Debug)]
pub struct ActiveRequest {
    id: u64,
    inner: Arc<Inner>,
}

impl Drop for ActiveRequest {
    fn drop(&mut self) {
        if let Some(seat) = self.inner.table().seated.get_mut(&self.id) {
            seat.requests = seat.requests.saturating_sub(1);
            seat.since = Instant::now();
        }
        // A waiting connection may have this place now.
        self.inner.left.notify_waiters();
    }
}
