//! Fromline in front of a Postfix that is there already: what the installation needs, in one table for the script that sets it
//! up and for the check. The crate knows nothing of the server: no database and no HTTP. What it reads is Postfix's own
//! configuration, through postconf(1).
//!
//! A second instance takes mail from users and asks Fromline; the instance that was there before delivers what is the
//! organisation's, as ever. docs/postfix.md shows the way of a mail.

mod check;
mod configure;
mod expected;
mod instance;
mod script;
mod services;
mod taken;
mod values;

use std::path::{Path, PathBuf};

pub use check::{Finding, NamedSockets, check, check_files};
pub use configure::configure;
pub use instance::Instance;

/// Fromline's sockets, below the queue folder; relative names hold in chroot, too.
const SOCKETS: &str = "fromline";
/// The service by which gateway mail comes to Fromline.
const GATEWAY: &str = "fromline-gateway";
/// The service by which Fromline hands mail in.
const SUBMISSION: &str = "fromline-submission";

/// Facts about the organisation: the administrator's choices and Fromline's settings.
#[derive(Clone, Debug)]
pub struct Site {
    /// The organisation's mail domains, A-labels.
    pub domains: Vec<String>,
    /// The system user that Fromline runs as.
    pub user: String,
    /// The loopback port by which the organisation's mail comes back to the existing instance.
    pub port: u16,
    /// Maximum size of a message that Fromline accepts for a gateway, in bytes.
    pub message_max: usize,
}

impl Site {
    /// Where the existing instance takes the organisation's mail back.
    fn back(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The route of the organisation's mail.
    fn own_route(&self) -> String {
        format!("relay:[127.0.0.1]:{}", self.port)
    }
}

/// Name and folders of the second instance.
#[derive(Clone, Debug)]
pub struct Folders {
    /// Name of the instance for postmulti(1).
    pub name: String,
    /// Folder of main.cf and master.cf.
    pub config: PathBuf,
    /// Folder of the queue.
    pub queue: PathBuf,
    /// Folder of Postfix's own data.
    pub data: PathBuf,
}

impl Folders {
    /// Returns the folders of an existing instance.
    pub fn of(ours: &Instance) -> Self {
        Self {
            name: ours.get("multi_instance_name").to_owned(),
            config: ours.folder().to_owned(),
            queue: ours.get("queue_directory").into(),
            data: ours.get("data_directory").into(),
        }
    }

    /// Returns the folders for a new instance beside the existing one.
    pub fn beside(existing: &Instance, name: &str) -> Self {
        let beside = |folder: &str| Path::new(folder).with_file_name(name);
        Self {
            name: name.to_owned(),
            config: existing.folder().with_file_name(name),
            queue: beside(existing.get("queue_directory")),
            data: beside(existing.get("data_directory")),
        }
    }

    /// Fromline's own folder in the queue folder.
    pub fn sockets(&self) -> PathBuf {
        self.queue.join(SOCKETS)
    }

    /// The socket by which Fromline submits mail.
    pub fn submission(&self) -> PathBuf {
        self.queue.join("public").join(SUBMISSION)
    }
}
