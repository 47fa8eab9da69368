//! People as administrators find them: by the words of their name and address, page by page.

use fromline_base::unicode::fold_words;
use fromline_core::{
    address::Address,
    api::GatewayFilter,
    directory::UnitId,
    person::{AdministratorCount, PersonRole, PersonState},
};
use jiff::Timestamp;

use super::{
    FromRow, SqlRow, StoreError, Tx, UnitRanges,
    health::list::is_used,
    sql, timestamp,
    unit_ranges::in_ranges,
    users::{self, User},
};

/// Largest number of words of a search.
pub const WORDS: usize = 4;
/// Largest size of the words by which a person is found, in bytes.
const SEARCH_MAX: usize = 1500;

/// A person in a list.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// User whom the row is about.
    pub user: User,
    /// The state of the account.
    pub state: PersonState,
    /// The unit that the user is in.
    pub unit: UnitId,
    /// Number of the user's aliases, confirmed or not.
    pub addresses: u32,
    /// Number of the user's aliases that have a gateway.
    pub gateways: u32,
    /// Number of gateways that are used and fail.
    pub failing: u32,
}

impl FromRow for PersonRow {
    fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            user: User::from_row(row)?,
            state: read_state(row)?,
            unit: row.get("org_unit_id")?,
            addresses: row.get("addresses")?,
            gateways: row.get("gateways")?,
            failing: row.get("failing")?,
        })
    }
}

fn read_state(row: &SqlRow<'_>) -> Result<PersonState, StoreError> {
    PersonState::parse(&row.get::<String>("state")?).ok_or_else(|| StoreError::Corrupt("state".to_owned()))
}

/// Which people are searched for.
#[derive(Clone, Debug, Default)]
pub struct PeopleFilter {
    /// Beginnings of words, folded; each has to fit.
    words: [String; WORDS],
    /// The state of the account.
    pub state: Option<PersonState>,
    /// Role that people have to have; `None` for any.
    pub role: Option<PersonRole>,
    /// Condition on people's gateways; `None` for any.
    pub gateways: Option<GatewayFilter>,
    /// The units that they are in.
    units: UnitRanges,
}

impl PeopleFilter {
    /// Creates a filter for what somebody typed; `None` if there are more than [`WORDS`] words.
    pub fn parse(typed: &str) -> Option<Self> {
        let folded = fold_words(typed, is_part_of_address);
        let mut words: [String; WORDS] = Default::default();
        for word in &mut words {
            word.push(' ');
        }
        let mut places = words.iter_mut();
        for word in folded.split_whitespace() {
            places.next()?.push_str(word);
        }
        Some(Self {
            words,
            ..Self::default()
        })
    }
}

impl PeopleFilter {
    /// Leaves out whoever is not in one of these units or below.
    pub fn set_units(&mut self, units: UnitRanges) {
        self.units = units;
    }

    fn finds_everybody(&self) -> bool {
        let has_words = self.words.iter().any(|word| word != " ");
        !has_words
            && self.state.is_none()
            && self.role.is_none()
            && self.gateways.is_none()
            && self.units.is_everything()
    }
}

pub(super) fn is_part_of_address(character: char) -> bool {
    character.is_alphanumeric() || "@.-_+'".contains(character)
}

/// Returns the words by which a person is found, each with a space before it.
pub fn compute_search(address: &Address, name: &str) -> String {
    let typed = fold_words(address.as_str(), is_part_of_address);
    let local = fold_words(address.local(), char::is_alphanumeric);
    let name = fold_words(name, char::is_alphanumeric);
    let key = address.key().as_str();
    let typed = Some(typed.as_str()).filter(|typed| *typed != key);
    let words = name.split_whitespace().chain([key]).chain(typed);
    let words = words
        .chain(local.split_whitespace().skip(1))
        .chain([address.key().domain()]);
    let mut search = String::new();
    for word in words {
        if search.len() + word.len() < SEARCH_MAX {
            search.extend([" ", word]);
        }
    }
    search
}

/// Returns whether there are people without words.
pub(super) fn is_any_missing(db: &mut Tx) -> Result<bool, StoreError> {
    sql("SELECT EXISTS (SELECT 1 FROM users WHERE search = '')").value(db)
}

