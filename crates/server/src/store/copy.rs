//! The whole database as one file: copied while others write, looked at before it is trusted.

use std::{fmt, path::Path, sync::Arc};

use tokio::time::Instant;

use super::{
    FromRow, PATIENCE, Row, Store, StoreError, Tx,
    pool::{Access, Pool},
    sql,
    sql::Arg,
    tx::query,
};
use crate::heavy;

/// What an operator knows a database by.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Contents {
    /// Users.
    pub users: u32,
    /// Aliases of theirs.
    pub aliases: u32,
    /// How many of these have a gateway.
    pub gateways: u32,
}

impl fmt::Display for Contents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            users,
            aliases,
            gateways,
        } = self;
        write!(f, "users: {users}, aliases: {aliases}, gateways: {gateways}")
    }
}

impl FromRow for Contents {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            users: row.get("users")?,
            aliases: row.get("aliases")?,
            gateways: row.get("gateways")?,
        })
    }
}

impl Store {
    /// Opens a database that is there, as it is: it is neither made nor brought up to date.
    pub async fn open_as_is(path: &Path) -> Result<Self, StoreError> {
        let pool = Arc::new(Pool::new(path.to_owned(), Access::AsItIs, 1));
        // So that what cannot be opened says so here.
        drop(pool.lease(Instant::now() + PATIENCE).await?);
        Ok(Self {
            reader: pool.clone(),
            writer: pool,
        })
    }

    /// Copies everything as it is at one moment into an empty file. Nobody who reads or writes has to wait.
    pub async fn copy_into(&self, path: &Path) -> Result<(), StoreError> {
        let path = path
            .to_str()
            .ok_or_else(|| std::io::Error::other("the file's name is not UTF-8"))?;
        self.outside("VACUUM INTO ?", &[Arg::Text(path)]).await?;
        Ok(())
    }

    /// What is wrong with the file, in the database's words; `None`: nothing.
    pub async fn fault(&self) -> Result<Option<String>, StoreError> {
        let found = self.outside("PRAGMA integrity_check(1)", &[]).await?;
        Ok(found
            .filter(|found| found != "ok")
            .map(|found| found.replace('\n', " ")))
    }

    /// Empties the journal, so that what was overwritten is gone from it, too; not while others read old pages.
    pub async fn empty_journal(&self) -> Result<(), StoreError> {
        self.outside("PRAGMA wal_checkpoint(TRUNCATE)", &[]).await?;
        Ok(())
    }

    /// Runs what cannot run in a transaction; gives the text in the first column of its answer, if that is text.
    async fn outside(&self, text: &str, args: &[Arg<'_>]) -> Result<Option<String>, StoreError> {
        let lease = self.writer.lease(Instant::now() + PATIENCE).await?;
        let connection = lease.connection.as_ref().ok_or(StoreError::Closed)?;
        heavy::here(|| {
            let found = query(connection, text, args, |row| Ok(row.at::<String>(0).ok()), 1)?;
            Ok(found.into_iter().next().flatten())
        })
    }
}

/// How much is in it.
pub fn contents(db: &mut Tx) -> Result<Contents, StoreError> {
    sql(
        "SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM aliases) AS aliases,
         (SELECT count(*) FROM gateways) AS gateways",
    )
    .row(db)
}
