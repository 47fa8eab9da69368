//! Single values of the instance.

use sqlx::SqliteConnection;

/// The key file's check value.
pub const KEY_ID: &str = "key id";
/// Where users reached the server that started last, for the links that other commands print.
pub const PUBLIC_URL: &str = "public url";

/// A value.
pub async fn get(db: &mut SqliteConnection, name: &str) -> Result<Option<Vec<u8>>, sqlx::Error> {
    sqlx::query_scalar("SELECT value FROM meta WHERE name = ?")
        .bind(name)
        .fetch_optional(db)
        .await
}

/// Sets a value.
pub async fn set(db: &mut SqliteConnection, name: &str, value: &[u8]) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind(name)
        .bind(value)
        .execute(db)
        .await?;
    Ok(())
}
