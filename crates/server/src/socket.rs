//! What is known of a socket that the mail server uses.

use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

/// How often a socket's file is looked at.
pub const LOOK: Duration = Duration::from_secs(3);
/// A loop that has not looked for so long hangs.
const HANGS: Duration = Duration::from_secs(15);

/// What became of a socket, for whoever asks whether the server is ready.
#[derive(Debug)]
pub struct SocketState {
    name: &'static str,
    path: PathBuf,
    seen: Mutex<Seen>,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    /// Device and inode of the file that leads to us.
    file: (u64, u64),
    /// When it was last looked at by whoever takes connections.
    at: Instant,
}

impl SocketState {
    /// Of a socket that was opened now, with the device and inode of its file.
    pub(crate) fn opened(name: &'static str, path: PathBuf, file: (u64, u64)) -> Self {
        let at = Instant::now();
        Self {
            name,
            path,
            seen: Mutex::new(Seen { file, at }),
        }
    }

    /// Where its file is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Device and inode of its file when it was last looked at.
    pub(crate) fn file(&self) -> (u64, u64) {
        self.seen().file
    }

    /// The file's name: `milter`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Whether whoever connects comes to us: the file is ours, and connections are being taken.
    pub fn answers(&self) -> bool {
        let seen = self.seen();
        seen.at.elapsed() < HANGS && identity(&self.path).is_some_and(|file| file == seen.file)
    }

    fn seen(&self) -> Seen {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn see(&self, file: (u64, u64)) {
        let at = Instant::now();
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Seen { file, at };
    }
}

/// Device and inode of a file; none if there is none.
pub(crate) fn identity(path: &Path) -> Option<(u64, u64)> {
    let file = fs::symlink_metadata(path).ok()?;
    Some((file.dev(), file.ino()))
}
