//! Users of the organisation.

use fromline_core::{Language, name::keep_display_name};
use jiff::Timestamp;
use sqlx::{FromRow, Row, SqliteConnection, sqlite::SqliteRow};

use super::millis;

/// A user; the password's hash is fetched apart.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct User {
    /// Row id.
    pub id: i64,
    /// The primary address as typed.
    pub address: String,
    /// The primary address as compared.
    pub key: String,
    /// The primary address's display name, may be empty.
    pub name: String,
    /// Whether the policy is theirs to set.
    pub admin: bool,
    /// Whether everything is closed to them.
    pub disabled: bool,
    /// Chosen language; mails use it.
    pub language: Option<Language>,
}

impl FromRow<'_, SqliteRow> for User {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get("id")?,
            address: row.try_get("address")?,
            key: row.try_get("address_key")?,
            // It also stands beside aliases that have none: no address at all.
            name: keep_display_name(row.try_get("name")?, ""),
            admin: row.try_get("admin")?,
            disabled: row.try_get("disabled")?,
            language: row
                .try_get::<Option<String>, _>("language")?
                .as_deref()
                .and_then(Language::parse),
        })
    }
}

/// What a new user is made of.
#[derive(Clone, Debug)]
pub struct NewUser<'a> {
    /// The primary address.
    pub address: &'a fromline_core::address::Address,
    /// Display name.
    pub name: &'a str,
    /// Administrator?
    pub admin: bool,
    /// Language, if chosen.
    pub language: Option<Language>,
}

/// Adds a user without password; `None` if the address is in use.
pub async fn add(
    db: &mut SqliteConnection,
    new: &NewUser<'_>,
    now: Timestamp,
) -> Result<Option<User>, sqlx::Error> {
    sqlx::query_as(
        "INSERT INTO users (address, address_key, name, admin, language, created) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING RETURNING *",
    )
    .bind(new.address.as_str())
    .bind(new.address.key())
    .bind(new.name)
    .bind(new.admin)
    .bind(new.language.map(Language::code))
    .bind(millis(now))
    .fetch_optional(db)
    .await
}

/// By row id.
pub async fn by_id(db: &mut SqliteConnection, id: i64) -> Result<Option<User>, sqlx::Error> {
    sqlx::query_as("SELECT * FROM users WHERE id = ?")
        .bind(id)
        .fetch_optional(db)
        .await
}

/// By the compared form of the primary address.
pub async fn by_key(db: &mut SqliteConnection, key: &str) -> Result<Option<User>, sqlx::Error> {
    sqlx::query_as("SELECT * FROM users WHERE address_key = ?")
        .bind(key)
        .fetch_optional(db)
        .await
}

/// Whether there is anybody.
pub async fn any(db: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM users)")
        .fetch_one(db)
        .await
}

/// All, by address.
pub async fn all(db: &mut SqliteConnection) -> Result<Vec<User>, sqlx::Error> {
    sqlx::query_as("SELECT * FROM users ORDER BY address_key")
        .fetch_all(db)
        .await
}

/// The PHC string of the password, if one was set.
pub async fn password_hash(db: &mut SqliteConnection, id: i64) -> Result<Option<String>, sqlx::Error> {
    let row = sqlx::query_scalar("SELECT password_hash FROM users WHERE id = ?")
        .bind(id)
        .fetch_optional(db)
        .await?;
    Ok(row.flatten())
}

/// Sets the password.
pub async fn set_password(db: &mut SqliteConnection, id: i64, hash: &str) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE users SET password_hash = ? WHERE id = ?")
        .bind(hash)
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}

/// Sets the language.
pub async fn set_language(db: &mut SqliteConnection, id: i64, language: Language) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE users SET language = ? WHERE id = ?")
        .bind(language.code())
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}

/// Sets the display name of the primary address.
pub async fn set_name(db: &mut SqliteConnection, id: i64, name: &str) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE users SET name = ? WHERE id = ?")
        .bind(name)
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}

/// Closes or opens everything to a user; closing ends sessions and tokens with it.
pub async fn set_disabled(db: &mut SqliteConnection, id: i64, disabled: bool) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE users SET disabled = ? WHERE id = ?")
        .bind(disabled)
        .bind(id)
        .execute(&mut *db)
        .await?;
    if disabled {
        for statement in [
            "DELETE FROM sessions WHERE user_id = ?",
            "DELETE FROM links WHERE user_id = ?",
        ] {
            sqlx::query(statement).bind(id).execute(&mut *db).await?;
        }
    }
    Ok(())
}

/// Removes a user with everything that is theirs.
pub async fn remove(db: &mut SqliteConnection, id: i64) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM users WHERE id = ?")
        .bind(id)
        .execute(db)
        .await?;
    Ok(())
}
