//! What a failure of the database means to whoever asked for something.

use fromline_core::Reason;

/// Why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A rule of the tables that only one row may stand for: somebody else was first.
    #[error("{0:?} is taken")]
    Taken(Constraint),
    /// Another program keeps the database locked.
    #[error(
        "another program has kept the database locked for four seconds; end it or wait for it, then try again"
    )]
    Locked,
    /// All connections were at work for as long as anybody waits.
    #[error("all connections to the database are in use")]
    TimedOut,
    /// Nothing can be written: no room, a disk that is mounted read-only, or one that fails.
    #[error("the database cannot be written: {0}")]
    Full(rusqlite::Error),
    /// What stands in a column is not what was written there.
    #[error("the database holds something else than it should: {0}")]
    Corrupt(String),
    /// A row was expected, and there is none.
    #[error("a row is missing")]
    NoRow,
    /// A newer version made the database; the number is of its step.
    #[error("a newer version of Fromline made this database (migration {0})")]
    Newer(i64),
    /// A step of this name was another one when it was taken.
    #[error("migration {0} was another one when this database took it")]
    Altered(&'static str),
    /// The server is stopping.
    #[error("the database is closed")]
    Closed,
    /// The file.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// Whatever else the database said.
    #[error(transparent)]
    Other(rusqlite::Error),
}

/// The rules of the tables by which one is first.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Constraint {
    /// One user has an address once.
    AliasOfUser,
    /// One user at most has confirmed an address.
    AliasHolder,
    /// One user has one default address at most.
    AliasDefault,
}

impl Constraint {
    /// By what `SQLite` says of it: the columns, for an index on columns or part of a table.
    fn parse(message: &str) -> Option<Self> {
        let columns = message.strip_prefix("UNIQUE constraint failed: ")?;
        match columns {
            "aliases.user_id, aliases.address_key" => Some(Self::AliasOfUser),
            "aliases.address_key" => Some(Self::AliasHolder),
            "aliases.user_id" => Some(Self::AliasDefault),
            _ => None,
        }
    }

    /// What is told about it.
    pub fn reason(self) -> Reason {
        match self {
            Self::AliasOfUser => Reason::AliasExists,
            Self::AliasHolder => Reason::AliasTaken,
            Self::AliasDefault => Reason::Unavailable,
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
            // Of SQLITE_IOERR what writes: WRITE, FSYNC, DIR_FSYNC, TRUNCATE, DELETE, SHMOPEN, SHMSIZE
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
    /// What is told about it. Whatever has no reason of its own is a fault of ours.
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

/// When to try again, in seconds; none where that is no matter of waiting.
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
