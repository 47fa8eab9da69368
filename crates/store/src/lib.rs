//! Storage: SQL and nothing of HTTP, with one file per table or small group of tables.

pub mod aliases;
pub mod arrivals;
pub mod checklist;
pub mod clock;
pub mod confirmation_mails;
pub mod confirmations;
pub mod consents;
pub mod copy;
pub mod data;
pub mod fault;
pub mod gateways;
pub mod health;
pub mod jobs;
pub mod links;
pub mod meta;
pub mod migrations;
pub mod notices;
pub mod org_units;
pub mod outbox;
pub mod people;
pub mod policies;
mod pool;
pub mod readiness;
pub mod revocations;
pub mod roles;
pub mod sealed;
pub mod senders;
pub mod sessions;
mod sql;
pub mod sweep;
pub mod test_messages;
pub mod testing;
pub mod tokens;
mod tx;
mod unit_ranges;
pub mod users;

use std::{path::Path, sync::Arc, time::Duration};

use fromline_base::heavy;
use jiff::Timestamp;
use prometheus_client::metrics::histogram::Histogram;
use tokio::time::{Instant, sleep};

pub use fault::{Constraint, StoreError};
use pool::{AccessMode, Lease, Pool};
pub use sql::{FromRow, SqlRow, sql};
use tx::Effects;
pub use tx::Tx;
pub use unit_ranges::UnitRanges;

/// Longest wait of a transaction, for others before it and for other programs' locks.
const PATIENCE: Duration = Duration::from_secs(4);
/// Interval between attempts while another program holds a lock.
const LOOK: Duration = Duration::from_millis(20);
/// Number of connections for reading.
const READERS: u32 = 8;

/// The database: one connection that writes and several that only read. In WAL mode readers do not wait for a writer, so waiting
/// writers must not occupy the readers' connections.
#[derive(Clone, Debug)]
pub struct Store {
    reader: Arc<Pool>,
    writer: Arc<Pool>,
}

