//! The sockets to which the mail server connects. Fromline keeps no queue: an existing mail server delivers the mail and asks
//! Fromline for decisions.

pub mod bounces;
mod listening_socket;
mod lmtp;
mod maps;
mod milter;
pub mod reply;
mod submission;

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use fromline_base::socket::SocketState;
use fromline_services::state::App;

use listening_socket::ListeningSocket;
pub use lmtp::MESSAGE_MAX;
pub(crate) use lmtp::mail_path;
pub(crate) use maps::question;
pub(crate) use milter::wire::parse as milter_command;
pub use submission::UnixSubmission;

/// Names of the sockets in the folder that the mail server can reach.
const NAMES: [&str; 4] = ["milter", "bounces", "maps", "gateway"];

/// The open sockets of one folder, before they are served.
#[derive(Debug)]
pub struct ListeningSockets {
    folder: PathBuf,
    milter: ListeningSocket,
    bounces: ListeningSocket,
    maps: ListeningSocket,
    gateway: ListeningSocket,
}

impl ListeningSockets {
    /// Opens the sockets `milter`, `bounces`, `maps` and `gateway` in a folder that the mail server can reach, which is below its
    /// queue folder if it is chrooted. They belong to the folder's group if it has the set-group-id bit. Fails, opening none, if
    /// another process listens on one of them.
    pub fn open(folder: &Path) -> io::Result<Self> {
        // All are checked before any is replaced, so that a server which is refused has removed none.
        Self::check_free(folder)?;
        let [milter, bounces, maps, gateway] = NAMES.map(|name| ListeningSocket::open(folder, name));
        Ok(Self {
            milter: milter?,
            bounces: bounces?,
            maps: maps?,
            gateway: gateway?,
            folder: folder.to_owned(),
        })
    }

    /// Checks that no other process listens on any of the sockets in a folder.
    pub fn check_free(folder: &Path) -> io::Result<()> {
        NAMES
            .iter()
            .try_for_each(|name| listening_socket::check_free(&folder.join(name)))
    }

    /// Returns the state of each socket, updated while it is served.
    pub fn states(&self) -> Vec<Arc<SocketState>> {
        [&self.milter, &self.bounces, &self.maps, &self.gateway]
            .map(ListeningSocket::state)
            .into()
    }

    /// Serves every connection; never returns.
    pub async fn serve(self, app: App) {
        tracing::info!(folder = %self.folder.display(), "open to the mail server");
        tokio::join!(
            self.milter.serve(&app, milter::serve),
            self.bounces.serve(&app, bounces::serve),
            self.maps.serve(&app, maps::serve),
            self.gateway.serve(&app, lmtp::serve),
        );
    }
}
