//! Connections to one file: so many at once, opened when they are first needed.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use prometheus_client::metrics::histogram::Histogram;
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::{Instant, timeout_at},
};

use super::StoreError;
use crate::metrics::wait_histogram;

/// Statements that each connection keeps prepared: more than there are.
const PREPARED: usize = 200;

/// What a connection may do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum AccessMode {
    /// It cannot write.
    Read,
    /// Reads and writes; the file is made if there is none.
    Write,
    /// Reads and writes a file that is there.
    AsItIs,
}

/// Connections of one kind, of which so many are in use at most; whoever comes next waits their turn.
#[derive(Debug)]
pub(super) struct Pool {
    path: PathBuf,
    access: AccessMode,
    size: u32,
    turns: Semaphore,
    idle: Mutex<Vec<Connection>>,
    /// How long whoever leases waits for their turn, in seconds.
    pub waits: Histogram,
}

/// A connection, until it is dropped.
#[derive(Debug)]
pub(super) struct Lease<'a> {
    pool: &'a Pool,
    /// Present until it is taken for a transaction, and again afterwards unless that could not be ended.
    pub connection: Option<Connection>,
    _turn: SemaphorePermit<'a>,
}

impl Pool {
    pub fn new(path: PathBuf, access: AccessMode, size: u32) -> Self {
        Self {
            path,
            access,
            size,
            turns: Semaphore::new(usize::try_from(size).unwrap_or(1)),
            idle: Mutex::new(Vec::new()),
            waits: wait_histogram(),
        }
    }

    /// A connection; [`StoreError::TimedOut`] if none is free before `deadline`.
    pub async fn lease(&self, deadline: Instant) -> Result<Lease<'_>, StoreError> {
        let turn = self.turn(deadline).await?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = idle.map_or_else(|| self.open(), Ok)?;
        Ok(Lease {
            pool: self,
            connection: Some(connection),
            _turn: turn,
        })
    }

    /// A turn, at once if one is free: then nobody waits for theirs, and no clock is read.
    async fn turn(&self, deadline: Instant) -> Result<SemaphorePermit<'_>, StoreError> {
        if let Ok(turn) = self.turns.try_acquire() {
            self.waits.observe(0.0);
            return Ok(turn);
        }
        let begun = Instant::now();
        let turn = timeout_at(deadline, self.turns.acquire()).await;
        self.waits.observe(begun.elapsed().as_secs_f64());
        turn.map_err(|_elapsed| StoreError::TimedOut)?
            .map_err(|_closed| StoreError::Closed)
    }

    /// Ends every connection: those in use once they are given back. Nobody gets one any more.
    pub async fn close(&self) {
        if let Ok(turns) = self.turns.acquire_many(self.size).await {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
            self.turns.close();
            drop(turns);
        }
    }

    fn open(&self) -> Result<Connection, StoreError> {
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        flags.set(OpenFlags::SQLITE_OPEN_CREATE, self.access == AccessMode::Write);
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        // A plan does not depend on what is bound: otherwise many statements would be prepared anew each time.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        // To become what it is to be, it may wait, for a moment.
        connection.busy_timeout(Duration::from_millis(500))?;
        if self.access == AccessMode::Write {
            connection.pragma_update(None, "journal_mode", "wal")?;
        }
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", "on")?;
        // What is deleted is gone from the file, too: sealed passwords above all.
        connection.pragma_update(None, "secure_delete", "on")?;
        if self.access == AccessMode::Read {
            connection.pragma_update(None, "query_only", "on")?;
        }
        // From here on, whoever meets a lock tries again later and holds up no thread meanwhile.
        connection.busy_timeout(Duration::ZERO)?;
        Ok(connection)
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            let mut idle = self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner);
            idle.push(connection);
        }
    }
}