impl Store {
    /// Opens or creates the database file and applies migrations.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let store = Self {
            reader: Arc::new(Pool::new(path.to_owned(), AccessMode::Read, READERS)),
            writer: Arc::new(Pool::new(path.to_owned(), AccessMode::Write, 1)),
        };
        let deadline = Instant::now() + PATIENCE;
        loop {
            match store.bring_up_to_date(deadline).await {
                Err(StoreError::Locked) if Instant::now() < deadline => sleep(LOOK).await,
                Err(error) => return Err(error),
                Ok(()) => return Ok(store),
            }
        }
    }

    /// How long transactions wait for a connection: those that read, and those that write.
    pub fn waits(&self) -> [Histogram; 2] {
        [&self.reader, &self.writer].map(|pool| pool.waits.clone())
    }

    async fn bring_up_to_date(&self, deadline: Instant) -> Result<(), StoreError> {
        let lease = self.writer.lease(deadline).await?;
        let connection = lease.connection.as_ref().ok_or(StoreError::Closed)?;
        heavy::here(|| migrations::migrate(connection))?;
        drop(lease);
        // What a migration cannot compute. Without such rows nothing is written, so that commands get along with others' locks.
        if self.read(people::is_any_missing).await? {
            self.write(people::index_missing).await?;
        }
        Ok(())
    }

    /// Runs a read transaction: `work` sees one consistent state and cannot write. It may be called again after a conflict with
    /// another program. For queries that are answered at once; use [`Self::scan`] for those that walk through a table.
    ///
    /// # Errors
    ///
    /// The error of `work`, and [`StoreError::TimedOut`] after four seconds without a connection.
    pub async fn read<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        self.repeat(&self.reader, |lease| attempt(lease, READ, &mut work))
            .await
    }

    /// Runs a read transaction that may take longer, on a thread where it does not delay other answers.
    pub async fn scan<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        self.repeat(&self.reader, |lease| {
            heavy::here(|| attempt(lease, READ, &mut work))
        })
        .await
    }

    /// Runs a write transaction: nothing changes between what `work` reads and what it writes, and an error undoes all of it.
    /// Transactions run one at a time in order of arrival; `work` may be called again after a conflict with another program.
    ///
    /// # Errors
    ///
    /// The error of `work`, and [`StoreError::Locked`] after four seconds of waiting.
    pub async fn write<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        self.repeat(&self.writer, |lease| {
            heavy::here(|| attempt(lease, WRITE, &mut work))
        })
        .await
    }

    /// Repeats an attempt after conflicts, for the maximum waiting time.
    async fn repeat<T, E: From<StoreError>>(
        &self,
        pool: &Pool,
        mut attempt: impl FnMut(&mut Lease<'_>) -> Attempt<T, E>,
    ) -> Result<T, E> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let mut lease = match pool.lease(deadline).await {
                // Whoever is before us waits for another program.
                Err(StoreError::TimedOut) if std::ptr::eq(pool, &raw const *self.writer) => {
                    return Err(StoreError::Locked.into());
                }
                // To open one more met a lock.
                Err(StoreError::Locked) if Instant::now() < deadline => {
                    sleep(LOOK).await;
                    continue;
                }
                leased => leased?,
            };
            match attempt(&mut lease) {
                Attempt::Done(value, effects) => {
                    drop(lease);
                    for effect in effects {
                        effect();
                    }
                    return Ok(value);
                }
                Attempt::Failed(error) => return Err(error),
                Attempt::InConflict if Instant::now() < deadline => (),
                Attempt::InConflict => return Err(StoreError::Locked.into()),
            }
            // Whoever comes next may look meanwhile.
            drop(lease);
            sleep(LOOK).await;
        }
    }

    /// Creates a database in the schema of an earlier version, for tests.
    ///
    /// # Panics
    ///
    /// If a table cannot be created.
    pub async fn at_version(path: &Path, version: i64) -> Self {
        let pool = Arc::new(Pool::new(path.to_owned(), AccessMode::Write, 1));
        let lease = pool.lease(Instant::now() + PATIENCE).await.expect("a new file");
        let connection = lease.connection.as_ref().expect("a connection");
        migrations::migrate_to(connection, version).expect("tables");
        drop(lease);
        Self {
            reader: pool.clone(),
            writer: pool,
        }
    }

    /// Closes every connection, for a clean stop.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}

/// The statement that begins a read transaction.
const READ: &str = "BEGIN";
/// The statement that begins a write transaction, which excludes all other writers.
const WRITE: &str = "BEGIN IMMEDIATE";

/// The result of one attempt.
enum Attempt<T, E> {
    /// It succeeded, with effects to run after the commit.
    Done(T, Effects),
    /// The caller's closure failed, and the transaction was rolled back.
    Failed(E),
    /// It conflicted with another program.
    InConflict,
}

fn attempt<T, E: From<StoreError>>(
    lease: &mut Lease<'_>,
    how: &str,
    work: &mut impl FnMut(&mut Tx) -> Result<T, E>,
) -> Attempt<T, E> {
    let Some(connection) = lease.connection.take() else {
        return Attempt::Failed(StoreError::Closed.into());
    };
    let _span = tracing::debug_span!("transaction", how).entered();
    let (mut tx, begun) = Tx::begin(connection, how);
    let outcome = begun.map_err(E::from).and_then(|()| work(&mut tx));
    let outcome = match outcome {
        // Whatever was made of it: what is to be done again must not hold.
        Ok(_) if tx.is_in_conflict() => Err(StoreError::Locked.into()),
        outcome => outcome.and_then(|value| Ok((value, tx.commit()?))),
    };
    let is_in_conflict = tx.is_in_conflict();
    lease.connection = tx.into_connection();
    match outcome {
        Ok((value, effects)) => Attempt::Done(value, effects),
        Err(_) if is_in_conflict => Attempt::InConflict,
        Err(error) => Attempt::Failed(error),
    }
}

/// Converts a time to its stored form, Unix milliseconds.
pub fn millis(time: Timestamp) -> i64 {
    time.as_millisecond()
}

/// Converts a stored time.
pub fn timestamp(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or_default()
}

#[cfg(test)]
mod tests;
