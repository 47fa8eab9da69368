//! Aliases, with their gateway and their pending confirmation.

mod rows;

use fromline_core::address::{Address, AddressKey};
use jiff::Timestamp;

use super::{
    StoreError, Tx, confirmations,
    confirmations::StoredConfirmation,
    gateways::StoredGateway,
    millis,
    org_units::{PolicyScope, gateways_in_scope, in_scope},
    sql, users,
};

/// An alias as stored.
#[derive(Clone, Debug)]
pub struct Alias {
    /// Id of the row in the table of aliases.
    pub id: i64,
    /// The row id of the user who has the alias.
    pub user_id: i64,
    /// The address, as typed and as compared.
    pub address: Address,
    /// The display name; may be empty.
    pub name: String,
    /// The address for replies; may be empty.
    pub reply_to: String,
    /// The signature as sanitized HTML. In lists it is `None` if it is larger than the present limit, which older signatures may
    /// be.
    pub signature: Option<String>,
    /// Affects only how mailboxes treat the address, not the From field.
    pub treat_as_alias: bool,
    /// Whether the user has proved that they receive mail at the address.
    pub accepted: bool,
    /// Whether clients preselect it.
    pub is_default: bool,
    /// When the alias was added.
    pub created: Timestamp,
    /// The gateway, if the alias has one.
    pub gateway: Option<StoredGateway>,
    /// The pending code and link, while the alias is unconfirmed.
    pub confirmation: Option<StoredConfirmation>,
}

/// The columns of an alias with its gateway and confirmation, for lists. Signatures may have 10,000 bytes; larger ones, stored
/// before that limit existed, are read only together with their single alias.
macro_rules! columns {
    () => {
        $crate::aliases::columns!(
            "CASE WHEN octet_length(aliases.signature) <= 10000 THEN aliases.signature END AS signature"
        )
    };
    ($signature:literal) => {
        concat!(
            "aliases.id, aliases.user_id, aliases.address, aliases.address_key, aliases.name, aliases.reply_to, ",
            $signature,
            ", treat_as_alias, aliases.accepted, is_default, aliases.created, ",
            $crate::gateways::columns!(),
            ", ",
            $crate::confirmations::columns!()
        )
    };
}
pub(super) use columns;

/// The joins that add an alias's gateway and confirmation.
macro_rules! beside {
    () => {
        " LEFT JOIN gateways ON gateways.alias_id = aliases.id LEFT JOIN confirmations ON confirmations.alias_id = aliases.id "
    };
}

/// The query for one complete alias.
macro_rules! whole {
    ($which:literal) => {
        concat!(
            "SELECT ",
            columns!("aliases.signature"),
            " FROM aliases",
            beside!(),
            $which
        )
    };
}

/// Returns a user's aliases, oldest first.
pub fn of_user(db: &mut Tx, user_id: i64) -> Result<Vec<Alias>, StoreError> {
    sql(concat!(
        "SELECT ",
        columns!(),
        " FROM aliases",
        beside!(),
        "WHERE aliases.user_id = ? ORDER BY aliases.id"
    ))
    .bind(user_id)
    .rows(db)
}

/// Finds one of a user's aliases by its address.
pub fn find(db: &mut Tx, user_id: i64, address_key: &AddressKey) -> Result<Option<Alias>, StoreError> {
    sql(whole!("WHERE aliases.user_id = ? AND address_key = ?"))
        .bind(user_id)
        .bind(address_key)
        .maybe_row(db)
}

/// Finds an alias by row id.
pub fn by_id(db: &mut Tx, id: i64) -> Result<Option<Alias>, StoreError> {
    sql(whole!("WHERE aliases.id = ?")).bind(id).maybe_row(db)
}

/// Finds the alias that has this gateway.
pub fn of_gateway(db: &mut Tx, gateway: i64) -> Result<Option<Alias>, StoreError> {
    sql(whole!("WHERE gateways.id = ?")).bind(gateway).maybe_row(db)
}

