//! The state of a socket that the mail server uses.

use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

/// Interval between checks of a socket's file.
pub const LOOK: Duration = Duration::from_secs(3);
/// Time without a check after which the socket's loop is considered stuck.
const HANGS: Duration = Duration::from_secs(15);

/// The state of a socket, shared between the loop that serves it and the readiness check.
#[derive(Debug)]
pub struct SocketState {
    name: &'static str,
    path: PathBuf,
    seen: Mutex<Seen>,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    /// Device and inode of the file that leads to the socket.
    file: (u64, u64),
    /// When the serving loop last checked the file.
    at: Instant,
}

impl SocketState {
    /// Creates the state of a socket that was just opened, with the device and inode of its file.
    pub fn opened(name: &'static str, path: PathBuf, file: (u64, u64)) -> Self {
        let at = Instant::now();
        Self {
            name,
            path,
            seen: Mutex::new(Seen { file, at }),
        }
    }

    /// Returns the path of the socket's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the device and inode of the file at the last check.
    pub fn file(&self) -> (u64, u64) {
        self.seen().file
    }

    /// Returns the file's name, for example `milter`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Returns whether connections reach this process: the file is unchanged, and the loop is accepting connections.
    pub fn answers(&self) -> bool {
        let seen = self.seen();
        seen.at.elapsed() < HANGS && identity(&self.path).is_some_and(|file| file == seen.file)
    }

    fn seen(&self) -> Seen {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records that the loop is accepting connections, with the device and inode of the file at its path.
    pub fn see(&self, file: (u64, u64)) {
        let at = Instant::now();
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Seen { file, at };
    }
}

/// Returns the device and inode of a file; `None` if it does not exist.
pub fn identity(path: &Path) -> Option<(u64, u64)> {
    let file = fs::symlink_metadata(path).ok()?;
    Some((file.dev(), file.ino()))
}
