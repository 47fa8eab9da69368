//! Named values of the instance.

use jiff::Timestamp;

use super::{StoreError, Tx, millis, sql};

/// Id of the key that encrypts.
pub const KEY_ID: &str = "key id";
/// Id of the key to which a rotation is in progress; absent if everything is encrypted with the current key.
pub const ROTATION: &str = "key rotation";
/// When the last rotation began, as Unix milliseconds in text.
pub const ROTATED: &str = "rotated";
/// When a backup was made, as Unix milliseconds in text; only in backups.
pub const BACKED_UP: &str = "backed up";
/// The URL at which users reached the server that started last, for the links that other commands print.
pub const PUBLIC_URL: &str = "public url";

/// When the mail server last asked, to within an hour, as Unix milliseconds in text.
pub const MAIL_SERVER_ASKED: &str = "mail server asked";
/// When this database was created or restored, as Unix milliseconds in text.
pub const BEGUN: &str = "begun";
/// When the last probe wrote, as Unix milliseconds in text; see `services::readiness`.
pub const PROBED: &str = "probed";

/// Returns the value with this name.
pub fn get(db: &mut Tx, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    sql("SELECT value FROM meta WHERE name = ?")
        .bind(name)
        .maybe_value(db)
}

/// Stores a value under this name.
pub fn set(db: &mut Tx, name: &str, value: &[u8]) -> Result<(), StoreError> {
    sql("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind(name)
        .bind(value)
        .run(db)?;
    Ok(())
}

/// Removes the value with this name.
pub fn remove(db: &mut Tx, name: &str) -> Result<(), StoreError> {
    sql("DELETE FROM meta WHERE name = ?").bind(name).run(db)?;
    Ok(())
}

/// Returns a time that [`set_time`] stored.
pub fn get_time(db: &mut Tx, name: &str) -> Result<Option<Timestamp>, StoreError> {
    let stored = get(db, name)?;
    let millis = stored.and_then(|text| str::from_utf8(&text).ok()?.parse().ok());
    Ok(millis.and_then(|millis| Timestamp::from_millisecond(millis).ok()))
}

/// Stores a time under this name.
pub fn set_time(db: &mut Tx, name: &str, time: Timestamp) -> Result<(), StoreError> {
    set(db, name, millis(time).to_string().as_bytes())
}
