//! Users of the organization.

use fromline_core::{
    Language,
    address::{Address, AddressKey},
    name::keep_display_name,
};
use jiff::Timestamp;

use super::{FromRow, SqlRow, StoreError, Tx, millis, people, sql};

/// A user, without the password hash, which is read separately.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct User {
    /// Id of the row in the table of users.
    pub id: i64,
    /// The primary address, as typed and as compared.
    pub address: Address,
    /// The display name of the primary address; may be empty.
    pub name: String,
    /// Whether the user is an administrator.
    pub admin: bool,
    /// Whether the account is disabled.
    pub disabled: bool,
    /// The chosen language, which emails use as well.
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
            // The name is also shown beside aliases without a name, so it may not contain any address.
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

/// The values of a new user.
#[derive(Clone, Debug)]
pub struct NewUser<'a> {
    /// Primary address, which the user signs in with.
    pub address: &'a Address,
    /// Display name of the user; may be empty.
    pub name: &'a str,
    /// Whether the user is an administrator.
    pub admin: bool,
    /// The language, if chosen.
    pub language: Option<Language>,
}

/// Adds a user without a password; `None` if the address is in use.
pub fn add(db: &mut Tx, new: &NewUser<'_>, now: Timestamp) -> Result<Option<User>, StoreError> {
    sql(
        "INSERT INTO users (address, address_key, name, search, admin, language, created) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING RETURNING *",
    )
    .bind(new.address.as_str())
    .bind(new.address.key())
    .bind(new.name)
    .bind(&people::compute_search(new.address, new.name))
    .bind(new.admin)
    .bind(new.language.map(Language::code))
    .bind(millis(now))
    .maybe_row(db)
}

/// Finds a user by row id.
pub fn by_id(db: &mut Tx, id: i64) -> Result<Option<User>, StoreError> {
    sql("SELECT * FROM users WHERE id = ?").bind(id).maybe_row(db)
}

/// Finds a user by the primary address.
pub fn by_address(db: &mut Tx, address_key: &AddressKey) -> Result<Option<User>, StoreError> {
    sql("SELECT * FROM users WHERE address_key = ?")
        .bind(address_key)
        .maybe_row(db)
}

/// Returns whether there are any users.
pub fn is_any(db: &mut Tx) -> Result<bool, StoreError> {
    sql("SELECT EXISTS (SELECT 1 FROM users)").value(db)
}

/// Lists all users by address.
pub fn list(db: &mut Tx) -> Result<Vec<User>, StoreError> {
    sql("SELECT * FROM users ORDER BY address_key").rows(db)
}

/// Returns the PHC string of the password, if one was set.
pub fn find_password_hash(db: &mut Tx, id: i64) -> Result<Option<String>, StoreError> {
    let row = sql("SELECT password_hash FROM users WHERE id = ?")
        .bind(id)
        .maybe_value(db)?;
    Ok(row.flatten())
}

/// Sets a user's password hash.
pub fn set_password(db: &mut Tx, id: i64, hash: &str) -> Result<(), StoreError> {
    sql("UPDATE users SET password_hash = ? WHERE id = ?")
        .bind(hash)
        .bind(id)
        .run(db)?;
    Ok(())
}

/// Sets a user's language.
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
    match by_id(db, id)? {
        Some(user) => people::set_search(db, id, &user.address, name),
        None => Ok(()),
    }
}

/// Disables or enables an account. Disabling deletes the user's sessions and links; bearer tokens stay, and work again after
/// enabling.
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

/// Deletes a user with everything that belongs to them.
pub fn remove(db: &mut Tx, id: i64) -> Result<(), StoreError> {
    sql("DELETE FROM users WHERE id = ?").bind(id).run(db)?;
    Ok(())
}
