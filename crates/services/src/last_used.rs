//! Background writing of when sessions were last used.
//!
//! Because of this a session stays alive even if nothing can be written, and requests that only read do not wait for a write.

use fromline_outbound::limits::LastUsed;
use fromline_store::{
    Store, StoreError,
    sessions::{self, Session},
};
use jiff::{SignedDuration, Timestamp};

use crate::state::Base;

/// Records that a session was used after `idle`. The caller does not wait for the disk, and a failed write is repeated some
/// minutes later.
pub fn note(base: &Base, last_used: &LastUsed, session: &Session, idle: SignedDuration) {
    if !last_used.note(session.id, idle, base.clock.monotonic()) {
        return;
    }
    let (store, id, now) = (base.store.clone(), session.id, base.clock.now());
    tokio::spawn(async move {
        if let Err(error) = write(&store, id, now).await {
            tracing::warn!(%error, "when a session was last used is not written");
        }
    });
}

async fn write(store: &Store, id: i64, now: Timestamp) -> Result<(), StoreError> {
    store.write(|db| sessions::touch(db, id, now)).await
}
