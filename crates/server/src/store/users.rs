//! Users of the organisation.

use fromline_core::{Language, address::Address, name::keep_display_name};
use jiff::Timestamp;

use super::{FromRow, SqlRow, StoreError, Tx, millis, sql};

/// A user; the password's hash is fetched apart.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct User {
    /// Row id.
    pub id: i64,
    /// The primary address, as typed and as compared.
    pub address: Address,
    /// The primary address's display name, may be empty.
    pub name: String,
    /// Whether the policy is theirs to set.
    pub admin: bool,
    /// Whether everything is closed to them.
    pub disabled: bool,
    /// Chosen language; mails use it.
    pub language: Option<Language>,
}

/// The columns `address` and `address_key`.
impl FromRow for Address {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        let kept = Self::kept(row.get("address")?, row.get("address_key")?);
        kept.ok_or_else(|| StoreError::Corrupt("address".to_owned()))
    }
}

impl FromRow for User {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            address: Address::from_row(row)?,
            // It also stands beside aliases that have none: no address at all.
            name: keep_display_name(&row.get::<String>("name")?, ""),
            admin: row.get("admin")?,
            disabled: row.get("disabled")?,
            language: row
                .get::<Option<String>>("language")?
                .as_deref()
                .and_then(Language::parse),
        })
    }
}

/// What a new user is made of.
#[derive(Clone, Debug)]
pub struct NewUser<'a> {
    /// The primary address.
    pub address: &'a Address,
    /// Display name.
    pub name: &'a str,
    /// Administrator?
    pub admin: bool,
    /// Language, if chosen.
    pub language: Option<Language>,
}

/// Adds a user without password; `None` if the address is in use.
pub fn add(db: &mut Tx, new: &NewUser<'_>, now: Timestamp) -> Result<Option<User>, StoreError> {
    sql(
        "INSERT INTO users (address, address_key, name, admin, language, created) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING RETURNING *",
    )
    .bind(new.address.as_str())
    .bind(new.address.key())
    .bind(new.name)
    .bind(new.admin)
    .bind(new.language.map(Language::code))
    .bind(millis(now))
    .maybe_row(db)
}

/// By row id.
pub fn by_id(db: &mut Tx, id: i64) -> Result<Option<User>, StoreError> {
    sql("SELECT * FROM users WHERE id = ?").bind(id).maybe_row(db)
}

/// By the compared form of the primary address.
pub fn by_key(db: &mut Tx, key: &str) -> Result<Option<User>, StoreError> {
    sql("SELECT * FROM users WHERE address_key = ?")
        .bind(key)
        .maybe_row(db)
}

/// Whether there is anybody.
pub fn is_any(db: &mut Tx) -> Result<bool, StoreError> {
    sql("SELECT EXISTS (SELECT 1 FROM users)").value(db)
}

/// All, by address.
pub fn list(db: &mut Tx) -> Result<Vec<User>, StoreError> {
    sql("SELECT * FROM users ORDER BY address_key").rows(db)
}

/// The PHC string of the password, if one was set.
pub fn find_password_hash(db: &mut Tx, id: i64) -> Result<Option<String>, StoreError> {
    let row = sql("SELECT password_hash FROM users WHERE id = ?")
        .bind(id)
        .maybe_value(db)?;
    Ok(row.flatten())
}

/// Sets the password.
pub fn set_password(db: &mut Tx, id: i64, hash: &str) -> Result<(), StoreError> {
    sql("UPDATE users SET password_hash = ? WHERE id = ?")
        .bind(hash)
        .bind(id)
        .run(db)?;
    Ok(())
}

/// Sets the language.
pub fn set_language(db: &mut Tx, id: i64, language: Language) -> Result<(), StoreError> {
    sql("UPDATE users SET language = ? WHERE id = ?")
        .bind(language.code())
        .bind(id)
        .run(db)?;
    Ok(())
}

/// Sets the display name of the primary address.
pub fn set_name(db: &mut Tx, id: i64, name: &str) -> Result<(), StoreError> {
    sql("UPDATE users SET name = ? WHERE id = ?")
        .bind(name)
        .bind(id)
        .run(db)?;
    Ok(())
}

/// Closes or opens everything to a user; closing ends sessions and tokens with it.
pub fn set_disabled(db: &mut Tx, id: i64, disabled: bool) -> Result<(), StoreError> {
    sql("UPDATE users SET disabled = ? WHERE id = ?")
        .bind(disabled)
        .bind(id)
        .run(db)?;
    if disabled {
        for statement in [
            "DELETE FROM sessions WHERE user_id = ?",
            "DELETE FROM links WHERE user_id = ?",
        ] {
            sql(statement).bind(id).run(db)?;
        }
    }
    Ok(())
}

/// Removes a user with everything that is theirs.
pub fn remove(db: &mut Tx, id: i64) -> Result<(), StoreError> {
    sql("DELETE FROM users WHERE id = ?").bind(id).run(db)?;
    Ok(())
}
