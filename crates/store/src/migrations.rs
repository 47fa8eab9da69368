//! Migrations of the database schema.

use rusqlite::Connection;
use sha2::{Digest as _, Sha384};

use super::{
    StoreError, Tx, sql,
    sql::Arg,
    tx::{query, run},
};

/// One migration: its number, its name and its statements.
struct Migration {
    version: i64,
    name: &'static str,
    text: &'static str,
}

macro_rules! migrations {
    ($($version:literal $name:literal),+ $(,)?) => {
        [$(Migration {
            version: $version,
            name: $name,
            text: include_str!(concat!("../migrations/", $name, ".sql")),
        }),+]
    };
}

/// All migrations in order. A released one never changes.
const ALL: &[Migration] = &migrations! {
    1 "0001_accounts",
    2 "0002_aliases",
    3 "0003_policies",
    4 "0004_outbox",
    5 "0005_asked",
    6 "0006_test_messages",
    7 "0007_gateway_health",
    9 "0009_gateways_listed",
    10 "0010_confirmation_mails",
    13 "0013_gateway_messages",
    14 "0014_code_for",
    15 "0015_arrivals",
    17 "0017_notices",
    18 "0018_gateways",
    19 "0019_jobs",
    20 "0020_consents",
    21 "0021_passwords_ending",
    22 "0022_revocations",
    23 "0023_org_units",
    24 "0024_people",
    25 "0025_counting",
    26 "0026_checklist",
    27 "0027_gateways_found",
    28 "0028_roles",
};

/// The table of applied migrations, in the format that sqlx used until version 0.1.0. So databases of that time can be opened,
/// and a server of that time reports that this database is newer.
const RECORD: &str = "CREATE TABLE IF NOT EXISTS _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
)";

/// Applies the missing migrations, all or none.
///
/// # Errors
///
/// [`StoreError::Newer`] if unknown migrations were applied, [`StoreError::Altered`] if one differed when it was applied.
pub(super) fn migrate(connection: &Connection) -> Result<(), StoreError> {
    migrate_to(connection, i64::MAX)
}

/// Applies the missing migrations up to a version.
pub(super) fn migrate_to(connection: &Connection, last: i64) -> Result<(), StoreError> {
    // Commands that only read get along with a lock that another program has.
    if due(connection, last)?.is_empty() {
        return Ok(());
    }
    // A table that is made anew must not take its rows' dependents with it; that is looked at before the commit instead.
    connection.pragma_update(None, "foreign_keys", "off")?;
    let outcome = in_transaction(connection, last);
    connection.pragma_update(None, "foreign_keys", "on")?;
    outcome
}

fn in_transaction(connection: &Connection, last: i64) -> Result<(), StoreError> {
    // Two servers that start at once take turns.
    run(connection, "BEGIN IMMEDIATE", &[])?;
    let outcome = steps(connection, last).and_then(|()| run(connection, "COMMIT", &[]).map(drop));
    if outcome.is_err() && !connection.is_autocommit() {
        run(connection, "ROLLBACK", &[])?;
    }
    outcome
}

/// Returns the migrations to apply. Fails if applied ones are unknown or differ.
fn due(connection: &Connection, last: i64) -> Result<Vec<&'static Migration>, StoreError> {
    let has_record = "SELECT name FROM sqlite_schema WHERE name = '_sqlx_migrations'";
    let record: Vec<String> = query(connection, has_record, &[], |row| row.at(0), 1)?;
    let taken: Vec<(i64, Vec<u8>)> = if record.is_empty() {
        Vec::new()
    } else {
        query(
            connection,
            "SELECT version, checksum FROM _sqlx_migrations ORDER BY version",
            &[],
            |row| Ok((row.at(0)?, row.at(1)?)),
            usize::MAX,
        )?
    };
    for (version, checksum) in &taken {
        let known = ALL.iter().find(|migration| migration.version == *version);
        let known = known.ok_or(StoreError::Newer(*version))?;
        if known.checksum() != *checksum {
            return Err(StoreError::Altered(known.name));
        }
    }
    let is_due = |migration: &&Migration| {
        migration.version <= last && taken.iter().all(|(version, _)| *version != migration.version)
    };
    Ok(ALL.iter().filter(is_due).collect())
}

fn steps(connection: &Connection, last: i64) -> Result<(), StoreError> {
    let before = dangling(connection)?;
    run(connection, RECORD, &[])?;
    // Again, under the lock: another server may have taken them meanwhile.
    for migration in due(connection, last)? {
        migration.take(connection)?;
    }
    // What somebody broke by other means before is not ours to refuse.
    match dangling(connection)?
        .into_iter()
        .find(|row| !before.contains(row))
    {
        Some((table, row)) => Err(StoreError::Corrupt(format!(
            "row {row:?} of {table} without what it belongs to"
        ))),
        None => Ok(()),
    }
}

/// Returns rows with a dangling foreign key, by table.
fn dangling(connection: &Connection) -> Result<Vec<(String, Option<i64>)>, StoreError> {
    let read = |row: &super::SqlRow<'_>| Ok((row.at(0)?, row.at(1)?));
    query(connection, "PRAGMA foreign_key_check", &[], read, usize::MAX)
}

impl Migration {
    fn checksum(&self) -> Vec<u8> {
        Sha384::digest(self.text).to_vec()
    }

    fn take(&self, connection: &Connection) -> Result<(), StoreError> {
        connection.execute_batch(self.text)?;
        run(
            connection,
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (?, ?, 1, ?, 0)",
            &[
                Arg::Integer(self.version),
                Arg::Text(&self.name[5..].replace('_', " ")),
                Arg::Bytes(&self.checksum()),
            ],
        )?;
        Ok(())
    }
}

/// Returns whether a database has every migration.
pub fn is_done(db: &mut Tx) -> Result<bool, StoreError> {
    let taken: Vec<i64> = sql("SELECT version FROM _sqlx_migrations WHERE success = 1").values(db)?;
    Ok(ALL.iter().all(|migration| taken.contains(&migration.version)))
}

/// Returns the number of the last migration.
pub fn newest() -> i64 {
    ALL.last().map_or(0, |migration| migration.version)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_file_is_taken_under_its_number() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        let known: BTreeSet<String> = ALL
            .iter()
            .map(|migration| format!("{}.sql", migration.name))
            .collect();
        assert_eq!(files, known);
        assert!(ALL.windows(2).all(|pair| pair[0].version < pair[1].version));
        for migration in ALL {
            assert!(migration.name.starts_with(&format!("{:04}_", migration.version)));
        }
    }

    #[test]
    fn what_is_newer_or_was_altered_is_not_touched() {
        let connection = Connection::open_in_memory().unwrap();
        migrate(&connection).unwrap();
        migrate(&connection).unwrap();
        connection
            .execute_batch("UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 3")
            .unwrap();
        assert!(matches!(
            migrate(&connection),
            Err(StoreError::Altered("0003_policies"))
        ));
        let connection = Connection::open_in_memory().unwrap();
        migrate(&connection).unwrap();
        connection
            .execute_batch("UPDATE _sqlx_migrations SET version = 9999 WHERE version = 1")
            .unwrap();
        assert!(matches!(migrate(&connection), Err(StoreError::Newer(9999))));
        assert!(connection.is_autocommit());
    }
}
