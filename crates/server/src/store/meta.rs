//! Single values of the instance.

use jiff::Timestamp;
use sqlx::SqliteConnection;

use super::millis;

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

/// Since when this database stands for the organisation here: when it was begun or restored. Unix milliseconds in text.
pub const BEGUN: &str = "begun";
/// When the last probe wrote, as Unix milliseconds in text: see `services::readiness`.
pub const PROBED: &str = "probed";

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

/// A time that [`set_time`] stored.
pub async fn time(db: &mut SqliteConnection, name: &str) -> Result<Option<Timestamp>, sqlx::Error> {
    let stored = get(db, name).await?;
    let millis = stored.and_then(|text| str::from_utf8(&text).ok()?.parse().ok());
    Ok(millis.and_then(|millis| Timestamp::from_millisecond(millis).ok()))
}

/// Sets a value to a time.
pub async fn set_time(db: &mut SqliteConnection, name: &str, time: Timestamp) -> Result<(), sqlx::Error> {
    set(db, name, millis(time).to_string().as_bytes()).await
}
