//! SQL, and nothing of HTTP: one file per table or small group of tables.

use sqlx::SqlitePool;

/// The database.
#[derive(Clone, Debug)]
pub struct Store {
    /// Connections; SQLite in WAL mode.
    pub(crate) pool: SqlitePool,
}
