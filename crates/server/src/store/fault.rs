//! What a failure of the database means to whoever asked for something.

use std::io;

use fromline_core::Reason;
use sqlx::Error;

/// Another program keeps the database locked.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "another program has kept the database locked for four seconds; end it or wait for it, then try again"
)]
pub struct Locked;

impl From<Locked> for Error {
    fn from(locked: Locked) -> Self {
        Self::Io(io::Error::new(io::ErrorKind::ResourceBusy, locked))
    }
}

/// Whether another program, or those who wait, are in the way.
pub fn is_locked(error: &Error) -> bool {
    match error {
        Error::PoolTimedOut => true,
        Error::Io(error) => error.kind() == io::ErrorKind::ResourceBusy,
        // SQLITE_BUSY, SQLITE_LOCKED
        _ => matches!(code(error).map(|code| code & 0xff), Some(5 | 6)),
    }
}

/// Whether nothing can be written: no room, a disk that is mounted read-only, or one that fails.
fn is_full(error: &Error) -> bool {
    match error {
        Error::Io(error) => matches!(
            error.kind(),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::ReadOnlyFilesystem
        ),
        // SQLITE_READONLY, SQLITE_FULL; of SQLITE_IOERR what writes: WRITE, FSYNC, DIR_FSYNC, TRUNCATE, DELETE, SHMOPEN, SHMSIZE
        _ => match code(error) {
            Some(778 | 1034 | 1290 | 1546 | 2570 | 4618 | 4874) => true,
            Some(code) => matches!(code & 0xff, 8 | 13),
            None => false,
        },
    }
}

/// What is told about it. Whatever is none of these is a fault of ours.
pub fn reason(error: &Error) -> Reason {
    if matches!(error, Error::PoolTimedOut) {
        // All readers are at work.
        Reason::Unavailable
    } else if is_locked(error) {
        Reason::StorageBusy
    } else if is_full(error) {
        Reason::StorageFull
    } else {
        Reason::Internal
    }
}

/// When to try again, in seconds; none where that is no matter of waiting.
pub fn retry_after(reason: Reason) -> Option<u32> {
    match reason {
        Reason::StorageBusy => Some(5),
        Reason::StorageFull => Some(60),
        _ => None,
    }
}

/// `SQLite`'s extended result code (sqlite.org/rescode.html).
fn code(error: &Error) -> Option<i32> {
    error.as_database_error()?.code()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use sqlx::error::{DatabaseError, ErrorKind};

    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("code {0}")]
    struct Coded(i32);

    impl DatabaseError for Coded {
        fn message(&self) -> &'static str {
            "coded"
        }

        fn code(&self) -> Option<std::borrow::Cow<'_, str>> {
            Some(self.0.to_string().into())
        }

        fn as_error(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
            self
        }

        fn as_error_mut(&mut self) -> &mut (dyn std::error::Error + Send + Sync + 'static) {
            self
        }

        fn into_error(self: Box<Self>) -> Box<dyn std::error::Error + Send + Sync + 'static> {
            self
        }

        fn kind(&self) -> ErrorKind {
            ErrorKind::Other
        }
    }

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
            assert_eq!(reason(&Error::Database(Box::new(Coded(code)))), told, "{code}");
        }
        assert_eq!(reason(&Error::PoolTimedOut), Reason::Unavailable);
        assert_eq!(reason(&Locked.into()), Reason::StorageBusy);
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert_eq!(reason(&Error::Io(full)), Reason::StorageFull);
        assert_eq!(reason(&Error::RowNotFound), Reason::Internal);
    }
}
