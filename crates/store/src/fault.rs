//! Database errors and their meaning for the caller.

use fromline_core::Reason;

/// The reasons why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A unique constraint was violated: somebody else was first.
    #[error("{0:?} is taken")]
    Taken(Constraint),
    /// Another program keeps the database locked.
    #[error(
        "another program has kept the database locked for four seconds; end it or wait for it, then try again"
    )]
    Locked,
    /// All connections stayed in use for the maximum waiting time.
    #[error("all connections to the database are in use")]
    TimedOut,
    /// The disk is full, mounted read-only, or failing.
    #[error("the database cannot be written: {0}")]
    Full(rusqlite::Error),
    /// A column contains something that Fromline did not write there.
    #[error("the database holds something else than it should: {0}")]
    Corrupt(String),
    /// A required row does not exist.
    #[error("a row is missing")]
    NoRow,
    /// The database was created by a newer version, whose last migration has this number.
    #[error("a newer version of Fromline made this database (migration {0})")]
    Newer(i64),
    /// The migration with this name differs from the one that was applied.
    #[error("migration {0} was another one when this database took it")]
    Altered(&'static str),
    /// The server is stopping.
    #[error("the database is closed")]
    Closed,
    /// The file cannot be accessed.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// Any other database error.
    #[error(transparent)]
    Other(rusqlite::Error),
}

/// The unique constraints that concurrent requests can violate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Constraint {
    /// A user can have an address only once.
    AliasOfUser,
    /// Only one user can have confirmed an address.
    AliasHolder,
    /// A user can have only one default address.
    AliasDefault,
    /// A unit can have only one unit of a name below it.
    UnitName,
}

impl Constraint {
    /// Identifies the constraint by `SQLite`'s message, which lists its columns.
    fn parse(message: &str) -> Option<Self> {
        let columns = message.strip_prefix("UNIQUE constraint failed: ")?;
        match columns {
            "aliases.user_id, aliases.address_key" => Some(Self::AliasOfUser),
            "aliases.address_key" => Some(Self::AliasHolder),
            "aliases.user_id" => Some(Self::AliasDefault),
            "org_units.parent_id, org_units.name_key" => Some(Self::UnitName),
            _ => None,
        }
    }

    /// Returns the reason that is reported.
    pub fn reason(self) -> Reason {
        match self {
            Self::AliasOfUser => Reason::AliasExists,
            Self::AliasHolder => Reason::AliasTaken,
            Self::AliasDefault => Reason::Unavailable,
            Self::UnitName => Reason::UnitExists,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return Self::Other(error);
        };
        if let Some(taken) = message.as_deref().and_then(Constraint::parse) {
            return Self::Taken(taken);
        }
        // Extended result codes (sqlite.org/rescode.html).
        match failure.extended_code {
            // The writing ones of SQLITE_IOERR: WRITE, FSYNC, DIR_FSYNC, TRUNCATE, DELETE, SHMOPEN, SHMSIZE
            778 | 1034 | 1290 | 1546 | 2570 | 4618 | 4874 => Self::Full(error),
            code => match code & 0xff {
                // SQLITE_BUSY, SQLITE_LOCKED
                5 | 6 => Self::Locked,
                // SQLITE_READONLY, SQLITE_FULL
                8 | 13 => Self::Full(error),
                _ => Self::Other(error),
            },
        }
    }
}

impl StoreError {
    /// Returns the reason that is reported; errors without one of their own are internal.
    pub fn reason(&self) -> Reason {
        match self {
            Self::Taken(constraint) => constraint.reason(),
            Self::Locked => Reason::StorageBusy,
            Self::TimedOut => Reason::Unavailable,
            Self::Full(_) => Reason::StorageFull,
            Self::Corrupt(_)
            | Self::NoRow
            | Self::Closed
            | Self::Newer(_)
            | Self::Altered(_)
            | Self::File(_)
            | Self::Other(_) => Reason::Internal,
        }
    }
}

/// Returns the number of seconds after which to try again; `None` if waiting does not help.
pub fn find_retry_after(reason: Reason) -> Option<u32> {
    match reason {
        Reason::StorageBusy => Some(5),
        Reason::StorageFull => Some(60),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;

    #[test]
    fn each_code_has_its_meaning() {
        for (code, told) in [
            (5, Reason::StorageBusy),
            (261, Reason::StorageBusy),
            (517, Reason::StorageBusy),
            (6, Reason::StorageBusy),
            (13, Reason::StorageFull),
            (8, Reason::StorageFull),
            (778, Reason::StorageFull),
            (1034, Reason::StorageFull),
            (4874, Reason::StorageFull),
            (266, Reason::Internal),
            (522, Reason::Internal),
            (11, Reason::Internal),
            (1, Reason::Internal),
            (787, Reason::Internal),
        ] {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            assert_eq!(StoreError::from(error).reason(), told, "{code}");
        }
        assert_eq!(StoreError::TimedOut.reason(), Reason::Unavailable);
        assert_eq!(StoreError::NoRow.reason(), Reason::Internal);
    }
}
