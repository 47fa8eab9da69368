//! The whole database as one file: copied while others write, looked at before it is trusted.

use std::{fmt, path::Path, time::Duration};

use sqlx::{
    SqliteConnection,
    migrate::MigrateError,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteSynchronous},
};

use super::Store;

/// What an operator knows a database by.
#[derive(Clone, Copy, Debug, Eq, PartialEq, sqlx::FromRow)]
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

impl Store {
    /// Opens a database that is there, as it is: it is neither made nor brought up to date.
    pub async fn open_as_is(path: &Path) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(false)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10));
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options)
            .await?;
        Ok(Self {
            reader: pool.clone(),
            writer: pool,
        })
    }

    /// Copies everything as it is at one moment into an empty file. Nobody who reads or writes has to wait.
    pub async fn copy_into(&self, path: &Path) -> Result<(), sqlx::Error> {
        let path = path
            .to_str()
            .ok_or(sqlx::Error::Configuration("the file's name is not UTF-8".into()))?;
        let mut connection = self.writer.acquire().await?;
        sqlx::query("VACUUM INTO ?")
            .bind(path)
            .execute(&mut *connection)
            .await?;
        Ok(())
    }

    /// What is wrong with the file, in the database's words; `None`: nothing.
    pub async fn fault(&self) -> Result<Option<String>, sqlx::Error> {
        let found: String = sqlx::query_scalar("PRAGMA integrity_check(1)")
            .fetch_one(&self.writer)
            .await?;
        Ok((found != "ok").then(|| found.replace('\n', " ")))
    }

    /// Empties the journal, so that what was overwritten is gone from it, too; not while others read old pages.
    pub async fn empty_journal(&self) -> Result<(), sqlx::Error> {
        let mut connection = self.writer.acquire().await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(&mut *connection)
            .await?;
        Ok(())
    }
}

/// Whether a database did not open because a newer version made it.
pub fn is_newer(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Migrate(migrate) if matches!(**migrate, MigrateError::VersionMissing(_)))
}

/// How much is in it.
pub async fn contents(db: &mut SqliteConnection) -> Result<Contents, sqlx::Error> {
    sqlx::query_as(
        "SELECT (SELECT count(*) FROM users) AS users, count(*) AS aliases, count(gateway_secret) AS gateways
         FROM aliases",
    )
    .fetch_one(db)
    .await
}
