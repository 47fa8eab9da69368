//! Who may be connected: so many of each peer and in all. Whoever idles longest gives way.

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

/// A place as it is taken.
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
    /// Rings when somebody left.
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
    /// Requests under way, until the last part of their answers was handed over.
    requests: usize,
    /// When the last one ended, or the connection began.
    since: Instant,
    /// Whether something of an answer still waits to be read.
    unread: Arc<AtomicBool>,
    /// Tells it to leave.
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

    /// Lets the connection that idles longest leave, among those of a peer or all. Its place is free at once.
    fn give_way(&mut self, of: Option<IpAddr>) -> bool {
        let seats = self.seated.iter();
        let idle = seats.filter(|(_, seat)| seat.is_idle() && of.is_none_or(|peer| seat.peer == peer));
        let Some(id) = idle.min_by_key(|(_, seat)| seat.since).map(|(id, _)| *id) else {
            return false;
        };
        let leave = self.remove(id).and_then(|seat| seat.leave);
        leave.is_some_and(|leave| leave.send(()).is_ok())
    }

    /// Takes a place, if there is one or somebody gives way.
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
    /// None taken.
    pub fn new(limits: ConnectionLimits) -> Self {
        Self {
            limits,
            inner: Arc::default(),
        }
    }

    /// What connections may take.
    pub const fn limits(&self) -> ConnectionLimits {
        self.limits
    }

    /// Somebody comes and takes a place, or waits at the door; nobody if too many of the same peer wait there.
    pub fn arrive(&self, peer: IpAddr) -> Option<Guest> {
        let mut table = self.inner.table();
        let waiting = table.waiting.get(&peer).copied().unwrap_or_default();
        // Nobody overtakes those who wait.
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

    /// Lets whoever idles longest leave; false if nobody idles.
    pub fn make_room(&self) -> bool {
        self.inner.table().give_way(None)
    }

    /// How many are taken.
    #[cfg(test)]
    pub fn taken(&self) -> usize {
        self.inner.table().seated.len()
    }
}

/// Somebody who came.
#[derive(Debug)]
pub enum Guest {
    /// With a place.
    Seated(ConnectionSlot),
    /// At the door.
    Waiting(WaitingConnection),
}

impl Guest {
    /// The place, after a wait that is not long.
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

/// A taken slot; it is released when this is dropped.
#[derive(Debug)]
pub struct ConnectionSlot {
    id: u64,
    inner: Arc<Inner>,
    unread: Arc<AtomicBool>,
    told: Option<oneshot::Receiver<()>>,
}

impl ConnectionSlot {
    /// Done when somebody else needs the place more.
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

    /// Where it is noted whether something of an answer still waits to be read.
    pub fn unread(&self) -> Arc<AtomicBool> {
        self.unread.clone()
    }

    /// A request begins.
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
        // Whoever waits may have this one's place now.
        self.inner.left.notify_waiters();
    }
}