/// Returns whether any user has confirmed this address.
pub fn is_held(db: &mut Tx, address_key: &AddressKey) -> Result<bool, StoreError> {
    sql("SELECT EXISTS (SELECT 1 FROM aliases WHERE address_key = ? AND accepted)")
        .bind(address_key)
        .value(db)
}

/// A position among the aliases with a gateway: users in order of creation, each with their aliases in order of creation.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct GatewayCursor {
    /// The row id of the user.
    pub user_id: i64,
    /// The row id of the alias.
    pub alias_id: i64,
}

/// Returns every alias that has a gateway, by user.
pub fn list_with_gateway(db: &mut Tx) -> Result<Vec<Alias>, StoreError> {
    list_gateways(db, GatewayCursor::default(), u32::MAX)
}

/// The condition that a gateway's user is not disabled and in a unit of a scope.
macro_rules! user_in_scope {
    () => {
        concat!(
            "EXISTS (SELECT 1 FROM users JOIN org_units ON org_units.id = users.org_unit_id
             WHERE users.id = gateways.user_id AND NOT disabled AND ",
            in_scope!(),
            ")"
        )
    };
}

pub(super) const LIST_CONCERNED: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM gateways JOIN aliases ON aliases.id = gateways.alias_id
     LEFT JOIN confirmations ON confirmations.alias_id = aliases.id
     WHERE gateways.accepted AND (gateways.user_id, gateways.alias_id) > (?, ?) AND ",
    user_in_scope!(),
    " ORDER BY gateways.user_id, gateways.alias_id LIMIT ?"
);
/// The query begins at the units, so that it takes time in proportion to their people. It reads and groups in the order of indexes, so that
/// nothing is sorted; `NOT disabled` would not be found in one.
pub(super) const COUNT_CONCERNED: &str = concat!(
    "SELECT COUNT(*), COALESCE(SUM(count), 0) FROM (SELECT COUNT(*) AS count FROM ",
    gateways_in_scope!(),
    " AND disabled = FALSE AND accepted GROUP BY org_units.id, users.id)"
);
pub(super) const LIST_GATEWAYS: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM gateways JOIN aliases ON aliases.id = gateways.alias_id
     LEFT JOIN confirmations ON confirmations.alias_id = aliases.id
     WHERE (gateways.user_id, gateways.alias_id) > (?, ?) ORDER BY gateways.user_id, gateways.alias_id LIMIT ?"
);

/// Returns at most `limit` aliases after a position that are affected by a change of the policy of these units: those with a gateway
/// that are confirmed and whose user is not disabled. The aliases of one user are adjacent.
pub fn list_concerned(
    db: &mut Tx,
    scope: &PolicyScope,
    after: GatewayCursor,
    limit: u32,
) -> Result<Vec<Alias>, StoreError> {
    sql(LIST_CONCERNED)
        .bind(after.user_id)
        .bind(after.alias_id)
        .bind(scope.source)
        .bind(scope.path.as_str())
        .bind(&scope.path.end())
        .bind(limit)
        .rows(db)
}

/// Counts the users affected by a change of the policy of these units, and their aliases.
pub fn count_concerned(db: &mut Tx, scope: &PolicyScope) -> Result<(u32, u32), StoreError> {
    sql(COUNT_CONCERNED)
        .bind(scope.source)
        .bind(scope.path.as_str())
        .bind(&scope.path.end())
        .row(db)
}

/// Returns the aliases of one user that a change of their policy affects; none if the user is disabled.
pub fn list_concerned_of(db: &mut Tx, user_id: i64) -> Result<Vec<Alias>, StoreError> {
    sql(concat!(
        "SELECT ",
        columns!(),
        " FROM gateways JOIN aliases ON aliases.id = gateways.alias_id
         LEFT JOIN confirmations ON confirmations.alias_id = aliases.id
         WHERE gateways.accepted AND gateways.user_id = ?
         AND EXISTS (SELECT 1 FROM users WHERE users.id = gateways.user_id AND NOT disabled) ORDER BY gateways.alias_id"
    ))
    .bind(user_id)
    .rows(db)
}

