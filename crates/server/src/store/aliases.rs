//! Aliases, with gateway and confirmation.

mod rows;

use fromline_core::gateway::Gateway;
use jiff::Timestamp;

use super::{StoreError, Tx, millis, sql};
pub use rows::security_code;

/// An alias as stored.
#[derive(Clone, Debug)]
pub struct Alias {
    /// Row id.
    pub id: i64,
    /// Whose.
    pub user_id: i64,
    /// As typed.
    pub address: String,
    /// As compared.
    pub key: String,
    /// Display name, may be empty.
    pub name: String,
    /// Reply-To, may be empty.
    pub reply_to: String,
    /// Sanitised HTML; none in a list if it is of before there was a limit and larger than that.
    pub signature: Option<String>,
    /// Mailbox behaviour only; it does not change the From line.
    pub treat_as_alias: bool,
    /// Whether ownership was confirmed.
    pub accepted: bool,
    /// Whether clients preselect it.
    pub is_default: bool,
    /// When it was added.
    pub created: Timestamp,
    /// Its gateway.
    pub gateway: Option<StoredGateway>,
    /// Its code and link, while pending.
    pub confirmation: Option<StoredConfirmation>,
}

/// A gateway with sealed credentials.
#[derive(Clone, Debug)]
pub struct StoredGateway {
    /// Host, port, security.
    pub gateway: Gateway,
    /// Username and password, sealed for this row (`services::aliases::secret`).
    pub secret: Vec<u8>,
}

/// What is kept of a code and a link that were mailed.
#[derive(Clone, Debug)]
pub struct StoredConfirmation {
    /// Keyed hash of the code, the key's id in front.
    pub code_mac: Vec<u8>,
    /// Keyed hash of the link's token, the same.
    pub link_mac: Vec<u8>,
    /// When both end.
    pub expires: Timestamp,
    /// Wrong codes so far.
    pub wrong: u8,
    /// The mail; none if the limits did not let it leave.
    pub outbox_id: Option<i64>,
    /// The host of the gateway that the alias had when they were mailed.
    pub host: Option<String>,
    /// Whether confirming makes the alias the default.
    pub makes_default: bool,
}

/// The columns of an alias where many are read at once. 10,000 bytes are the most that a signature may have; what is larger was
/// there before that limit, and is read with its alias alone.
macro_rules! columns {
    () => {
        "aliases.id, user_id, aliases.address, aliases.address_key, aliases.name, aliases.reply_to, treat_as_alias, accepted,
         is_default, aliases.created, gateway_host, gateway_port, gateway_security, gateway_secret, code_mac, link_mac,
         code_expires, wrong_codes, outbox_id, code_host, code_makes_default,
         CASE WHEN octet_length(aliases.signature) <= 10000 THEN aliases.signature END AS signature"
    };
}
pub(crate) use columns;

/// A user's aliases, the oldest first.
pub fn of_user(db: &mut Tx, user_id: i64) -> Result<Vec<Alias>, StoreError> {
    sql(concat!(
        "SELECT ",
        columns!(),
        " FROM aliases WHERE user_id = ? ORDER BY id"
    ))
    .bind(user_id)
    .rows(db)
}

/// One of a user's aliases, by the compared form of its address.
pub fn find(db: &mut Tx, user_id: i64, key: &str) -> Result<Option<Alias>, StoreError> {
    sql("SELECT * FROM aliases WHERE user_id = ? AND address_key = ?")
        .bind(user_id)
        .bind(key)
        .maybe_row(db)
}

/// By row id.
pub fn by_id(db: &mut Tx, id: i64) -> Result<Option<Alias>, StoreError> {
    sql("SELECT * FROM aliases WHERE id = ?").bind(id).maybe_row(db)
}

/// Whether somebody confirmed this address.
pub fn is_held(db: &mut Tx, key: &str) -> Result<bool, StoreError> {
    sql("SELECT EXISTS (SELECT 1 FROM aliases WHERE address_key = ? AND accepted = 1)")
        .bind(key)
        .value(db)
}

/// A place among the aliases with a gateway: users by their age, each with their aliases by age.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// Whose.
    pub user_id: i64,
    /// Which alias.
    pub alias_id: i64,
}

/// Every alias that has a gateway, by user.
pub fn with_gateway(db: &mut Tx) -> Result<Vec<Alias>, StoreError> {
    gateways_after(db, Place::default(), u32::MAX)
}

/// So many aliases with a gateway behind a place that a change of the policy concerns: confirmed, and of users who are not
/// disabled; those of a user stand together.
pub fn concerned_after(db: &mut Tx, after: Place, limit: u32) -> Result<Vec<Alias>, StoreError> {
    sql(concat!(
        "SELECT ",
        columns!(),
        " FROM aliases INDEXED BY aliases_concerned
         WHERE gateway_host IS NOT NULL AND accepted = 1 AND (user_id, id) > (?, ?)
         AND EXISTS (SELECT 1 FROM users WHERE users.id = user_id AND disabled = 0) ORDER BY user_id, id LIMIT ?"
    ))
    .bind(after.user_id)
    .bind(after.alias_id)
    .bind(limit)
    .rows(db)
}

