//! A pool of connections to one file, opened on first use.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use fromline_base::metrics::wait_histogram;
use prometheus_client::metrics::histogram::Histogram;
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::{Instant, timeout_at},
};

use super::StoreError;

/// Number of prepared statements that each connection caches, larger than the number of statements.
const PREPARED: usize = 200;

/// The access that a connection has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum AccessMode {
    /// A connection that only reads.
    Read,
    /// Reading and writing; the file is created if it is missing.
    Write,
    /// Reading and writing an existing file.
    AsItIs,
}

/// A pool with a limit on connections in use; further callers wait in order.
#[derive(Debug)]
pub(super) struct Pool {
    path: PathBuf,
    access: AccessMode,
    size: u32,
    turns: Semaphore,
    idle: Mutex<Vec<Connection>>,
    /// Histogram of the time until a connection is free, in seconds.
    pub waits: Histogram,
}

/// A connection on loan, returned on drop.
#[derive(Debug)]
pub(super) struct Lease<'a> {
    pool: &'a Pool,
    /// The connection. Absent while a transaction has it, and afterwards if that could not be ended.
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

    /// Borrows a connection; [`StoreError::TimedOut`] if none is free before `deadline`.
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

    /// Closes every connection, those in use once they are returned. No more can be borrowed.
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