/// Computes the words of everybody who has none yet: those whom an older version added.
pub(super) fn index_missing(db: &mut Tx) -> Result<(), StoreError> {
    loop {
        let some: Vec<User> = sql("SELECT * FROM users WHERE search = '' LIMIT 1000").rows(db)?;
        if some.is_empty() {
            return Ok(());
        }
        for user in some {
            set_search(db, user.id, &user.address, &user.name)?;
        }
    }
}

/// Stores the words of a user whose name has changed.
pub(super) fn set_search(db: &mut Tx, id: i64, address: &Address, name: &str) -> Result<(), StoreError> {
    sql("UPDATE users SET search = ? WHERE id = ?")
        .bind(&compute_search(address, name))
        .bind(id)
        .run(db)?;
    Ok(())
}

/// The condition of a filter, with fifteen arguments after the first.
macro_rules! condition {
    () => {
        concat!(
            "instr(search, ?2) AND instr(search, ?3) AND instr(search, ?4) AND instr(search, ?5)
         AND (?6 IS NULL OR disabled = (?6 = 'CLOSED') AND state = ?6) AND (?7 IS NULL OR admin = ?7)
         AND CASE ?8
             WHEN 'ANY' THEN id IN (SELECT user_id FROM gateways)
             WHEN 'NONE' THEN id NOT IN (SELECT user_id FROM gateways)
             WHEN 'FAILING' THEN id IN (SELECT user_id FROM gateways JOIN gateway_health
                 ON gateway_id = gateways.id WHERE failing_since IS NOT NULL AND ",
            is_used!(),
            ") ELSE TRUE END AND ",
            in_ranges!(
                "org_unit_id",
                "?9",
                "?10",
                "?11",
                "?12",
                "?13",
                "?14",
                "?15",
                "?16"
            )
        )
    };
}

/// The columns of a list besides the user's own.
macro_rules! listed {
    () => {
        concat!(
            "users.*, (SELECT COUNT(*) FROM aliases WHERE user_id = users.id) AS addresses,
         (SELECT COUNT(*) FROM gateways WHERE user_id = users.id) AS gateways,
         (SELECT COUNT(*) FROM gateways JOIN gateway_health ON gateway_id = gateways.id
          WHERE user_id = users.id AND failing_since IS NOT NULL AND ",
            is_used!(),
            ") AS failing"
        )
    };
}

/// The search reads an index in the order of addresses. Only whom it finds is looked up in the table, and those whose state is asked for.
/// The index is named, because the planner would prefer a smaller one that has not the words.
pub(super) const SEARCH: &str = concat!(
    "SELECT ",
    listed!(),
    " FROM (SELECT id AS found FROM users INDEXED BY users_listed WHERE address_key > ?1 AND ",
    condition!(),
    " ORDER BY address_key LIMIT ?17) JOIN users ON users.id = found ORDER BY address_key"
);
pub(super) const COUNT: &str = concat!(
    "SELECT COUNT(*) FROM users INDEXED BY users_listed WHERE address_key > ?1 AND ",
    condition!()
);

fn bind_filter<'a>(
    statement: super::sql::Statement<'a>,
    filter: &'a PeopleFilter,
) -> super::sql::Statement<'a> {
    let statement = filter.words.iter().fold(statement, super::sql::Statement::bind);
    let gateways = filter.gateways.map(|gateways| match gateways {
        GatewayFilter::Any => "ANY",
        GatewayFilter::None => "NONE",
        GatewayFilter::Failing => "FAILING",
    });
    let statement = statement
        .bind(filter.state.map(PersonState::code))
        .bind(filter.role.map(|role| role == PersonRole::Administrator))
        .bind(gateways);
    filter.units.bind(statement)
}

/// Returns at most `limit` people after the one with the id `after`, in the order of their addresses; `None` if there is nobody with
/// that id.
pub fn search(
    db: &mut Tx,
    filter: &PeopleFilter,
    after: Option<i64>,
    limit: u32,
) -> Result<Option<Vec<PersonRow>>, StoreError> {
    let after = match after {
        None => String::new(),
        Some(id) => match users::by_id(db, id)? {
            Some(user) => user.address.key().to_string(),
            None => return Ok(None),
        },
    };
    bind_filter(sql(SEARCH).bind(&after), filter)
        .bind(limit)
        .rows(db)
        .map(Some)
}