/// Returns at most `limit` aliases with a gateway after a position; those of one user are adjacent.
pub fn list_gateways(db: &mut Tx, after: GatewayCursor, limit: u32) -> Result<Vec<Alias>, StoreError> {
    sql(LIST_GATEWAYS)
        .bind(after.user_id)
        .bind(after.alias_id)
        .bind(limit)
        .rows(db)
}

/// Adds an alias without gateway and confirmation, and returns its new id; the given `id` is ignored.
pub fn insert(db: &mut Tx, alias: &Alias) -> Result<i64, StoreError> {
    sql("INSERT INTO aliases (user_id, address, address_key, domain, name, reply_to, signature, treat_as_alias, accepted,
         is_default, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")
    .bind(alias.user_id)
    .bind(alias.address.as_str())
    .bind(alias.address.key())
    .bind(alias.address.domain())
    .bind(&alias.name)
    .bind(&alias.reply_to)
    .bind(alias.signature.as_deref().unwrap_or_default())
    .bind(alias.treat_as_alias)
    .bind(alias.accepted)
    .bind(alias.is_default)
    .bind(millis(alias.created))
    .value(db)
}

/// Updates an alias, except for its address, gateway and confirmation.
pub fn update(db: &mut Tx, alias: &Alias) -> Result<(), StoreError> {
    sql("UPDATE aliases SET name = ?, reply_to = ?, signature = coalesce(?, signature), treat_as_alias = ?, accepted = ?,
         is_default = ? WHERE id = ?")
    .bind(&alias.name)
    .bind(&alias.reply_to)
    .bind(&alias.signature)
    .bind(alias.treat_as_alias)
    .bind(alias.accepted)
    .bind(alias.is_default)
    .bind(alias.id)
    .run(db)?;
    Ok(())
}

/// Makes the primary address the default by clearing the mark of the alias that has it.
pub fn clear_default(db: &mut Tx, user_id: i64) -> Result<(), StoreError> {
    sql("UPDATE aliases SET is_default = ? WHERE user_id = ? AND is_default")
        .bind(false)
        .bind(user_id)
        .run(db)?;
    Ok(())
}

/// Clears the default because another address was chosen, and keeps pending aliases from becoming the default later, since this
/// choice is newer.
pub fn choose_default(db: &mut Tx, user_id: i64) -> Result<(), StoreError> {
    confirmations::forget_defaults(db, user_id)?;
    clear_default(db, user_id)
}

/// Returns the address of the default alias; `None` if the primary address is the default.
pub fn find_default(db: &mut Tx, user_id: i64) -> Result<Option<Address>, StoreError> {
    sql("SELECT address, address_key FROM aliases WHERE user_id = ? AND is_default")
        .bind(user_id)
        .maybe_row(db)
}

/// Deletes an alias with its gateway and confirmation.
pub fn delete(db: &mut Tx, id: i64) -> Result<(), StoreError> {
    sql("DELETE FROM aliases WHERE id = ?").bind(id).run(db)?;
    Ok(())
}

/// Returns Reply-To and signature of the primary address, and whether it is the default, which it is unless an alias is.
pub fn find_primary(db: &mut Tx, user_id: i64) -> Result<(String, String, bool), StoreError> {
    sql(
        "SELECT reply_to, signature, NOT EXISTS (SELECT 1 FROM aliases WHERE user_id = users.id AND is_default)
         FROM users WHERE id = ?",
    )
    .bind(user_id)
    .row(db)
}

/// Updates name, Reply-To and signature of the primary address.
pub fn set_primary(
    db: &mut Tx,
    user_id: i64,
    name: &str,
    reply_to: &str,
    signature: &str,
) -> Result<(), StoreError> {
    sql("UPDATE users SET reply_to = ?, signature = ? WHERE id = ?")
        .bind(reply_to)
        .bind(signature)
        .bind(user_id)
        .run(db)?;
    users::set_name(db, user_id, name)
}
