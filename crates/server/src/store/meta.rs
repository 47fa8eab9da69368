//! Single values of the instance.

use sqlx::SqliteConnection;

/// Id of the key that seals.
pub const KEY_ID: &str = "key id";
/// Id of the key to which a rotation is under way; none: everything is sealed with the key that seals.
pub const ROTATION: &str = "key rotation";
/// When the last rotation began, as Unix milliseconds in text.
pub const ROTATED: &str = "rotated";
/// In a backup: when it was made, as Unix milliseconds in text.
pub const BACKED_UP: &str = "backed up";
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

/// Takes a value away.
pub async fn remove(db: &mut SqliteConnection, name: &str) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM meta WHERE name = ?")
        .bind(name)
        .execute(db)
        .await?;
    Ok(())
}