/// Counts the people whom a filter finds.
pub fn count(db: &mut Tx, filter: &PeopleFilter) -> Result<u32, StoreError> {
    if filter.finds_everybody() {
        return count_all(db);
    }
    bind_filter(sql(COUNT).bind(""), filter).value(db)
}

/// Counts all people, whatever their state.
pub fn count_all(db: &mut Tx) -> Result<u32, StoreError> {
    sql("SELECT COUNT(*) FROM users").value(db)
}

/// Finds a person by row id.
pub fn by_id(db: &mut Tx, id: i64) -> Result<Option<PersonRow>, StoreError> {
    sql(concat!("SELECT ", listed!(), " FROM users WHERE id = ?"))
        .bind(id)
        .maybe_row(db)
}

/// Returns a user's state.
pub fn find_state(db: &mut Tx, id: i64) -> Result<PersonState, StoreError> {
    let code: String = sql("SELECT state FROM users WHERE id = ?").bind(id).value(db)?;
    PersonState::parse(&code).ok_or_else(|| StoreError::Corrupt("state".to_owned()))
}

/// Returns at most `limit` people of these units after an address, with their states, for a table.
pub fn list_after(
    db: &mut Tx,
    units: &UnitRanges,
    after: Option<&Address>,
    limit: u32,
) -> Result<Vec<(User, PersonState)>, StoreError> {
    struct Row(User, PersonState);
    impl FromRow for Row {
        fn from_row(row: &SqlRow<'_>) -> Result<Self, StoreError> {
            Ok(Self(User::from_row(row)?, read_state(row)?))
        }
    }
    let statement = sql(concat!(
        "SELECT * FROM users WHERE address_key > ?1 AND ",
        in_ranges!("org_unit_id", "?2", "?3", "?4", "?5", "?6", "?7", "?8", "?9"),
        " ORDER BY address_key LIMIT ?10"
    ));
    let statement = statement.bind(after.map_or("", |address| address.key().as_str()));
    let rows: Vec<Row> = units.bind(statement).bind(limit).rows(db)?;
    Ok(rows.into_iter().map(|Row(user, state)| (user, state)).collect())
}

/// Counts the administrators by state: open, and invited.
pub fn count_administrators(db: &mut Tx) -> Result<AdministratorCount, StoreError> {
    let (open, invited) = sql(
        "SELECT COALESCE(SUM(state = 'OPEN'), 0), COALESCE(SUM(state = 'INVITED'), 0) FROM users WHERE admin",
    )
    .row(db)?;
    Ok(AdministratorCount { open, invited })
}

/// Returns whether anybody who is not an administrator has an account that is not closed.
pub fn is_any_user(db: &mut Tx) -> Result<bool, StoreError> {
    sql("SELECT EXISTS (SELECT 1 FROM users WHERE NOT admin AND NOT disabled)").value(db)
}

/// Makes a user an administrator, or no longer one.
pub fn set_administrator(db: &mut Tx, id: i64, admin: bool) -> Result<(), StoreError> {
    sql("UPDATE users SET admin = ? WHERE id = ?")
        .bind(admin)
        .bind(id)
        .run(db)?;
    Ok(())
}

/// Counts a user's confirmed aliases with a gateway, and the emails about aliases that have not been sent.
pub fn count_ending(db: &mut Tx, user_id: i64) -> Result<(u32, u32), StoreError> {
    sql("SELECT (SELECT COUNT(*) FROM gateways WHERE user_id = ?1 AND accepted),
         (SELECT COUNT(*) FROM aliases JOIN confirmations ON alias_id = aliases.id JOIN outbox ON outbox.id = outbox_id
          WHERE aliases.user_id = ?1 AND outbox.state = 'ON_ITS_WAY')")
    .bind(user_id)
    .row(db)
}

/// Returns when the user's one-time link expires, if there is one.
pub fn find_link_expiry(db: &mut Tx, user_id: i64) -> Result<Option<Timestamp>, StoreError> {
    let expires: Option<i64> = sql("SELECT expires FROM links WHERE user_id = ?")
        .bind(user_id)
        .maybe_value(db)?;
    Ok(expires.map(timestamp))
}
#[cfg(test)]
mod tests;
