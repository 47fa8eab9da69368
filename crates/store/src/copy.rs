//! Copies of the whole database in one file, made while others write and verified before use.

use std::{fmt, path::Path, sync::Arc};

use fromline_base::heavy;
use tokio::time::{Instant, sleep};

use super::{
    FromRow, LOOK, PATIENCE, SqlRow, Store, StoreError, Tx,
    pool::{AccessMode, Pool},
    sql,
    sql::Arg,
    tx::query,
};

/// The counts by which an operator recognizes a database.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DatabaseContents {
    /// Number of users in the database.
    pub users: u32,
    /// Number of aliases in the database.
    pub aliases: u32,
    /// Number of aliases that have a gateway.
    pub gateways: u32,
}

impl fmt::Display for DatabaseContents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            users,
            aliases,
            gateways,
        } = self;
        write!(f, "users: {users}, aliases: {aliases}, gateways: {gateways}")
    }
}

impl FromRow for DatabaseContents {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            users: row.get("users")?,
            aliases: row.get("aliases")?,
            gateways: row.get("gateways")?,
        })
    }
}

impl Store {
    /// Opens an existing database without creating or migrating it.
    pub async fn open_as_is(path: &Path) -> Result<Self, StoreError> {
        let pool = Arc::new(Pool::new(path.to_owned(), AccessMode::AsItIs, 1));
        // Opened once, so that a file that cannot be opened is reported here.
        drop(pool.lease(Instant::now() + PATIENCE).await?);
        Ok(Self {
            reader: pool.clone(),
            writer: pool,
        })
    }

    /// Copies a consistent state of the database into an empty file. Readers and writers do not wait.
    pub async fn copy_into(&self, path: &Path) -> Result<(), StoreError> {
        let path = path
            .to_str()
            .ok_or_else(|| std::io::Error::other("the file's name is not UTF-8"))?;
        self.outside("VACUUM INTO ?", &[Arg::Text(path)], |_| Ok(()))
            .await?;
        Ok(())
    }

    /// Checks the file's integrity and returns the database's message; `None` if nothing is wrong.
    pub async fn fault(&self) -> Result<Option<String>, StoreError> {
        let found = self.outside("PRAGMA integrity_check(1)", &[], |row| row.at::<String>(0));
        let found = found.await?.filter(|found| found != "ok");
        Ok(found.map(|found| found.replace('\n', " ")))
    }

    /// Empties the write-ahead log, so that overwritten data is gone from it. Fails while others read old pages.
    pub async fn empty_journal(&self) -> Result<(), StoreError> {
        let is_emptied = |row: &SqlRow<'_>| {
            if row.at::<bool>(0)? {
                Err(StoreError::Locked)
            } else {
                Ok(())
            }
        };
        self.outside("PRAGMA wal_checkpoint(TRUNCATE)", &[], is_emptied)
            .await?;
        Ok(())
    }

    /// Runs a statement that cannot run in a transaction, and reads the first row of its result; waits for locks of others.
    async fn outside<T>(
        &self,
        text: &str,
        args: &[Arg<'_>],
        read: impl Fn(&SqlRow<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let lease = self.writer.lease(deadline).await?;
            let connection = lease.connection.as_ref().ok_or(StoreError::Closed)?;
            match heavy::here(|| query(connection, text, args, &read, 1)) {
                Err(StoreError::Locked) if Instant::now() < deadline => (),
                found => return Ok(found?.pop()),
            }
            drop(lease);
            sleep(LOOK).await;
        }
    }
}

/// Counts the contents, also of a database that is not migrated yet, because a backup is made before an upgrade.
pub fn count_contents(db: &mut Tx) -> Result<DatabaseContents, StoreError> {
    let has_gateways: bool =
        sql("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'gateways')").value(db)?;
    if has_gateways {
        sql(
            "SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM aliases) AS aliases,
             (SELECT count(*) FROM gateways) AS gateways",
        )
        .row(db)
    } else {
        sql("SELECT (SELECT count(*) FROM users) AS users, count(*) AS aliases, count(gateway_host) AS gateways
             FROM aliases")
        .row(db)
    }
}
