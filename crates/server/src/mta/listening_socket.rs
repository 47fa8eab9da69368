//! A Unix socket for the mail server: opened only where no other process listens, and reopened if its file disappears.

use std::{
    fs,
    io::{self, ErrorKind},
    os::unix::fs::{FileTypeExt as _, PermissionsExt as _},
    path::Path,
    sync::Arc,
    time::Duration,
};

use fromline_base::socket::{LOOK, SocketState, identity};
use fromline_services::state::App;
use futures_util::FutureExt as _;
use tokio::{
    net::{UnixListener, UnixStream},
    time::{MissedTickBehavior, interval},
};
use tracing::Instrument as _;

/// A listening Unix socket that watches its own file.
#[derive(Debug)]
pub struct ListeningSocket {
    listener: UnixListener,
    state: Arc<SocketState>,
    /// Whether it was already logged that connections reach another socket.
    is_lost: bool,
}

impl ListeningSocket {
    /// Opens a socket that the folder's group may use, replacing a file left by an earlier run. Fails if another process listens
    /// there.
    pub fn open(folder: &Path, name: &'static str) -> io::Result<Self> {
        let path = folder.join(name);
        let (listener, file) = open(&path)?;
        Ok(Self {
            listener,
            state: Arc::new(SocketState::opened(name, path, file)),
            is_lost: false,
        })
    }

    /// Returns the state of the socket, which is updated while it is served.
    pub fn state(&self) -> Arc<SocketState> {
        self.state.clone()
    }

    /// Serves each connection in a task of its own, so that a failure ends only that connection; never returns.
    pub async fn serve<F>(mut self, app: &App, serve: fn(App, UnixStream) -> F)
    where
        F: Future<Output = io::Result<()>> + Send + 'static,
    {
        let mut look = interval(LOOK);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let accepted = tokio::select! {
                accepted = self.listener.accept() => accepted,
                _ = look.tick() => {
                    self.look();
                    continue;
                }
            };
            match accepted {
                Ok((stream, _)) => {
                    let served = serve(app.clone(), stream);
                    let served = async move {
                        if let Err(error) = served.await {
                            tracing::warn!(%error, "the mail server's connection broke");
                        }
                    };
                    let span = tracing::error_span!("socket", name = self.state.name());
                    tokio::spawn(served.instrument(span));
                }
                Err(error) => {
                    tracing::error!(%error, "mail server");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            }
        }
    }

    /// Checks that the file still leads to this socket, and recreates it if the path is free.
    fn look(&mut self) {
        let (path, name) = (self.state.path(), self.state.name());
        let file = self.state.file();
        if identity(path) == Some(file) {
            if std::mem::take(&mut self.is_lost) {
                tracing::info!(socket = name, "leads to this server again");
            }
            self.state.see(file);
            return;
        }
        match open(path) {
            Ok((listener, file)) => {
                tracing::warn!(socket = name, "its file was deleted or replaced: opened again");
                self.listener = listener;
                self.is_lost = false;
                self.state.see(file);
            }
            Err(error) => {
                self.state.see(file);
                if !std::mem::replace(&mut self.is_lost, true) {
                    tracing::error!(socket = name, %error, "its file was deleted or replaced: the mail server does not reach this server");
                }
            }
        }
    }
}

/// Checks that a socket can be opened here: the path is free or holds a socket on which no process listens.
pub fn check_free(path: &Path) -> io::Result<()> {
    is_left_behind(path).map(|_| ()).map_err(named(path))
}

fn open(path: &Path) -> io::Result<(UnixListener, (u64, u64))> {
    let open = || {
        if is_left_behind(path)? {
            fs::remove_file(path)?;
        }
        let listener = UnixListener::bind(path)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o660))?;
        let file = identity(path).ok_or(ErrorKind::NotFound)?;
        Ok((listener, file))
    };
    open().map_err(named(path))
}

/// Returns whether the path holds a socket left by an earlier run; false if it holds nothing. Fails if a process listens there or
/// the file is not a socket, since neither is ours to remove.
fn is_left_behind(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
        Ok(file) if !file.file_type().is_socket() => {
            return Err(io::Error::new(
                ErrorKind::AlreadyExists,
                "is there, and is no socket",
            ));
        }
        Ok(_) => {}
    }
    // The system answers at once; if not, there is a listener.
    match UnixStream::connect(path).now_or_never() {
        Some(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => Ok(true),
        Some(Err(error)) if error.kind() == ErrorKind::NotFound => Ok(false),
        // A full queue belongs to a running process.
        Some(Err(error)) if error.kind() != ErrorKind::WouldBlock => Err(error),
        _ => Err(io::Error::new(
            ErrorKind::AddrInUse,
            "another process answers there; stop it first",
        )),
    }
}

fn named(path: &Path) -> impl Fn(io::Error) -> io::Error {
    move |error| io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_a_socket_at_which_nobody_answers_gives_way() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("maps");
        drop(UnixListener::bind(&path).unwrap());
        assert!(path.exists(), "left behind");
        let first = ListeningSocket::open(dir.path(), "maps").unwrap();
        let file = identity(&path);

        let second = ListeningSocket::open(dir.path(), "maps").unwrap_err();
        assert_eq!(second.kind(), ErrorKind::AddrInUse, "{second}");
        assert_eq!(identity(&path), file);
        assert!(first.state.answers());

        let file = dir.path().join("milter");
        fs::write(&file, "mine").unwrap();
        let refused = ListeningSocket::open(dir.path(), "milter").unwrap_err();
        assert!(
            refused
                .to_string()
                .ends_with("milter: is there, and is no socket"),
            "{refused}"
        );
        assert_eq!(fs::read(&file).unwrap(), b"mine");
    }

    #[tokio::test]
    async fn a_socket_whose_queue_is_full_is_somebody_s() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("maps");
        let listener = UnixListener::bind(&path).unwrap();
        let mut waiting = Vec::new();
        while waiting.len() < 10_000 {
            match UnixStream::connect(&path).now_or_never() {
                Some(Ok(stream)) => waiting.push(stream),
                _ => break,
            }
        }
        let refused = check_free(&path).unwrap_err();
        assert_eq!(
            refused.kind(),
            ErrorKind::AddrInUse,
            "{} wait: {refused}",
            waiting.len()
        );
        drop(listener);
        check_free(&path).unwrap();
    }

    #[tokio::test]
    async fn a_file_that_goes_away_is_made_again_unless_it_leads_elsewhere() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("maps");
        let mut socket = ListeningSocket::open(dir.path(), "maps").unwrap();
        fs::remove_file(&path).unwrap();
        assert!(!socket.state.answers());
        socket.look();
        assert!(socket.state.answers());
        UnixStream::connect(&path).await.unwrap();

        fs::remove_file(&path).unwrap();
        let other = UnixListener::bind(&path).unwrap();
        let theirs = identity(&path);
        for _ in 0..2 {
            socket.look();
            assert!(!socket.state.answers() && socket.is_lost);
            assert_eq!(identity(&path), theirs, "theirs stays");
        }
        drop(other);
        socket.look();
        assert!(socket.state.answers() && !socket.is_lost);
    }
}
