//! The doors that the mail server uses. Fromline keeps no queue: an existing mail server delivers, and asks here what it may.

pub mod bounces;
mod lmtp;
mod maps;
mod milter;
pub mod postfix;
pub mod reply;
mod submission;

use std::{
    fs, io,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use tokio::net::{UnixListener, UnixStream};

use crate::state::App;
use lmtp::MESSAGE_MAX;
pub(crate) use lmtp::mail_path;
pub(crate) use maps::question;
pub(crate) use milter::wire::parse as milter_command;
pub use submission::UnixSubmission;

/// Sockets that are open, and not yet served.
#[derive(Debug)]
pub struct Doors {
    folder: PathBuf,
    milter: UnixListener,
    bounces: UnixListener,
    maps: UnixListener,
    gateway: UnixListener,
}

impl Doors {
    /// Opens the sockets `milter`, `bounces`, `maps` and `gateway` in a folder that the mail server reaches: below its queue
    /// folder, since it may be chrooted. Their group is the folder's, if that has the set-group-id bit.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let door = |name| open(&folder.join(name));
        Ok(Self {
            milter: door("milter")?,
            bounces: door("bounces")?,
            maps: door("maps")?,
            gateway: door("gateway")?,
            folder: folder.to_owned(),
        })
    }

    /// Serves whoever comes, for ever.
    pub async fn serve(self, app: App) {
        tracing::info!(folder = %self.folder.display(), "open to the mail server");
        tokio::join!(
            each(self.milter, &app, milter::serve),
            each(self.bounces, &app, bounces::serve),
            each(self.maps, &app, maps::serve),
            each(self.gateway, &app, lmtp::serve),
        );
    }
}

/// A socket that the folder's group may use. One that an earlier run left behind gives way.
fn open(path: &Path) -> io::Result<UnixListener> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(named(error)),
        _ => (),
    }
    let listener = UnixListener::bind(path).map_err(named)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o660)).map_err(named)?;
    Ok(listener)
}

/// A task for each connection; whatever goes wrong ends that one alone.
async fn each<F>(listener: UnixListener, app: &App, serve: fn(App, UnixStream) -> F)
where
    F: Future<Output = io::Result<()>> + Send + 'static,
{
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let served = serve(app.clone(), stream);
                tokio::spawn(async move {
                    if let Err(error) = served.await {
                        tracing::warn!(%error, "the mail server's connection broke");
                    }
                });
            }
            Err(error) => {
                tracing::error!(%error, "mail server");
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            }
        }
    }
}
