//! SQL, and nothing of HTTP: one file per table or small group of tables.

pub mod aliases;
pub mod confirmation_mails;
pub mod copy;
pub mod health;
pub mod links;
pub mod meta;
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
    Sqlite, SqlitePool, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

/// The database.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) pool: SqlitePool,
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
            .busy_timeout(Duration::from_secs(10))
            // What is deleted is gone from the file, too: sealed passwords above all.
            .pragma("secure_delete", "ON");
        let pool = SqlitePoolOptions::new()
            .max_connections(8)
            .connect_with(options)
            .await?;
        sqlx::migrate!().run(&pool).await?;
        Ok(Self { pool })
    }

    /// Begins a write: IMMEDIATE, so that nothing changes between what is read and what is written.
    pub async fn write(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.pool.begin_with("BEGIN IMMEDIATE").await
    }

    /// Ends every connection, for a clean stop.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Begins a read: everything in it is of one moment.
    pub async fn read(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.pool.begin().await
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
