//! SQL, and nothing of HTTP: one file per table or small group of tables.

pub mod aliases;
pub mod arrivals;
pub mod clock;
pub mod confirmation_mails;
pub mod copy;
pub mod fault;
pub mod health;
pub mod links;
pub mod meta;
pub mod notices;
pub mod outbox;
pub mod policies;
pub mod sealed;
pub mod senders;
pub mod sessions;
pub mod sweep;
pub mod test_messages;
pub mod tokens;
pub mod users;

use std::{path::Path, time::Duration};

use jiff::Timestamp;
use sqlx::{
    Connection as _, Sqlite, SqlitePool, Transaction,
    pool::PoolConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::time::{Instant, timeout_at};

/// How long a write waits: for those before it, and for other programs that keep the database locked.
const PATIENCE: Duration = Duration::from_secs(4);
/// How long one look for the lock lasts: whoever waits gives way to the next in the queue now and then.
const LOOK: Duration = Duration::from_millis(100);
/// Readers at once.
const READERS: u32 = 8;

/// The database: one connection that writes, and several that cannot. In WAL mode nobody who reads waits for a writer, so those
/// who wait to write must not take the readers' connections either.
#[derive(Clone, Debug)]
pub struct Store {
    reader: SqlitePool,
    writer: SqlitePool,
}

impl Store {
    /// Opens or creates the database file and brings its tables up to date.
    pub async fn open(path: &Path) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(LOOK)
            // What is deleted is gone from the file, too: sealed passwords above all.
            .pragma("secure_delete", "ON");
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            // A file of this machine's does not hang up; asking first would be one more change of threads for each question.
            .test_before_acquire(false)
            // Where a full disk has ended a transaction by itself, the connection still believes to be in it, for ever.
            .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
            .connect_with(options.clone())
            .await?;
        sqlx::migrate!().run(&writer).await?;
        let reader = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
            .connect_with(options.busy_timeout(PATIENCE).pragma("query_only", "ON"))
            .await?;
        Ok(Self { reader, writer })
    }

    /// Begins a write: IMMEDIATE, so that nothing changes between what is read and what is written. One at a time, in the order
    /// in which they come; after four seconds it is [`fault::Locked`].
    pub async fn write(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match timeout_at(deadline, self.writer.begin_with("BEGIN IMMEDIATE")).await {
                Ok(Err(error)) if fault::is_locked(&error) && Instant::now() < deadline => (),
                Ok(Err(error)) if fault::is_locked(&error) => return Err(fault::Locked.into()),
                Ok(begun) => return begun,
                Err(_elapsed) => return Err(fault::Locked.into()),
            }
        }
    }

    /// Ends every connection, for a clean stop.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }

    /// Begins a read: everything in it is of one moment. It cannot write.
    pub async fn read(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.reader.begin().await
    }

    /// A connection for one question, which needs no transaction. It cannot write.
    pub(crate) async fn reader(&self) -> Result<PoolConnection<Sqlite>, sqlx::Error> {
        self.reader.acquire().await
    }
}

/// A time as it is stored: Unix milliseconds.
pub(crate) fn millis(time: Timestamp) -> i64 {
    time.as_millisecond()
}

/// A stored time.
pub(crate) fn timestamp(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or_default()
}