/// How many users a change of the policy concerns, and how many of their aliases.
pub fn count_concerned(db: &mut Tx) -> Result<(u32, u32), StoreError> {
    // In the order of the index: nothing is sorted.
    sql("SELECT COUNT(*), COALESCE(SUM(count), 0) FROM
             (SELECT COUNT(*) AS count FROM aliases INDEXED BY aliases_concerned
              WHERE gateway_host IS NOT NULL AND accepted = 1
              AND EXISTS (SELECT 1 FROM users WHERE users.id = user_id AND disabled = 0) GROUP BY user_id)")
    .row(db)
}

/// So many aliases with a gateway behind a place; those of a user stand together.
pub fn gateways_after(db: &mut Tx, after: Place, limit: u32) -> Result<Vec<Alias>, StoreError> {
    sql(concat!(
        "SELECT ",
        columns!(),
        " FROM aliases INDEXED BY aliases_gateways
         WHERE gateway_host IS NOT NULL AND (user_id, id) > (?, ?) ORDER BY user_id, id LIMIT ?"
    ))
    .bind(after.user_id)
    .bind(after.alias_id)
    .bind(limit)
    .rows(db)
}

/// Adds an alias; its `id` is ignored and the new one given.
pub fn insert(db: &mut Tx, alias: &Alias) -> Result<i64, StoreError> {
    let id =
        sql("INSERT INTO aliases (user_id, address, address_key, created) VALUES (?, ?, ?, ?) RETURNING id")
            .bind(alias.user_id)
            .bind(&alias.address)
            .bind(&alias.key)
            .bind(millis(alias.created))
            .value(db)?;
    update(db, &Alias { id, ..alias.clone() })?;
    Ok(id)
}

/// Writes everything of an alias but its address.
pub fn update(db: &mut Tx, alias: &Alias) -> Result<(), StoreError> {
    let gateway = alias.gateway.as_ref();
    let confirmation = alias.confirmation.as_ref();
    sql(
        "UPDATE aliases SET name = ?, reply_to = ?, signature = coalesce(?, signature), treat_as_alias = ?, accepted = ?, is_default = ?,
         gateway_host = ?, gateway_port = ?, gateway_security = ?, gateway_secret = ?,
         code_mac = ?, link_mac = ?, code_expires = ?, wrong_codes = ?, outbox_id = ?,
         code_host = ?, code_makes_default = ? WHERE id = ?",
    )
    .bind(&alias.name)
    .bind(&alias.reply_to)
    .bind(&alias.signature)
    .bind(alias.treat_as_alias)
    .bind(alias.accepted)
    .bind(alias.is_default)
    .bind(gateway.map(|stored| stored.gateway.host.as_str()))
    .bind(gateway.map(|stored| stored.gateway.port))
    .bind(gateway.map(|stored| rows::security_code(stored.gateway.security)))
    .bind(gateway.map(|stored| stored.secret.as_slice()))
    .bind(confirmation.map(|stored| stored.code_mac.as_slice()))
    .bind(confirmation.map(|stored| stored.link_mac.as_slice()))
    .bind(confirmation.map(|stored| millis(stored.expires)))
    .bind(confirmation.map_or(0, |stored| stored.wrong))
    .bind(confirmation.and_then(|stored| stored.outbox_id))
    .bind(confirmation.and_then(|stored| stored.host.as_deref()))
    .bind(confirmation.is_some_and(|stored| stored.makes_default))
    .bind(alias.id)
    .run(db)?;
    Ok(())
}

/// Moves the end of the code that a mail carries, if it still holds.
pub fn prolong_code(
    db: &mut Tx,
    outbox_id: i64,
    now: Timestamp,
    expires: Timestamp,
) -> Result<(), StoreError> {
    sql("UPDATE aliases SET code_expires = ? WHERE outbox_id = ? AND code_expires > ?")
        .bind(millis(expires))
        .bind(outbox_id)
        .bind(millis(now))
        .run(db)?;
    Ok(())
}

/// Takes the default mark from whichever alias of the user has it: the primary address is the default then.
pub fn clear_default(db: &mut Tx, user_id: i64) -> Result<(), StoreError> {
    sql("UPDATE aliases SET is_default = 0 WHERE user_id = ?")
        .bind(user_id)
        .run(db)?;
    Ok(())
}

/// The same because another address was chosen: no pending alias becomes the default any longer, since this was said later.
pub fn choose_default(db: &mut Tx, user_id: i64) -> Result<(), StoreError> {
    sql("UPDATE aliases SET code_makes_default = 0 WHERE user_id = ?")
        .bind(user_id)
        .run(db)?;
    clear_default(db, user_id)
}

/// The address of the alias that is the default; none: the primary address is.
pub fn default_address(db: &mut Tx, user_id: i64) -> Result<Option<String>, StoreError> {
    sql("SELECT address FROM aliases WHERE user_id = ? AND is_default = 1")
        .bind(user_id)
        .maybe_value(db)
}

/// Deletes one.
pub fn delete(db: &mut Tx, id: i64) -> Result<(), StoreError> {
    sql("DELETE FROM aliases WHERE id = ?").bind(id).run(db)?;
    Ok(())
}

/// Reply-To and signature of the primary address, and whether it is the default: as long as no alias is.
pub fn primary(db: &mut Tx, user_id: i64) -> Result<(String, String, bool), StoreError> {
    sql(
        "SELECT reply_to, signature, NOT EXISTS (SELECT 1 FROM aliases WHERE user_id = users.id AND is_default = 1)
         FROM users WHERE id = ?",
    )
    .bind(user_id)
    .row(db)
}

/// Writes name, Reply-To and signature of the primary address.
pub fn set_primary(
    db: &mut Tx,
    user_id: i64,
    name: &str,
    reply_to: &str,
    signature: &str,
) -> Result<(), StoreError> {
    sql("UPDATE users SET name = ?, reply_to = ?, signature = ? WHERE id = ?")
        .bind(name)
        .bind(reply_to)
        .bind(signature)
        .bind(user_id)
        .run(db)?;
    Ok(())
}
